import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import type { Config } from './config.ts'
import { pathOf } from './errors.ts'

/** Log lines carry no addresses, no queries and no bodies: those hold names of people. */
export function logOptions(level: Config['logLevel']): FastifyServerOptions['logger'] {
  return { level, base: null, serializers: { req: (request) => ({ id: request.id, method: request.method }) } }
}

/** One line per answered request, at level info. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const line = {
      method: request.method,
      path: pathOf(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    request.log.info(line, 'answered')
  })
}
