import { headUnit } from '#src/domain/departments.ts'
import { budgetOf } from '#src/domain/project.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import type { PlanToCheck, ProjectToCheck } from './rule.ts'

/** What several rules need of a plan, worked out once. */
export type PlanFacts = {
  fiscalYear: number
  officeType: PlanToCheck['officeType']
  officeName: string | null
  /** Folded names of the office's divisions; null when it has not set any up. */
  divisionKeys: ReadonlySet<string> | null
  /** Median budget of the projects that have one, in satang; null under ten of them. */
  medianSatang: number | null
}

const ENOUGH_FOR_MEDIAN = 10

/** Folded name of the unit that answers for a section: "สำนักปลัด งานป้องกันฯ" counts as "สำนักปลัด". */
export const unitKey = (name: string): string => foldThai(headUnit(name.trim()))

/** The facts of a plan. */
export const factsOf = (plan: PlanToCheck): PlanFacts => ({
  fiscalYear: plan.fiscalYear,
  officeType: plan.officeType,
  officeName: plan.officeName ?? null,
  divisionKeys: plan.divisions.length === 0 ? null : new Set(plan.divisions.map(unitKey)),
  medianSatang: medianOf(plan.projects),
})

function medianOf(projects: readonly ProjectToCheck[]): number | null {
  const amounts = projects
    .map((project) => budgetOf({ funds: [...project.funds] }) ?? 0)
    .filter((amount) => amount > 0)
    .toSorted((a, b) => a - b)
  return amounts.length < ENOUGH_FOR_MEDIAN ? null : (amounts[Math.floor(amounts.length / 2)] ?? null)
}
