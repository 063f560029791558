import type { DetailColumn, DetailTable } from '../plan-document.ts'

/** Lengths in twips (1/20 pt; 1 cm = 567). */
export type PageShape = {
  orientation: 'portrait' | 'landscape'
  width: number
  height: number
  top: number
  right: number
  bottom: number
  left: number
}

/** A4 as official letters are set: 3 cm left for the binding, 2 cm right. */
export const PORTRAIT: PageShape = {
  orientation: 'portrait',
  width: 11906,
  height: 16838,
  top: 1418,
  right: 1134,
  bottom: 1134,
  left: 1701,
}

/** A4 lying for the forms; bound at the top. */
export const LANDSCAPE: PageShape = {
  orientation: 'landscape',
  width: 16838,
  height: 11906,
  top: 1304,
  right: 850,
  bottom: 907,
  left: 850,
}

/** Room for text between the margins of a page, in twips. */
export const textWidth = (page: PageShape): number => page.width - page.left - page.right
/** As `textWidth`, downwards. */
export const textHeight = (page: PageShape): number => page.height - page.top - page.bottom

/** Wide enough for "เม.ย." in the month size even where the font is replaced by one half as wide again, so that no vowel is torn off. */
export const MONTH_WIDTH = 460
/** Left and right inside a cell. */
export const CELL_MARGIN = 60

/** What a column needs at least so that its head, or an amount to 999 million with satang, is not torn. */
const FIXED: Partial<Record<DetailColumn, number>> = { number: 540, budget: 1300, fund: 1060, note: 880 }
/** Where the sources of money stand in brackets under the amount. */
const BUDGET_WITH_SOURCES = 1560
/** The other columns share the rest. */
const SHARE: Record<DetailColumn, number> = {
  number: 0,
  budget: 0,
  name: 25,
  activity: 29,
  target: 14,
  fund: 0,
  place: 16,
  department: 15,
  note: 0,
}

const fixedWidth = (key: DetailColumn, keys: readonly DetailColumn[]): number | undefined =>
  key === 'budget' && !keys.includes('fund') ? BUDGET_WITH_SOURCES : FIXED[key]

/** One column of form ผด.02: a text column or a month (1 = October). */
export type GridColumn = { key: DetailColumn; width: number } | { month: number; width: number }

/** The columns of a form in the order in which they stand, with widths that fill the page exactly. The months precede a note. */
export function detailGrid(columns: DetailTable['columns']): GridColumn[] {
  const keys = columns.map((column) => column.key)
  const fixed = keys.reduce((sum, key) => sum + (fixedWidth(key, keys) ?? 0), 12 * MONTH_WIDTH)
  const shares = keys.reduce((sum, key) => sum + SHARE[key], 0)
  const perShare = (textWidth(LANDSCAPE) - fixed) / shares
  const widths = keys.map((key) => fixedWidth(key, keys) ?? Math.floor(SHARE[key] * perShare))
  const spare = textWidth(LANDSCAPE) - 12 * MONTH_WIDTH - widths.reduce((sum, width) => sum + width, 0)
  const texts: GridColumn[] = keys.map((key, at) => ({
    key,
    width: (widths[at] ?? 0) + (key === 'name' ? spare : 0),
  }))
  const months: GridColumn[] = Array.from({ length: 12 }, (_, at) => ({ month: at + 1, width: MONTH_WIDTH }))
  const noteAt = keys.indexOf('note')
  const before = noteAt === -1 ? texts.length : noteAt
  return [...texts.slice(0, before), ...months, ...texts.slice(before)]
}
