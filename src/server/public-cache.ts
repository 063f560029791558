import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '#src/db/open.ts'
import { changesPublished, publishedRevision } from '#src/db/published-revision.ts'
import { createByteCache } from './byte-cache.ts'
import { acceptedEncoding, hasAlready, publicAddressKey, type PublicAddressKey } from './http-cache.ts'
import { copyOf, type PublicCopy } from './public-copy.ts'

/** Some thousand pages. */
const MOST_BYTES = 64 * 1024 * 1024
/** So often it is asked whether another process has announced something. */
const REVISION_EVERY_MS = 2_000
/** In case a change was missed. */
const OLDEST_MS = 60_000

/** Where pages come from: rendered for nobody in particular, whatever the visitor's cookies say. */
export type RenderPublic = (address: string, request: FastifyRequest) => Promise<Response>

/**
 * Answers everything under /p from copies of pages: they are rendered once after each change of what is published and then sent as they
 * are, with strong tags and 304. Nothing of the visitor but the address reaches the rendering, so a copy can hold nobody's data.
 */
export function servePublicPages(app: FastifyInstance, database: Database, render: RenderPublic): void {
  const cache = createByteCache<PublicCopy>(MOST_BYTES)
  const beingMade = new Map<string, Promise<PublicCopy | Response>>()
  const forgetOld = watchRevision(database, () => {
    cache.clear()
    beingMade.clear()
  })

  const make = async (key: string, { isKept }: PublicAddressKey, request: FastifyRequest) => {
    const changes = forgetOld.generation()
    const answer = await render(key, request)
    if (answer.status !== 200) return answer
    const copy = await copyOf(answer, performance.now())
    // What was announced while this page was being made may be missing on it.
    if (isKept && forgetOld.generation() === changes) cache.set(key, copy, copy.byteCount)
    return copy
  }
  const find = async (address: PublicAddressKey, request: FastifyRequest): Promise<PublicCopy | Response> => {
    const key = address.path + address.search
    const kept = cache.get(key)
    if (kept !== undefined && performance.now() - kept.madeAt < OLDEST_MS) return kept
    // A page that many ask for at once is made once; answers other than pages can be read only once.
    const making = beingMade.get(key)
    const shared = making && (await making.catch(() => null))
    if (shared && !(shared instanceof Response)) return shared
    const made = make(key, address, request)
    beingMade.set(key, made)
    return made.finally(() => {
      if (beingMade.get(key) === made) beingMade.delete(key)
    })
  }

  app.route({
    method: ['GET', 'HEAD'],
    url: '/p',
    handler: answer,
  })
  app.route({ method: ['GET', 'HEAD'], url: '/p/*', handler: answer })

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    forgetOld.look()
    const address = publicAddressKey(request.url)
    const found = address === null ? await render(request.url, request) : await find(address, request)
    return found instanceof Response ? sendOnce(found, reply) : sendCopy(found, request, reply)
  }
}

function sendCopy(copy: PublicCopy, { headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const encoding = acceptedEncoding(headers['accept-encoding'])
  const variant = (encoding === null ? undefined : copy.encoded[encoding]) ?? copy.plain
  void reply.headers(variant.headers)
  if (hasAlready(headers['if-none-match'], variant.headers['etag'] ?? '')) return reply.status(304).send()
  return reply.send(variant.body)
}

/** Refusals and the like: what nobody may keep. */
function sendOnce(answer: Response, reply: FastifyReply): FastifyReply {
  void reply.status(answer.status)
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') void reply.header(name, value)
  void reply.header('cache-control', 'no-store')
  return reply.send(answer.body)
}

/** Notices changes of what is published: those of this process at once, those of others within seconds. */
function watchRevision(database: Database, forget: () => void): { look: () => void; generation: () => number } {
  let generation = 0
  let changes = changesPublished(database)
  let revision: string | null = null
  let askedAt = -Infinity
  const outdated = (): void => {
    generation += 1
    forget()
  }
  const ask = async (): Promise<void> => {
    const latest = await publishedRevision(database)
    if (revision !== null && latest !== revision) outdated()
    revision = latest
  }
  return {
    generation: () => generation,
    look: () => {
      if (changes !== changesPublished(database)) {
        changes = changesPublished(database)
        outdated()
      }
      if (performance.now() - askedAt < REVISION_EVERY_MS) return
      askedAt = performance.now()
      // Visitors do not wait for it; a database that does not answer leaves the pages as they are.
      ask().catch(() => undefined)
    },
  }
}
