import { fittingHeight, FONT, headLook, monthHeadLook, monthLook, proseLook, SIZE, tableLook } from './looks.ts'
import { sheetNames } from './references.ts'
import { writeWorkbook, type CellChoices, type XlsxCell, type XlsxRow, type XlsxSheet } from './workbook.ts'

/**
 * A column of a table that is made to be edited. `width` in characters. 'mark': narrow, shaded as soon as anything stands in it; 'number':
 * amounts with two decimals; 'count': whole numbers; 'plain': text also where it looks like a number or a date.
 */
export type TableColumn = {
  heading: string
  width: number
  kind: 'text' | 'plain' | 'number' | 'count' | 'mark'
  isHidden?: boolean
  /** What the cells offer to choose from. */
  choices?: readonly string[]
  /** Whether nothing else may be typed. */
  isStrict?: boolean
}

/** A table for editing in a spreadsheet program: one sheet with its headings in the first row, one that tells how, and hidden ones. */
export type TableBook = {
  title: string
  creator: string
  sheetName: string
  columns: readonly TableColumn[]
  rows: readonly (readonly (string | number | null)[])[]
  /** Columns on the left that stay in sight. */
  frozenColumns: number
  help: { sheetName: string; lines: readonly string[] }
  /** A line of a hidden sheet that says what file this is. */
  mark: { sheetName: string; cells: readonly string[] }
}

const HEAD_PT = 40
const HELP_WIDTH = 100
/** Cells below the last row offer the same choices, for rows that are added. */
const SPARE_ROWS = 500

/** The bytes of an .xlsx file. Busy while it works: servers call `renderTableBook` instead. */
export async function writeTableBook(book: TableBook): Promise<Uint8Array> {
  const [name = '', helpName = '', markName = '', listName = ''] = sheetNames([
    book.sheetName,
    book.help.sheetName,
    book.mark.sheetName,
    '_choices',
  ])
  const sheets = [
    tableSheet(name, listName, book),
    helpSheet(helpName, book.help.lines),
    hiddenSheet(markName, [book.mark.cells]),
    hiddenSheet(listName, listsOf(book)),
  ]
  return writeWorkbook(sheets, { title: book.title, creator: book.creator, fontName: FONT, fontSize: SIZE })
}

function tableSheet(name: string, listName: string, { columns, rows, frozenColumns }: TableBook): XlsxSheet {
  const [lastColumn, lastRow] = [columns.length - 1, rows.length]
  const marks = columns.flatMap(({ kind }, at) => (kind === 'mark' ? [at] : []))
  const area = { firstRow: 1, lastRow: Math.max(1, lastRow + SPARE_ROWS) }
  return {
    name,
    columnWidths: columns.map(({ width }) => width),
    rows: [headRow(columns), ...rows.map((row) => bodyRow(columns, row))],
    orientation: 'landscape',
    frozen: { rows: 1, columns: frozenColumns, firstPrinted: 0 },
    hiddenColumns: columns.flatMap(({ isHidden }, at) => (isHidden === true ? [at] : [])),
    filtered: { firstRow: 0, lastRow, firstColumn: 0, lastColumn },
    choices: choicesOf(columns, listName, area),
    ...(marks.length === 0
      ? {}
      : { shadedWhenFilled: { ...area, firstColumn: Math.min(...marks), lastColumn: Math.max(...marks) } }),
  }
}

const headRow = (columns: readonly TableColumn[]): XlsxRow => ({
  cells: new Map(
    columns.map(({ heading, kind }, at): [number, XlsxCell] => [
      at,
      { content: { text: heading }, style: kind === 'mark' ? monthHeadLook() : headLook() },
    ]),
  ),
  heightPt: HEAD_PT,
})

function bodyRow(columns: readonly TableColumn[], row: readonly (string | number | null)[]): XlsxRow {
  const cells = columns.map((column, at): [number, XlsxCell] => [at, bodyCell(column, row[at] ?? null)])
  const measured = columns.flatMap(({ kind, width, isHidden }, at) => {
    const value = row[at]
    return kind === 'text' && isHidden !== true && typeof value === 'string' ? [{ text: value, characters: width }] : []
  })
  return { cells: new Map(cells), heightPt: fittingHeight(measured) }
}

const LOOKS = {
  text: tableLook('left'),
  plain: tableLook('left', '@'),
  number: tableLook('right', '#,##0.00'),
  count: tableLook('center', '0'),
  mark: monthLook(),
}

const bodyCell = ({ kind }: TableColumn, value: string | number | null): XlsxCell => ({
  content: value === null ? null : typeof value === 'number' ? { number: value } : { text: value },
  style: LOOKS[kind],
})

/** The texts to choose from, a column for each column of the table that has some. */
function listsOf({ columns }: TableBook): string[][] {
  const lists = columns.flatMap(({ choices }) => (choices && choices.length > 0 ? [choices] : []))
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, row) => lists.map((list) => list[row] ?? ''))
}

function choicesOf(
  columns: readonly TableColumn[],
  sheet: string,
  area: { firstRow: number; lastRow: number },
): CellChoices[] {
  let list = -1
  return columns.flatMap(({ choices = [], isStrict = false }, at): CellChoices[] => {
    if (choices.length === 0) return []
    list++
    const from = { firstRow: 0, lastRow: choices.length - 1, firstColumn: list, lastColumn: list }
    return [{ cells: { ...area, firstColumn: at, lastColumn: at }, sheet, from, isStrict }]
  })
}

const helpSheet = (name: string, lines: readonly string[]): XlsxSheet => ({
  name,
  columnWidths: [HELP_WIDTH],
  rows: lines.map((text) => ({
    cells: new Map([[0, { content: { text }, style: proseLook('left') }]]),
    heightPt: fittingHeight([{ text, characters: HELP_WIDTH }]),
  })),
  orientation: 'portrait',
})

const hiddenSheet = (name: string, rows: readonly (readonly string[])[]): XlsxSheet => ({
  name,
  columnWidths: [],
  rows: rows.map((row) => ({
    cells: new Map(row.map((text, at): [number, XlsxCell] => [at, { content: { text }, style: proseLook('left') }])),
    heightPt: 20,
  })),
  orientation: 'portrait',
  isHidden: true,
})
