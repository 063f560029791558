import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { oleFile } from '#test/fixtures/ole-writer.ts'
import { UnreadableFile } from './grid.ts'
import { isOle, listOleStreams, openOle } from './ole.ts'

const filled = (length: number, seed: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 7 + seed) % 251)

const readAll = (bytes: Uint8Array): 'read' | 'refused' => {
  try {
    const ole = openOle(bytes)
    for (const path of ole.streams) ole.read(path)
    return 'read'
  } catch (error) {
    if (error instanceof UnreadableFile) return 'refused'
    throw error
  }
}

describe('a compound file', () => {
  test('gives back streams of every size, also those in the mini stream and in folders', () => {
    const contents = {
      Workbook: filled(70_000, 1),
      Small: filled(65, 2),
      'Macros/VBA/dir': filled(4_096, 3),
      Odd: filled(4_095, 4),
    }
    const ole = openOle(oleFile(contents))
    for (const [path, content] of Object.entries(contents)) expect(ole.read(path)).toEqual(content)
    expect(ole.read('Nothing')).toBeNull()
  })

  test('with more FAT sectors than the header holds needs the DIFAT', () => {
    const content = filled(8_000_000, 5)
    expect(Buffer.compare(openOle(oleFile({ Workbook: content })).read('Workbook') ?? filled(0, 0), content)).toBe(0)
  })

  test('names its streams', () => {
    const names = listOleStreams(oleFile({ EncryptedPackage: filled(10, 1), EncryptionInfo: filled(10, 2) }))
    expect(names).toEqual(expect.arrayContaining(['EncryptedPackage', 'EncryptionInfo']))
  })

  test('is told from other files by its first bytes', () => {
    expect(isOle(oleFile({ A: filled(1, 1) }))).toBe(true)
    expect(isOle(new TextEncoder().encode('PK\u0003\u0004'))).toBe(false)
    expect(isOle(new Uint8Array(0))).toBe(false)
  })
})

describe('a damaged compound file', () => {
  const whole = oleFile({ Workbook: filled(20_000, 1), Small: filled(100, 2) })

  test('that is cut off is refused, never read in part', () => {
    expect(readAll(whole)).toBe('read')
    expect(readAll(whole.subarray(0, 10_000))).toBe('refused')
  })

  test('whose chains run in circles is refused', () => {
    const looped = Uint8Array.from(whole)
    const view = new DataView(looped.buffer)
    const fatAt = (view.getUint32(76, true) + 1) * 512
    view.setUint32(fatAt + 39 * 4, 0, true)
    view.setUint32(48, 0xfffffffe, true)
    expect(readAll(looped)).toBe('refused')
  })

  test('gives streams or the refusal, whatever bytes are changed', () => {
    const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), (changes) => {
        const bytes = Uint8Array.from(whole)
        for (const [at, value] of changes) bytes[at] = value
        expect(['read', 'refused']).toContain(readAll(bytes))
      }),
      { numRuns: 300 },
    )
  })
})
