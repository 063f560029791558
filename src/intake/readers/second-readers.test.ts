import * as XLSX from '@e965/xlsx'
import * as fc from 'fast-check'
import { readXlsx as hucreReadXlsx, writeOds, writeXlsx } from 'hucre'
import { expect, test } from 'vitest'
import type { GridSheet } from '../grid.ts'
import { plainDecimal } from '../number-text.ts'
import { readGrid } from '../read-file.ts'

/** A value as it is written; the grid has text for all of them. */
type Value = string | number | boolean | null
type Table = { name: string; rows: Value[][]; merge: boolean }

const word = fc.string({
  unit: fc.constantFrom('ก', 'ำ', 'เ', '๑', 'a', '1', '&', '<', '"', "'", ' ', '/', '\n'),
  maxLength: 12,
})
const value: fc.Arbitrary<Value> = fc.oneof(
  word,
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  fc.integer({ min: 0, max: 99_999_999 }).map((satang) => satang / 100),
  fc.boolean(),
  fc.constant(null),
)
/** A merged table begins with a heading over two rows and three columns. */
const table: fc.Arbitrary<Table> = fc
  .record({
    name: fc.stringMatching(/^[กขคง]{1,8}$/),
    rows: fc.array(fc.array(value, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
    merge: fc.boolean(),
  })
  .map(({ rows, ...rest }) => ({ ...rest, rows: rest.merge ? [['หัวตาราง'], [], ...rows] : rows }))
const workbook = fc.uniqueArray(table, { minLength: 1, maxLength: 3, selector: ({ name }) => name })

const textOf = (value: unknown): string =>
  typeof value === 'number'
    ? plainDecimal(value)
    : typeof value === 'boolean'
      ? String(value).toUpperCase()
      : typeof value === 'string'
        ? value
        : ''

const trimmed = (rows: string[][]): string[][] => {
  const cut = rows.map((row) => row.slice(0, row.findLastIndex((text) => text !== '') + 1))
  return cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1)
}

/** What our reader saw, as a table of texts. */
const textsOf = (sheet: GridSheet): string[][] =>
  trimmed(
    Array.from({ length: sheet.rowCount }, (_, row) =>
      Array.from({ length: sheet.columnCount }, (_, column) => sheet.rows.get(row)?.cells.get(column)?.text ?? ''),
    ),
  )

const written = ({ rows }: Table): string[][] => trimmed(rows.map((row) => row.map(textOf)))
const mergesOf = ({ merges }: GridSheet): string[] =>
  merges.map(({ firstRow, lastRow, firstColumn, lastColumn }) => `${firstRow}-${lastRow} ${firstColumn}-${lastColumn}`)

test('a workbook written by hucre is read as hucre reads it', async () => {
  await fc.assert(
    fc.asyncProperty(workbook, async (tables) => {
      const sheets = tables.map(({ name, rows, merge }) => ({
        name,
        rows,
        ...(merge ? { merges: [{ startRow: 0, endRow: 1, startCol: 0, endCol: 2 }] } : {}),
      }))
      const bytes = await writeXlsx({ sheets })
      const grid = readGrid(bytes, 'a.xlsx')
      const second = await hucreReadXlsx(bytes)
      expect(grid.sheets.map(({ name }) => name)).toEqual(tables.map(({ name }) => name))
      expect(grid.sheets.map(textsOf)).toEqual(
        second.sheets.map(({ rows }) => trimmed(rows.map((row) => row.map(textOf)))),
      )
      expect(grid.sheets.map(textsOf)).toEqual(tables.map(written))
      expect(grid.sheets.map(mergesOf)).toEqual(tables.map(({ merge }) => (merge ? ['0-1 0-2'] : [])))
    }),
    { numRuns: 40 },
  )
})

test.each(['xlsx', 'ods', 'biff8'] as const)(
  'a workbook written by SheetJS as %s is read as it was written',
  (bookType) => {
    fc.assert(
      fc.property(workbook, (tables) => {
        const book = XLSX.utils.book_new()
        for (const { name, rows } of tables) XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), name)
        const bytes = new Uint8Array(XLSX.write(book, { type: 'array', bookType, compression: true }) as ArrayBuffer)
        expect(readGrid(bytes, 'a').sheets.map(textsOf)).toEqual(tables.map(written))
      }),
      { numRuns: 40 },
    )
  },
)

/** hucre leaves white space in text:p as it is, where ODF reads every run of it as one blank. */
const asOneBlank = (rows: string[][]): string[][] =>
  trimmed(rows.map((row) => row.map((text) => text.replace(/\s+/g, ' '))))

test('a spreadsheet written by hucre as .ods is read as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(workbook, async (tables) => {
      const bytes = await writeOds({ sheets: tables.map(({ name, rows }) => ({ name, rows })) })
      expect(readGrid(bytes, 'a').sheets.map(textsOf).map(asOneBlank)).toEqual(tables.map(written).map(asOneBlank))
    }),
    { numRuns: 40 },
  )
})
