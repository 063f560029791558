import type { MonthSet } from '#src/domain/month-set.ts'
import type { Satang } from '#src/domain/money.ts'
import type { FundRow, ProjectContent, ProjectKind } from '#src/domain/project.ts'

/** What the tables of projects, of rows of a file and of items that were sent name alike. */
export type ProjectColumns = {
  kind: ProjectKind
  name: string
  activity: string | null
  target: string | null
  place: string | null
  departments: string[]
  months: MonthSet
  strategy_no: number | null
  strategy: string | null
  tactic: string | null
  programme: string | null
  note: string | null
}

/** What such a row says of a project, its money apart. */
export const readColumns = (row: ProjectColumns) => ({
  kind: row.kind,
  name: row.name,
  activity: row.activity,
  target: row.target,
  place: row.place,
  departments: row.departments,
  months: row.months,
  strategyNo: row.strategy_no,
  strategy: row.strategy,
  tactic: row.tactic,
  programme: row.programme,
  note: row.note,
})

/** The same, as such a row holds it. */
export const writeColumns = (content: Pick<ProjectContent, keyof ReturnType<typeof readColumns>>): ProjectColumns => ({
  kind: content.kind,
  name: content.name,
  activity: content.activity,
  target: content.target,
  place: content.place,
  departments: content.departments,
  months: content.months,
  strategy_no: content.strategyNo,
  strategy: content.strategy,
  tactic: content.tactic,
  programme: content.programme,
  note: content.note,
})

/** The money of a project where a row keeps it in two lists. */
export type FundColumns = { fund_sources: (string | null)[]; fund_satang: (Satang | null)[] }

/** The money that such a row holds, source by source. */
export const readFunds = ({ fund_sources, fund_satang }: FundColumns): FundRow[] =>
  fund_sources.map((source, index) => ({ source, amountSatang: fund_satang[index] ?? null }))

/** The same, as such a row holds it. */
export const writeFunds = (funds: readonly FundRow[]): FundColumns => ({
  fund_sources: funds.map(({ source }) => source),
  fund_satang: funds.map(({ amountSatang }) => amountSatang),
})
