import { describe, expect, test } from 'vitest'
import {
  anchoredShape,
  bof,
  childShape,
  columns,
  drawingLayer,
  eof,
  group,
  label,
  msoDrawing,
  object,
  record,
  row,
  u16,
  u8,
  wide,
  xlsFile,
} from '#test/fixtures/biff-writer.ts'
import type { GridCell, GridSheet } from '../grid.ts'
import { readXls } from './xls.ts'

function sheetOf(records: Uint8Array[], globals: Uint8Array[] = []): GridSheet {
  const [sheet] = readXls(xlsFile(globals, [{ name: 'ผด.02', records }])).sheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}

const cellOf = (sheet: GridSheet, rowIndex: number, column: number): GridCell | undefined =>
  sheet.rows.get(rowIndex)?.cells.get(column)

describe('the drawing layer', () => {
  const LINE = 20
  const TEXT_BOX = 202

  test('gives lines and arrows in cell units, and nothing that is hidden, a text box or a control', () => {
    const layer = drawingLayer(
      anchoredShape(LINE, [6, 512, 7, 128, 9, 0, 7, 128]),
      anchoredShape(69, [10, 0, 8, 64, 12, 1_023, 8, 192]),
      anchoredShape(TEXT_BOX, [6, 0, 7, 0, 9, 0, 8, 0]),
      anchoredShape(LINE, [6, 0, 7, 0, 9, 0, 8, 0], { isHidden: true }),
      anchoredShape(201, [6, 0, 7, 0, 9, 0, 8, 0]),
      anchoredShape(1, [6, 0, 7, 0, 9, 0, 8, 0]),
      anchoredShape(4_095, [1, 0, 9, 0, 2, 0, 9, 128]),
    )
    const objects = [1, 0x1e, 6, 1, 5, 0x19, 0x1e].map((kind) => object(kind))
    const sheet = sheetOf([msoDrawing(layer), ...objects])
    expect(sheet.shapes).toEqual([
      { left: 6.5, right: 9, top: 7.5, bottom: 7.5 },
      { left: 10, right: 12 + 1_023 / 1_024, top: 8.25, bottom: 8.75 },
      { left: 1, right: 2, top: 9, bottom: 9.5 },
    ])
  })

  test('split over CONTINUE records and around the words of a text box is joined', () => {
    const layer = drawingLayer(
      anchoredShape(TEXT_BOX, [0, 0, 0, 0, 1, 0, 1, 0]),
      anchoredShape(LINE, [6, 0, 7, 128, 9, 0, 7, 128]),
    )
    const cut = [layer.subarray(0, 90), layer.subarray(90, 150), layer.subarray(150)]
    const words = record(0x01b6, u16(0, 0, 0, 0, 0, 7, 8, 0, 0))
    const [first = u8(), second = u8(), third = u8()] = cut
    const sheet = sheetOf([
      msoDrawing(first),
      record(0x003c, second),
      object(6),
      words,
      record(0x003c, u8(1), wide('ปี 2570')),
      record(0x003c, u16(0, 0, 0, 0)),
      record(0x003c, third),
      object(1),
    ])
    expect(sheet.shapes).toEqual([{ left: 6, right: 9, top: 7.5, bottom: 7.5 }])
    expect(sheet.before).toEqual(['ปี 2570'])
  })

  test('scales the shapes of a group by the widths of columns', () => {
    const layer = drawingLayer(group([0, 0, 100, 100], [6, 7, 8, 8], [childShape(LINE, [50, 50, 100, 50])]))
    const sheet = sheetOf([
      columns(6, 6, { width: 3_000 }),
      columns(7, 7, { width: 1_000 }),
      row(7),
      msoDrawing(layer),
      object(0),
      object(1),
    ])
    const [shape] = sheet.shapes
    // Half of 4,000 units lies at 2,000 of the 3,000 of column 6.
    expect(shape?.left).toBeCloseTo(6 + 2 / 3, 5)
    expect(shape?.right).toBeCloseTo(8, 5)
    expect(shape?.top).toBeCloseTo(7.5, 5)
  })

  test('goes on behind a chart, whose own records are not the sheet', () => {
    const layer = drawingLayer(anchoredShape(LINE, [6, 0, 7, 128, 9, 0, 7, 128]))
    const sheet = sheetOf([
      bof(0x20),
      label(0, 0, 'in the chart'),
      eof(),
      label(1, 0, 'ก'),
      msoDrawing(layer),
      object(1),
    ])
    expect([cellOf(sheet, 0, 0), cellOf(sheet, 1, 0)?.text]).toEqual([undefined, 'ก'])
    expect(sheet.shapes).toHaveLength(1)
  })

  test('that breaks off is pointed out', () => {
    const layer = drawingLayer(anchoredShape(LINE, [6, 0, 7, 128, 9, 0, 7, 128]))
    const file = xlsFile([], [{ name: 'แผน', records: [msoDrawing(layer.subarray(0, layer.length - 30))] }])
    expect(readXls(file).notices).toEqual([{ code: 'shape-not-placed', where: { sheet: 'แผน' } }])
  })
})
