import { describe, expect, test } from 'vitest'
import { MAX_COLUMNS, SheetBuilder, cellBudget } from './sheet-builder.ts'

const builder = (): SheetBuilder => new SheetBuilder('ผด.02', false, cellBudget())
const tooLarge = expect.objectContaining({ reason: 'too-large' }) as Error

describe('a sheet being collected', () => {
  test('keeps cells with text, number or fill, and counts what is in use', () => {
    const sheet = builder()
    sheet.put(0, 0, { text: 'ที่' })
    sheet.put(2, 3, { text: '', fill: 'FFFF00' })
    sheet.put(4, 9, { text: '' })
    sheet.put(-1, 0, { text: 'x' })
    sheet.put(0, MAX_COLUMNS, { text: 'x' })
    expect(sheet.finish()).toMatchObject({ name: 'ผด.02', isHidden: false, rowCount: 3, columnCount: 4 })
  })

  test('marks hidden rows that have cells, and forgets a million that have none', () => {
    const sheet = builder()
    for (let row = 0; row < 1_000_000; row++) sheet.row(row, true, 'FFFFFF')
    sheet.put(999_999, 0, { text: 'ก' })
    const { rows } = sheet.finish()
    expect([rows.size, rows.get(999_999)?.isHidden]).toEqual([1, true])
  })

  test('leaves out fills far from any text', () => {
    const sheet = builder()
    sheet.put(0, 0, { text: 'ก' })
    sheet.put(100, 0, { text: '', fill: 'FFFFFF' })
    sheet.put(101, 0, { text: '', fill: 'FFFFFF' })
    sheet.put(0, 24, { text: '', fill: 'FFFFFF' })
    sheet.put(0, 25, { text: '', fill: 'FFFFFF' })
    expect(sheet.finish()).toMatchObject({ rowCount: 101, columnCount: 25 })
  })

  test('lets the fill of a row win over that of its columns, and that over the default', () => {
    const sheet = builder()
    sheet.defaultFill('111111')
    sheet.columnFill(1, 16_383, '222222')
    sheet.columnFill(2, 2, undefined)
    sheet.put(0, 0, { text: 'ก' })
    sheet.put(0, 3, { text: '' })
    sheet.put(0, 4, { text: 'ข' })
    sheet.row(1, false, '333333')
    sheet.put(1, 0, { text: 'ค' })
    const { rows } = sheet.finish()
    const fills = (row: number): (string | undefined)[] =>
      [0, 1, 2, 3, 4].map((column) => rows.get(row)?.cells.get(column)?.fill)
    expect(fills(0)).toEqual([undefined, '222222', '111111', undefined, undefined])
    expect(fills(1)).toEqual([undefined, '333333', '333333', '333333', '333333'])
  })

  test('keeps merges that reach a little further than the cells', () => {
    const sheet = builder()
    sheet.put(5, 5, { text: '◄►' })
    sheet.merge({ firstRow: 5, lastRow: 6, firstColumn: 5, lastColumn: 8 })
    sheet.merge({ firstRow: 40, lastRow: 41, firstColumn: 0, lastColumn: 1 })
    expect(sheet.finish()).toMatchObject({
      rowCount: 7,
      columnCount: 9,
      merges: [{ firstRow: 5, lastRow: 6, firstColumn: 5, lastColumn: 8 }],
    })
  })

  test('is refused when it holds more than any plan', () => {
    const cells = (): void => {
      const sheet = builder()
      for (let i = 0; i < 400_000; i++) sheet.put(Math.floor(i / 20), i % 20, { text: '1' })
    }
    const shapes = (): void => {
      const sheet = builder()
      for (let i = 0; i < 30_000; i++) sheet.shape({ left: 0, right: 1, top: 0, bottom: 0 })
    }
    const merges = (): void => {
      const sheet = builder()
      sheet.put(90_000, 200, { text: '1' })
      for (let i = 0; i < 1_000; i++)
        sheet.merge({ firstRow: 0, lastRow: 1_048_575, firstColumn: 0, lastColumn: 16_383 })
      sheet.finish()
    }
    for (const hostile of [cells, shapes, merges]) expect(hostile).toThrow(tooLarge)
  })
})
