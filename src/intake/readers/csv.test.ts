import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { delimiterOf, readCsv, splitRecords } from './csv.ts'

/** Thai text in Windows-874. */
const in874 = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0)
    return code >= 0x0e01 ? code - 0x0e01 + 0xa1 : code
  })
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'))
const swapped = (bytes: Uint8Array): Uint8Array => new Uint8Array(Buffer.from(bytes).swap16())

/** Rows of texts, holes as ''. */
function tableOf(bytes: Uint8Array): string[][] {
  const [sheet] = readCsv(bytes).sheets
  return Array.from({ length: sheet?.rowCount ?? 0 }, (_, row) =>
    Array.from({ length: sheet?.columnCount ?? 0 }, (_, column) => sheet?.rows.get(row)?.cells.get(column)?.text ?? ''),
  )
}

const TABLE = 'ลำดับ,โครงการ,งบประมาณ\r\n1,ก่อสร้างถนน,"1,500,000"\r\n'
const READ = [
  ['ลำดับ', 'โครงการ', 'งบประมาณ'],
  ['1', 'ก่อสร้างถนน', '1,500,000'],
]

describe('letters', () => {
  test.each([
    ['UTF-8', utf8(TABLE)],
    ['UTF-8 with a mark', utf8(`\ufeff${TABLE}`)],
    ['UTF-16 with a mark', utf16(`\ufeff${TABLE}`)],
    ['UTF-16 the other way round', swapped(utf16(`\ufeff${TABLE}`))],
    ['UTF-16 without a mark', utf16(TABLE)],
    ['UTF-16 the other way round without a mark', swapped(utf16(TABLE))],
    ['Windows-874', in874(TABLE)],
  ])('in %s', (_, bytes) => {
    expect(tableOf(bytes)).toEqual(READ)
  })

  test('of Windows-874 may stand beside its quotes, dashes and euro', () => {
    const bytes = Uint8Array.from([...in874('ก,'), 0x93, 0x94, 0x96, 0x85, 0x80, 0xa0])
    expect(tableOf(bytes)).toEqual([['ก', '“”–…€\u00a0']])
  })

  test('broken in one place are shown as broken, not refused', () => {
    expect(
      tableOf(utf8(TABLE.repeat(9)).subarray(0, -40))
        .at(-1)
        ?.join(''),
    ).toContain('\ufffd')
    const spoiled = in874(TABLE.repeat(99))
    spoiled[3] = 0xdb
    expect(tableOf(spoiled)[0]?.[0]).toBe('ลำด\ufffdบ')
  })

  test.each([
    ['letters of no encoding', Uint8Array.from({ length: 400 }, (_, i) => 0x81 + (i % 8)), 'damaged'],
    ['bytes with NULs', Uint8Array.from({ length: 400 }, (_, i) => i % 7), 'wrong-type'],
    ['control characters', utf8('\u0001\u0002\u0003'.repeat(20)), 'wrong-type'],
    ['blanks', utf8(' \r\n \r\n'), 'empty'],
  ])('%s are refused', (_, bytes, reason) => {
    expect(() => readCsv(bytes)).toThrow(expect.objectContaining({ reason }) as Error)
  })
})

describe('records', () => {
  test('are counted when blank, and may hold line ends in quotes', () => {
    expect(splitRecords('a,"ก\r\nข"\r\n\r\n,\nc', ',')).toEqual([['a', 'ก\r\nข'], [''], ['', ''], ['c']])
    expect(tableOf(utf8('a,"ก\r\nข"\r\n\r\nc,d'))).toEqual([
      ['a', 'ก\nข'],
      ['', ''],
      ['c', 'd'],
    ])
  })

  test('have quotes where people type them', () => {
    expect(splitRecords('ท่อ 6",ขนาด "ใหญ่",""', ',')).toEqual([['ท่อ 6"', 'ขนาด "ใหญ่"', '']])
    expect(splitRecords('"เขา ""ใหญ่""" มาก,"ก" ,ข', ',')).toEqual([['เขา "ใหญ่" มาก', 'ก ', 'ข']])
  })

  test('do not vanish into a quote that is never closed', () => {
    expect(splitRecords('1,"ก\n2,ข\n3,ค', ',')).toEqual([
      ['1', '"ก'],
      ['2', 'ข'],
      ['3', 'ค'],
    ])
  })

  test('are what was written', () => {
    const field = fc.string({ unit: fc.constantFrom('ก', '1', ',', ';', '"', '\n', ' '), maxLength: 6 })
    const table = fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), (records, delimiter) => {
        const written = records
          .map((fields) => fields.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter))
          .join('\r\n')
        expect(splitRecords(written, delimiter)).toEqual(records)
      }),
    )
  })
})

describe('the delimiter', () => {
  const rows = (delimiter: string): string =>
    ['ที่', 'โครงการ', 'งบ', 'ต.ค.'].join(delimiter) +
    `\n${Array.from({ length: 5 }, (_, i) => [i + 1, 'ก, ข, ค และ ง', '1,500,000', '/'].join(delimiter)).join('\n')}`

  test.each([';', '\t', '|'])('%j is found under titles with commas and among amounts', (delimiter) => {
    expect(delimiterOf(`แบบ ผด.02, เทศบาลตำบลดำเนินตัวอย่าง\n\n${rows(delimiter)}`)).toBe(delimiter)
  })

  test('is a comma when nothing divides the text', () => {
    expect(delimiterOf('แผนการดำเนินงาน\nปี 2570')).toBe(',')
  })

  test('may be named by a first line, which says nothing but counts as a record', () => {
    expect(tableOf(utf8('sep=;\r\nก;ข,ค\r\n'))).toEqual([
      ['', ''],
      ['ก', 'ข,ค'],
    ])
    expect(tableOf(utf8('\ufeffsep=\t\nก\tข'))).toEqual([
      ['', ''],
      ['ก', 'ข'],
    ])
  })
})
