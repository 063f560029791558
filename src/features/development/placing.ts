import type { Satang } from '#src/domain/money.ts'
import { amountIn, isStanding, yearsWithMoney, type DevelopmentProject } from './development.ts'

/**
 * What a person decided about where a project of the operation plan stands: a project of the development plan, or none for a reason.
 * `linked`: what was chosen; `current`: what stands in its place now, after later editions.
 */
export type Placing = {
  projectId: string
  linked: DevelopmentProject | null
  current: DevelopmentProject | null
  /** The current row's edition and plan in words. */
  edition: string | null
  planTitle: string | null
  reason: string | null
  decidedBy: string
  decidedAt: Date
  version: number
}

/** How a project stands to the development plan. 'unplaced': nobody has said where it stands. */
export type Standing =
  | { kind: 'unplaced' }
  | { kind: 'outside'; reason: string }
  | { kind: 'cancelled' }
  | { kind: 'other-year'; years: number[] }
  | { kind: 'above'; plannedSatang: Satang; bySatang: Satang }
  | { kind: 'placed'; plannedSatang: Satang }

/**
 * Compares a project of the operation plan with its place in the development plan. Nothing of it hinders a plan.
 * @param budgetSatang what the project costs in the year; null when that is not said
 */
export function standingOf(
  { budgetSatang, fiscalYear }: { budgetSatang: Satang | null; fiscalYear: number },
  placing: Pick<Placing, 'current' | 'reason'> | null,
): Standing {
  if (placing === null) return { kind: 'unplaced' }
  const { current, reason } = placing
  if (current === null) return reason === null ? { kind: 'unplaced' } : { kind: 'outside', reason }
  if (!isStanding(current)) return { kind: 'cancelled' }
  const plannedSatang = amountIn(current, fiscalYear)
  if (plannedSatang === null) return { kind: 'other-year', years: yearsWithMoney(current) }
  const bySatang = (budgetSatang ?? 0) - plannedSatang
  return bySatang > 0 ? { kind: 'above', plannedSatang, bySatang } : { kind: 'placed', plannedSatang }
}
