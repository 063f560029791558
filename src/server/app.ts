import { randomUUID } from 'node:crypto'
import Fastify, { LogController, type FastifyInstance, type FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import type { Database } from '#src/db/open.ts'
import { api } from './api.ts'
import type { Config } from './config.ts'
import { answerErrors, sendError } from './errors.ts'
import { guardAgainstForeignSites } from './guards.ts'
import { logOptions, logRequests } from './log.ts'
import { addSecurityHeaders } from './security-headers.ts'

// What a schema refuses is said in Thai, like everything else.
z.config(z.locales.th())

/** What lives as long as the process and every request may use. */
export type Services = { config: Pick<Config, 'logLevel'>; database: Database }

/** The parts of the server, in the order in which a request meets them. `pages` and `assets` come from the web build. */
export async function buildApp(
  services: Services,
  web: { pages?: FastifyPluginAsync<Services>; assets?: FastifyPluginAsync } = {},
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: logOptions(services.config.logLevel),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    // Five minutes: a 20 MB file over the slow line of a small office.
    requestTimeout: 300_000,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => void sendError(error, request, reply),
  })
  logRequests(app)
  addSecurityHeaders(app)
  answerErrors(app)
  guardAgainstForeignSites(app)
  app.get('/healthz', async () => ({ status: 'ok' }))
  await app.register(api, services)
  if (web.assets) await app.register(web.assets)
  if (web.pages) await app.register(web.pages, services)
  return app
}
