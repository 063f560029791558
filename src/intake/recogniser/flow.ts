import { columnLetters } from '#src/domain/column-letters.ts'
import type { RecognisedWarning } from '../recognised.ts'
import type { TableColumns } from './columns.ts'
import { ContextTracker } from './context.ts'
import type { Comparable } from './duplicates.ts'
import { programmeWarnings, readHeadings } from './headings.ts'
import { toItem, warningsOf, type TableFacts } from './item.ts'
import type { Place, SheetView } from './sheet-view.ts'
import type { TableKind } from './table-kind.ts'
import { TableReader, type OpenProject, type Standing, type TableEvent } from './table-reader.ts'
import type { PrintedTotal } from './totals.ts'

/** A header with the rows under it. */
export type Section = { columns: TableColumns; kind: TableKind; rows: number[] }

/** What the tables of a file give, in its order. */
export type FlowResult = { items: Comparable[]; totals: PrintedTotal[]; warnings: RecognisedWarning[] }

/** Tables that follow each other as one text: those of a Word document, or those of one sheet. */
export class Flow {
  readonly #part: number
  readonly #out: FlowResult
  readonly #tracker = new ContextTracker()
  #open: OpenProject | null = null
  #columns: TableColumns | null = null
  #page = 0

  /** @param part number of the sheet, for totals of a sheet  @param out what is read is added to it */
  constructor(part: number, out: FlowResult) {
    this.#part = part
    this.#out = out
  }

  /** Headings in the paragraphs before a table and in the rows above its header. */
  takeLinesAbove(view: SheetView, headerRow: number): void {
    for (const line of view.sheet.before) this.#takeLine(line, view.place())
    for (const row of view.rowNumbers()) {
      if (row >= headerRow) break
      const cells = view.texts(row).map((cell) => cell.text)
      this.#takeLine(cells.join(' '), view.place(row))
    }
  }

  #takeLine(line: string, place: Place): void {
    for (const heading of readHeadings(line)) {
      if (!this.#tracker.take(heading)) continue
      this.finish()
      if (heading.kind === 'programme') this.#out.warnings.push(...programmeWarnings(heading, place))
    }
  }

  /** A table without a header goes on with the columns of the table before it, when it is as wide. */
  continued(view: SheetView): Section[] {
    const before = this.#columns
    if (before === null) return []
    const last = Math.max(...before.roles.values(), ...before.months.keys())
    if (view.sheet.columnCount !== last + 1) return []
    return [
      {
        columns: { ...before, firstRow: -1, lastRow: -1 },
        kind: 'plan',
        rows: bodyRows(view, -1, view.sheet.rowCount),
      },
    ]
  }

  /** Reads the rows under one header. */
  read({ columns, rows }: Section, facts: TableFacts, bahtPerUnit: number): void {
    const isFirst = this.#columns === null || this.#columns.firstRow === -1
    if (isFirst) this.#out.warnings.push(...columnWarnings(facts.view, columns, bahtPerUnit))
    this.#columns = columns
    this.#page++
    const task = { columns, facts, tracker: this.#tracker, rows, bahtPerUnit, page: this.#page, carried: this.#open }
    const reader = new TableReader(task)
    this.#out.warnings.push(...reader.warnings)
    for (const event of reader.events) this.#take(event, facts.view)
    this.#open = reader.open
    this.#page = reader.page
  }

  #take(event: TableEvent, view: SheetView): void {
    if (event.kind === 'item') {
      this.#add(event.project)
      return
    }
    const { row, total, satang, standing } = event
    this.#out.totals.push({
      place: view.place(row),
      scope: total.scope,
      count: total.count,
      printedSatang: satang,
      itemsBefore: this.#out.items.length,
      ...this.#standing(standing),
    })
  }

  #add({ item: open, context, standing, facts }: OpenProject): void {
    const item = toItem(open, context, facts)
    if (item.name === '') return
    this.#out.warnings.push(...warningsOf(open, item, facts))
    const isUnknown = open.isUncached && !open.isComputed
    this.#out.items.push({ item, otherTexts: open.otherTexts, isUnknown, ...this.#standing(standing) })
  }

  readonly #standing = (standing: Standing): Standing & { part: number } => ({ part: this.#part, ...standing })

  /** Nothing follows: the last project is complete. */
  finish(): void {
    if (this.#open) this.#add(this.#open)
    this.#open = null
  }
}

/** What the officer should know of the columns of a table. */
function columnWarnings(view: SheetView, columns: TableColumns, bahtPerUnit: number): RecognisedWarning[] {
  const warnings: RecognisedWarning[] = []
  const unit = columns.budgets.find((budget) => (budget.bahtPerUnit ?? bahtPerUnit) !== 1)
  const found = unit && columns.titles.get(unit.column)
  if (unit) {
    const where = view.place(columns.firstRow)
    warnings.push({ code: 'budget-unit', where, ...(found === undefined ? {} : { found }) })
  }
  for (const column of Array.from(view.sheet.hiddenColumns).toSorted((a, b) => a - b)) {
    const title = columns.titles.get(column)
    if (title === undefined && !columns.months.has(column)) continue
    warnings.push({
      code: 'hidden-column',
      where: { ...view.place(), column: columnLetters(column) },
      ...(title === undefined ? {} : { found: title }),
    })
  }
  return warnings
}

/** Rows of a table's body that have text, a fill or a bar. @param after last row of the header  @param before first row that is no more of it */
export function bodyRows(view: SheetView, after: number, before: number): number[] {
  const rows = new Set(view.rowNumbers().filter((row) => row > after && row < before))
  for (const shape of view.sheet.shapes) {
    const row = Math.floor((shape.top + shape.bottom) / 2)
    if (row > after && row < before) rows.add(row)
  }
  return Array.from(rows).toSorted((a, b) => a - b)
}
