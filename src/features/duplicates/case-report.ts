import { CASE_STATUSES, type CaseStatus, type DuplicateCase } from './cases.ts'

/** The report for the committee: its rows in order, and how many there are of each decision. */
export type CaseReport = {
  rows: DuplicateCase[]
  counts: { status: CaseStatus; count: number }[]
  /** Open pairs with works of earlier years that are not among the rows. */
  pastLeftOut: number
}

/** What of the cases of a plan the committee is told: all but likenesses with earlier years that nobody has decided on. Decided ones come first. */
export function reportOf(cases: readonly DuplicateCase[]): CaseReport {
  const rows = cases
    .filter(({ kind, status }) => kind !== 'past' || status !== 'open')
    .toSorted((a, b) => CASE_STATUSES.indexOf(b.status) - CASE_STATUSES.indexOf(a.status) || b.score - a.score)
  const counts = CASE_STATUSES.map((status) => ({ status, count: rows.filter((one) => one.status === status).length }))
  return { rows, counts: counts.filter(({ count }) => count > 0), pastLeftOut: cases.length - rows.length }
}
