import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '#src/context.ts'
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
  return { db: services.database, actor, now: () => new Date(), siteUrl: services.config.url ?? null }
}
