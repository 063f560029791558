import type { LevelLabel } from '#src/domain/plan.ts'
import type { ProjectContent, SourceRef } from '#src/domain/project.ts'

/** What can be done with a file. */
export type Outcome = 'import' | 'refuse' | 'recognise-other' | 'ask-mapping'

/** What a file turned out to be. */
export type DocumentKind =
  'operation-plan' | 'operation-plan-equipment' | 'outside-agency-list' | 'development-plan' | 'budget-lines'

/** One project as a careful officer would enter it, with the place in the file where it stands. */
export type RecognisedItem = ProjectContent & { ref: SourceRef }

/** What an officer should check in a file of a plan. */
export type WarningCode =
  | 'total-mismatch'
  | 'count-mismatch'
  | 'budget-missing'
  | 'budget-unit'
  | 'budget-unclear'
  | 'formula-without-cached-value'
  | 'programme-spelling'
  | 'programme-unknown'
  | 'programme-missing'
  | 'months-missing'
  | 'month-outside'
  | 'duplicate-row'
  | 'possible-duplicate'
  | 'hidden-row'
  | 'hidden-column'
  | 'hidden-sheet'
  | 'formula-like-text'
  | 'macros-ignored'
  | 'tracked-changes'
  | 'shape-not-placed'
  | 'not-operation-plan'
  | 'table-unread'
  | 'columns-by-hand'

/** Something the officer must look at. `where` names the place in the file; the rest are the figures of the message. */
export type RecognisedWarning = {
  code: WarningCode
  where: { sheet?: string; table?: number; row?: number; column?: string }
  printedSatang?: number
  sumSatang?: number
  printed?: number
  counted?: number
  /** The words found in the file that the warning is about. */
  found?: string
  /** What the program took them for. */
  taken?: string
  /** 'programme' | 'strategy' | 'sheet' | 'grand' … of a printed total. */
  scope?: string
}

/** What a column of the table holds. The twelve months are 'month-1' (ต.ค.) … 'month-12' (ก.ย.). */
export type ColumnRole =
  | 'no'
  | 'name'
  | 'activity'
  | 'target'
  | 'budget'
  | 'fund'
  | 'place'
  | 'department'
  | 'strategy'
  | 'tactic'
  | 'programme'
  | 'note'
  | `month-${number}`

/**
 * Columns given by hand for a table whose header was not understood. Columns count from 0; `headerRows`: how many rows the header takes,
 * from 1, the first being the one whose fingerprint the table bears.
 */
export type ManualMapping = { headerRows: number; columns: Record<number, ColumnRole> }

/** A table whose header was not understood: what to show so that the officer can name the columns. */
export type UnknownTable = {
  sheet?: string
  table?: number
  /** Fingerprint of the header's words, by which a mapping is remembered. */
  signature: string
  headerRow: number
  /** First rows as text, for the officer to see. */
  sample: string[][]
}

/** What a file of a plan says. */
export type Recognised = {
  outcome: Exclude<Outcome, 'refuse'>
  documentKind: DocumentKind | null
  /** Buddhist era, as printed; null where it is not written. */
  fiscalYearBE: number | null
  /** Full name of the office as printed ("เทศบาลนครนครสวรรค์"); null where it is not written. */
  lao: string | null
  /** The word its headings use for level 1 of the plan; null where none does. */
  levelLabel: LevelLabel | null
  items: RecognisedItem[]
  /** Rows that repeat a project word for word, in the order of the file: to be shown, and entered only when the officer says so. */
  duplicates: RecognisedItem[]
  warnings: RecognisedWarning[]
  /** Tables whose header was not understood: the reason of 'ask-mapping', or beside 'import' those that were left out. */
  unknownTables: UnknownTable[]
}
