import type { DetailTable, PartOne, PlanDocument, SummaryTable, TextBlock } from '../plan-document.ts'
import { lineCount, lineHeightPt } from '../text-measure.ts'
import { bodyPage, frontPage } from './contents.ts'
import { opensStrategy, rowTexts, type RowTexts } from './detail-row.ts'
import { CELL_MARGIN, detailGrid, LANDSCAPE, PORTRAIT, textHeight, textWidth, type GridColumn } from './geometry.ts'
import { ACT_WIDTH } from './part-one.ts'
import { BODY_PT, halfPoints, TABLE_PT, type DocxFont } from './styles.ts'

const TWIPS_PER_PT = 20
const PAGE_PT = textHeight(LANDSCAPE) / TWIPS_PER_PT
/** A taller row may be split over two pages: whole, it could not be set at all. */
export const TALLEST_WHOLE_ROW_PT = PAGE_PT * 0.6

type Measure = { font: DocxFont }

const heightOf = (text: string, widthTwips: number, pt: number, { font }: Measure): number => {
  const size = halfPoints(pt, font) / 2
  return lineCount(text, widthTwips / TWIPS_PER_PT, size, font) * lineHeightPt(size, font)
}

/** Likely height of a row of form ผด.02, in points. */
export function rowHeightPt(texts: RowTexts, grid: readonly GridColumn[], font: DocxFont): number {
  let tallest = 0
  for (const column of grid) {
    if (!('key' in column)) continue
    const width = column.width - 2 * CELL_MARGIN
    tallest = Math.max(tallest, heightOf(texts[column.key].join('\n'), width, TABLE_PT, { font }))
  }
  return tallest
}

/** Counts pages while content is laid down. */
function createPager(page: number, room: number) {
  let used = 0
  const pager = {
    page: () => page,
    turn: () => {
      page += 1
      used = 0
    },
    /** Text that may run on over pages. */
    flow: (height: number) => {
      used += height
      while (used > room) {
        page += 1
        used -= room
      }
    },
    /** Something kept whole; a repeated head takes `head` of each new page. */
    whole: (height: number, head = 0) => {
      if (used + height > room && used > 0) {
        page += 1
        used = head
      }
      pager.flow(height)
    },
    /** Where a heading falls that needs `room` points with what it stays with. */
    heading: (height: number, companions: number): number => {
      if (used + height + companions > room) pager.turn()
      used += height
      return page
    },
  }
  return pager
}

type Pager = ReturnType<typeof createPager>

/** The likely pages of the headings of the book, as printed, in the order in which the writer collects them. */
export function estimatePages(document: PlanDocument, font: DocxFont): string[] {
  const measure = { font }
  const text = createPager(1, textHeight(PORTRAIT) / TWIPS_PER_PT)
  const first = partOnePages(document.partOne, text, measure)
  const forms = createPager(text.page() + 1, PAGE_PT)
  const summaryPages = [forms.page(), forms.page()]
  summaryHeight(document.partTwo.summary, forms, measure)
  const rest = [document.partTwo.tables, document.partTwo.equipment].flatMap((tables) => {
    if (tables.length > 0) forms.turn()
    return tables.flatMap((form, at) => formPages(form, tables, at, document, forms, measure))
  })
  return [frontPage(1), ...[...first, ...summaryPages, ...rest].map((page) => bodyPage(page, document.digits))]
}

function partOnePages(part: PartOne, pager: Pager, measure: Measure): number[] {
  const pages = [pager.heading(30, 40)]
  for (const section of part.sections) {
    pages.push(pager.heading(32, 40))
    for (const block of section.blocks) blockHeight(block, pager, measure)
  }
  return pages
}

function blockHeight(block: TextBlock, pager: Pager, measure: Measure): void {
  const width = textWidth(PORTRAIT)
  switch (block.kind) {
    case 'paragraph':
      pager.flow(heightOf(`${' '.repeat(24)}${block.text}`, width, BODY_PT, measure) + 6)
      break
    case 'item':
      pager.flow(heightOf(block.text, width - 1985, BODY_PT, measure) + 3)
      break
    case 'flow':
      pager.flow(50)
      for (const step of block.flow.steps) {
        pager.whole(Math.max(24, heightOf(step.act, ACT_WIDTH - 2 * CELL_MARGIN, TABLE_PT, measure)) + 16)
      }
  }
}

function summaryHeight(summary: SummaryTable, pager: Pager, measure: Measure): void {
  const rowHeight = lineHeightPt(halfPoints(TABLE_PT, measure.font) / 2, measure.font)
  pager.flow(60 + 2 * rowHeight)
  for (const group of summary.groups) {
    for (let line = 0; line < group.lines.length + 2; line++) pager.whole(rowHeight, 2 * rowHeight)
  }
  pager.whole(rowHeight, 2 * rowHeight)
}

/** Lays one form down; the pages of the headings that it brings. */
function formPages(
  form: DetailTable,
  forms: readonly DetailTable[],
  at: number,
  document: PlanDocument,
  pager: Pager,
  measure: Measure,
): number[] {
  const opens = opensStrategy(forms, at)
  const grid = detailGrid(form.columns)
  const heights = form.rows.map((row) => rowHeightPt(rowTexts(row, form, document.digits), grid, measure.font))
  const head = headHeight(form, grid, measure)
  if (opens && at > 0) pager.turn()
  const first = opens ? pager.heading(80, 20) : pager.heading(30, head + 20 + (heights[0] ?? 0))
  const pages = [...(opens ? [first] : []), pager.heading(20, head + (heights[0] ?? 0))]
  pager.flow(head)
  for (const height of heights) pager.whole(height, head)
  pager.whole(16, head)
  return pages
}

function headHeight(form: DetailTable, grid: readonly GridColumn[], measure: Measure): number {
  const labels = new Map(form.columns.map((column) => [column.key, column.label]))
  const heights = grid.map((column) =>
    'key' in column
      ? heightOf(labels.get(column.key) ?? '', column.width - 2 * CELL_MARGIN, TABLE_PT, measure)
      : heightOf('', column.width, 2 * TABLE_PT, measure),
  )
  return Math.max(...heights)
}
