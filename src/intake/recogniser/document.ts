import { programmeOfSheetName } from '#src/domain/programmes.ts'
import type { Grid } from '../grid.ts'
import type { DocumentKind, ManualMapping, RecognisedWarning, UnknownTable } from '../recognised.ts'
import { readColumns, type TableColumns } from './columns.ts'
import { bodyRows, Flow, type FlowResult, type Section } from './flow.ts'
import { headerBlockAt, type HeaderBlock } from './header-cells.ts'
import { headerLetters } from './header-words.ts'
import type { TableFacts } from './item.ts'
import { mappedColumns } from './mapping.ts'
import { fiscalYearOfColumns } from './month-columns.ts'
import { fiscalYearOfTab, readOfficeLines, type OfficeFacts } from './office-lines.ts'
import { SheetView, type Place } from './sheet-view.ts'
import { signatureOf, unknownTable } from './signature.ts'
import { tableKind, type TableKind } from './table-kind.ts'

/** One visible sheet or Word table, taken apart. */
type Part = {
  view: SheetView
  facts: OfficeFacts
  blocks: HeaderBlock[]
  sections: Section[]
  linesAbove: string[]
  namesEquipmentForm: boolean
}

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
    let before: TableColumns | null = null
    const sections = blocks.map((block, index): Section => {
      const columns = completed(this.#columnsOf(view, block, fiscalYear), before)
      if (columns.roles.has('name')) before = columns
      const end = blocks[index + 1]?.firstRow ?? view.sheet.rowCount
      const rows = bodyRows(view, columns.lastRow, end)
      return { columns, kind: this.#kindOf(view, block, columns, facts), rows }
    })
    return { view, facts, blocks, sections, linesAbove, namesEquipmentForm: own.forms.has('equipment') }
  }

  #columnsOf(view: SheetView, block: HeaderBlock, fiscalYear: number | null): TableColumns {
    const mapping = this.#mappings.get(signatureOf(view, block.firstRow))
    return mapping ? mappedColumns(mapping, block.firstRow) : readColumns(view, block, fiscalYear)
  }

  #kindOf(view: SheetView, block: HeaderBlock, columns: TableColumns, facts: OfficeFacts): TableKind {
    if (this.#mappings.has(signatureOf(view, block.firstRow))) return 'plan'
    const forms = facts.forms.size > 0 ? facts.forms : this.#whole.forms
    return tableKind(columns, forms)
  }

  #planSections(): Section[] {
    return this.#parts.flatMap(({ sections }) => sections.filter(({ kind }) => kind === 'plan'))
  }

  /** Reads every table of projects, in the order of the file. */
  readTables(): FlowResult {
    // The tables of a Word document are one flow; every sheet stands for itself.
    const isOneFlow = this.#grid.format === 'docx'
    const result: FlowResult = { items: [], totals: [], warnings: [] }
    let flow = new Flow(0, result)
    for (const [index, part] of this.#parts.entries()) {
      if (isOneFlow && part.namesEquipmentForm) flow.finish()
      // Form ผด.02/1 begins anew: what was named above the projects does not hold for the equipment.
      if (!isOneFlow || part.namesEquipmentForm) flow = new Flow(index, result)
      const sections = part.sections.length > 0 || !isOneFlow ? part.sections : flow.continued(part.view)
      const firstRow = sections[0]?.columns.firstRow ?? (isOneFlow ? headingRows(part.view) : null)
      if (firstRow !== null) flow.takeLinesAbove(part.view, firstRow)
      for (const section of sections) {
        if (section.kind !== 'plan') continue
        if (this.#mappings.has(signatureOf(part.view, section.columns.firstRow)))
          result.warnings.push({ code: 'columns-by-hand', where: part.view.place(section.columns.firstRow) })
        const bahtPerUnit = part.facts.bahtPerUnit ?? this.#whole.bahtPerUnit ?? 1
        flow.read(section, this.#tableFacts(part, section), bahtPerUnit)
      }
      if (!isOneFlow) flow.finish()
    }
    flow.finish()
    return result
  }

  /** Whether a sheet is the list of one outside agency. */
  get hasAgencyList(): boolean {
    return this.#parts.some((part) => this.#listAgency(part) !== null)
  }

  /** The agency whose list a sheet is: its title names it, and the office only as the place or not at all. */
  #listAgency({ facts }: Part): string | null {
    if (facts.agency === null) return null
    const isList = facts.forms.has('agency-list') || facts.office === null || facts.isOfficeThePlace
    return isList ? facts.agency : null
  }

  #tableFacts(part: Part, { columns }: Section): TableFacts {
    const nameTitle = headerLetters(columns.titles.get(columns.roles.get('name') ?? -1) ?? '')
    const namesProjects = /โครงการ/.test(nameTitle)
    const namesEquipment = /ครุภัณฑ์/.test(nameTitle) || part.facts.forms.has('equipment')
    return {
      view: part.view,
      isEquipment: namesEquipment && !namesProjects,
      listAgency: this.#listAgency(part),
      office: this.office,
      tabProgramme: part.view.sheet.name === '' ? null : programmeOfSheetName(part.view.sheet.name),
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

/** Rows of a small table in a Word document that only frames a heading; 0 for any other table without a header. */
const headingRows = (view: SheetView): number => (view.sheet.rowCount <= 3 ? view.sheet.rowCount : 0)

/** A header repeated in part, its names or its months alone, stands for the whole one above it. */
function completed(columns: TableColumns, before: TableColumns | null): TableColumns {
  if (before === null) return columns
  const { firstRow, lastRow } = columns
  const isMonthsOnly = !columns.roles.has('name') && columns.months.size > 0
  const isNamesOnly =
    columns.months.size === 0 && before.months.size > 0 && columns.roles.get('name') === before.roles.get('name')
  return isMonthsOnly || isNamesOnly ? { ...before, firstRow, lastRow } : columns
}

const isSummary = (block: HeaderBlock): boolean =>
  Array.from(block.rows.values()).some((cells) => cells.some((cell) => cell.kind === 'word' && cell.word === 'summary'))

/** Headers of a sheet from top to bottom, also those given by hand. */
function findHeaders(view: SheetView, mappings: ReadonlyMap<string, ManualMapping>): HeaderBlock[] {
  const blocks: HeaderBlock[] = []
  let next = 0
  for (const row of view.rowNumbers()) {
    if (row < next) continue
    const mapping = mappings.size > 0 && view.texts(row).length >= 3 ? mappings.get(signatureOf(view, row)) : undefined
    const block = mapping
      ? { firstRow: row, lastRow: row + mapping.headerRows - 1, rows: new Map() }
      : headerBlockAt(view, row, next)
    if (!block) continue
    blocks.push(block)
    next = block.lastRow + 1
  }
  return blocks
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
