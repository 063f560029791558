import { randomUUID } from 'node:crypto'
import Fastify, { LogController, type FastifyInstance, type FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import type { Database } from '#src/db/open.ts'
import type { ApiRoute } from './api-route.ts'
import { API_ROUTES, mountApi } from './api.ts'
import type { Config } from './config.ts'
import { answerErrors, sendError } from './errors.ts'
import { guardAgainstForeignSites } from './guards.ts'
import { logOptions, logRequests } from './log.ts'
import { addSecurityHeaders, setSecurityHeaders } from './security-headers.ts'

// What a schema refuses is said in Thai, like everything else.
z.config(z.locales.th())

/** What lives as long as the process and every request may use. */
export type Services = { config: Pick<Config, 'logLevel'>; database: Database }

/** What differs between the product, development and tests. Pages and assets come from the web build. */
export type Parts = { pages?: FastifyPluginAsync<Services>; assets?: FastifyPluginAsync; routes?: readonly ApiRoute[] }

/** The server, in the order in which a request meets its parts. */
export async function buildApp(services: Services, parts: Parts = {}): Promise<FastifyInstance> {
  const app = Fastify({
    logger: logOptions(services.config.logLevel),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    // Five minutes: a 20 MB file over the slow line of a small office.
    requestTimeout: 300_000,
    forceCloseConnections: 'idle',
    // An address that cannot be read is answered before any hook runs.
    frameworkErrors: (error, request, reply) => {
      setSecurityHeaders(request, reply)
      sendError(error, request, reply)
    },
  })
  logRequests(app)
  addSecurityHeaders(app)
  answerErrors(app)
  guardAgainstForeignSites(app)
  app.get('/healthz', async () => ({ status: 'ok' }))
  mountApi(app, services, parts.routes ?? API_ROUTES)
  if (parts.assets) await app.register(parts.assets)
  if (parts.pages) await app.register(parts.pages, services)
  return app
}
