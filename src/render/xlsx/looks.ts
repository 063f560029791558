import type { Satang } from '#src/domain/money.ts'
import type { Digits } from '#src/domain/thai-text.ts'
import { lineCount, lineHeightPt } from '../text-measure.ts'
import type { CellStyle } from './workbook.ts'

/** The font of official papers and its size in tables, in points. */
export const FONT = 'TH SarabunPSK'
/** Size of letters, in points. */
export const SIZE = 14
/** Excel refuses higher rows. */
const HIGHEST_ROW = 409
/** A column of n characters is 7n + 5 pixels wide at 96 a inch. */
const widthPt = (characters: number): number => (characters * 7 + 5) * 0.75 - 4

const side = { style: 'thin', color: { rgb: '000000' } } as const
const border = { top: side, right: side, bottom: side, left: side }
const fill = (rgb: string): CellStyle['fill'] => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } })
const font = { name: FONT, size: SIZE }
const bold = { ...font, bold: true }

type Side = 'left' | 'center' | 'right'

/** A bordered cell of a form. */
export const tableLook = (horizontal: Side, numFmt?: string): CellStyle => ({
  font,
  border,
  alignment: { horizontal, vertical: 'top', wrapText: true },
  ...(numFmt === undefined ? {} : { numFmt }),
})

/** A bordered cell of a line of sums. */
export const sumLook = (horizontal: Side, numFmt?: string): CellStyle => ({
  ...tableLook(horizontal, numFmt),
  font: bold,
})

/** A cell of the header rows. `size` in points. */
export const headLook = (size = SIZE): CellStyle => ({
  font: { ...bold, size },
  border,
  fill: fill('F2F2F2'),
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
})

/** Names of the months: on one line, made smaller rather than broken. */
export const monthHeadLook = (): CellStyle => ({
  ...headLook(11),
  alignment: { horizontal: 'center', vertical: 'center', shrinkToFit: true },
})

/** A cell of the twelve months. */
export const monthLook = (): CellStyle => ({ font, border, alignment: { horizontal: 'center', vertical: 'center' } })

/** Heading row inside a form. */
export const bandLook = (): CellStyle => ({ font: bold, border, alignment: { horizontal: 'left', vertical: 'center' } })

/** Text outside the forms. */
export const proseLook = (horizontal: Side | 'justify' = 'left', size = SIZE, isBold = false): CellStyle => ({
  font: { name: FONT, size, ...(isBold ? { bold: true } : {}) },
  alignment: { horizontal, vertical: horizontal === 'justify' ? 'top' : 'center', wrapText: true },
})

const THAI_NUMERALS = '[$-D00041E]'

/** Number format for whole numbers in the numerals of the book. */
export const countFormat = (digits: Digits): string => `${digits === 'thai' ? THAI_NUMERALS : ''}#,##0`
/** Number format for money: satang only where there are any, as everywhere in the book. */
export const bahtFormat = (amount: Satang, digits: Digits): string =>
  `${countFormat(digits)}${amount % 100 === 0 ? '' : '.00'}`
/** Number format for percents with two decimals, without the sign. */
export const percentFormat = (digits: Digits): string => `${digits === 'thai' ? THAI_NUMERALS : ''}0.00`

/** Row height (points) in which all the texts can be seen; `columns` in characters. Programs do not fit heights by themselves. */
export function fittingHeight(cells: readonly { text: string; characters: number }[], size = SIZE): number {
  const lines = cells.map((cell) => lineCount(cell.text, widthPt(cell.characters), size, FONT))
  return Math.min(HIGHEST_ROW, Math.ceil(Math.max(1, ...lines) * lineHeightPt(size, FONT) + 4))
}
