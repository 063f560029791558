import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** For whatever sets no policy of its own: data, downloads, assets. Pages set theirs where they are rendered. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'"
/** A PDF is shown by the browser's own viewer, which a full policy would break; our pages may embed it. */
const PDF = "frame-ancestors 'self'"

/** Sets what every answer carries, unless its route has chosen for itself. */
export function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  const isPdf = String(reply.getHeader('content-type')).startsWith('application/pdf')
  if (!reply.hasHeader('content-security-policy')) void reply.header('content-security-policy', isPdf ? PDF : NOTHING)
  // Plans are an office's working papers until announced: no cache keeps them, unless the route knows better.
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'private, no-cache')
  void reply.headers({
    'x-request-id': request.id,
    'x-content-type-options': 'nosniff',
    // Not `no-referrer`: with it browsers send `Origin: null` on our own forms.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  })
}

/** Has every answer pass through `setSecurityHeaders`. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => setSecurityHeaders(request, reply))
}
