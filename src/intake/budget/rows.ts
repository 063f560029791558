import type { Satang } from '#src/domain/money.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { oneLine, type SheetView, type TextCell } from '../recogniser/sheet-view.ts'
import type { BudgetNote, BudgetRole } from '../recognised-budget.ts'
import { readAmount, splitWrittenAmount, type ReadAmount } from './amount.ts'
import type { BudgetColumns } from './columns.ts'
import { departmentOfHeading, depthOf, LEVELS, levelOf, totalLabel, withoutNumber, type Level } from './levels.ts'

/** The headings that stand above a row, by level; null where there is none. */
export type HeadingPath = readonly (string | null)[]

/** A row that names something: a heading, a line or a detail of one. Which of them it is, the rows below tell. */
export type BudgetNode = {
  row: number
  depth: number
  path: HeadingPath
  name: string
  code: string | null
  department: string | null
  amount: Satang | null
}

/** A row that prints a sum: of the nodes before `at`. `label`: folded words behind "รวม". */
export type BudgetTotal = { row: number; at: number; label: string; text: string; path: HeadingPath; printed: Satang }

/** The rows of a budget file, told apart. */
export type BudgetRows = { nodes: BudgetNode[]; totals: BudgetTotal[]; notes: BudgetNote[] }

const LEVEL_ROLES: readonly BudgetRole[] = [
  'budget-area',
  'budget-programme',
  'budget-work',
  'budget-type',
  'budget-group',
  'budget-category',
]
const MONEY_ROLES: readonly BudgetRole[] = ['budget-amount', 'budget-added', 'budget-reduced']
const ITEM = depthOf('item')
const WORK = depthOf('work')

/** Reads the rows below a header, one after the other, and carries the headings down. */
export class RowReader {
  readonly #view: SheetView
  readonly #columns: BudgetColumns
  readonly #sheet: string | null
  readonly #rows: number[]
  readonly #money: ReadonlySet<number>
  #path: (string | null)[] = LEVEL_ROLES.map(() => null)
  #department: string | null = null
  readonly #out: BudgetRows = { nodes: [], totals: [], notes: [] }

  constructor(view: SheetView, columns: BudgetColumns) {
    this.#view = view
    this.#columns = columns
    this.#sheet = view.place().sheet ?? null
    this.#rows = view.rowNumbers().filter((row) => row > columns.lastHeaderRow)
    this.#money = new Set(MONEY_ROLES.flatMap((role) => columns.roles.get(role) ?? []))
  }

  /** All rows of the table. */
  read(): BudgetRows {
    this.#rows.forEach((row, index) => this.#readRow(row, index))
    return this.#out
  }

  #readRow(row: number, index: number): void {
    const labels = this.#labels(row)
    const amount = this.#amount(row)
    if (labels.length === 0 && typeof amount !== 'number') return
    if (this.#view.isHiddenRow(row)) this.#note('hidden-row', row, labels[0]?.text ?? '')
    if (this.#isHeaderAgain(row)) return
    const total = labels.length === 0 ? { label: '', text: '' } : firstTotal(labels)
    if (total) return this.#addTotal(row, total, amount)
    const named = this.#named(row, labels, index)
    if (!named) return
    this.#add(row, named, amount)
  }

  /** Texts of the row outside the columns of money and code. */
  #labels(row: number): TextCell[] {
    const code = this.#columns.roles.get('budget-code')
    return this.#view.texts(row).filter(({ column }) => !this.#money.has(column) && column !== code)
  }

  /** A header that is printed again on every page. */
  #isHeaderAgain(row: number): boolean {
    const words = this.#view.texts(row).map(({ folded }) => folded)
    const first = this.#view.texts(this.#columns.headerRow).map(({ folded }) => folded)
    return words.length >= 2 && words.join('|') === first.join('|')
  }

  #amount(row: number): ReadAmount {
    const { roles, bahtPerUnit } = this.#columns
    const read = (role: BudgetRole): ReadAmount => {
      const column = roles.get(role)
      return column === undefined ? 'none' : readAmount(this.#view.cell(row, column), bahtPerUnit)
    }
    if (!roles.has('budget-added') && !roles.has('budget-reduced')) return read('budget-amount')
    const [plain, added, reduced] = [read('budget-amount'), read('budget-added'), read('budget-reduced')]
    const odd = [plain, added, reduced].find((one) => one === 'unreadable' || one === 'no-value')
    if (odd !== undefined) return odd
    if (added === 'none' && reduced === 'none') return plain
    return (typeof added === 'number' ? added : 0) - Math.abs(typeof reduced === 'number' ? reduced : 0)
  }

  #addTotal(row: number, { label, text }: { label: string; text: string }, amount: ReadAmount): void {
    const written = splitWrittenAmount(text).amount
    const printed = typeof amount === 'number' ? amount : written
    if (printed === null || label === 'ยกไป') return
    const at = this.#out.nodes.length
    this.#out.totals.push({ row, at, label, text: oneLine(text), path: [...this.#path], printed })
  }

  /** What the row names and how deep it stands, after its headings were carried into the path; null: words only. */
  #named(row: number, labels: readonly TextCell[], index: number): { name: string; depth: number } | null {
    const [only] = labels
    const own = this.#ownLevels(row)
    const nameColumn = this.#columns.roles.get('budget-name')
    const nameText = nameColumn === undefined ? '' : oneLine(this.#view.text(row, nameColumn))
    const isLone = labels.length === 1 && only !== undefined
    const isAcross = isLone && only.lastColumn > only.column
    if (isLone && (isAcross || ![...this.#columns.roles.values()].includes(only.column)))
      return this.#heading(oneLine(only.text), row, index, true)
    this.#enter(own)
    if (nameText !== '') return this.#heading(nameText, row, index, false)
    const deepest = own.findLastIndex((text) => text !== null)
    const name = own[deepest]
    return name ? { name, depth: deepest } : null
  }

  /** Texts of the columns of levels; a cell that is merged downwards counts for each of its rows. */
  #ownLevels(row: number): (string | null)[] {
    return LEVEL_ROLES.map((role) => {
      const column = this.#columns.roles.get(role)
      if (column === undefined) return null
      const merge = this.#view.merge(row, column)
      const isBelow = merge !== undefined && merge.firstRow < row && merge.firstColumn === column
      const text = isBelow ? this.#view.text(merge.firstRow, column) : this.#view.text(row, column)
      return withoutNumber(oneLine(text)).text || null
    })
  }

  #enter(own: readonly (string | null)[]): void {
    const shallowest = own.findIndex((text) => text !== null)
    if (shallowest === -1) return
    // The same heading again does not end what stands below it where the deeper columns are blank to mean "as above".
    own.forEach((text, depth) => {
      if (depth < shallowest || text === this.#path[depth]) return
      this.#path[depth] = text
      if (text !== null) this.#path.fill(null, depth + 1)
    })
  }

  #heading(text: string, row: number, index: number, isAlone: boolean): { name: string; depth: number } | null {
    const { text: plain, below } = withoutNumber(text)
    const { label } = splitWrittenAmount(plain)
    const department = typeof this.#amount(row) === 'number' ? null : departmentOfHeading(label)
    if (department !== null && !this.#columns.roles.has('budget-department')) {
      this.#department = department
      return null
    }
    const level = this.#level(label, index)
    const depth = depthOf(level)
    const role = LEVEL_ROLES[depth]
    if (role === undefined || (!isAlone && this.#columns.roles.has(role)))
      return plain === '' ? null : { name: plain, depth: ITEM + below }
    this.#path[depth] = label
    this.#path.fill(null, depth + 1)
    return { name: plain, depth }
  }

  #level(label: string, index: number): Level {
    const level = levelOf(label)
    if (level !== 'maybe-work') return level
    const below = this.#rows.slice(index + 1, index + 4).find((row) => this.#labels(row).length > 0)
    const next = below === undefined ? undefined : this.#labels(below)[0]
    const nextLevel = next ? levelOf(splitWrittenAmount(withoutNumber(oneLine(next.text)).text).label) : 'item'
    return nextLevel === 'type' || nextLevel === 'group' || nextLevel === 'category' ? 'work' : 'item'
  }

  #add(row: number, { name, depth }: { name: string; depth: number }, amount: ReadAmount): void {
    const { label, amount: written } = splitWrittenAmount(name)
    if (amount === 'unreadable' || amount === 'no-value')
      this.#note(amount === 'unreadable' ? 'amount-unreadable' : 'no-value', row, this.#moneyText(row) || name)
    const isWritten = amount === 'none' && written !== null
    this.#out.nodes.push({
      row: row + 1,
      depth: Math.min(depth, LEVELS.length - 1),
      path: [...this.#path],
      name: isWritten ? label : name,
      code: this.#textOf('budget-code', row),
      department: this.#textOf('budget-department', row) ?? this.#department,
      amount: typeof amount === 'number' ? amount : isWritten ? written : null,
    })
    if (depth <= WORK && !this.#columns.roles.has('budget-department') && depth < WORK) this.#department = null
  }

  #textOf(role: BudgetRole, row: number): string | null {
    const column = this.#columns.roles.get(role)
    return column === undefined ? null : oneLine(this.#view.mergedText(row, column)) || null
  }

  #moneyText = (row: number): string =>
    [...this.#money]
      .map((column) => this.#view.text(row, column))
      .join(' ')
      .trim()

  #note(code: BudgetNote['code'], row: number, found: string): void {
    this.#out.notes.push({ code, sheet: this.#sheet, row: row + 1, found: found.slice(0, 120) })
  }
}

function firstTotal(labels: readonly TextCell[]): { label: string; text: string } | null {
  for (const { text } of labels) {
    const label = totalLabel(withoutNumber(oneLine(text)).text)
    if (label !== null) return { label: foldThai(splitWrittenAmount(label).label), text: oneLine(text) }
  }
  return null
}
