import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createRequestHandler, RouterContextProvider } from 'react-router'
import * as build from 'virtual:react-router/server-build'
import { STRANGER } from '#src/domain/permissions.ts'
import { providePageRequest } from '#src/web/app-context.ts'
import type { Services } from './app.ts'
import { withErrorResponses } from './error-responses.ts'
import { isAtMachine } from './client-address.ts'
import { pathOf } from './errors.ts'
import { NOBODY } from './people.ts'
import { servePublicPages } from './public-cache.ts'
import { contextFor, requestContext } from './request-context.ts'
import { receiveForm, type HeldForm } from './upload-limit.ts'

const SET_UP = '/set-up'
/** A page among the addresses of the API, which are none. */
const API_DOCS = '/api/docs'

/** Every page of the product. React Router takes the forms apart, so none of Fastify's parsers are at work here. */
export async function pages(app: FastifyInstance, services: Services): Promise<void> {
  const render = createRequestHandler(withErrorResponses(build), import.meta.env.MODE)
  const people = services.people ?? NOBODY
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))

  const answer = async (request: FastifyRequest, reply: FastifyReply, form: HeldForm | null): Promise<Response> => {
    const provider = new RouterContextProvider()
    providePageRequest(provider, {
      context: await requestContext(services, request, reply),
      reportFault: (error) => request.log.error({ err: error }, 'page failed'),
      sessions: people.sessions(request),
      isSetUpCode: (typed) => isAtMachine(request) && services.setUpCode?.matches(typed) === true,
    })
    return render(webRequest(request, reply, form), provider)
  }

  servePublicPages(app, services.database, (address, request) => {
    const provider = new RouterContextProvider()
    providePageRequest(provider, {
      context: contextFor(services, STRANGER),
      reportFault: (error) => request.log.error({ err: error }, 'public page failed'),
      sessions: people.sessions(request),
      isSetUpCode: () => false,
    })
    return render(new Request(`http://localhost${address}`), provider)
  })

  const page = {
    method: ['GET', 'HEAD', 'POST'],
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      // An empty installation has one page.
      if (request.method !== 'POST' && pathOf(request) !== SET_UP && !(await people.isSetUp()))
        return reply.redirect(SET_UP, 303)
      const form = request.method === 'POST' ? await receiveForm(request) : null
      const answered = await answer(request, reply, form).finally(form?.release)
      if (request.method === 'POST' && pathOf(request) === SET_UP && (await people.isSetUp()))
        services.setUpCode?.forget()
      void reply.status(answered.status)
      for (const [name, value] of answered.headers) void reply.header(name, value)
      return reply.send(answered.body)
    },
  }
  app.route({ ...page, url: '/*' })
  app.route({ ...page, url: API_DOCS })
}

/** The request as React Router expects it; its signal fires when the visitor goes away. */
function webRequest(request: FastifyRequest, reply: FastifyReply, form: HeldForm | null): Request {
  const left = new AbortController()
  reply.raw.on('close', () => {
    if (!reply.raw.writableFinished) left.abort()
  })
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one)
  }
  const init: RequestInit & { duplex: 'half' } = {
    method: request.method,
    headers,
    signal: left.signal,
    duplex: 'half',
  }
  // Node's and the browser's types of web streams differ, the streams do not.
  if (form) init.body = Readable.toWeb(Readable.from(form.chunks)) as ReadableStream<Uint8Array>
  return new Request(`http://${request.headers.host ?? 'localhost'}${request.url}`, init)
}
