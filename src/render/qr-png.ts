import { crc32, deflateSync } from 'node:zlib'
import { QUIET_ZONE, qrSize } from './qr-code.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Dots of the picture per module: sharp at the size of a cover. */
const DOTS = 8
const GREYSCALE = 0

/** The QR code as a black and white PNG, for programs that take no vector pictures. The same code gives the same bytes. */
export function qrPng(modules: readonly string[]): Uint8Array {
  const size = qrSize(modules) * DOTS
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.writeUInt8(1, 8)
  header.writeUInt8(GREYSCALE, 9)
  const rows = Array.from({ length: size }, (_, y) => scanLine(modules[Math.floor(y / DOTS) - QUIET_ZONE] ?? '', size))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** One row of dots, a bit each, 1 = white, after the byte that says "unfiltered". */
function scanLine(row: string, size: number): Buffer {
  const line = Buffer.alloc(1 + Math.ceil(size / 8))
  for (let x = 0; x < size; x++) {
    if (row[Math.floor(x / DOTS) - QUIET_ZONE] === '1') continue
    const at = 1 + (x >> 3)
    line[at] = (line[at] ?? 0) | (0x80 >> (x & 7))
  }
  return line
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(content.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}
