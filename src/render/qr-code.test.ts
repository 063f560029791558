import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { DEFAULT_BOOK_OPTIONS } from '#src/domain/plan.ts'
import { aPlan } from '#test/plan-for-book.ts'
import { buildPlanDocument } from './build-plan-document.ts'
import { writeDocx } from './docx/write-docx.ts'
import { publicAddressOf, qrPath, qrSize, qrSvg, QUIET_ZONE } from './qr-code.ts'
import { qrPng } from './qr-png.ts'

const ADDRESS = 'https://plan.example.go.th/p/9900101/2570'
const { modules } = publicAddressOf(ADDRESS)

/** Draws the path again, as a program that shows SVG would. */
function drawn(path: string, size: number): string[] {
  const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => '0'))
  for (const [, x = '', y = '', length = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = 0; at < Number(length); at++) (grid[Number(y)] ?? [])[Number(x) + at] = '1'
  return grid.slice(QUIET_ZONE, size - QUIET_ZONE).map((row) => row.slice(QUIET_ZONE, size - QUIET_ZONE).join(''))
}

/** The middle dot of every module of the picture. */
function readPng(png: Uint8Array): string[] {
  const bytes = Buffer.from(png)
  const width = bytes.readUInt32BE(16)
  const at = bytes.indexOf('IDAT')
  const rows = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)))
  const stride = 1 + width / 8
  const dot = (x: number, y: number): string =>
    ((rows[y * stride + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? '0' : '1'
  const size = width / 8
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (__, x) => dot(x * 8 + 4, y * 8 + 4)).join(''),
  )
}

describe('the QR code of a public address', () => {
  test('is square and has the three finders of every code', () => {
    expect(modules.every((row) => row.length === modules.length)).toBe(true)
    const finder = '1111111'
    expect(modules[0]?.startsWith(finder)).toBe(true)
    expect(modules[0]?.endsWith(finder)).toBe(true)
    expect(modules.at(-1)?.startsWith(finder)).toBe(true)
  })

  test('is drawn as SVG with exactly its modules, inside a quiet zone', () => {
    expect(drawn(qrPath(modules), qrSize(modules))).toEqual(modules)
    expect(qrSvg(modules)).toContain(`viewBox="0 0 ${qrSize(modules)} ${qrSize(modules)}"`)
  })

  test('is drawn as PNG with exactly its modules', () => {
    const dots = readPng(qrPng(modules))
    expect(dots.slice(QUIET_ZONE, -QUIET_ZONE).map((row) => row.slice(QUIET_ZONE, -QUIET_ZONE))).toEqual(modules)
    expect(dots[0]).toBe('0'.repeat(qrSize(modules)))
  })
})

describe('the cover', () => {
  const draft = buildPlanDocument(aPlan(), DEFAULT_BOOK_OPTIONS)
  const announced = buildPlanDocument(aPlan({ publicAddress: ADDRESS }), DEFAULT_BOOK_OPTIONS)

  test('of a draft knows no address', () => {
    expect(draft).not.toHaveProperty('publicAddress')
    expect(Buffer.from(writeDocx(draft)).includes('qr.png')).toBe(false)
  })

  test('of an announced plan carries the address and its code, in Word as a picture', () => {
    expect(announced.publicAddress).toMatchObject({ address: ADDRESS, modules })
    expect(Buffer.from(writeDocx(announced)).includes('word/media/qr.png')).toBe(true)
  })
})
