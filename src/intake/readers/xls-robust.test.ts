import * as XLSX from '@e965/xlsx'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  anchoredShape,
  childShape,
  columns,
  drawingLayer,
  font,
  group,
  label,
  msoDrawing,
  number,
  object,
  record,
  row,
  shared,
  sst,
  u16,
  u8,
  workbookStream,
  xf,
  xlsFile,
} from '#test/fixtures/biff-writer.ts'
import { oleFile } from '#test/fixtures/ole-writer.ts'
import { UnreadableFile } from '../grid.ts'
import { readXls } from './xls.ts'

const reasonOf = (bytes: Uint8Array): string => {
  try {
    readXls(bytes)
    return 'read'
  } catch (error) {
    if (error instanceof UnreadableFile) return error.reason
    throw error
  }
}

describe('what cannot be read', () => {
  const sheets = [{ name: 'ก', records: [label(0, 0, 'ข')] }]

  test('is refused with its reason', () => {
    const whole = workbookStream([], sheets)
    expect(reasonOf(xlsFile([record(0x002f, u16(1, 1))], sheets))).toBe('encrypted')
    expect(reasonOf(oleFile({ EncryptedPackage: u8(1) }))).toBe('encrypted')
    expect(reasonOf(oleFile({ Book: workbookStream([], sheets, 0x0500) }))).toBe('old-format')
    expect(reasonOf(oleFile({ Workbook: workbookStream([], sheets, 0x0500) }))).toBe('old-format')
    expect(reasonOf(record(0x0409, u16(0, 0x10)))).toBe('old-format')
    expect(reasonOf(oleFile({ WordDocument: u8(1) }))).toBe('wrong-type')
    expect(reasonOf(oleFile({ Workbook: whole.subarray(0, whole.length - 6) }))).toBe('damaged')
    expect(reasonOf(whole)).toBe('wrong-type')
  })

  test('says so, whatever bytes are changed or cut', () => {
    const layer = drawingLayer(
      group([0, 0, 100, 100], [6, 7, 8, 8], [childShape(20, [50, 50, 100, 50])]),
      anchoredShape(20, [6, 0, 7, 0, 9, 0, 8, 0]),
    )
    const whole = workbookStream(
      [font('Wingdings'), xf(), xf({ pattern: 1, fore: 9 }), sst('ก', 'โครงการ'), record(0x003c, u8(1))],
      [
        {
          name: 'แผน',
          records: [
            columns(0, 3, { style: 1 }),
            row(0, { style: 1 }),
            shared(0, 0, 1),
            number(0, 1, 5),
            record(0x00e5, u16(1), u16(0, 0, 0, 3)),
            msoDrawing(layer),
            object(0),
            object(1),
            object(1),
          ],
        },
      ],
    )
    const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }))
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 8 }),
        fc.nat({ max: whole.length }),
        fc.boolean(),
        (changes, length, isCut) => {
          const copy = Uint8Array.from(whole)
          for (const [at, value] of changes) copy[at] = value
          const reason = reasonOf(oleFile({ Workbook: isCut ? copy.subarray(0, length) : copy }))
          expect(['read', 'damaged', 'encrypted', 'old-format', 'too-large']).toContain(reason)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('workbooks written by another library', () => {
  test('give back their texts, numbers and merges', () => {
    const value = fc.oneof(
      fc.string({
        unit: fc.constantFrom('ก', 'ข', 'ำ', '่', 'a', ' ', '\n', '๑', 'é', '9'),
        minLength: 1,
        maxLength: 40,
      }),
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      fc.integer({ min: -100_000_000_00, max: 100_000_000_00 }).map((satang) => satang / 100),
    )
    const rows = fc.array(fc.array(value, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(rows, (values) => {
        const source = XLSX.utils.aoa_to_sheet(values)
        source['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 0 } }]
        const file = XLSX.write(XLSX.utils.book_new(source, 'แผน'), {
          type: 'array',
          bookType: 'biff8',
          bookSST: true,
        }) as ArrayBuffer
        const sheet = readXls(new Uint8Array(file)).sheets[0]
        const read = values.map((cells, r) =>
          cells.map((_, c) => {
            const cell = sheet?.rows.get(r)?.cells.get(c)
            return cell?.number ?? cell?.text
          }),
        )
        expect(read).toEqual(values.map((cells) => cells.map((cell) => (cell === 0 ? 0 : cell))))
        expect(sheet?.merges).toEqual([{ firstRow: 0, lastRow: 1, firstColumn: 0, lastColumn: 0 }])
      }),
      { numRuns: 60 },
    )
  })
})
