import { columnLetters } from '#src/domain/column-letters.ts'
import type { GridMerge } from '../grid.ts'

/** Cell position, counted from 0. */
export type CellPosition = { row: number; column: number }

/** 'A' → 0, 'AB' → 27; undefined for anything else. */
export function columnNumber(letters: string): number | undefined {
  if (!/^[A-Z]{1,3}$/i.test(letters)) return undefined
  let number = 0
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64
  return number - 1
}

/** 'B12' or '$B$12' → { row: 11, column: 1 }; undefined when it is not a cell reference. Read letter by letter: every cell of a file asks. */
export function cellPosition(reference: string | undefined): CellPosition | undefined {
  if (reference === undefined) return undefined
  let at = reference.startsWith('$') ? 1 : 0
  let column = 0
  const firstLetter = at
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~0x20
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  const letters = at - firstLetter
  if (reference[at] === '$') at++
  const firstDigit = at
  let row = 0
  for (; at < reference.length; at++) {
    const digit = reference.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return undefined
    row = row * 10 + digit
  }
  const digits = at - firstDigit
  if (letters < 1 || letters > 3 || digits < 1 || digits > 7 || reference[firstDigit] === '0') return undefined
  return { row: row - 1, column: column - 1 }
}

/** 'A1:C4' → both ends, put in order; undefined when it is not a range of cells. */
export function cellRange(reference: string | undefined): GridMerge | undefined {
  const [from, to] = (reference ?? '').split(':').map(cellPosition)
  if (!from || !to) return undefined
  return {
    firstRow: Math.min(from.row, to.row),
    lastRow: Math.max(from.row, to.row),
    firstColumn: Math.min(from.column, to.column),
    lastColumn: Math.max(from.column, to.column),
  }
}

/** Strings, quoted sheet names, and cell references not followed by what makes them names or functions. */
const FORMULA_PARTS = /"[^"]*"|'[^']*'|(?<![\w.])(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?![\w.(])/gi

/** A shared formula as it reads in another cell: relative references moved by rows and columns. */
export function movedFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(
    FORMULA_PARTS,
    (part, fixColumn?: string, letters?: string, fixRow?: string, digits?: string) => {
      const column = letters === undefined ? undefined : columnNumber(letters)
      if (column === undefined || digits === undefined) return part
      const movedColumn = fixColumn ? column : column + columns
      const movedRow = fixRow ? Number(digits) : Number(digits) + rows
      if (movedColumn < 0 || movedRow < 1) return '#REF!'
      return `${fixColumn ?? ''}${columnLetters(movedColumn)}${fixRow ?? ''}${movedRow}`
    },
  )
}
