import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '#src/domain/errors.ts'
import { LOOPBACK_NAMES } from './config.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what a foreign web site could make a visitor's browser send to this machine: requests under another host name (DNS rebinding)
 * and writes that start from another site's page. Programs that are not browsers send neither Origin nor Sec-Fetch-Site, and pass.
 */
export function guardAgainstForeignSites(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (!isOwnHost(request)) {
      throw new AppError('forbidden', 'เปิดระบบนี้ได้จากเครื่องที่ติดตั้งเท่านั้น โปรดใช้ที่อยู่ http://127.0.0.1 หรือ http://localhost')
    }
    if (!SAFE_METHODS.has(request.method) && !startsHere(request)) {
      throw new AppError('forbidden', 'คำขอนี้ส่งมาจากเว็บไซต์อื่น ระบบจึงไม่ดำเนินการให้ โปรดเปิดหน้าของระบบแล้วทำรายการใหม่')
    }
  })
}

function isOwnHost(request: FastifyRequest): boolean {
  const host = request.headers.host
  if (host === undefined) return false
  return LOOPBACK_NAMES.has(host.toLowerCase().replace(/:\d+$/, ''))
}

function startsHere({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = headers.origin
  if (origin === undefined) return true
  return URL.parse(origin)?.host === headers.host?.toLowerCase()
}
