import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import type { Config } from './config.ts'
import { routedPath } from './routed-path.ts'

/** Log lines carry no addresses, no queries and no bodies: those hold names of people. */
export function logOptions(level: Config['logLevel']): FastifyServerOptions['logger'] {
  return {
    level,
    base: null,
    serializers: {
      req: (request) => ({ id: request.id, method: request.method }),
      err: (error) => faultLine(error),
    },
  }
}

/** How many causes behind an error are told. */
const CAUSES = 5

type FaultLine = { type: string; message: string; stack: string; [field: string]: unknown }

/** What finds a fault. Other fields of an error stay out: the database's `detail` quotes the row, with the names in it. */
export function faultLine(error: unknown, depth = CAUSES): FaultLine {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  return {
    type: error.name,
    message: error.message,
    stack: error.stack ?? '',
    ...('code' in error && { code: String(error.code) }),
    ...(error.cause !== undefined && depth > 0 && { cause: faultLine(error.cause, depth - 1) }),
  }
}

/** Addresses that are credentials themselves: links of agencies, of new passwords and of calendars. */
const SECRET_PART = /^(\/(?:a|password|calendar)\/)[^/]+/

/** The path of an address as the log may have it, also where it is written in another way that leads to the same page. */
export function loggedPath(url: string): string {
  const routed = routedPath(url)
  return SECRET_PART.test(routed) ? routed.replace(SECRET_PART, '$1…') : (url.split('?', 1)[0] ?? '/')
}

/** One line per answered request, at level info. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const line = {
      method: request.method,
      path: loggedPath(request.url),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    request.log.info(line, 'answered')
  })
}
