import type { Satang } from '#src/domain/money.ts'

/** A share of a plan: so many projects that cost so much. `label` null: the projects do not say. */
export type PlanSum = { label: string | null; projectCount: number; budgetSatang: Satang }

/** The largest shares, and the rest as one; the whole stays the whole. Projects of the rest may be counted more than once. */
export function largestSums(sums: readonly PlanSum[], limit: number, restLabel: string): PlanSum[] {
  if (sums.length <= limit) return [...sums]
  const rest = sums.slice(limit - 1)
  const add = (part: (sum: PlanSum) => number): number => rest.reduce((total, sum) => total + part(sum), 0)
  return [
    ...sums.slice(0, limit - 1),
    { label: restLabel, projectCount: add((sum) => sum.projectCount), budgetSatang: add((sum) => sum.budgetSatang) },
  ]
}
