import { foldThai } from '#src/domain/thai-text.ts'
import { headerWord, isHeaderFragment, type HeaderWord } from './header-words.ts'
import { monthWords, quarterWord, yearWord, type MonthWords } from './month-words.ts'
import type { SheetView, TextCell } from './sheet-view.ts'

/** What one cell of a header row says. 'index' is a column number ("(1)", "2"); 'text' is anything that no header says. */
export type HeaderCell =
  | { kind: 'month'; cell: TextCell; month: MonthWords }
  | { kind: 'quarter'; cell: TextCell; quarter: number }
  | { kind: 'year'; cell: TextCell; year: number; isFiscal: boolean }
  | { kind: 'word'; cell: TextCell; word: HeaderWord }
  | { kind: 'index'; cell: TextCell; index: number }
  | { kind: 'fragment'; cell: TextCell }
  | { kind: 'text'; cell: TextCell }

/** Reads one cell as a header would be read. */
export function headerCell(cell: TextCell): HeaderCell {
  const month = monthWords(cell.text)
  if (month) return { kind: 'month', cell, month }
  const quarter = quarterWord(cell.text)
  if (quarter !== null) return { kind: 'quarter', cell, quarter }
  const index = /^\(?(\d{1,2})\)?\.?$/.exec(foldThai(cell.text))
  if (index) return { kind: 'index', cell, index: Number(index[1]) }
  const year = yearWord(cell.text)
  if (year) return { kind: 'year', cell, ...year }
  const word = headerWord(cell.text)
  if (word) return { kind: 'word', cell, word }
  return isHeaderFragment(cell.text) ? { kind: 'fragment', cell } : { kind: 'text', cell }
}

/** A run of rows that make up one header, both ends included. */
export type HeaderBlock = { firstRow: number; lastRow: number; rows: ReadonlyMap<number, readonly HeaderCell[]> }

/** Words that a table of projects must have some of; 'summary', 'account' and 'other' columns do not make one. */
const PLAN_WORDS: ReadonlySet<HeaderWord> = new Set([
  'no',
  'name',
  'activity',
  'target',
  'budget',
  'fund',
  'place',
  'department',
  'strategy',
  'tactic',
  'programme',
  'objective',
  'account',
])

/** Whether a row by itself shows that a header is here: several different header words, or most of a year's months. */
export function startsHeader(cells: readonly HeaderCell[]): boolean {
  const words = new Set(cells.flatMap((cell) => (cell.kind === 'word' ? [cell.word] : [])))
  const known = cells.filter((cell) => cell.kind !== 'text').length
  if (cells.filter((cell) => cell.kind === 'month').length >= 6) return known >= cells.length * 0.6
  if (cells.filter((cell) => cell.kind === 'quarter').length === 4 && words.size >= 2) return true
  const accounts = cells.filter((cell) => cell.kind === 'word' && cell.word === 'account').length
  if (accounts >= 4 && known >= cells.length * 0.6) return true
  const planWords = Array.from(words).filter((word) => PLAN_WORDS.has(word))
  return planWords.length >= 3 && known >= cells.length * 0.6 && !looksLikeItem(cells)
}

/** A number beside words is a project whose words happen to be header words; a header numbers all its columns or none. */
const looksLikeItem = (cells: readonly HeaderCell[]): boolean => {
  const numbers = cells.filter((cell) => cell.kind === 'index').length
  return numbers > 0 && numbers < 10
}

/** Whether a row beside a header belongs to it: nothing but header words, months, years, column numbers or broken-off words. */
function extendsHeader(cells: readonly HeaderCell[], block: readonly HeaderCell[]): boolean {
  if (cells.length === 0 || cells.some((cell) => cell.kind === 'text')) return false
  if (cells.every((cell) => cell.kind === 'index')) return isIndexRow(cells) || isMonthNumberRow(cells)
  if (cells.some((cell) => cell.kind === 'month' || cell.kind === 'quarter' || cell.kind === 'year')) return true
  const words = cells.filter((cell) => cell.kind === 'word')
  if (cells.length === 1 && words.length === 1) return isGroupTitle(cells[0], block)
  return words.length !== 1 || cells.length > 1 || block.length > 0
}

/** One word alone in its row is a group title ("ระยะเวลาดำเนินการ", "งบประมาณ") and no heading. */
const isGroupTitle = (cell: HeaderCell | undefined, block: readonly HeaderCell[]): boolean =>
  cell?.kind === 'word' &&
  block.length > 0 &&
  (cell.word === 'period' ||
    cell.word === 'budget' ||
    (cell.cell.lastColumn > cell.cell.column && GROUPING.has(cell.word)))

const GROUPING: ReadonlySet<HeaderWord> = new Set(['name', 'activity', 'department', 'place', 'target', 'fund'])

/** (1) (2) (3) … under the header. */
const isIndexRow = (cells: readonly HeaderCell[]): boolean =>
  cells.length >= 3 && cells.every((cell, position) => cell.kind === 'index' && cell.index === position + 1)

/** Months given by number: 10 11 12 1 … 9, or 1 … 12. */
export function isMonthNumberRow(cells: readonly HeaderCell[]): boolean {
  const numbers = cells.flatMap((cell) => (cell.kind === 'index' ? [cell.index] : []))
  return numbers.length === 12 && new Set(numbers).size === 12 && numbers.every((number) => number >= 1 && number <= 12)
}

/** Longest header that is looked for. */
const MAX_HEADER_ROWS = 5

/** Most rows are projects, and a number of their own tells so without reading every word. */
function isSurelyItem(texts: readonly TextCell[]): boolean {
  if (texts.length < 2) return true
  const numbers = texts.filter(({ folded }) => /^\(?(?!2[45]\d\d)\d{1,4}\)?\.?$/.test(folded)).length
  return numbers > 0 && numbers < 10
}

/** The header that a row starts or is part of, with the rows above (from `from` on) and below that belong to it; null when it is none. */
export function headerBlockAt(view: SheetView, row: number, from: number): HeaderBlock | null {
  if (isSurelyItem(view.texts(row))) return null
  const cells = view.texts(row).map(headerCell)
  if (!startsHeader(cells)) return null
  const rows = new Map([[row, cells]])
  let firstRow = row
  for (let above = row - 1; above >= from && row - above < MAX_HEADER_ROWS; above--) {
    const more = view.texts(above).map(headerCell)
    if (!extendsHeader(more, cells) || more.every(({ kind }) => kind === 'fragment')) break
    rows.set(above, more)
    firstRow = above
  }
  let lastRow = row
  for (let below = row + 1; below - firstRow < MAX_HEADER_ROWS; below++) {
    const more = view.texts(below).map(headerCell)
    const belongs =
      (extendsHeader(more, cells) && fragmentsGoOn(more, rows)) ||
      isUnderGroups(more, rows) ||
      isCoveredByHeader(view, below, firstRow, lastRow)
    if (!belongs) break
    rows.set(below, more)
    lastRow = below
  }
  return { firstRow, lastRow, rows }
}

/** The second half of a broken word stands right under the first; words elsewhere are the rest of a project from the page before. */
function fragmentsGoOn(cells: readonly HeaderCell[], rows: ReadonlyMap<number, readonly HeaderCell[]>): boolean {
  return cells.every(({ kind, cell }) => {
    if (kind !== 'fragment') return true
    const above = rows.get(cell.row - 1)?.find((other) => other.cell.column === cell.column)
    return above?.cell.lastRow === cell.row - 1
  })
}

/** A row without own text whose cells are the lower halves of merged header cells. */
function isCoveredByHeader(view: SheetView, row: number, firstRow: number, lastRow: number): boolean {
  if (view.texts(row).length > 0) return false
  return view.sheet.merges.some(
    (merge) =>
      merge.firstRow >= firstRow && merge.firstRow <= lastRow && merge.lastRow >= row && merge.lastRow > merge.firstRow,
  )
}

/** Words that divide a merged header cell further ("งบประมาณ" into "เทศบัญญัติ" and "เงินสะสม"): all cells stand under such cells. */
function isUnderGroups(cells: readonly HeaderCell[], rows: ReadonlyMap<number, readonly HeaderCell[]>): boolean {
  const groups = Array.from(rows.values())
    .flat()
    .filter(({ cell }) => cell.lastColumn > cell.column && cell.lastRow === cell.row)
  const isUnder = ({ cell }: HeaderCell): boolean =>
    groups.some((group) => group.cell.column <= cell.column && cell.lastColumn <= group.cell.lastColumn)
  return cells.length >= 2 && cells.every((header) => isUnder(header) && /^[^\d๐-๙]{2,40}$/.test(header.cell.text))
}
