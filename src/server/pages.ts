import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createRequestHandler, RouterContextProvider } from 'react-router'
import * as build from 'virtual:react-router/server-build'
import type { AppError } from '#src/domain/errors.ts'
import { providePageRequest } from '#src/web/app-context.ts'
import type { Services } from './app.ts'
import { withErrorResponses } from './error-responses.ts'
import { requestContext } from './request-context.ts'
import { countedBody, refuseDeclaredSize } from './upload-limit.ts'

/** Every page of the product. React Router reads the body itself, so none of Fastify's parsers are at work here. */
export async function pages(app: FastifyInstance, services: Services): Promise<void> {
  const render = createRequestHandler(withErrorResponses(build), import.meta.env.MODE)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))

  app.all('/*', async (request, reply) => {
    refuseDeclaredSize(request)
    let tooLarge: AppError | null = null
    const asked = webRequest(request, reply, (error) => (tooLarge = error))
    const provider = new RouterContextProvider()
    providePageRequest(provider, {
      context: requestContext(services),
      reportFault: (error) => request.log.error({ err: error }, 'page failed'),
    })
    const answer = await render(asked, provider)
    if (tooLarge) throw tooLarge
    void reply.status(answer.status)
    for (const [name, value] of answer.headers) void reply.header(name, value)
    return reply.send(answer.body)
  })
}

/** The request as React Router expects it; its signal fires when the visitor goes away. */
function webRequest(request: FastifyRequest, reply: FastifyReply, onTooLarge: (error: AppError) => void): Request {
  const left = new AbortController()
  reply.raw.on('close', () => {
    if (!reply.raw.writableFinished) left.abort()
  })
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one)
  }
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  const init: RequestInit & { duplex: 'half' } = {
    method: request.method,
    headers,
    signal: left.signal,
    duplex: 'half',
  }
  // Node's and the browser's types of web streams differ, the streams do not.
  if (hasBody) init.body = Readable.toWeb(countedBody(request.raw, onTooLarge)) as ReadableStream<Uint8Array>
  return new Request(`http://${request.headers.host ?? 'localhost'}${request.url}`, init)
}
