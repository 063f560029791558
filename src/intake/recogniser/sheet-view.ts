import { formatThaiDate } from '#src/domain/thai-date.ts'
import { normaliseThai, toArabicDigits } from '#src/domain/thai-text.ts'
import type { GridCell, GridMerge, GridSheet } from '../grid.ts'

/** A cell with text and how far it reaches: the last row and column of its merge, or its own. */
export type TextCell = {
  row: number
  column: number
  lastRow: number
  lastColumn: number
  /** Normalised; may hold line breaks. */
  text: string
  /** For comparing: no white space, Arabic digits, lower case. */
  folded: string
}

/** Where something stands, as warnings and references name it. */
export type Place = { sheet?: string; table?: number; row?: number; column?: string }

/** One sheet or Word table, with the questions that the recogniser asks of it. Rows and columns count from 0. */
export class SheetView {
  readonly sheet: GridSheet
  readonly #mergeAt = new Map<number, GridMerge>()
  readonly #rowTexts = new Map<number, TextCell[]>()
  readonly #normal = new Map<string, { text: string; folded: string }>()

  constructor(sheet: GridSheet) {
    this.sheet = sheet
    for (const merge of sheet.merges) this.#remember(merge)
  }

  #remember(merge: GridMerge): void {
    const lastRow = Math.min(merge.lastRow, this.sheet.rowCount - 1)
    const lastColumn = Math.min(merge.lastColumn, MAX_COLUMN)
    for (let row = merge.firstRow; row <= lastRow; row++) {
      for (let column = merge.firstColumn; column <= lastColumn; column++) this.#mergeAt.set(key(row, column), merge)
    }
  }

  /** Row numbers that have any cell, in order. */
  rowNumbers(): number[] {
    return Array.from(this.sheet.rows.keys()).toSorted((a, b) => a - b)
  }

  cell(row: number, column: number): GridCell | undefined {
    return this.sheet.rows.get(row)?.cells.get(column)
  }

  /** The merge that covers a cell, if any. */
  merge(row: number, column: number): GridMerge | undefined {
    return this.#mergeAt.get(key(row, column))
  }

  /** Own text of a cell, normalised; '' when there is none or the cell is covered by a merge. */
  text(row: number, column: number): string {
    return this.#rowText(row, column)?.text ?? ''
  }

  /** The cell's text, or that of the merge that covers it. */
  mergedText(row: number, column: number): string {
    const own = this.text(row, column)
    if (own !== '') return own
    const merge = this.merge(row, column)
    return merge ? this.text(merge.firstRow, merge.firstColumn) : ''
  }

  /** Cells of a row that carry text, from left to right. */
  texts(row: number): readonly TextCell[] {
    const known = this.#rowTexts.get(row)
    if (known) return known
    const cells = this.sheet.rows.get(row)?.cells
    const texts = cells ? this.#readTexts(row, cells) : []
    this.#rowTexts.set(row, texts)
    return texts
  }

  #readTexts(row: number, cells: ReadonlyMap<number, GridCell>): TextCell[] {
    const texts: TextCell[] = []
    for (const [column, cell] of cells) {
      if (cell.text === '') continue
      const { text, folded } = this.#normalised(
        cell.isDate && cell.number !== undefined ? dateText(cell.number) : cell.text,
      )
      if (text === '') continue
      const merge = this.merge(row, column)
      if (merge && (merge.firstRow !== row || merge.firstColumn !== column)) continue
      texts.push({ row, column, lastRow: merge?.lastRow ?? row, lastColumn: merge?.lastColumn ?? column, text, folded })
    }
    return texts.toSorted((a, b) => a.column - b.column)
  }

  /** Marks, places and units come up in every row, so each text is normalised once. */
  #normalised(raw: string): { text: string; folded: string } {
    const known = this.#normal.get(raw)
    if (known) return known
    const text = normaliseThai(raw)
    const normal = { text, folded: foldNormal(text) }
    this.#normal.set(raw, normal)
    return normal
  }

  #rowText(row: number, column: number): TextCell | undefined {
    return this.texts(row).find((cell) => cell.column === column)
  }

  isHiddenRow(row: number): boolean {
    return this.sheet.rows.get(row)?.isHidden ?? false
  }

  /** Place of a row (from 0) for a warning or reference (from 1). */
  place(row?: number): Place {
    return {
      ...(this.sheet.table === undefined
        ? this.sheet.name === ''
          ? {}
          : { sheet: this.sheet.name }
        : { table: this.sheet.table }),
      ...(row === undefined ? {} : { row: row + 1 }),
    }
  }
}

/** What a date cell shows: "ต.ค. 2568" for the first of a month, as month headers are typed, else "15 ต.ค. 2568". @param serial days since 30 December 1899 */
function dateText(serial: number): string {
  if (serial < 1 || serial > MAX_SERIAL) return String(serial)
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
  return formatThaiDate(date, 'short').replace(/^1 /, '')
}

/** 31 December 9999 */
const MAX_SERIAL = 2_958_465

const MAX_COLUMN = 1023
const key = (row: number, column: number): number => row * 1024 + column

/** `foldThai` of a text that is normalised already. */
export const foldNormal = (text: string): string => toArabicDigits(text).toLowerCase().replace(/\s+/g, '')

/** Line breaks become one space, as the rules of joining ask. */
export const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim()
