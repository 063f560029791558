import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { notePublished } from '#src/db/published-revision.ts'
import { inOrg } from '#src/db/scope.ts'
import type { Database } from '#src/db/open.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { tenantRows } from '#test/tenant-rows.ts'
import { servePublicPages, type RenderPublic } from './public-cache.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})

let app: FastifyInstance
afterEach(() => app.close())

/** A server whose pages are made by `render`; what it was asked for is kept. */
function serve(render: (address: string) => Response | Promise<Response>): string[] {
  const asked: string[] = []
  const counted: RenderPublic = async (address) => {
    asked.push(address)
    return render(address)
  }
  app = Fastify()
  servePublicPages(app, database, counted)
  return asked
}

const page = (text: string): Response =>
  new Response(text, {
    headers: { 'content-type': 'text/html', 'content-security-policy': "script-src 'none'", 'set-cookie': 'lang=en' },
  })
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const PLAN = '/p/9900101/2570'

describe('a public page', () => {
  test('is made once, and for whoever asks the same', async () => {
    const asked = serve(() => page('one'))
    for (const cookie of ['', 'session=someone', 'lang=en']) {
      const answer = await get(`${PLAN}?utm=${cookie}`, { cookie })
      expect(answer.body).toBe('one')
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    expect(asked).toEqual([PLAN])
  })

  test('is made once for all who wait for it', async () => {
    const asked = serve(() => page('one'))
    const answers = await Promise.all(Array.from({ length: 20 }, () => get(PLAN)))
    expect(answers.map(({ body }) => body)).toEqual(Array.from({ length: 20 }, () => 'one'))
    expect(asked).toEqual([PLAN])
  })

  test('is made anew after a change of this process', async () => {
    let text = 'before'
    serve(() => page(text))
    const before = await get(PLAN)
    text = 'after'
    expect((await get(PLAN)).body).toBe('before')
    notePublished(database)
    const after = await get(PLAN, { 'if-none-match': String(before.headers.etag) })
    expect(after.statusCode).toBe(200)
    expect(after.body).toBe('after')
  })

  test('that was being made during a change is not kept', async () => {
    const texts = ['old', 'new']
    const asked = serve(() => {
      const text = texts.shift() ?? 'newer'
      if (text === 'old') notePublished(database)
      return page(text)
    })
    expect((await get(PLAN)).body).toBe('old')
    expect((await get(PLAN)).body).toBe('new')
    expect((await get(PLAN)).body).toBe('new')
    expect(asked).toHaveLength(2)
  })

  test('is made anew once another process has announced', async () => {
    let text = 'before'
    serve(() => page(text))
    expect((await get(PLAN)).body).toBe('before')
    text = 'after'
    // What the other process does reaches this one through the database alone.
    await inOrg(database, OFFICE.id, (tx) => tenantRows(tx, OFFICE.id, new Date()))
    await expect.poll(async () => (await get(PLAN)).body, { timeout: 20_000, interval: 200 }).toBe('after')
  })

  test.each([
    [404, 'no-store'],
    [500, 'no-store'],
  ])('that failed with %i is not kept', async (status, cacheControl) => {
    const asked = serve(() => new Response('x', { status, headers: { 'set-cookie': 'a=b' } }))
    for (let time = 0; time < 2; time++) {
      const answer = await get(PLAN)
      expect(answer).toMatchObject({ statusCode: status, body: 'x' })
      expect(answer.headers['cache-control']).toBe(cacheControl)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    expect(asked).toHaveLength(2)
  })

  test('that breaks breaks for those who ask, and is tried again', async () => {
    let isBroken = true
    serve(() => {
      if (isBroken) throw new Error('broken')
      return page('mended')
    })
    const broken = await Promise.all([get(PLAN), get(PLAN)])
    expect(broken.map(({ statusCode }) => statusCode)).toEqual([500, 500])
    isBroken = false
    expect((await get(PLAN)).body).toBe('mended')
  })

  test('of a search is answered with a tag but not kept', async () => {
    const asked = serve(() => page('found'))
    const first = await get(`${PLAN}?q=a`)
    const second = await get(`${PLAN}?q=a`, { 'if-none-match': String(first.headers.etag) })
    expect([first.statusCode, second.statusCode]).toEqual([200, 304])
    expect(asked).toHaveLength(2)
  })
})
