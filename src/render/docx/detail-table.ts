import { formatBaht } from '#src/domain/money.ts'
import type { Digits } from '#src/domain/thai-text.ts'
import type { DetailColumn, DetailRow, DetailTable } from '../plan-document.ts'
import { monthCells, type BarStyle } from './bars.ts'
import { rowTexts, type RowTexts } from './detail-row.ts'
import { detailGrid, type GridColumn } from './geometry.ts'
import { rowHeightPt, TALLEST_WHOLE_ROW_PT } from './page-estimate.ts'
import { paragraph, run, textParagraph } from './paragraphs.ts'
import type { DocxFont } from './styles.ts'
import { cell, row, table } from './tables.ts'

/** How the table of projects is set. `nextShapeId`: numbers of drawn bars, each given once. */
export type DetailLook = { digits: Digits; bars: BarStyle; font: DocxFont; nextShapeId: () => number }

const HEAD_FILL = 'F2F2F2'

/** Form ผด.02 or ผด.02/1: two header rows repeated on each page, rows kept whole, the sum below. */
export function detailTable(form: DetailTable, look: DetailLook): string {
  const grid = detailGrid(form.columns)
  const last = form.rows.at(-1)
  const rows = form.rows.map((project) => projectRow(project, form, grid, look, project === last))
  const content = headerRows(form, grid) + rows.join('') + totalRow(form, grid, look.digits)
  return table(
    grid.map((column) => column.width),
    content,
  )
}

const widthOf = (columns: readonly GridColumn[]): number => columns.reduce((sum, column) => sum + column.width, 0)

function headerRows(form: DetailTable, grid: readonly GridColumn[]): string {
  const labels = new Map(form.columns.map((column) => [column.key, column.label]))
  let upper = ''
  let lower = ''
  for (const column of grid) {
    if ('key' in column) {
      const options = { width: column.width, fill: HEAD_FILL, align: 'center' } as const
      upper += cell({ ...options, down: 'first' }, textParagraph('TableHead', labels.get(column.key) ?? ''))
      lower += cell({ ...options, down: 'rest' }, textParagraph('TableHead', ''))
    } else {
      if (column.month === 1) upper += yearCell(3, column.width, form.yearLabels[0])
      if (column.month === 4) upper += yearCell(9, column.width, form.yearLabels[1])
      lower += cell(
        { width: column.width, fill: HEAD_FILL, isTight: true, align: 'center' },
        textParagraph('MonthHead', form.monthLabels[column.month - 1] ?? ''),
      )
    }
  }
  return row({ isHeader: true, isWhole: true }, upper) + row({ isHeader: true, isWhole: true }, lower)
}

const yearCell = (months: number, monthWidth: number, label: string): string =>
  cell(
    { width: months * monthWidth, span: months, fill: HEAD_FILL, isTight: true, align: 'center' },
    textParagraph('TableHead', label),
  )

function projectRow(
  project: DetailRow,
  form: DetailTable,
  grid: readonly GridColumn[],
  look: DetailLook,
  isLast: boolean,
): string {
  const texts = rowTexts(project, form, look.digits)
  let cells = ''
  for (const column of grid) {
    if ('key' in column) cells += textCell(column.key, column.width, texts, isLast && column.key === 'number')
    else if (column.month === 1) cells += monthCells(project.months, look.bars, form.monthLabels, look.nextShapeId)
  }
  // A row taller than a page cannot be kept whole; Word and LibreOffice then lose or push the rest of it.
  return row({ isWhole: rowHeightPt(texts, grid, look.font) <= TALLEST_WHOLE_ROW_PT }, cells)
}

const STYLE: Record<DetailColumn, string> = {
  number: 'TableCentre',
  name: 'TableText',
  activity: 'TableText',
  target: 'TableText',
  budget: 'TableNumber',
  fund: 'TableText',
  place: 'TableText',
  department: 'TableText',
  note: 'TableText',
}

/** `stays` keeps the row on one page with the next: the sum never stands alone. */
const textCell = (key: DetailColumn, width: number, texts: RowTexts, stays: boolean): string =>
  cell({ width }, texts[key].map((text) => paragraph(STYLE[key], run(text), stays ? '<w:keepNext/>' : '')).join(''))

function totalRow(form: DetailTable, grid: readonly GridColumn[], digits: Digits): string {
  const budgetAt = grid.findIndex((column) => 'key' in column && column.key === 'budget')
  const before = grid.slice(0, budgetAt)
  const after = grid.slice(budgetAt + 1)
  return row(
    { isWhole: true },
    cell({ width: widthOf(before), span: before.length }, textParagraph('TableTotal', form.total.label)) +
      cell(
        { width: widthOf(grid.slice(budgetAt, budgetAt + 1)) },
        textParagraph('TableTotal', formatBaht(form.total.budgetSatang, digits)),
      ) +
      cell({ width: widthOf(after), span: after.length }, textParagraph('TableText', '')),
  )
}
