import { toArabicDigits } from '#src/domain/thai-text.ts'
import { readBudgetText } from './budget-text.ts'
import type { TableColumns, TextRole } from './columns.ts'
import { isClosing, isPageFurniture, isPageNumber } from './furniture.ts'
import { headerCell } from './header-cells.ts'
import { readHeadings, type Heading } from './headings.ts'
import { oneLine, type SheetView, type TextCell } from './sheet-view.ts'
import { isCarriedOver, readTotalText, type TotalText } from './total-text.ts'

/** What a row of a table's body is. */
export type RowKind =
  | { kind: 'blank' }
  | { kind: 'heading'; headings: Heading[] }
  | { kind: 'total'; total: TotalText; words: string }
  /** Page numbers, repeated titles and headers, amounts carried over: nothing, and no end of a project either. */
  | { kind: 'furniture' }
  /** Signatures and notes. */
  | { kind: 'closing' }
  | { kind: 'item'; no: string | null }
  | { kind: 'continuation' }

/** Columns whose words can run on in the next row. */
const RUNNING: readonly TextRole[] = ['name', 'activity', 'target', 'place', 'department', 'fund', 'note']

/** Tells the rows of one table apart. */
export class RowKinds {
  readonly #view: SheetView
  readonly #columns: TableColumns
  readonly #running: ReadonlySet<number>
  readonly #noColumn: number | undefined
  readonly #known = new Map<number, RowKind>()
  readonly #nameColumn: number
  /** Names carry their number: there is no number column. */
  readonly hasNumberedNames: boolean

  constructor(view: SheetView, columns: TableColumns, nameColumn: number, hasNumberedNames: boolean) {
    this.#view = view
    this.#columns = columns
    this.#nameColumn = nameColumn
    this.#noColumn = columns.roles.get('no')
    this.#running = new Set(RUNNING.flatMap((role) => columns.roles.get(role) ?? []))
    this.hasNumberedNames = hasNumberedNames
  }

  /** What a row is. */
  of(row: number): RowKind {
    const known = this.#known.get(row)
    if (known) return known
    const kind = this.#tell(row)
    this.#known.set(row, kind)
    return kind
  }

  #tell(row: number): RowKind {
    const texts = this.#view.texts(row)
    if (texts.length === 0) return { kind: 'blank' }
    const no = this.#numberOf(row)
    const isItem = no !== null && this.#view.text(row, this.#nameColumn) !== '' && !this.#isNumberedHeading(row, texts)
    if (isItem) return { kind: 'item', no }
    if (this.#isRepeatedHeader(texts)) return { kind: 'furniture' }
    const words = this.#words(row, texts)
    const total = readTotalText(words)
    if (total && this.#isTotalRow(row, texts)) return { kind: 'total', total, words }
    if (isCarriedOver(words)) return { kind: 'furniture' }
    const headings = this.#headings(texts, words)
    if (headings.length > 0) return { kind: 'heading', headings }
    return this.#rest(row, texts, words)
  }

  #rest(row: number, texts: readonly TextCell[], words: string): RowKind {
    const first = texts[0]
    const isInTextColumn = first !== undefined && this.#running.has(first.column) && !this.#isWide(first)
    if (texts.length <= 2 && isPageFurniture(words, isInTextColumn)) return { kind: 'furniture' }
    if (isClosing(words, isInTextColumn) && !this.#hasBudget(row)) return { kind: 'closing' }
    if (this.#isUnnumberedItem(row)) return { kind: 'item', no: this.#numberInName(row) }
    const runsOn = texts.some((cell) => this.#isRunning(cell))
    return runsOn ? { kind: 'continuation' } : { kind: 'furniture' }
  }

  #isRunning(cell: TextCell): boolean {
    const isBudget = this.#columns.budgets.some(({ column }) => column === cell.column)
    return (this.#running.has(cell.column) && !this.#isWide(cell)) || isBudget || this.#isMark(cell)
  }

  /** A month's cell with a mark in it; where the months stand first, titles and headings begin in their columns. */
  #isMark(cell: TextCell): boolean {
    if (!this.#columns.months.has(cell.column)) return false
    const isOverText = !this.#columns.months.has(cell.lastColumn)
    const isAlone = this.#view
      .texts(cell.row)
      .every((each) => each === cell || this.#columns.budgets.some(({ column }) => column === each.column))
    return !isOverText && !(isAlone && (isPageNumber(cell.text) || /[ก-ฮ].*[ก-ฮ].*[ก-ฮ]/.test(cell.text)))
  }

  /** A cell merged over several columns of text is a title or heading and no part of a project. */
  #isWide(cell: TextCell): boolean {
    const roles = Array.from(this.#columns.roles.values()).filter(
      (column) => column >= cell.column && column <= cell.lastColumn,
    )
    return roles.length > 2 || (roles.length === 2 && cell.column === this.#noColumn)
  }

  /** The printed number of a project ("1", "๑.", "(2)", "1.1"), Arabic digits without brackets; null when the cell holds none. */
  #numberOf(row: number): string | null {
    if (this.#noColumn === undefined) return null
    return printedNumber(this.#view.text(row, this.#noColumn))
  }

  /** "1. | ยุทธศาสตร์ที่ 1 …" with nothing else in the row. */
  #isNumberedHeading(row: number, texts: readonly TextCell[]): boolean {
    if (texts.length > 2 || this.#hasBudget(row)) return false
    return readHeadings(this.#view.text(row, this.#nameColumn)).some(
      (heading) => heading.kind !== 'department' && heading.kind !== 'agency',
    )
  }

  #isRepeatedHeader(texts: readonly TextCell[]): boolean {
    const cells = texts.map(headerCell)
    // Years and months in the text columns are the rest of a project's words.
    const isOverMonths = cells.some(
      ({ kind, cell }) => (kind === 'month' || kind === 'year') && this.#columns.months.has(cell.column),
    )
    return isOverMonths && cells.every(({ kind }) => kind !== 'text' && kind !== 'index')
  }

  /** All words of the row but those of the budget and the months. */
  #words(row: number, texts: readonly TextCell[]): string {
    const budgets = new Set(this.#columns.budgets.map(({ column }) => column))
    return texts
      .filter((cell) => !this.#isMark(cell) && !(budgets.has(cell.column) && this.#isAmount(row, cell)))
      .map((cell) => cell.text)
      .join(' ')
  }

  #isAmount(row: number, cell: TextCell): boolean {
    return (
      this.#view.cell(row, cell.column)?.number !== undefined ||
      readBudgetText(cell.text).funds.some(({ amountSatang }) => amountSatang !== null)
    )
  }

  #isTotalRow(row: number, texts: readonly TextCell[]): boolean {
    const first = texts[0]
    const isDetail = first !== undefined && this.#running.has(first.column) && first.column !== this.#nameColumn
    // "รวม 12 แห่ง" in the details is the rest of a project's text.
    if (isDetail && !this.#isWide(first) && !this.#hasBudget(row)) return false
    const department = this.#columns.roles.get('department')
    const activity = this.#columns.roles.get('activity')
    const has = (column: number | undefined): boolean =>
      column !== undefined && column !== this.#nameColumn && this.#view.text(row, column) !== ''
    // A project whose name begins with รวม has its details and department beside it.
    return !(has(department) && has(activity) && this.#view.text(row, this.#nameColumn) !== '')
  }

  #headings(texts: readonly TextCell[], words: string): Heading[] {
    const own = texts.filter((cell) => !this.#isMark(cell))
    const first = own[0]
    if (first === undefined || own.length > 4) return []
    const department = this.#columns.roles.get('department')
    if (own.length > 1 && own.some((cell) => cell.column === department)) return []
    const headings = readHeadings(own.length === 1 ? first.text : words)
    const isInRunningText = this.#running.has(first.column) && first.column !== this.#nameColumn && !this.#isWide(first)
    if (!isInRunningText) return headings.filter((heading) => this.#isSure(heading, first, own.length))
    return headings.filter((heading) => isUnmistakable(heading))
  }

  /** A bare unit name is a heading only where it cannot be the rest of a project's text. */
  #isSure(heading: Heading, first: TextCell, cells: number): boolean {
    if (heading.kind === 'department' || heading.kind === 'agency') {
      return cells === 1 && (this.#isWide(first) || first.column === this.#noColumn)
    }
    return true
  }

  #numberInName(row: number): string | null {
    return this.hasNumberedNames ? (splitNumberedName(this.#view.text(row, this.#nameColumn))?.no ?? null) : null
  }

  #isUnnumberedItem(row: number): boolean {
    const name = this.#view.text(row, this.#nameColumn)
    if (name === '' || /^[-–•●*]/.test(name)) return false
    if (this.#hasBudget(row)) return true
    if (this.#noColumn !== undefined) return false
    const department = this.#columns.roles.get('department')
    if (this.hasNumberedNames) return splitNumberedName(name) !== null
    return department !== undefined && this.#view.text(row, department) !== ''
  }

  /** An amount, or words that say why there is none; a source of money in brackets is neither. */
  #hasBudget(row: number): boolean {
    return this.#columns.budgets.some(({ column }) => {
      const cell = this.#view.cell(row, column)
      if (cell?.number !== undefined || cell?.isUncached) return true
      const text = this.#view.text(row, column)
      if (text === '' || text.startsWith('(')) return false
      const reading = readBudgetText(text)
      return reading.reason !== null || reading.funds.some(({ amountSatang }) => amountSatang !== null)
    })
  }
}

const isUnmistakable = (heading: Heading): boolean =>
  (heading.kind === 'programme' && heading.programme !== null && heading.isExact) ||
  (heading.kind === 'strategy' && heading.no !== null && heading.text !== null)

/** "๑." → "1"; "(2)" → "2"; "1.1" stays; null for words. */
export function printedNumber(text: string): string | null {
  const match = /^(?:ที่\s*)?\(?\s*(\d{1,4}(?:\.\d{1,3}){0,3})\s*[.)]{0,2}$/.exec(toArabicDigits(oneLine(text)))
  return match?.[1]?.replace(/\.0$/, '') ?? null
}

/** "3. ก่อสร้างถนน…" apart; null when the name bears no number. */
export function splitNumberedName(name: string): { no: string; name: string } | null {
  const match = /^\(?([\d๐-๙]{1,4})[.)]+\s*(?=[^\d๐-๙\s])/.exec(name)
  return match?.[1] ? { no: toArabicDigits(match[1]), name: name.slice(match[0].length) } : null
}
