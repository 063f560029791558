import type { FastifyInstance } from 'fastify'

/** For whatever sets no policy of its own: data, downloads, assets. Pages set theirs where they are rendered. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'"
/** A PDF is shown by the browser's own viewer, which a full policy would break; our pages may embed it. */
const PDF = "frame-ancestors 'self'"

/** Headers that every answer carries. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    const isPdf = String(reply.getHeader('content-type')).startsWith('application/pdf')
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', isPdf ? PDF : NOTHING)
    // Plans are an office's working papers until announced: no cache keeps them, unless the route knows better.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache')
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      // Not `no-referrer`: with it browsers send `Origin: null` on our own forms.
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    })
  })
}
