import { foldThai } from '#src/domain/thai-text.ts'
import type { RecognisedWarning } from '../recognised.ts'
import type { TableColumns } from './columns.ts'
import type { Context, ContextTracker } from './context.ts'
import { computeFormula } from './formula.ts'
import type { TableFacts } from './item.ts'
import { programmeWarnings, readProgramme, readStrategyCell, type Heading } from './headings.ts'
import { MonthMarks } from './month-marks.ts'
import { monthsOfPeriod } from './period-text.ts'
import { OpenItem, type ItemField } from './open-item.ts'
import { RowKinds, splitNumberedName, type RowKind } from './row-kinds.ts'
import { oneLine, type SheetView } from './sheet-view.ts'
import { amountInTotalText, type TotalText } from './total-text.ts'
import { readBudgetNumber, readBudgetText } from './budget-text.ts'

/** What the body of one table holds, in the order of its rows. */
export type TableEvent =
  | { kind: 'item'; project: OpenProject }
  | { kind: 'total'; row: number; total: TotalText; satang: number | null; standing: Standing }

/** Which part of the table a row belongs to, for adding up. */
export type Standing = { section: number; strategySection: number; page: number }

/** A project with what was said above its first row. */
export type OpenProject = { item: OpenItem; context: Context; standing: Standing; facts: TableFacts }

const FIELDS: readonly ItemField[] = ['activity', 'target', 'place', 'department', 'fund', 'note', 'tactic']
/** Fields that a cell merged over several projects gives to all of them. */
const SHARED: ReadonlySet<ItemField> = new Set(['activity', 'target', 'place', 'department', 'fund', 'note', 'tactic'])
const DITTO = /^(?:["”“〃″]{1,2}|''|-\s*["”]\s*-|เช่นเดียวกัน|เหมือนข้างบน)$/

/** A table that is to be read, and all that is known of it. */
export type TableTask = {
  columns: TableColumns
  facts: TableFacts
  tracker: ContextTracker
  rows: readonly number[]
  bahtPerUnit: number
  /** Number of the printed page at the start. */
  page: number
  /** A project that the table before left open: its text may go on after a page break. */
  carried: OpenProject | null
}

/** Reads the rows of one table. Headings go on from one table to the next through the tracker, the last project through `carried`. */
export class TableReader {
  readonly #task: TableTask
  readonly #view: SheetView
  readonly #columns: TableColumns
  readonly #tracker: ContextTracker
  readonly #kinds: RowKinds
  readonly #marks: MonthMarks | null
  readonly #nameColumn: number
  readonly #above = new Map<ItemField, string>()
  readonly events: TableEvent[] = []
  readonly warnings: RecognisedWarning[] = []
  #open: OpenProject | null
  #page: number

  constructor(task: TableTask) {
    const { columns, facts, rows } = task
    this.#task = task
    this.#view = facts.view
    this.#columns = columns
    this.#tracker = task.tracker
    this.#page = task.page
    this.#open = task.carried
    this.#nameColumn = columns.roles.get('name') ?? -1
    this.#kinds = new RowKinds(facts.view, columns, this.#nameColumn, hasNumberedNames(facts.view, columns, rows))
    const items = rows.filter((row) => this.#kinds.of(row).kind === 'item')
    this.#marks = columns.months.size > 0 ? new MonthMarks(facts.view, columns.months, items, columns.lastRow) : null
    for (const row of rows) this.#take(row, this.#kinds.of(row))
  }

  /** The project that the last rows left open. */
  get open(): OpenProject | null {
    return this.#open
  }

  /** Number of the printed page at the end. */
  get page(): number {
    return this.#page
  }

  #take(row: number, kind: RowKind): void {
    switch (kind.kind) {
      case 'item':
        this.#close()
        this.#openItem(row, kind.no)
        return
      case 'continuation':
        if (this.#open) this.#fill(this.#open.item, row, false)
        return
      case 'heading':
        for (const heading of kind.headings) this.#takeHeading(row, heading)
        return
      case 'total':
        this.#close()
        this.#addTotal(row, kind.total, kind.words)
        return
      case 'closing':
        this.#close()
        return
      case 'blank':
        this.#takeBareMarks(row)
        return
      case 'furniture':
        this.#page++
        if (!this.#task.facts.isEquipment && this.#namesEquipmentForm(row)) {
          this.#close()
          this.#tracker.reset()
        }
    }
  }

  #namesEquipmentForm(row: number): boolean {
    return this.#view.texts(row).some(({ folded }) => /^แบบผด\.?0?2\/1/.test(folded))
  }

  #openItem(row: number, no: string | null): void {
    const item = new OpenItem(row, no)
    this.#fillColumnsOfHeadings(row)
    this.#open = { item, context: this.#tracker.context, standing: this.#standing(), facts: this.#task.facts }
    this.#tracker.markUsed()
    this.#fill(item, row, true)
  }

  /** A row without words right under a project may carry its bar. */
  #takeBareMarks(row: number): void {
    const item = this.#open?.item
    if (item && this.#marks?.hasMarks(row) && row === item.lastRow + 1) this.#fill(item, row, false)
  }

  #standing(): Standing {
    return { section: this.#tracker.section, strategySection: this.#tracker.strategySection, page: this.#page }
  }

  /** A heading repeated on the next page ends nothing: the project before it may go on below. */
  #takeHeading(row: number, heading: Heading): void {
    if (!this.#tracker.take(heading)) return
    this.#close()
    if (heading.kind === 'programme') this.warnings.push(...programmeWarnings(heading, this.#view.place(row)))
  }

  #close(): void {
    if (!this.#open) return
    this.events.push({ kind: 'item', project: this.#open })
    this.#open = null
  }

  #fill(item: OpenItem, row: number, isFirst: boolean): void {
    if (this.#open?.facts.view === this.#view) item.lastRow = row
    this.#fillName(item, row)
    for (const field of FIELDS) this.#fillField(item, row, field, isFirst)
    this.#fillBudget(item, row)
    if (this.#marks) item.addMarks(this.#marks.read(row))
    if (this.#columns.period !== null) {
      const months = monthsOfPeriod(this.#view.text(row, this.#columns.period))
      item.addMarks({ months: new Set(months), isOutside: false })
    }
    for (const column of this.#columns.others) {
      const text = this.#view.text(row, column)
      if (text !== '') item.otherTexts.push(text)
    }
  }

  #fillName(item: OpenItem, row: number): void {
    const name = this.#view.text(row, this.#nameColumn)
    if (name === '') return
    const numbered = this.#kinds.hasNumberedNames && row === item.firstRow ? splitNumberedName(name) : null
    item.addText('name', numbered?.name ?? name)
  }

  #fillField(item: OpenItem, row: number, field: ItemField, isFirst: boolean): void {
    const column = this.#columns.roles.get(field)
    if (column === undefined) return
    const own = this.#view.text(row, column)
    const shared = own === '' && isFirst && SHARED.has(field) ? this.#sharedText(row, column) : own
    const text = isFirst && DITTO.test(shared) ? (this.#above.get(field) ?? '') : shared
    if (text === '') return
    item.addText(field, text)
    if (isFirst) this.#above.set(field, text)
  }

  /** Text of a cell that is merged downwards from an earlier project. */
  #sharedText(row: number, column: number): string {
    const merge = this.#view.merge(row, column)
    if (!merge || merge.firstRow >= row || merge.firstRow <= this.#columns.lastRow) return ''
    return merge.firstColumn === column ? this.#view.text(merge.firstRow, column) : ''
  }

  /** Strategy and programme as columns: an empty cell means the one above. */
  #fillColumnsOfHeadings(row: number): void {
    const strategyColumn = this.#columns.roles.get('strategy')
    const strategy = strategyColumn === undefined ? '' : this.#view.mergedText(row, strategyColumn)
    if (strategy !== '' && !DITTO.test(strategy)) {
      const { no, text } = readStrategyCell(strategy)
      this.#tracker.take({ kind: 'strategy', no, text })
    }
    const programmeColumn = this.#columns.roles.get('programme')
    const programme = programmeColumn === undefined ? '' : this.#view.mergedText(row, programmeColumn)
    if (programme !== '' && !DITTO.test(programme) && !/^[-–—]+$/.test(programme))
      this.#takeProgrammeCell(row, programme)
  }

  #takeProgrammeCell(row: number, text: string): void {
    const heading = readProgramme(text)
    const isBareName = heading.programme !== null && foldThai(`แผนงาน${heading.raw}`) === foldThai(heading.programme)
    const known = isBareName ? { ...heading, isExact: true } : heading
    const isSeen = this.warnings.some(({ found }) => found === heading.raw)
    if (this.#tracker.take(known) && !isSeen) this.warnings.push(...programmeWarnings(known, this.#view.place(row)))
  }

  #fillBudget(item: OpenItem, row: number): void {
    for (const { column, fund, bahtPerUnit } of this.#columns.budgets) {
      const cell = this.#view.cell(row, column)
      const text = this.#view.text(row, column)
      const unit = bahtPerUnit ?? this.#task.bahtPerUnit
      const number = cell?.isUncached ? this.#computed(item, cell.formula) : (cell?.number ?? null)
      const fundColumn = this.#columns.roles.get('fund')
      const rowFund = fundColumn === undefined ? '' : oneLine(this.#view.text(row, fundColumn))
      if (text === '' && number === null) continue
      item.addBudget({
        text,
        number,
        bahtPerUnit: unit,
        fund: fund ?? (rowFund === '' ? null : rowFund),
        isFundOfColumn: fund !== null,
      })
    }
  }

  #computed(item: OpenItem, formula: string | undefined): number | null {
    item.isUncached = true
    const value = computeFormula(formula ?? '', (row, column) => this.#numberAt(row, column))
    if (value !== null) item.isComputed = true
    return value
  }

  #numberAt(row: number, column: number): number | null {
    const cell = this.#view.cell(row, column)
    if (cell === undefined || (cell.text === '' && !cell.isUncached)) return 0
    return cell.number ?? null
  }

  #addTotal(row: number, total: TotalText, words: string): void {
    this.events.push({
      kind: 'total',
      row,
      total,
      satang: this.#totalAmount(row, words),
      standing: this.#standing(),
    })
  }

  #totalAmount(row: number, words: string): number | null {
    let sum: number | null = null
    for (const { column, bahtPerUnit } of this.#columns.budgets) {
      const cell = this.#view.cell(row, column)
      if (cell?.isUncached) return null
      const unit = bahtPerUnit ?? this.#task.bahtPerUnit
      const reading =
        cell?.number === undefined
          ? readBudgetText(this.#view.text(row, column), unit)
          : readBudgetNumber(cell.number, unit)
      for (const { amountSatang } of reading.funds) if (amountSatang !== null) sum = (sum ?? 0) + amountSatang
    }
    const printed = sum === null ? amountInTotalText(words) : null
    return printed === null ? sum : (readBudgetText(printed, this.#task.bahtPerUnit).funds[0]?.amountSatang ?? null)
  }
}

/** Whether, for want of a number column, most names begin with their number. */
function hasNumberedNames(view: SheetView, columns: TableColumns, rows: readonly number[]): boolean {
  const name = columns.roles.get('name')
  if (columns.roles.has('no') || name === undefined) return false
  const names = rows.map((row) => view.text(row, name)).filter((text) => text !== '')
  const numbered = names.filter((text) => splitNumberedName(text) !== null)
  return numbered.length >= 1 && numbered.length >= names.length * 0.4
}
