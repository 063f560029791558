import type { Satang } from './money.ts'
import type { MonthSet } from './month-set.ts'

/** project = โครงการ · activity = กิจกรรมประจำ · equipment = ครุภัณฑ์ (ผด.02/1) · outside-agency = โครงการของหน่วยงานอื่น */
export type ProjectKind = 'project' | 'activity' | 'equipment' | 'outside-agency'

/** Why a project has no amount: a dash; said not to use budget; "as in the ordinance" without a figure. */
export type NoBudgetReason = 'dash' | 'no-budget-used' | 'per-ordinance-no-amount'

/** Money from one source. `amountSatang` null = the source is named but no amount is. `source` null = an amount without its source. */
export type FundRow = { source: string | null; amountSatang: Satang | null }

/** Where in an office's file a project was read. Rows count from 1, as Excel shows them; `table` counts Word tables from 1. */
export type SourceRef = { sheet?: string; table?: number; row: number; lastRow?: number }

/** What one row of form ผด.02 says, whether it comes from a file or from the screen. */
export type ProjectContent = {
  /** The number printed in the office's file, Arabic digits; null when there is none. The book numbers anew. */
  no: string | null
  kind: ProjectKind
  name: string
  /** รายละเอียดของกิจกรรม */
  activity: string | null
  /** เป้าหมาย, where the file has it apart from the activity. */
  target: string | null
  funds: FundRow[]
  noBudgetReason: NoBudgetReason | null
  place: string | null
  /** หน่วยงานรับผิดชอบ: own units, or the outside agency. Each once, in the file's order. */
  departments: string[]
  months: MonthSet
  strategyNo: number | null
  /** Heading without its label and number. */
  strategy: string | null
  /** กลยุทธ์ */
  tactic: string | null
  /** Official spelling with "แผนงาน"; null when none is given or it is unknown (then `programmeRaw` has the words). */
  programme: string | null
  programmeRaw: string | null
  note: string | null
}

/** Sum of the fund rows in satang; null when no amount is given at all. */
export function budgetOf(project: Pick<ProjectContent, 'funds'>): Satang | null {
  const amounts = project.funds.flatMap((fund) => (fund.amountSatang === null ? [] : [fund.amountSatang]))
  return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0)
}
