import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '#src/domain/errors.ts'

const OWN_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(?::(\d{1,5}))?$/
const HIGHEST_PORT = 65_535
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses addresses that mean nothing here, and what a foreign web site could make a visitor's browser send to this machine: requests
 * under another host name (DNS rebinding) and writes that start from another site's page. Programs that are not browsers send neither
 * Origin nor Sec-Fetch-Site, and pass.
 */
export function guardAgainstForeignSites(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (!isOwnHost(request)) {
      throw new AppError('forbidden', 'เปิดระบบนี้ได้จากเครื่องที่ติดตั้งเท่านั้น โปรดใช้ที่อยู่ http://127.0.0.1 หรือ http://localhost')
    }
    if (!isAddress(request.url)) throw new AppError('invalid', 'ที่อยู่ของหน้านี้ไม่ถูกต้อง กรุณาเปิดจากหน้าแรก')
    if (!SAFE_METHODS.has(request.method) && !startsHere(request)) {
      throw new AppError('forbidden', 'คำขอนี้ส่งมาจากเว็บไซต์อื่น ระบบจึงไม่ดำเนินการให้ โปรดเปิดหน้าของระบบแล้วทำรายการใหม่')
    }
  })
}

function isOwnHost(request: FastifyRequest): boolean {
  const [, name, port = '0'] = OWN_HOST.exec(request.headers.host?.toLowerCase() ?? '') ?? []
  return name !== undefined && Number(port) <= HIGHEST_PORT
}

/** Full addresses are for proxies, '*' for OPTIONS; and no address of ours, percent-encoded or not, holds a NUL (no database text can). */
const isAddress = (url: string): boolean => url.startsWith('/') && !/%00|\0/.test(url)

function startsHere({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = headers.origin
  if (origin === undefined) return true
  return URL.parse(origin)?.host === headers.host?.toLowerCase()
}
