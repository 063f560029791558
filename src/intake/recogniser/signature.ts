import { createHash } from 'node:crypto'
import type { UnknownTable } from '../recognised.ts'
import { headerLetters } from './header-words.ts'
import { oneLine, type SheetView } from './sheet-view.ts'

/** Rows and columns of a table that are shown to be mapped by hand. */
const SAMPLE_ROWS = 8
const SAMPLE_COLUMNS = 40

/** Fingerprint of a header row: the letters of its cells in order, whatever their spaces, brackets and digits are written like. */
export function signatureOf(view: SheetView, headerRow: number): string {
  const words = view.texts(headerRow).map((cell) => headerLetters(cell.text))
  return createHash('sha256').update(words.join('|')).digest('hex').slice(0, 16)
}

/** A table whose header no rule understands, with its first rows; null when the sheet holds no table at all. */
export function unknownTable(view: SheetView): UnknownTable | null {
  const rows = view.rowNumbers().filter((row) => view.texts(row).length >= 3)
  const headerRow = rows[0]
  if (headerRow === undefined || rows.length < 3) return null
  const columns = Math.min(view.sheet.columnCount, SAMPLE_COLUMNS)
  const sample = view
    .rowNumbers()
    .filter((row) => row >= headerRow && view.texts(row).length > 0)
    .slice(0, SAMPLE_ROWS)
    .map((row) => Array.from({ length: columns }, (_, column) => oneLine(view.text(row, column))))
  const { sheet, table } = view.place()
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(table === undefined ? {} : { table }),
    signature: signatureOf(view, headerRow),
    headerRow,
    sample,
  }
}
