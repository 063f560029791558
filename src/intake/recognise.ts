import type { Grid, GridNotice } from './grid.ts'
import type { DocumentKind, ManualMapping, Recognised, RecognisedItem, RecognisedWarning } from './recognised.ts'
import { Document } from './recogniser/document.ts'
import { withoutDuplicates } from './recogniser/duplicates.ts'
import { levelLabelOf } from './recogniser/level-label.ts'
import { checkTotals } from './recogniser/totals.ts'

/**
 * Finds the plan in a file's tables: form ผด.02, ผด.02/1 and lists of other agencies, whatever their columns are called and in
 * whatever order they stand. Another kind of document is named and not imported; a table that no rule understands is handed back to be
 * mapped by hand ('ask-mapping'), never guessed.
 * @param mappings columns given by hand, by the signature of the header that they are for
 */
export function recognise(grid: Grid, mappings: ReadonlyMap<string, ManualMapping> = new Map()): Recognised {
  const document = new Document(grid, mappings)
  const notices = [...grid.notices.map(noticeWarning), ...document.hiddenSheets]
  const { items: placed, totals, warnings } = document.readTables()
  const { kept, dropped, warnings: repeats } = withoutDuplicates(placed)
  const totalWarnings = checkTotals(placed, totals, new Set(dropped))
  const items = kept.map(({ item }) => item)
  const kind = document.otherKind(items.length > 0)
  const facts = { fiscalYearBE: document.fiscalYear, lao: document.office, levelLabel: levelLabelOf(grid) }
  if (items.length > 0) {
    return {
      outcome: 'import',
      documentKind: planKind(items, document.hasAgencyList),
      ...facts,
      items,
      duplicates: dropped.map(({ item }) => item),
      warnings: [...notices, ...warnings, ...repeats, ...totalWarnings],
      unknownTables: document.unknownTables(),
    }
  }
  if (kind) {
    const where = kind.place
    const warning: RecognisedWarning = { code: 'not-operation-plan', where, found: kind.found }
    return {
      outcome: 'recognise-other',
      documentKind: kind.documentKind,
      ...facts,
      fiscalYearBE: kind.documentKind === 'development-plan' ? null : facts.fiscalYearBE,
      items: [],
      duplicates: [],
      warnings: [...notices, warning],
      unknownTables: [],
    }
  }
  return {
    outcome: 'ask-mapping',
    documentKind: null,
    ...facts,
    items: [],
    duplicates: [],
    warnings: notices,
    unknownTables: document.unknownTables(),
  }
}

function planKind(items: readonly RecognisedItem[], hasAgencyList: boolean): DocumentKind {
  if (items.every(({ kind }) => kind === 'equipment')) return 'operation-plan-equipment'
  return hasAgencyList && items.every(({ kind }) => kind === 'outside-agency')
    ? 'outside-agency-list'
    : 'operation-plan'
}

function noticeWarning(notice: GridNotice): RecognisedWarning {
  return { code: notice.code, where: notice.code === 'shape-not-placed' ? notice.where : {} }
}
