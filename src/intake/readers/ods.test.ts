import { describe, expect, test } from 'vitest'
import { odsFile } from '#test/fixtures/ods-writer.ts'
import type { GridCell, GridSheet } from '../grid.ts'
import { openZip } from '../zip.ts'
import { cellPosition } from './cell-reference.ts'
import { readOds } from './ods.ts'

const STYLES =
  '<style:style style:name="red" style:family="table-cell"><style:table-cell-properties fo:background-color="#ff0000"/></style:style>' +
  '<style:style style:name="child" style:family="table-cell" style:parent-style-name="red"/>' +
  '<style:style style:name="clear" style:family="table-cell" style:parent-style-name="red"><style:table-cell-properties fo:background-color="transparent"/></style:style>' +
  '<style:style style:name="tick" style:family="table-cell"><style:text-properties style:font-name="Wingdings 2"/></style:style>' +
  '<style:style style:name="col" style:family="table-column"><style:table-column-properties style:column-width="1in"/></style:style>' +
  '<style:style style:name="row" style:family="table-row"><style:table-row-properties style:row-height="0.5in"/></style:style>' +
  '<style:style style:name="off" style:family="table"><style:table-properties table:display="false"/></style:style>'

const table = (inner: string, attributes = 'table:name="ผด.02"'): string =>
  `<table:table ${attributes}>${inner}</table:table>`
const row = (cells: string, attributes = ''): string =>
  `<table:table-row table:style-name="row" ${attributes}>${cells}</table:table-row>`
const word = (text: string, attributes = ''): string =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${text}</text:p></table:table-cell>`
const blank = (attributes = ''): string => `<table:table-cell ${attributes}/>`
const columns = (count: number, attributes = ''): string =>
  `<table:table-column table:style-name="col" table:number-columns-repeated="${count}" ${attributes}/>`

function sheetOf(inner: string, common?: string): GridSheet {
  const [sheet] = readOds(openZip(odsFile(table(inner), STYLES, common))).sheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}

function at(sheet: GridSheet, reference: string): GridCell | undefined {
  const position = cellPosition(reference)
  return position && sheet.rows.get(position.row)?.cells.get(position.column)
}

describe('values', () => {
  test('are texts with their blanks and lines, without comments and drawings', () => {
    const sheet = sheetOf(
      row(
        '<table:table-cell office:value-type="string"><office:annotation><text:p>ความเห็น</text:p></office:annotation><text:p>ก<text:s text:c="2"/><text:span>ข</text:span>\n  ค</text:p><text:p>ง<text:line-break/>จ</text:p><draw:frame><draw:text-box><text:p>กล่อง</text:p></draw:text-box></draw:frame></table:table-cell>',
      ),
    )
    expect(at(sheet, 'A1')?.text).toBe('ก  ข ค\nง\nจ')
    expect(sheet.before).toEqual(['กล่อง'])
  })

  test('are numbers, dates, times and truths', () => {
    const value = (type: string, rest: string): string =>
      `<table:table-cell office:value-type="${type}" ${rest}><text:p>ที่เห็น</text:p></table:table-cell>`
    const sheet = sheetOf(
      row(
        value('float', 'office:value="1500000.5"') +
          value('currency', 'office:value="12" office:currency="THB"') +
          value('date', 'office:date-value="2025-10-01"') +
          value('time', 'office:time-value="PT36H00M00S"') +
          value('boolean', 'office:boolean-value="true"'),
      ),
    )
    expect(['A1', 'B1', 'C1', 'D1', 'E1'].map((reference) => at(sheet, reference))).toEqual([
      { text: '1500000.5', number: 1_500_000.5 },
      { text: '12', number: 12 },
      { text: '45931', number: 45_931, isDate: true },
      { text: '1.5', number: 1.5, isDate: true },
      { text: 'TRUE' },
    ])
  })

  test('of formulas are the cached ones; without one they are not zero', () => {
    const sheet = sheetOf(
      row(
        '<table:table-cell table:formula="of:=SUM([.D5:.D9];[$ปี1.A1])" office:value-type="float" office:value="8"/>' +
          '<table:table-cell table:formula="of:=[.A1]"/>',
      ),
    )
    expect(at(sheet, 'A1')).toEqual({ text: '8', number: 8, formula: 'SUM(D5:D9;$ปี1.A1)' })
    expect(at(sheet, 'B1')).toEqual({ text: '', formula: 'A1', isUncached: true })
  })

  test('in a tick font name it', () => {
    expect(at(sheetOf(row(word('P', 'table:style-name="tick"'))), 'A1')?.symbolFont).toBe('Wingdings 2')
  })
})

describe('repeats', () => {
  test('of cells and rows are written out as far as they say something', () => {
    const sheet = sheetOf(
      row(
        word('/', 'table:number-columns-repeated="3"') + blank('table:number-columns-repeated="16381"'),
        'table:number-rows-repeated="2"',
      ) + row(blank('table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048574"'),
    )
    expect([sheet.rowCount, sheet.columnCount, at(sheet, 'C2')?.text]).toEqual([2, 3, '/'])
  })

  test('of shaded cells to the last column and row are decoration', () => {
    const sheet = sheetOf(
      row(word('ก') + blank('table:style-name="red" table:number-columns-repeated="16383"')) +
        row(
          blank('table:style-name="red" table:number-columns-repeated="16384"'),
          'table:number-rows-repeated="1048575"',
        ),
    )
    expect([sheet.rowCount, sheet.columnCount]).toEqual([101, 25])
  })

  test('of text without end are refused', () => {
    const hostile = row(word('ก', 'table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048576"')
    expect(() => sheetOf(hostile)).toThrow(expect.objectContaining({ reason: 'too-large' }) as Error)
    const blanks = row('<table:table-cell><text:p><text:s text:c="900000000"/></text:p></table:table-cell>')
    expect(at(sheetOf(blanks), 'A1')?.text.length).toBe(1_000)
  })
})

describe('fills', () => {
  test('are the cell’s own, or the row’s, or the column’s; styles inherit', () => {
    const sheet = sheetOf(
      columns(1, 'table:default-cell-style-name="red"') +
        columns(3) +
        row(word('ก') + word('ข', 'table:style-name="child"') + word('ค', 'table:style-name="clear"') + word('ง')) +
        row(word('จ', 'table:style-name="clear"') + blank(), 'table:default-cell-style-name="child"'),
    )
    const fills = (line: number): (string | undefined)[] =>
      ['A', 'B', 'C', 'D'].map((column) => at(sheet, column + line)?.fill)
    expect(fills(1)).toEqual(['FF0000', 'FF0000', undefined, undefined])
    expect(fills(2)).toEqual([undefined, 'FF0000', 'FF0000', 'FF0000'])
  })

  test('of covered cells stay on them', () => {
    const sheet = sheetOf(
      row(
        word('ก', 'table:number-columns-spanned="3" table:number-rows-spanned="1"') +
          '<table:covered-table-cell table:style-name="red" table:number-columns-repeated="2"/>',
      ),
    )
    expect(sheet.merges).toEqual([{ firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 2 }])
    expect([at(sheet, 'B1')?.fill, at(sheet, 'C1')?.fill]).toEqual(['FF0000', 'FF0000'])
  })

  test('of the family’s default style count', () => {
    const common =
      '<style:default-style style:family="table-cell"><style:table-cell-properties fo:background-color="#00ff00"/></style:default-style>'
    expect(at(sheetOf(row(word('ก')), common), 'A1')?.fill).toBe('00FF00')
  })
})

test('hidden rows, columns and sheets are told; sheets of other files are left out', () => {
  const inner =
    columns(1) +
    columns(2, 'table:visibility="collapse"') +
    row(word('ก')) +
    row(word('ข'), 'table:visibility="filter"') +
    row(word('ค'), 'table:visibility="collapse"')
  const file = odsFile(
    table(inner) +
      table(row(word('ง')), 'table:name="เก่า" table:style-name="off"') +
      table(row(word('จ')), `table:name="'file:///a.ods'#x"`),
    STYLES,
  )
  const { sheets } = readOds(openZip(file))
  expect(sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
    ['ผด.02', false],
    ['เก่า', true],
  ])
  const [sheet] = sheets
  expect([...(sheet?.hiddenColumns ?? [])]).toEqual([1, 2])
  expect([...(sheet?.rows.values() ?? [])].map(({ isHidden }) => isHidden)).toEqual([false, true, true])
})

describe('bars', () => {
  const grid = (cell: string, before = ''): string =>
    before + columns(10) + row(word('ก')) + row(blank() + `<table:table-cell>${cell}</table:table-cell>`)
  const barsOf = (inner: string): number[][] =>
    sheetOf(inner).shapes.map(({ left, right, top, bottom }) =>
      [left, right, top, bottom].map((value) => Math.round(value * 100) / 100),
    )

  test('in a cell are measured from it', () => {
    expect(barsOf(grid('<draw:line svg:x1="3.5in" svg:y1="0.25in" svg:x2="1in" svg:y2="0.25in"/>'))).toEqual([
      [2, 4.5, 1.5, 1.5],
    ])
  })

  test('end where their end cell says', () => {
    const shape = `<draw:custom-shape svg:x="0.5in" svg:y="0.1in" svg:width="9in" svg:height="0.2in" table:end-cell-address="'ผด.02'.D2" table:end-x="0.5in" table:end-y="0.3in"><draw:enhanced-geometry draw:type="left-right-arrow"/></draw:custom-shape>`
    expect(barsOf(grid(shape))).toEqual([[1.5, 3.5, 1.2, 1.6]])
  })

  test('of the sheet are measured from its corner, groups resolved', () => {
    const shapes =
      '<table:shapes><draw:g><draw:rect svg:x="2in" svg:y="0.5in" svg:width="1in" svg:height="0.25in"/><draw:g><draw:connector svg:x1="4in" svg:y1="0.75in" svg:x2="6in" svg:y2="0.75in"/></draw:g></draw:g></table:shapes>'
    expect(barsOf(shapes + grid(''))).toEqual([
      [2, 3, 1, 1.5],
      [4, 6, 1.5, 1.5],
    ])
  })

  test('hung on A1 by a converter are measured as if no column were hidden', () => {
    const connector =
      '<draw:connector table:end-cell-address="ผด.A1" table:end-x="0.03in" table:end-y="0.03in" svg:x1="3in" svg:y1="0.75in" svg:x2="5in" svg:y2="0.75in"/>'
    const inner =
      columns(1) +
      columns(1, 'table:visibility="collapse"') +
      columns(8) +
      row(`<table:table-cell>${connector}</table:table-cell>`) +
      row(word('ก'))
    expect(barsOf(inner)).toEqual([[3, 5, 1.5, 1.5]])
  })

  test('may be turned', () => {
    const turned = `<draw:custom-shape svg:width="0.25in" svg:height="2in" draw:transform="rotate (1.5707963267949) translate (1in 0.5in)"><draw:enhanced-geometry draw:type="up-down-arrow"/></draw:custom-shape>`
    expect(barsOf(grid(turned))).toEqual([[2, 4, 1.5, 2]])
  })

  test.each([
    [
      'a rectangle with words',
      '<draw:rect svg:x="0in" svg:y="0in" svg:width="1in" svg:height="0.2in"><text:p>คำ</text:p></draw:rect>',
      0,
    ],
    [
      'a text box',
      '<draw:frame svg:x="0in" svg:y="0in" svg:width="1in" svg:height="0.2in"><draw:text-box><text:p>คำ</text:p></draw:text-box></draw:frame>',
      0,
    ],
    ['an oval', '<draw:ellipse svg:x="0in" svg:y="0in" svg:width="1in" svg:height="0.2in"/>', 0],
    ['a hidden line', '<draw:line draw:display="none" svg:x1="0in" svg:y1="0in" svg:x2="1in" svg:y2="0in"/>', 0],
    [
      'an arrow with words',
      '<draw:custom-shape svg:x="0in" svg:y="0in" svg:width="1in" svg:height="0.2in"><text:p>คำ</text:p><draw:enhanced-geometry draw:type="ooxml-rightArrow"/></draw:custom-shape>',
      1,
    ],
  ])('or not: %s', (_, shape, count) => {
    expect(barsOf(grid(shape))).toHaveLength(count)
  })
})
