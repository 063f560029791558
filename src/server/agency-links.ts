import { isIPv6 } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ERROR_PAGE_POLICY, errorPage } from './error-page.ts'
import { createRateLimit } from './rate-limit.ts'
import { routedPath } from './routed-path.ts'

/** Addresses of the pages that agencies open by a signed link; the second part is the token. */
const AGENCY = /^\/a\/([^/]*)/
const MINUTE_MS = 60_000
/** A whole office may stand behind one address, and open its links on the same morning. */
export const AGENCY_REQUESTS_PER_ADDRESS = 240
/** Requests by one link in a minute. */
export const AGENCY_REQUESTS_PER_LINK = 90
/** What is sent by one link, files above all, is work to read and is kept; nobody fills in more forms in a minute. */
export const AGENCY_SENDINGS_PER_LINK = 15
/** Longer tokens are none; only so much of one is remembered. */
const LONGEST_KEY = 120

/**
 * Keeps the pages of agencies, which anyone can reach, from being called too often by one address or by one link, and out of caches and
 * search engines. The address is the credential, so nothing may keep it: their answers are not stored, and no other site hears of it
 * (`referrer-policy: same-origin`, which every page has).
 */
export function guardAgencyLinks(app: FastifyInstance, now: () => number = () => performance.now()): void {
  const byAddress = createRateLimit({ most: AGENCY_REQUESTS_PER_ADDRESS, windowMs: MINUTE_MS })
  const byLink = createRateLimit({ most: AGENCY_REQUESTS_PER_LINK, windowMs: MINUTE_MS })
  const sentByLink = createRateLimit({ most: AGENCY_SENDINGS_PER_LINK, windowMs: MINUTE_MS })
  app.addHook('onRequest', async (request, reply) => {
    const token = AGENCY.exec(routedPath(request.url))?.[1]
    if (token === undefined) return
    const at = now()
    const link = token.slice(0, LONGEST_KEY)
    const isSending = request.method === 'POST'
    const waitMs = Math.max(
      byAddress(networkOf(request.ip), at),
      byLink(link, at),
      isSending ? sentByLink(link, at) : 0,
    )
    if (waitMs > 0) await tooMany(request, reply, waitMs)
  })
  app.addHook('onSend', async (request, reply) => {
    if (AGENCY.test(routedPath(request.url)))
      void reply.headers({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow' })
  })
}

/** One household or office has a whole /64 of IPv6 addresses. */
function networkOf(ip: string): string {
  if (!isIPv6(ip) || ip.startsWith('::ffff:')) return ip
  const [head = '', tail] = ip.split('::')
  const left = head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}

function tooMany(request: FastifyRequest, reply: FastifyReply, waitMs: number): FastifyReply {
  const seconds = Math.ceil(waitMs / 1_000)
  // What a form still sends is read away: a browser listens only when it has sent everything.
  request.raw.resume()
  return reply
    .status(429)
    .headers({ 'retry-after': String(seconds), 'content-security-policy': ERROR_PAGE_POLICY })
    .type('text/html; charset=utf-8')
    .send(
      errorPage(
        429,
        `มีการเปิดหน้านี้ถี่เกินไป กรุณารอ ${seconds} วินาทีแล้วลองใหม่ ถ้ากำลังส่งแบบฟอร์ม ให้โหลดหน้านี้ใหม่แล้วยืนยันส่งซ้ำ สิ่งที่พิมพ์จะไม่หาย`,
        request.id,
      ),
    )
}
