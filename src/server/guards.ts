import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '#src/domain/errors.ts'
import { isAtMachine, isOwnHost } from './client-address.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** `url`: the address that people were given, when there is one. `isSetUp`: whether anyone can sign in yet. */
export type GuardOptions = { url: string | null; isSetUp: () => Promise<boolean> }

/**
 * Refuses addresses that mean nothing here, and what a foreign web site could make a visitor's browser send to this machine: requests
 * under another host name (DNS rebinding) and writes that start from another site's page. Programs that are not browsers send neither
 * Origin nor Sec-Fetch-Site, and pass. Until the first administrator is there, only this machine is served.
 */
export function guardAgainstForeignSites(app: FastifyInstance, { url, isSetUp }: GuardOptions): void {
  app.addHook('onRequest', async (request) => {
    if (!isOwnHost(request.headers.host, url)) {
      throw new AppError('forbidden', 'ระบบไม่รู้จักที่อยู่นี้ โปรดใช้ที่อยู่ที่หน่วยงานแจ้งไว้ หรือให้ผู้ดูแลเครื่องตั้ง DAMNOEN_URL เป็นที่อยู่นี้')
    }
    if (!isAddress(request.url)) throw new AppError('invalid', 'ที่อยู่ของหน้านี้ไม่ถูกต้อง กรุณาเปิดจากหน้าแรก')
    if (!SAFE_METHODS.has(request.method) && !startsHere(request)) {
      throw new AppError('forbidden', 'คำขอนี้ส่งมาจากเว็บไซต์อื่น ระบบจึงไม่ดำเนินการให้ โปรดเปิดหน้าของระบบแล้วทำรายการใหม่')
    }
    if (!isAtMachine(request) && !(await isSetUp())) {
      throw new AppError(
        'unavailable',
        'ระบบนี้ยังไม่ได้ตั้งค่าครั้งแรก โปรดให้ผู้ดูแลเปิด http://localhost ที่เครื่องที่ติดตั้ง แล้วเลือกหน่วยงานและตั้งผู้ดูแลระบบก่อน',
      )
    }
  })
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
