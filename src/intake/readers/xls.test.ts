import { describe, expect, test } from 'vitest'
import {
  blank,
  columns,
  f64,
  font,
  label,
  narrow,
  number,
  record,
  row,
  shared,
  sst,
  text16,
  u16,
  u32,
  u8,
  wide,
  workbookStream,
  xf,
  xlsFile,
} from '#test/fixtures/biff-writer.ts'
import { oleFile } from '#test/fixtures/ole-writer.ts'
import type { GridCell, GridSheet } from '../grid.ts'
import { readXls } from './xls.ts'

function sheetOf(records: Uint8Array[], globals: Uint8Array[] = []): GridSheet {
  const [sheet] = readXls(xlsFile(globals, [{ name: 'ผด.02', records }])).sheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}

const cellOf = (sheet: GridSheet, rowIndex: number, column: number): GridCell | undefined =>
  sheet.rows.get(rowIndex)?.cells.get(column)

describe('cells', () => {
  test('of every kind of number', () => {
    const sheet = sheetOf([
      number(0, 0, 238_613.38),
      record(0x027e, u16(0, 1, 0), u32((1_500_000 << 2) | 2)),
      record(0x027e, u16(0, 2, 0), u32(((12_345 << 2) | 3) >>> 0)),
      record(0x027e, u16(0, 3, 0), u32(((-7 << 2) | 2) >>> 0)),
      record(0x00bd, u16(0, 4), u16(0), u32((1 << 2) | 2), u16(0), u32((2 << 2) | 2), u16(5)),
      number(0, 6, 0.1 + 0.2),
    ])
    const texts = [0, 1, 2, 3, 4, 5, 6].map((column) => cellOf(sheet, 0, column)?.text)
    expect(texts).toEqual(['238613.38', '1500000', '123.45', '-7', '1', '2', '0.3'])
    expect(cellOf(sheet, 0, 1)?.number).toBe(1_500_000)
  })

  test('of text, truth values and errors', () => {
    const sheet = sheetOf(
      [
        shared(0, 0, 1),
        label(0, 1, 'บรรทัด\r\nสอง'),
        record(0x0205, u16(0, 2, 0), u8(1, 0)),
        record(0x0205, u16(0, 3, 0), u8(0x2a, 1)),
        shared(0, 4, 99),
      ],
      [sst('ก', 'โครงการ')],
    )
    expect([0, 1, 2, 3, 4].map((column) => cellOf(sheet, 0, column)?.text)).toEqual([
      'โครงการ',
      'บรรทัด\nสอง',
      'TRUE',
      '#N/A',
      undefined,
    ])
  })

  test('of formulas give the stored result, also a text behind a shared formula', () => {
    const formula = (column: number, result: Uint8Array): Uint8Array =>
      record(0x0006, u16(0, column, 0), result, u16(0), u32(0), u16(0))
    const sheet = sheetOf([
      formula(0, f64(42)),
      formula(1, u8(0, 0, 0, 0, 0, 0, 0xff, 0xff)),
      record(0x04bc, u16(0, 0, 0)),
      record(0x0207, text16('รวม 5 โครงการ')),
      formula(2, u8(2, 0, 0x07, 0, 0, 0, 0xff, 0xff)),
      formula(3, u8(3, 0, 0, 0, 0, 0, 0xff, 0xff)),
    ])
    expect([0, 1, 2, 3].map((column) => cellOf(sheet, 0, column)?.text)).toEqual([
      '42',
      'รวม 5 โครงการ',
      '#DIV/0!',
      undefined,
    ])
  })

  test('formatted as a date keep their number', () => {
    const globals = [
      record(0x041e, u16(164), text16('d mmm yyyy')),
      xf(),
      xf({ format: 164 }),
      xf({ format: 14 }),
      xf({ format: 3 }),
    ]
    const sheet = sheetOf([number(0, 0, 45_000, 1), number(0, 1, 2_500.5, 2), number(0, 2, 2_500, 3)], globals)
    expect([0, 1, 2].map((column) => cellOf(sheet, 0, column)?.isDate)).toEqual([true, true, undefined])
    expect(cellOf(sheet, 0, 1)?.number).toBe(2_500.5)
  })

  test('in a picture font name it', () => {
    const fonts = ['A', 'B', 'C', 'D', 'Wingdings 2'].map((name) => font(name))
    const sheet = sheetOf([label(0, 0, 'P', 1), label(0, 1, 'P', 0)], [...fonts, xf(), xf({ font: 5 })])
    expect(cellOf(sheet, 0, 0)?.symbolFont).toBe('Wingdings 2')
    expect(cellOf(sheet, 0, 1)?.symbolFont).toBeUndefined()
  })
})

describe('shared strings', () => {
  test('run over CONTINUE records, each with its own width', () => {
    const head = [u32(2, 2), u16(8), u8(0), narrow('abcd')]
    const sheet = sheetOf(
      [shared(0, 0, 0), shared(0, 1, 1)],
      [record(0x00fc, ...head), record(0x003c, u8(1), wide('กขคง'), u16(1), u8(0), narrow('z'))],
    )
    expect(cellOf(sheet, 0, 0)?.text).toBe('abcdกขคง')
    expect(cellOf(sheet, 0, 1)?.text).toBe('z')
  })

  test('that begin in one record and have their characters in the next still have a width there', () => {
    const globals = [record(0x00fc, u32(1, 1), u16(2), u8(0)), record(0x003c, u8(1), wide('กข'))]
    expect(cellOf(sheetOf([shared(0, 0, 0)], globals), 0, 0)?.text).toBe('กข')
  })

  test('leave out formatting runs and phonetic text', () => {
    const rich = [u16(3), u8(0x0d), u16(1), u32(4), wide('abc'), u16(1, 0), u8(9, 9, 9, 9)]
    const sheet = sheetOf([shared(0, 0, 0), shared(0, 1, 1)], [record(0x00fc, u32(2, 2), ...rich, text16('ต่อ'))])
    expect([cellOf(sheet, 0, 0)?.text, cellOf(sheet, 0, 1)?.text]).toEqual(['abc', 'ต่อ'])
  })
})

describe('fills', () => {
  const globals = [
    record(0x0092, u16(1), u8(0x12, 0x34, 0x56, 0)),
    xf(),
    xf({ pattern: 1, fore: 8 }),
    xf({ pattern: 1, fore: 9 }),
    xf({ pattern: 2, fore: 64, back: 65 }),
    xf({ pattern: 1, fore: 22 }),
    record(0x087d, u16(0x087d, 0), u32(0, 0), u16(0, 4, 0, 1), u16(4, 20, 2, 0), u8(0xfa, 0xfb, 0xfc, 0xff), u32(0, 0)),
  ]

  test('by palette, pattern and true colour', () => {
    const sheet = sheetOf(
      [label(0, 0, 'ก'), blank(0, 1, 1), blank(0, 2, 2), blank(0, 3, 3), blank(0, 4, 4), blank(0, 5, 0)],
      globals,
    )
    const fills = [0, 1, 2, 3, 4, 5].map((column) => cellOf(sheet, 0, column)?.fill)
    expect(fills).toEqual([undefined, '123456', 'FFFFFF', '808080', 'FAFBFC', undefined])
  })

  test('of rows and columns reach cells that are not there', () => {
    const sheet = sheetOf(
      [
        columns(2, 2, { style: 1 }),
        row(0, { style: 4 }),
        row(1),
        label(0, 0, 'ก'),
        label(0, 3, 'ข'),
        label(1, 0, 'ค'),
        blank(1, 3, 0),
      ],
      globals,
    )
    expect([0, 1, 2, 3].map((column) => cellOf(sheet, 0, column)?.fill)).toEqual([
      undefined,
      'FAFBFC',
      'FAFBFC',
      undefined,
    ])
    expect([1, 2, 3].map((column) => cellOf(sheet, 1, column)?.fill)).toEqual([undefined, '123456', undefined])
  })

  test('of several blank cells in one record', () => {
    const sheet = sheetOf([label(0, 0, 'ก'), record(0x00be, u16(0, 1), u16(1, 0, 1), u16(3))], globals)
    expect([1, 2, 3].map((column) => cellOf(sheet, 0, column)?.fill)).toEqual(['123456', undefined, '123456'])
  })
})

describe('what is hidden and merged', () => {
  test('rows, columns and sheets', () => {
    const grid = readXls(
      xlsFile(
        [],
        [
          {
            name: 'แผน',
            records: [
              columns(1, 2, { isHidden: true }),
              columns(4, 4, { width: 0 }),
              row(0, { isHidden: true }),
              row(1, { height: 0 }),
              row(2),
              label(0, 0, 'ก'),
              label(1, 0, 'ข'),
              label(2, 0, 'ค'),
            ],
          },
          { name: 'เก่า', visibility: 2, records: [] },
          { name: 'กราฟ', kind: 2, records: [] },
        ],
      ),
    )
    expect(grid.sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['แผน', false],
      ['เก่า', true],
    ])
    const [sheet] = grid.sheets
    expect(Array.from(sheet?.hiddenColumns ?? [])).toEqual([1, 2, 4])
    expect([0, 1, 2].map((index) => sheet?.rows.get(index)?.isHidden)).toEqual([true, true, false])
  })

  test('merges', () => {
    const sheet = sheetOf([
      label(0, 0, 'ก'),
      label(3, 3, 'ข'),
      record(0x00e5, u16(2), u16(0, 0, 0, 3), u16(1, 3, 0, 0)),
    ])
    expect(sheet.merges).toEqual([
      { firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 3 },
      { firstRow: 1, lastRow: 3, firstColumn: 0, lastColumn: 0 },
    ])
  })

  test('macros are pointed out', () => {
    const file = oleFile({
      Workbook: workbookStream([], [{ name: 'ก', records: [] }]),
      '_VBA_PROJECT_CUR/VBA/dir': u8(1),
    })
    expect(readXls(file).notices).toEqual([{ code: 'macros-ignored' }])
  })
})
