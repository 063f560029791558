import type { GridCell } from '../grid.ts'
import { plainDecimal } from '../number-text.ts'
import type { SheetBuilder } from '../sheet-builder.ts'
import type { XmlAttributes } from '../xml.ts'
import { cellPosition, movedFormula } from './cell-reference.ts'
import { type RichText, plainText } from './xlsx-strings.ts'
import { type Styles, styleAt } from './xlsx-styles.ts'

/** What cells refer to. `is1904`: dates count from 1904. */
export type Workbook = { strings: readonly RichText[]; styles: Styles; is1904: boolean }

/** Serial number in the 1900 system of an ISO date ("2025-10-01T00:00:00"); undefined when it is none. */
export function serialOfIsoDate(text: string): number | undefined {
  const time = /^\d{4}-\d\d-\d\d/.test(text)
    ? Date.parse(/T.*(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text.slice(0, 10)}Z`)
    : Number.NaN
  return Number.isNaN(time) ? undefined : time / 86_400_000 + 25_569
}

const DAYS_1900_TO_1904 = 1462

type Formula = { text: string; shared?: string }
type SharedFormula = { text: string; row: number; column: number }

/** Reads the cells of one sheet from its events, row by row. */
export class CellReader {
  readonly #workbook: Workbook
  readonly #builder: SheetBuilder
  readonly #shared = new Map<string, SharedFormula>()
  #row = -1
  #column = -1
  #style = 0
  #type: string | undefined
  #value: string | undefined
  #inline: RichText | undefined
  #formula: Formula | undefined

  constructor(workbook: Workbook, builder: SheetBuilder) {
    this.#workbook = workbook
    this.#builder = builder
  }

  /** A row begins; without r it follows the one before. Returns its index. */
  openRow(attributes: XmlAttributes): number {
    const { r } = attributes
    this.#row = r !== undefined && /^[1-9]\d{0,6}$/.test(r) ? Number(r) - 1 : this.#row + 1
    this.#column = -1
    return this.#row
  }

  /** A cell begins; without r it follows the one before. */
  openCell({ r, s, t }: XmlAttributes): void {
    const position = cellPosition(r)
    this.#column = position ? position.column : this.#column + 1
    if (position) this.#row = position.row
    this.#style = s === undefined ? 0 : Number(s)
    this.#type = t
    this.#value = undefined
    this.#inline = undefined
    this.#formula = undefined
  }

  /** The text of the cell's v, '' when it is empty. */
  value(text: string): void {
    this.#value = text
  }

  /** The cell's own rich text. */
  inline(text: RichText): void {
    this.#inline = text
  }

  /** The cell's f; a shared one names its group, and only the first of the group carries the text. */
  formula(text: string, { t, si }: XmlAttributes): void {
    this.#formula = t === 'shared' && si !== undefined ? { text, shared: si } : { text }
  }

  /** The cell is complete. */
  closeCell(): void {
    const style = styleAt(this.#workbook.styles, this.#style)
    const cell: GridCell = this.#content(style.isDate)
    if (style.fill !== undefined) cell.fill = style.fill
    if (style.symbolFont !== undefined && cell.text !== '') cell.symbolFont ??= style.symbolFont
    const formula = this.#formulaText()
    if (formula !== undefined) {
      cell.formula = formula
      // An empty text is a value that formulas may have; an empty number is not.
      if (!this.#inline && (this.#value === undefined || (this.#value === '' && this.#type !== 'str')))
        cell.isUncached = true
    }
    this.#builder.put(this.#row, this.#column, cell)
  }

  #content(isDate: boolean): GridCell {
    if (this.#inline) return { ...this.#inline }
    const value = this.#value
    if (value === undefined) return { text: '' }
    switch (this.#type) {
      case 's':
        return { ...(this.#workbook.strings[/^\s*\d+\s*$/.test(value) ? Number(value) : -1] ?? { text: '' }) }
      case 'b':
        return { text: value === '' ? '' : value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE' }
      case 'str':
      case 'inlineStr':
      case 'e':
        return { text: plainText(value) }
      case 'd': {
        const serial = serialOfIsoDate(value.trim())
        return serial === undefined ? { text: value } : { text: plainDecimal(serial), number: serial, isDate: true }
      }
      case undefined:
      default:
        return this.#number(value.trim(), isDate)
    }
  }

  #number(text: string, isDate: boolean): GridCell {
    const stored = text === '' ? Number.NaN : Number(text)
    if (!Number.isFinite(stored)) return { text: plainText(text) }
    const number = isDate && this.#workbook.is1904 ? stored + DAYS_1900_TO_1904 : stored
    return isDate ? { text: plainDecimal(number), number, isDate } : { text: plainDecimal(number), number }
  }

  #formulaText(): string | undefined {
    const formula = this.#formula
    if (!formula || formula.shared === undefined) return formula?.text
    const first = this.#shared.get(formula.shared)
    if (formula.text !== '' || !first) {
      this.#shared.set(formula.shared, { text: formula.text, row: this.#row, column: this.#column })
      return formula.text
    }
    return movedFormula(first.text, this.#row - first.row, this.#column - first.column)
  }
}
