import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '#src/context.ts'
import type { Actor } from '#src/domain/permissions.ts'
import type { Services } from './app.ts'
import { NOBODY } from './people.ts'

/** What the commands of one request receive: the person is the one that its session cookie or API key stands for, today. */
export async function requestContext(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Context> {
  const { actor, setCookies } = await (services.people ?? NOBODY).identify(request)
  for (const cookie of setCookies) void reply.header('set-cookie', cookie)
  return contextFor(services, actor)
}

/** The context of whoever `actor` is, on these services. */
export const contextFor = ({ database, config, linkKey, mail }: Services, actor: Actor): Context => ({
  db: database,
  actor,
  now: () => new Date(),
  siteUrl: config.url ?? null,
  mapStyle: config.mapStyle ?? null,
  ...(linkKey === undefined ? {} : { linkKey }),
  ...(mail === undefined ? {} : { mail }),
})
