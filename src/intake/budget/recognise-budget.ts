import type { Satang } from '#src/domain/money.ts'
import { matchProgramme, PROGRAMME_AREAS, PROGRAMMES } from '#src/domain/programmes.ts'
import type { Grid } from '../grid.ts'
import type { BudgetMapping, BudgetNote, RecognisedBudget, RecognisedLine } from '../recognised-budget.ts'
import { SheetView } from '../recogniser/sheet-view.ts'
import { findBudgetColumns, tableToName } from './columns.ts'
import { depthOf } from './levels.ts'
import { RowReader } from './rows.ts'
import { checkSums, placeNodes, type PlacedNode } from './sums.ts'

/** Notes beyond so many say nothing new. */
const MAX_NOTES = 200
/** Longer texts are descriptions that stand in the wrong column. */
const MAX_TEXT = 1_000

/**
 * Reads the lines of a budget as an accounting system exports them: a column for each level, or headings in one column, or both. Sums that
 * the file prints are not counted but held against their lines. A table whose header is not understood is handed back to have its columns
 * named, never guessed.
 * @param mappings columns named by hand, by the signature of the header that they are for
 */
export function recogniseBudget(
  grid: Grid,
  mappings: ReadonlyMap<string, BudgetMapping> = new Map(),
): RecognisedBudget {
  const found: RecognisedBudget = {
    lines: [],
    brokenSums: [],
    sumCount: 0,
    printedTotalSatang: null,
    notes: [],
    unknownTables: [],
    readTables: [],
  }
  let before: Satang = 0
  for (const sheet of grid.sheets) {
    const view = new SheetView(sheet)
    const name = view.place().sheet ?? null
    const columns = findBudgetColumns(view, mappings)
    if (sheet.isHidden) {
      if (columns) found.notes.push({ code: 'hidden-sheet', sheet: name, row: null, found: sheet.name })
      continue
    }
    const table = tableToName(view, columns?.headerRow)
    if (!columns) {
      if (table) found.unknownTables.push(table)
      continue
    }
    if (table) found.readTables.push(table)
    const { nodes, totals, notes } = new RowReader(view, columns).read()
    const placed = placeNodes(nodes)
    const { broken, count, printedTotal } = checkSums(name, placed, totals, before)
    const lines = placed.filter(({ isLine }) => isLine).map((node) => lineOf(name, node, placed))
    before += lines.reduce((sum, { amountSatang }) => sum + amountSatang, 0)
    found.lines.push(...lines)
    found.brokenSums.push(...broken)
    found.sumCount += count
    found.printedTotalSatang = printedTotal ?? found.printedTotalSatang
    found.notes.push(...notes, ...programmeNotes(name, placed))
  }
  return { ...found, notes: found.notes.slice(0, MAX_NOTES) }
}

function lineOf(sheet: string | null, node: PlacedNode, placed: readonly PlacedNode[]): RecognisedLine {
  const [area = null, programme = null, work = null, budgetType = null, group = null, category = null] = node.path
  const match = programme === null ? null : matchProgramme(programme)
  const official = match?.programme ?? programme
  const ofProgramme = PROGRAMMES.find(({ name }) => name === official)
  const headings = [group, category].filter((text) => text !== null)
  return {
    sheet,
    row: node.row,
    code: node.code,
    area: area ?? (ofProgramme ? PROGRAMME_AREAS[ofProgramme.area] : null),
    programme: official,
    work,
    budgetType,
    expenseCategory: headings.length === 0 ? null : [...new Set(headings)].join(' / ').slice(0, MAX_TEXT),
    name: nameOf(node, placed).slice(0, MAX_TEXT),
    department: node.department,
    amountSatang: node.amount ?? 0,
  }
}

/** A detail that carries the money of its item says little without the item's name. */
function nameOf(node: PlacedNode, placed: readonly PlacedNode[]): string {
  if (node.depth <= depthOf('item')) return node.name
  const item = placed.slice(0, node.index).findLast(({ depth }) => depth <= depthOf('item'))
  return item?.depth === depthOf('item') ? `${item.name} – ${node.name}` : node.name
}

/** Each spelling once, where it is met first. */
function programmeNotes(sheet: string | null, nodes: readonly PlacedNode[]): BudgetNote[] {
  const seen = new Set<string>()
  return nodes.flatMap(({ path, row }): BudgetNote[] => {
    const found = path[1] ?? null
    if (found === null || seen.has(found)) return []
    seen.add(found)
    const match = matchProgramme(found)
    if (!match) return [{ code: 'programme-unknown', sheet, row, found }]
    return match.exact ? [] : [{ code: 'programme-spelling', sheet, row, found, taken: match.programme }]
  })
}
