import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'

/** Names by which this machine calls itself. */
const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1'])
const LOOPBACK_ADDRESS = /^(?:::ffff:)?127\.|^::1$/
const HOST = /^(?:\[([0-9a-f:.]+)\]|([^:[\]@/\s]+))(?::(\d{1,5}))?$/
const HIGHEST_PORT = 65_535

/** The name of a Host header without its port, or null when it is none. */
function nameOf(host: string): string | null {
  const [, inBrackets, bare, port = '0'] = HOST.exec(host) ?? []
  const name = inBrackets ?? bare
  if (name === undefined || Number(port) > HIGHEST_PORT) return null
  return inBrackets !== undefined && isIP(inBrackets) !== 6 ? null : name
}

/**
 * Whether a request may come under this Host header: a name of this machine, a bare IP address (which no foreign site can make its own, as
 * it can with a name), or the host of the address that people were given.
 */
export function isOwnHost(header: string | undefined, ownUrl: string | null): boolean {
  const host = header?.toLowerCase() ?? ''
  const name = nameOf(host)
  if (name === null) return false
  return LOOPBACK_NAMES.has(name) || isIP(name) !== 0 || (ownUrl !== null && new URL(ownUrl).host === host)
}

/** Whether the browser runs on this very machine; one that comes through a proxy does not. */
export function isAtMachine(request: FastifyRequest): boolean {
  const { headers } = request
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false
  return (
    LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? '') && LOOPBACK_NAMES.has(nameOf(headers.host ?? '') ?? '')
  )
}

/** The address under which the browser opened this server, for checks of where a request starts. */
export function originOf(request: FastifyRequest, ownUrl: string | null): string {
  const host = request.headers.host?.toLowerCase() ?? 'localhost'
  const own = ownUrl === null ? null : new URL(ownUrl)
  return own?.host === host ? own.origin : `http://${host}`
}
