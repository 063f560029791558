import { randomUUID } from 'node:crypto'
import Fastify, { LogController, type FastifyInstance, type FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import type { Mailer } from '#src/context.ts'
import type { Database } from '#src/db/open.ts'
import { guardAgencyLinks } from './agency-links.ts'
import type { ApiRoute } from './api-route.ts'
import { API_ROUTES, mountApi } from './api.ts'
import type { Config } from './config.ts'
import { answerErrors, sendError } from './errors.ts'
import { guardAgainstForeignSites } from './guards.ts'
import { logOptions, logRequests } from './log.ts'
import { NOBODY, type People } from './people.ts'
import { addSecurityHeaders, setSecurityHeaders } from './security-headers.ts'
import type { SetUpCode } from './set-up-code.ts'

// What a schema refuses is said in Thai, like everything else.
z.config(z.locales.th())

/** What lives as long as the process and every request may use. Without `people` nobody can sign in: for tests of the server alone. */
export type Services = {
  config: Pick<Config, 'logLevel'> & Partial<Pick<Config, 'url' | 'mapStyle'>>
  database: Database
  people?: People
  /** As in `Context`. */
  linkKey?: string
  /** Opens the first set-up; missing or null where it is done. */
  setUpCode?: SetUpCode | null
  mail?: Mailer
}

/** What differs between the product, development and tests. Pages and assets come from the web build. */
export type Parts = {
  pages?: FastifyPluginAsync<Services>
  assets?: FastifyPluginAsync<{ mapStyle?: string | null }>
  routes?: readonly ApiRoute[]
}

/** The server, in the order in which a request meets its parts. */
export async function buildApp(services: Services, parts: Parts = {}): Promise<FastifyInstance> {
  const url = services.config.url ?? null
  const app = Fastify({
    logger: logOptions(services.config.logLevel),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    // Five minutes: a 20 MB file over the slow line of a small office.
    requestTimeout: 300_000,
    forceCloseConnections: 'idle',
    // With an address of its own it may stand behind a proxy on this machine, which knows who the visitor is.
    trustProxy: url === null ? false : 'loopback',
    // An address that cannot be read is answered before any hook runs.
    frameworkErrors: (error, request, reply) => {
      setSecurityHeaders(request, reply)
      sendError(error, request, reply)
    },
  })
  logRequests(app)
  addSecurityHeaders(app)
  answerErrors(app)
  guardAgainstForeignSites(app, { url, isSetUp: (services.people ?? NOBODY).isSetUp })
  guardAgencyLinks(app)
  app.get('/healthz', async () => ({ status: 'ok' }))
  mountApi(app, services, parts.routes ?? API_ROUTES)
  if (parts.assets) await app.register(parts.assets, { mapStyle: services.config.mapStyle ?? null })
  if (parts.pages) await app.register(parts.pages, services)
  return app
}
