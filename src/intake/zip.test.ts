import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { zipFile } from '#test/fixtures/zip-writer.ts'
import { UnreadableFile } from './grid.ts'
import { openZip } from './zip.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Reads every part; the reason when the file is refused. */
function reasonOf(file: Uint8Array): string {
  try {
    const zip = openZip(file)
    for (const name of zip.names) zip.read(name)
    return 'read'
  } catch (error) {
    if (error instanceof UnreadableFile) return error.reason
    throw error
  }
}

describe('a zip', () => {
  test('gives back every part, by any spelling of its name', () => {
    const zip = openZip(zipFile({ 'xl/workbook.xml': 'แผน', 'b.xml': '' }))
    expect(zip.names).toEqual(['xl/workbook.xml', 'b.xml'])
    expect(zip.read('XL/Workbook.xml')).toEqual(zip.read('/xl/workbook.xml'))
    expect(Buffer.from(zip.read('xl\\workbook.xml')).toString()).toBe('แผน')
    expect(zip.has('c.xml')).toBe(false)
    expect(() => zip.read('c.xml')).toThrow(UnreadableFile)
  })

  test('hands out no part that is longer than it was asked for', () => {
    const zip = openZip(zipFile({ 'a.xml': 'แผน' }))
    expect(zip.read('a.xml', 9)).toHaveLength(9)
    expect(() => zip.read('a.xml', 8)).toThrow(UnreadableFile)
  })

  test('holds whatever was put in', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}\.xml$/), fc.uint8Array({ maxLength: 2_000 })),
        (parts) => {
          const zip = openZip(zipFile(parts))
          for (const [name, content] of Object.entries(parts)) expect(Buffer.compare(zip.read(name), content)).toBe(0)
        },
      ),
    )
  })

  test('may have bytes before its first part only if nothing overlaps', () => {
    expect(reasonOf(zipFile({ 'a.xml': 'x', 'b.xml': 'y' }, { 'b.xml': { localOffset: 0, localName: 'a.xml' } }))).toBe(
      'damaged',
    )
  })
})

describe('a zip is refused', () => {
  const bomb = new Uint8Array(40 * 2 ** 20)

  test.each([
    [
      'that declares more than the limit',
      zipFile({ 'a.xml': 'x' }, { 'a.xml': { plainBytes: 600_000_000 } }),
      'too-large',
    ],
    ['with a name as long as a page', zipFile({ [`${'ก'.repeat(400)}.xml`]: 'x' }), 'damaged'],
    ['that packs more than honest XML can', zipFile({ 'a.xml': bomb }), 'too-large'],
    [
      'that unpacks to more than it declares',
      zipFile({ 'a.xml': bomb }, { 'a.xml': { plainBytes: 8_000 } }),
      'too-large',
    ],
    ['that unpacks to less than it declares', zipFile({ 'a.xml': 'abc' }, { 'a.xml': { plainBytes: 4 } }), 'damaged'],
    ['whose checksum is wrong', zipFile({ 'a.xml': 'abc' }, { 'a.xml': { crc: 1 } }), 'damaged'],
    ['that is encrypted', zipFile({ 'a.xml': 'abc' }, { 'a.xml': { flags: 1 } }), 'encrypted'],
    ['in ZIP64', zipFile({ 'a.xml': 'abc' }, { 'a.xml': { plainBytes: 0xffffffff } }), 'too-large'],
    ['packed by another method', zipFile({ 'a.xml': 'abc' }, { 'a.xml': { method: 14 } }), 'damaged'],
    [
      'whose local header names another part',
      zipFile({ 'a.xml': 'abc' }, { 'a.xml': { localName: 'b.xml' } }),
      'damaged',
    ],
    ['that lists a part twice', zipFile({ 'a.xml': 'abc' }, { 'a.xml': { repeat: 2 } }), 'damaged'],
    ['that lists five thousand parts', zipFile({ 'a.xml': 'abc' }, { 'a.xml': { repeat: 5_000 } }), 'too-large'],
    ['that is cut', zipFile({ 'a.xml': 'abc', 'b.xml': 'def' }).subarray(0, 60), 'damaged'],
    ['that is no zip', bytes('สวัสดี'), 'damaged'],
  ])('%s', (_, file, reason) => {
    expect(reasonOf(file)).toBe(reason)
  })

  test('for its parts together, though each is within limits', () => {
    const half = new Uint8Array(3 * 2 ** 20)
    const parts = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}.xml`, half]))
    expect(reasonOf(zipFile(parts))).toBe('too-large')
  })

  test('in words for the officer, never otherwise, when its bytes are changed', () => {
    const file = zipFile({ 'a.xml': 'เทศบาลตำบลดำเนินตัวอย่าง'.repeat(20), 'b.xml': 'abc' })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (changes) => {
          const changed = Uint8Array.from(file)
          for (const [at, byte] of changes) changed[at] = byte
          expect(['read', 'damaged', 'too-large', 'encrypted']).toContain(reasonOf(changed))
        },
      ),
    )
  })
})
