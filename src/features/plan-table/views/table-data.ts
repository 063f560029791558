import type { FundTotal } from '#src/features/checks/rule.ts'
import type { OfficeType } from '#src/domain/office-types.ts'
import type { LevelLabel } from '#src/domain/plan.ts'
import type { TableView } from '#src/features/projects/table/view-address.ts'
import type { PlanWords } from '#src/features/projects/table/plan-words.ts'
import type { Sum, ViewRow } from '#src/features/projects/table/view-model.ts'

/** What the page hands to the table: all that is needed to show its first rows. */
export type TableData = {
  office: { code: string; name: string; type: OfficeType }
  fiscalYear: number
  levelLabel: LevelLabel
  /** Whose unsent edits may be kept and sent. */
  owner: string
  /** locked = the plan is under consideration or announced. */
  editing: 'yes' | 'locked' | 'no-right'
  /** May add, move and delete projects of all divisions. */
  mayArrange: boolean
  budgetAnnouncedOn: string | null
  fundTotals: FundTotal[]
  divisions: string[]
  words: PlanWords
  view: TableView
  /** The first rows of the view, and how many there are. */
  head: ViewRow[]
  rowCount: number
  shown: Sum
  whole: Sum
}
