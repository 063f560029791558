import { programmeOfSheetName } from '#src/domain/programmes.ts'
import type { Grid } from '../grid.ts'
import type { DocumentKind, ManualMapping, RecognisedWarning, UnknownTable } from '../recognised.ts'
import { readColumns, type TableColumns } from './columns.ts'
import { ContextTracker } from './context.ts'
import type { Comparable } from './duplicates.ts'
import { headerBlockAt, type HeaderBlock } from './header-cells.ts'
import { headerLetters } from './header-words.ts'
import { readHeadings } from './headings.ts'
import { toItem, warningsOf, type TableFacts } from './item.ts'
import { mappedColumns } from './mapping.ts'
import { fiscalYearOfColumns } from './month-columns.ts'
import { fiscalYearOfTab, readOfficeLines, type OfficeFacts } from './office-lines.ts'
import { columnLetters, SheetView, type Place } from './sheet-view.ts'
import { signatureOf, unknownTable } from './signature.ts'
import { TableReader } from './table-reader.ts'
import { tableKind, type TableKind } from './table-kind.ts'
import type { PrintedTotal } from './totals.ts'

/** A run of rows under one header. `columns` null: rows above the first header, or of a Word table without one. */
type Section = { columns: TableColumns; kind: TableKind; rows: number[] }

/** One visible sheet or Word table, taken apart. */
type Part = { view: SheetView; facts: OfficeFacts; blocks: HeaderBlock[]; sections: Section[]; linesAbove: string[] }

/** Lines looked at above a table, and on a sheet without one. */
const TITLE_ROWS = 40

/** What the whole file says: its parts, the office and the fiscal year, and what its tables are. */
export class Document {
  readonly #grid: Grid
  readonly #mappings: ReadonlyMap<string, ManualMapping>
  readonly #parts: Part[]
  readonly #whole: OfficeFacts
  readonly hiddenSheets: RecognisedWarning[]
  readonly fiscalYear: number | null
  readonly office: string | null

  constructor(grid: Grid, mappings: ReadonlyMap<string, ManualMapping>) {
    this.#grid = grid
    this.#mappings = mappings
    const visible = grid.sheets.filter(({ isHidden }) => !isHidden)
    this.hiddenSheets = grid.sheets
      .filter(({ isHidden, rows }) => isHidden && rows.size > 0)
      .map(({ name }) => ({ code: 'hidden-sheet', where: { sheet: name } }))
    const views = visible.map((sheet) => new SheetView(sheet))
    const found = views.map((view) => ({ view, blocks: findHeaders(view, mappings) }))
    const lines = found.map(({ view, blocks }) => titleLines(view, blocks[0]?.firstRow))
    this.#whole = readOfficeLines(lines.flat())
    const titled = this.#whole.fiscalYear ?? firstOf(views, ({ sheet }) => fiscalYearOfTab(sheet.name))
    this.#parts = found.map(({ view, blocks }, index) => this.#partOf(view, blocks, lines[index] ?? [], titled))
    this.fiscalYear = titled ?? firstOf(this.#planSections(), ({ columns }) => fiscalYearOfColumns(columns.months))
    this.office = this.#whole.office
  }

  #partOf(view: SheetView, blocks: HeaderBlock[], linesAbove: string[], titled: number | null): Part {
    const own = readOfficeLines(linesAbove)
    const facts = this.#grid.format === 'docx' ? { ...own, forms: this.#whole.forms } : own
    const fiscalYear = own.fiscalYear ?? titled
    const sections = blocks.flatMap((block, index): Section[] => {
      const columns = this.#columnsOf(view, block, fiscalYear)
      const end = blocks[index + 1]?.firstRow ?? view.sheet.rowCount
      const rows = bodyRows(view, columns.lastRow, end)
      return [{ columns, kind: this.#kindOf(view, block, columns, facts), rows }]
    })
    return { view, facts, blocks, sections, linesAbove }
  }

  #columnsOf(view: SheetView, block: HeaderBlock, fiscalYear: number | null): TableColumns {
    const mapping = this.#mappings.get(signatureOf(view, block.firstRow))
    return mapping ? mappedColumns(mapping) : readColumns(view, block, fiscalYear)
  }

  #kindOf(view: SheetView, block: HeaderBlock, columns: TableColumns, facts: OfficeFacts): TableKind {
    if (this.#mappings.has(signatureOf(view, block.firstRow))) return 'plan'
    const forms = facts.forms.size > 0 ? facts.forms : this.#whole.forms
    return tableKind(columns, forms)
  }

  #planSections(): Section[] {
    return this.#parts.flatMap(({ sections }) => sections.filter(({ kind }) => kind === 'plan'))
  }

  /** Whether the file is the list of one outside agency. */
  get isAgencyList(): boolean {
    return this.#whole.agency !== null && (this.#whole.forms.has('agency-list') || this.#whole.office === null)
  }

  /** Reads every table of projects, in the order of the file. */
  readTables(): { items: Comparable[]; totals: PrintedTotal[]; warnings: RecognisedWarning[] } {
    const items: Comparable[] = []
    const totals: PrintedTotal[] = []
    const warnings: RecognisedWarning[] = []
    let tracker = new ContextTracker()
    let page = 0
    let before: TableColumns | null = null
    for (const [index, part] of this.#parts.entries()) {
      // The tables of a Word document are one flow; every sheet stands for itself.
      if (this.#grid.format !== 'docx') tracker = new ContextTracker()
      const sections: Section[] = part.sections.length > 0 ? part.sections : this.#continued(part, before)
      this.#takeLinesAbove(part, tracker, sections, warnings)
      for (const [at, section] of sections.entries()) {
        if (section.kind !== 'plan') continue
        before = section.columns
        const number = this.#grid.format === 'docx' ? 0 : index
        page++
        this.#readSection({ part, section, tracker, page, number, isFirst: at === 0 }, { items, totals, warnings })
      }
    }
    return { items, totals, warnings }
  }

  /** A Word table without a header goes on with the columns of the table before it, when it is as wide. */
  #continued(part: Part, before: TableColumns | null): Section[] {
    if (this.#grid.format !== 'docx' || before === null) return []
    const last = Math.max(...before.roles.values(), ...before.months.keys())
    if (part.view.sheet.columnCount !== last + 1) return []
    return [
      {
        columns: { ...before, firstRow: -1, lastRow: -1 },
        kind: 'plan',
        rows: bodyRows(part.view, -1, part.view.sheet.rowCount),
      },
    ]
  }

  #takeLinesAbove(
    part: Part,
    tracker: ContextTracker,
    sections: readonly Section[],
    warnings: RecognisedWarning[],
  ): void {
    if (sections.length === 0) return
    for (const line of part.view.sheet.before) {
      for (const heading of readHeadings(line)) {
        if (!tracker.take(heading) || heading.kind !== 'programme') continue
        warnings.push(...programmeWarnings(heading, part.view.place()))
      }
    }
    const first = sections[0]?.columns.firstRow ?? 0
    for (const row of part.view.rowNumbers()) {
      if (row >= first) break
      const text = part.view
        .texts(row)
        .map((cell) => cell.text)
        .join(' ')
      for (const heading of readHeadings(text)) {
        if (!tracker.take(heading) || heading.kind !== 'programme') continue
        warnings.push(...programmeWarnings(heading, part.view.place(row)))
      }
    }
  }

  #readSection(
    {
      part,
      section,
      tracker,
      page,
      number,
      isFirst,
    }: { part: Part; section: Section; tracker: ContextTracker; page: number; number: number; isFirst: boolean },
    out: { items: Comparable[]; totals: PrintedTotal[]; warnings: RecognisedWarning[] },
  ): void {
    const { view } = part
    const facts = this.#tableFacts(part, section)
    const bahtPerUnit = part.facts.bahtPerUnit ?? this.#whole.bahtPerUnit ?? 1
    if (isFirst) out.warnings.push(...sectionWarnings(view, section.columns, bahtPerUnit))
    const { events, warnings } = new TableReader({
      view,
      columns: section.columns,
      tracker,
      rows: section.rows,
      bahtPerUnit,
      page,
    }).body
    out.warnings.push(...warnings)
    for (const event of events) {
      const standing = {
        part: number,
        section: event.section,
        strategySection: event.strategySection,
        page: event.page,
      }
      if (event.kind === 'total') {
        out.totals.push({
          place: view.place(event.row),
          scope: event.total.scope,
          count: event.total.count,
          printedSatang: event.satang,
          itemsBefore: out.items.length,
          ...standing,
        })
        continue
      }
      const item = toItem(event.item, event.context, facts)
      if (item.name === '') continue
      out.warnings.push(...warningsOf(event.item, item, facts))
      const isUnknown = event.item.isUncached && !event.item.isComputed
      out.items.push({ item, otherTexts: event.item.otherTexts, isUnknown, ...standing })
    }
  }

  #tableFacts(part: Part, section: Section): TableFacts {
    const nameTitle = headerLetters(section.columns.titles.get(section.columns.roles.get('name') ?? -1) ?? '')
    const saysEquipment = part.facts.forms.has('equipment') && !part.facts.forms.has('operation-plan')
    return {
      view: part.view,
      isEquipment:
        (/ครุภัณฑ์/.test(nameTitle) && !/โครงการ/.test(nameTitle)) ||
        ((saysEquipment || part.facts.forms.has('equipment')) && !/โครงการ/.test(nameTitle)),
      listAgency: this.isAgencyList ? (part.facts.agency ?? this.#whole.agency) : null,
      office: this.office,
      tabProgramme: part.view.sheet.name === '' ? null : programmeOfSheetName(part.view.sheet.name),
      hasMonths: section.columns.months.size > 0,
    }
  }

  /** The kind of document that the file is when it holds no plan; null when that cannot be said. */
  otherKind(hasItems: boolean): { documentKind: DocumentKind | null; place: Place; found: string } | null {
    if (hasItems) return null
    for (const { view, sections } of this.#parts) {
      for (const { kind, columns } of sections) {
        if (kind === 'development-plan') {
          return { documentKind: kind, place: view.place(), found: `ปีงบประมาณ ${columns.budgetYears.join(', ')}` }
        }
        if (kind === 'budget-lines' || kind === 'report') {
          return {
            documentKind: kind === 'report' ? null : kind,
            place: view.place(),
            found: Array.from(columns.titles.values()).join(' | '),
          }
        }
      }
    }
    const form = (['development-plan', 'budget-lines'] as const).find((mark) => this.#whole.forms.has(mark))
    return form && !this.#whole.forms.has('operation-plan') ? { documentKind: form, place: {}, found: '' } : null
  }

  /** Tables that look like lists of projects and whose header is not understood. */
  unknownTables(): UnknownTable[] {
    return this.#parts.flatMap(({ view, sections, blocks }) => {
      if (sections.some(({ kind }) => kind !== 'none') || blocks.some((block) => isSummary(block))) return []
      const table = unknownTable(view)
      return table ? [table] : []
    })
  }
}

const isSummary = (block: HeaderBlock): boolean =>
  Array.from(block.rows.values()).some((cells) => cells.some((cell) => cell.kind === 'word' && cell.word === 'summary'))

function programmeWarnings(
  heading: { raw: string; programme: string | null; isExact: boolean },
  where: Place,
): RecognisedWarning[] {
  if (heading.programme === null) return [{ code: 'programme-unknown', where, found: heading.raw }]
  if (heading.isExact) return []
  return [{ code: 'programme-spelling', where, found: heading.raw, taken: heading.programme }]
}

function sectionWarnings(view: SheetView, columns: TableColumns, bahtPerUnit: number): RecognisedWarning[] {
  const warnings: RecognisedWarning[] = []
  const unit = columns.budgets.find((budget) => budget.bahtPerUnit !== 1)
  if (unit || bahtPerUnit !== 1) {
    const found = unit ? columns.titles.get(unit.column) : undefined
    warnings.push({
      code: 'budget-unit',
      where: view.place(columns.firstRow),
      ...(found === undefined ? {} : { found }),
    })
  }
  for (const column of Array.from(view.sheet.hiddenColumns).toSorted((a, b) => a - b)) {
    const found = columns.titles.get(column)
    const isUsed = found !== undefined || columns.months.has(column)
    if (!isUsed) continue
    warnings.push({
      code: 'hidden-column',
      where: { ...view.place(), column: columnLetters(column) },
      ...(found === undefined ? {} : { found }),
    })
  }
  return warnings
}

/** Headers of a sheet from top to bottom, also those given by hand. */
function findHeaders(view: SheetView, mappings: ReadonlyMap<string, ManualMapping>): HeaderBlock[] {
  const blocks: HeaderBlock[] = []
  let next = 0
  for (const row of view.rowNumbers()) {
    if (row < next) continue
    const isMapped = mappings.size > 0 && view.texts(row).length >= 3 && mappings.has(signatureOf(view, row))
    const block = isMapped ? { firstRow: row, lastRow: row, rows: new Map() } : headerBlockAt(view, row, next)
    if (!block) continue
    blocks.push(block)
    next = block.lastRow + 1
  }
  return blocks
}

/** Rows of the body that have text, a fill or a bar. */
function bodyRows(view: SheetView, after: number, before: number): number[] {
  const rows = new Set(view.rowNumbers().filter((row) => row > after && row < before))
  for (const shape of view.sheet.shapes) {
    const row = Math.floor((shape.top + shape.bottom) / 2)
    if (row > after && row < before) rows.add(row)
  }
  return Array.from(rows).toSorted((a, b) => a - b)
}

function titleLines(view: SheetView, headerRow: number | undefined): string[] {
  const rows = view.rowNumbers().filter((row) => row < (headerRow ?? TITLE_ROWS))
  return [...view.sheet.before, ...rows.flatMap((row) => view.texts(row).map((cell) => cell.text))]
}

function firstOf<T, V>(values: readonly T[], read: (value: T) => V | null): V | null {
  for (const value of values) {
    const result = read(value)
    if (result !== null) return result
  }
  return null
}
