import type { DetailColumn, DetailTable } from '#src/render/plan-document.ts'
import { widthOf, type TextRoom } from './line-breaks.ts'

/** Column of a ผด.02 table: its width with the space around the text, in points. */
export type SheetColumn = { key: DetailColumn; label: string; width: number }

/** Widths of a ผด.02 table on a landscape A4 page, in points. They add up to `PAGE_ROOM`. */
export type SheetLayout = {
  columns: SheetColumn[]
  monthWidth: number
  textSize: number
  /** Sizes of the header's month and year labels: they never break, and shrink rather than leave their cells. */
  monthSize: number
  yearSize: number
  /** How many columns stand before the twelve months. */
  monthsAt: number
}

// These repeat the measures of the template (look.typ, parts.typ, forms.typ), in points.
/** A4 landscape less the side margins. */
export const PAGE_ROOM = 841.89 - 2 * 42
/** Height between the margins of a landscape page. */
export const PAGE_HEIGHT = 595.28 - 52 - 44
/** Width of the text on portrait pages: 21 cm less 3 and 2 cm. */
export const PORTRAIT_ROOM = 453.5
/** Size of letters in the tables, in points. */
export const BODY_SIZE = 11
/** 2.5 cm */
export const FIRST_LINE_INDENT = 70.9
const CELL_INSET = 3

const SHARES: Record<Exclude<DetailColumn, 'number' | 'budget'>, number> = {
  name: 1.5,
  activity: 1.8,
  target: 0.95,
  fund: 0.88,
  place: 0.8,
  department: 0.78,
  note: 0.7,
}

/**
 * Column widths for the tables of one form: text columns share what the number, the money and the months leave.
 * @param amounts every amount to be printed, written out
 */
export function layoutSheet(tables: readonly DetailTable[], amounts: readonly string[]): SheetLayout {
  const columns = tables[0]?.columns ?? []
  const textSize = columns.length > 7 ? 9.5 : columns.length > 6 ? 10 : 10.5
  const monthWidth = columns.length > 6 ? 15 : 16.6
  const wide = (texts: readonly string[]): number =>
    Math.max(0, ...texts.map((text) => widthOf(text, textSize, true))) + 2 * CELL_INSET + 1
  const number = Math.max(22, wide(tables.map((table) => '0'.repeat(String(table.rows.length).length))))
  const budget = Math.min(110, Math.max(64, wide(amounts)))
  const shared = PAGE_ROOM - monthWidth * 12 - number - budget
  const shares = columns.reduce((sum, { key }) => sum + shareOf(key), 0)
  return {
    columns: columns.map(({ key, label }) => ({
      key,
      label,
      width: key === 'number' ? number : key === 'budget' ? budget : (shared * shareOf(key)) / shares,
    })),
    monthWidth,
    textSize,
    monthSize: sizeToFit(
      tables.flatMap(({ monthLabels }) => monthLabels),
      monthWidth - 1.5,
      8,
      false,
    ),
    yearSize: sizeToFit(
      tables.map(({ yearLabels }) => yearLabels[0]),
      3 * monthWidth - 2 * CELL_INSET,
      textSize,
      true,
    ),
    monthsAt: columns.filter(({ key }) => key !== 'note').length,
  }
}

const sizeToFit = (labels: readonly string[], room: number, size: number, bold: boolean): number =>
  Math.min(size, ...labels.map((label) => (room * size) / Math.max(0.01, widthOf(label, size, bold))))

const shareOf = (key: DetailColumn): number => (key === 'number' || key === 'budget' ? 0 : SHARES[key])

/** Room for the text of a cell in a column. */
export const cellRoom = ({ width }: SheetColumn, size: number, bold = false): TextRoom => ({
  width: width - 2 * CELL_INSET,
  size,
  bold,
})

/** Height of a table row of so many lines, in points. */
export const rowHeight = (lines: number, textSize: number): number => lines * textSize * 1.44 + 2 * CELL_INSET
