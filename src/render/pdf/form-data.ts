import { formatBaht, formatCount } from '#src/domain/money.ts'
import { barsOf } from '#src/domain/month-set.ts'
import type { Digits } from '#src/domain/thai-text.ts'
import type { DetailRow, DetailTable } from '#src/render/plan-document.ts'
import {
  cellRoom,
  layoutSheet,
  PAGE_HEIGHT,
  PAGE_ROOM,
  rowHeight,
  type SheetColumn,
  type SheetLayout,
} from './layout.ts'
import { balanceLines, breakLines, fitHeading } from './line-breaks.ts'

/** One unbroken bar of a row: the month cell it begins in (0 = October), its length, and its words for screen readers. */
type Bar = { first: number; months: number; alt: string }
/** Lines of a budget cell: the amount, and the funds under it in smaller type. */
type BudgetText = { amount: string; funds: string }
type Cell = string | BudgetText
/** `breakable`: the row is too high to be kept whole on one page. */
type RowData = { cells: Cell[]; bars: Bar[]; breakable: boolean; height: number }

/** A ผด.02 table as the template reads it: every number written out, every line broken. */
type TableData = {
  title: string
  strategyHeading: string | null
  programmeHeading: string
  /** The first table of a strategy. */
  opensStrategy: boolean
  /** Stands on a new page under the title of the form: each strategy of ผด.02, but only the first table of ผด.02/1, which is short. */
  opensPage: boolean
  /** Printed at the head of a page that goes on with this table. */
  running: string
  yearLabels: string[]
  monthLabels: string[]
  rows: RowData[]
  total: { label: string; amount: string }
  /** Height that headings, header rows and the first two rows take, in points. */
  room: number
}

/** The tables of one form (`isChapter`: ผด.02/1, one chapter of the contents), which share their column widths. */
export type SheetData = SheetLayout & { formMark: string; isChapter: boolean; tables: TableData[] }

type Sheet = SheetLayout & { digits: Digits }

/** Size of the fund lines, as a part of the size of the text. */
const FUND_SCALE = 0.88
/** Rows higher than this may be split between pages: kept whole under the header rows, they could run off the page. */
const TALLEST_WHOLE_ROW = PAGE_HEIGHT - 130

/** Form ผด.02 or ผด.02/1, laid out. */
export function sheetData(tables: readonly DetailTable[], isChapter: boolean, digits: Digits): SheetData {
  const amounts = tables.flatMap((table) => [
    formatBaht(table.total.budgetSatang, digits),
    ...table.rows.map((row) => (row.budgetSatang === null ? '' : formatBaht(row.budgetSatang, digits))),
  ])
  const layout = layoutSheet(tables, amounts)
  const { textSize } = layout
  return {
    ...layout,
    columns: layout.columns.map((column) => ({
      ...column,
      label: balanceLines(column.label, cellRoom(column, textSize, true)).join('\n'),
    })),
    formMark: tables[0]?.formMark ?? '',
    isChapter,
    tables: tables.map((table, index) => {
      const opensStrategy = index === 0 || table.strategyHeading !== tables[index - 1]?.strategyHeading
      return {
        ...tableData(table, { ...layout, digits }),
        opensStrategy,
        opensPage: index === 0 || (opensStrategy && !isChapter),
      }
    }),
  }
}

function tableData(table: DetailTable, sheet: Sheet): Omit<TableData, 'opensStrategy' | 'opensPage'> {
  const { strategyHeading, programmeHeading } = table
  const rows = table.rows.map((row) => rowData(row, table, sheet))
  const headings = (strategyHeading === null ? 24 : 44) + 3 * rowHeight(1, sheet.textSize)
  const firstRows = rows.slice(0, 2).reduce((sum, { height }) => sum + height, 0)
  return {
    title: fitHeading(table.title, FORM_HEADING_ROOM),
    strategyHeading: strategyHeading && fitHeading(strategyHeading, FORM_HEADING_ROOM),
    programmeHeading: fitHeading(programmeHeading, FORM_HEADING_ROOM),
    running: runningHead([strategyHeading, programmeHeading]),
    yearLabels: table.yearLabels,
    monthLabels: table.monthLabels,
    rows,
    total: { label: table.total.label, amount: formatBaht(table.total.budgetSatang, sheet.digits) },
    room: Math.min(PAGE_HEIGHT - 20, headings + firstRows),
  }
}

const FORM_HEADING_ROOM = { width: PAGE_ROOM, size: 12, bold: true }
const RUNNING_SIZE = 9

/** One line for the head of a page that goes on with a table; too long a line ends in "…". */
function runningHead(headings: readonly (string | null)[]): string {
  const words = headings.filter((heading) => heading !== null).join(' · ')
  const [line = '', more] = breakLines(words.replaceAll('\n', ' '), { width: PAGE_ROOM - 110, size: RUNNING_SIZE })
  return `${line}${more === undefined ? '' : '…'} (ต่อ)`
}

function rowData(row: DetailRow, table: DetailTable, sheet: Sheet): RowData {
  const texts = textsOf(row, sheet.digits)
  const cells = sheet.columns.map((column) =>
    column.key === 'budget' ? budgetCell(row, column, table, sheet) : fitText(texts[column.key], column, sheet),
  )
  const height = rowHeight(Math.max(1, ...cells.map(linesIn)), sheet.textSize)
  return { cells, bars: barsData(row, table), breakable: height > TALLEST_WHOLE_ROW, height }
}

const linesIn = (cell: Cell): number =>
  (typeof cell === 'string' ? cell : `${cell.amount}\n${cell.funds}`.trimEnd()).split('\n').length

const fitText = (text: string, column: SheetColumn, { textSize }: Sheet): string =>
  breakLines(text, cellRoom(column, textSize)).join('\n')

const textsOf = (row: DetailRow, digits: Digits): Record<Exclude<SheetColumn['key'], 'budget'>, string> => ({
  number: formatCount(row.number, digits),
  name: row.name,
  activity: row.activity,
  target: row.target,
  fund: row.fundLines.join('\n'),
  place: row.place,
  department: row.departments.join('\n'),
  note: row.note,
})

/** Fund lines stand in brackets under the amount unless the table has a column for them. */
function budgetCell(row: DetailRow, column: SheetColumn, table: DetailTable, sheet: Sheet): BudgetText {
  const hasFundColumn = table.columns.some(({ key }) => key === 'fund')
  const amount = row.budgetSatang === null ? row.noBudgetText : formatBaht(row.budgetSatang, sheet.digits)
  const funds = hasFundColumn ? [] : row.fundLines.map((line) => `(${line})`)
  return {
    amount: fitText(amount, column, sheet),
    funds: funds.flatMap((line) => breakLines(line, cellRoom(column, sheet.textSize * FUND_SCALE))).join('\n'),
  }
}

const barsData = (row: DetailRow, { monthLabels }: DetailTable): Bar[] =>
  barsOf(row.months).map(({ first, last }) => ({
    first: first - 1,
    months: last - first + 1,
    alt: [...new Set([monthLabels[first - 1], monthLabels[last - 1]])].join(' – '),
  }))
