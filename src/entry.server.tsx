import { randomBytes } from 'node:crypto'
import { Writable } from 'node:stream'
import type { ReactElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import {
  isRouteErrorResponse,
  ServerRouter,
  type EntryContext,
  type HandleErrorFunction,
  type RouterContextProvider,
} from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { contextOf, pageRequestOf } from './web/app-context.ts'
import { showsMap, wantsScript } from './web/page-handle.ts'

const COMMON =
  "default-src 'none'; style-src 'self'; font-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
/** Vite's client brings its own inline scripts and styles. */
const DEVELOPMENT =
  "default-src 'self' 'unsafe-inline' data: ws:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Renders a page whole, and sets its content policy: no script at all, or only those of this very answer. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const matches = routerContext.staticHandlerContext.matches
  const scripted = matches.some((match) => wantsScript(match.route.handle))
  const nonce = scripted ? randomBytes(16).toString('base64') : undefined
  headers.set('content-type', 'text/html; charset=utf-8')
  const map = matches.some((match) => showsMap(match.route.handle)) ? (contextOf(context).mapStyle ?? '') : null
  headers.set('content-security-policy', policyFor(nonce, map))
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const html = await renderWhole(<ServerRouter context={routerContext} url={request.url} nonce={nonce} />, nonce)
  return new Response(html, { status, headers })
}

/** Refusals are answers, not faults; and nobody hears the answer to a request that was given up. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  const isAnswer = error instanceof AppError || isRouteErrorResponse(error)
  if (!request.signal.aborted && !isAnswer) pageRequestOf(context).reportFault(error)
}

/** @param mapStyle address of the background of the page's map; '' plain; null: it shows none */
function policyFor(nonce: string | undefined, mapStyle: string | null): string {
  if (import.meta.env.DEV) return DEVELOPMENT
  const origin = mapStyle === null || mapStyle === '' ? '' : ` ${new URL(mapStyle).origin}`
  const images = `img-src 'self' data:${origin}`
  if (nonce === undefined) return `${COMMON}; ${images}; script-src 'none'`
  // A map reckons its tiles in a worker, which is one of our own files.
  const worker = mapStyle === null ? '' : "; worker-src 'self'"
  return `${COMMON}; ${images}; script-src 'nonce-${nonce}'; connect-src 'self'${origin}${worker}`
}

function renderWhole(page: ReactElement, nonce: string | undefined): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk)
        done()
      },
      final(done) {
        done()
        resolve(Buffer.concat(chunks))
      },
    })
    const { pipe } = renderToPipeableStream(page, {
      ...(nonce !== undefined && { nonce }),
      // Parts that were rendered in turns of their own (`InTurn`) come in their place: without scripts nothing could move them there.
      progressiveChunkSize: Number.MAX_SAFE_INTEGER,
      onAllReady: () => pipe(sink),
      onShellError: reject,
    })
  })
}
