import type { Grid } from './grid.ts'
import { formIn, plainHeaderAt, readDevelopmentColumns, type DevelopmentColumns } from './development/columns.ts'
import { editionIn, isRemark } from './development/edition-text.ts'
import { likenessKey } from './development/open-project.ts'
import { placeOfSheetName } from './development/place-in-plan.ts'
import { PlanReader } from './development/plan-reader.ts'
import { readSummary, summaryAt } from './development/summary-table.ts'
import { checkSums, type PlacedProject } from './development/totals.ts'
import { headerBlockAt } from './recogniser/header-cells.ts'
import { levelLabelOf } from './recogniser/level-label.ts'
import { readOfficeLines } from './recogniser/office-lines.ts'
import { oneLine, SheetView } from './recogniser/sheet-view.ts'
import type {
  DevelopmentWarning,
  RecognisedDevelopment,
  RecognisedEdition,
  RecognisedForm,
  RecognisedTotal,
} from './recognised-development.ts'

/** Lines looked at above a table. */
const TITLE_ROWS = 40

type Section = { columns: DevelopmentColumns; rows: number[] }
type Part = { view: SheetView; sections: Section[]; lines: string[]; totals: RecognisedTotal[] }

/**
 * Finds a development plan in a file's tables: forms ผ.02, ผ.02/1, ผ.02/2 and ผ.03 whatever their columns are called, plain lists with such
 * columns, and the summary ผ.01. No items: the file holds none. Sums that differ from the rows are pointed out with both figures.
 */
export function recogniseDevelopment(grid: Grid): RecognisedDevelopment {
  const parts = grid.sheets.filter(({ isHidden }) => !isHidden).map(partOf)
  const facts = readOfficeLines(parts.flatMap(({ lines }) => lines))
  const edition = parts.flatMap(({ lines }) => lines.map(editionIn)).find((found) => found !== null) ?? null
  const reader = new PlanReader()
  const isOneFlow = grid.format === 'docx'
  parts.forEach((part, index) => readPart(part, reader, { isOneFlow: isOneFlow && index > 0, facts }))
  reader.finish()
  const years = new Set(parts.flatMap(({ sections }) => sections.flatMap(({ columns }) => yearsOf(columns))))
  return {
    years: [...years].toSorted((a, b) => a - b),
    lao: facts.office,
    levelLabel: levelLabelOf(grid),
    edition,
    items: reader.placed.map(({ item }) => item),
    totals: parts.flatMap(({ totals }) => totals),
    warnings: [
      ...hiddenSheets(grid),
      ...parts.flatMap(unread),
      ...reader.warnings,
      ...repeats(reader.placed),
      ...checkSums(reader.placed, reader.sums),
    ],
  }
}

const yearsOf = ({ years }: DevelopmentColumns): number[] => years.map(({ fiscalYear }) => fiscalYear)

function partOf(sheet: Grid['sheets'][number]): Part {
  const view = new SheetView(sheet)
  const sections = sectionsOf(view)
  const first = sections[0]?.columns.firstRow ?? TITLE_ROWS
  const rows = view.rowNumbers().filter((row) => row < first)
  const lines = [
    ...sheet.before,
    ...rows.map((row) =>
      view
        .texts(row)
        .map(({ text }) => oneLine(text))
        .join(' '),
    ),
  ]
  const summary = sections.length > 0 ? null : summaryAt(view, view.rowNumbers().slice(0, TITLE_ROWS))
  return { view, sections, lines, totals: summary ? readSummary(view, summary) : [] }
}

function sectionsOf(view: SheetView): Section[] {
  const found: DevelopmentColumns[] = []
  let next = 0
  for (const row of view.rowNumbers()) {
    if (row < next) continue
    const block = headerBlockAt(view, row, next) ?? plainHeaderAt(view, row)
    const columns = block && readDevelopmentColumns(view, block)
    if (!columns) continue
    found.push(columns)
    next = columns.lastRow + 1
  }
  return found.map((columns, index) => {
    const end = found[index + 1]?.firstRow ?? view.sheet.rowCount
    return { columns, rows: view.rowNumbers().filter((row) => row > columns.lastRow && row < end) }
  })
}

type Reading = { isOneFlow: boolean; facts: { bahtPerUnit: number | null } }

function readPart({ view, sections, lines }: Part, reader: PlanReader, { isOneFlow, facts }: Reading): void {
  const [first] = sections
  if (!first && !isOneFlow) return
  const form = formOf(view, lines)
  const edition = lines.map(editionIn).find((found): found is RecognisedEdition => found !== null) ?? null
  reader.begin(placeOfSheetName(view.sheet.name), form, edition, isOneFlow)
  for (const line of lines) {
    if (reader.takeLine(line, view.place())) continue
    // The text of boxes that float over a sheet is all that tells of amendments in many files.
    if (isRemark(line)) reader.warnings.push({ code: 'loose-remark', where: view.place(), found: line })
  }
  const own = readOfficeLines(lines).bahtPerUnit
  for (const { columns, rows } of sections) reader.read(view, columns, rows, own ?? facts.bahtPerUnit ?? 1)
}

function formOf(view: SheetView, lines: readonly string[]): RecognisedForm {
  for (const text of [...lines, view.sheet.name]) {
    const form = formIn(text)
    if (form !== null && form !== 'summary') return form
  }
  return lines.some((line) => /บัญชีครุภัณฑ์/.test(line)) ? 'ผ.03' : 'ผ.02'
}

/** Sheets that look like tables and were not understood. */
function unread({ view, sections, totals }: Part): DevelopmentWarning[] {
  const isTable = view.rowNumbers().filter((row) => view.texts(row).length >= 6).length >= 5
  return sections.length === 0 && totals.length === 0 && isTable ? [{ code: 'table-unread', where: view.place() }] : []
}

const hiddenSheets = (grid: Grid): DevelopmentWarning[] =>
  grid.sheets
    .filter(({ isHidden, rows }) => isHidden && rows.size > 0)
    .map(({ name }) => ({ code: 'hidden-sheet', where: { sheet: name } }))

/** Projects of one name in one programme: numbered anew by an amendment, or entered twice. */
function repeats(placed: readonly PlacedProject[]): DevelopmentWarning[] {
  const seen = new Set<string>()
  return placed.flatMap(({ item }): DevelopmentWarning[] => {
    const key = likenessKey(item)
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    const { lastRow: _lastRow, ...where } = item.ref
    return [{ code: 'possible-duplicate', where, found: item.name }]
  })
}
