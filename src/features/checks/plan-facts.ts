import { headUnit } from '#src/domain/departments.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import type { PlanToCheck } from './rule.ts'

/** What the rules that look at one project need of its plan. */
export type PlanFacts = {
  fiscalYear: number
  officeType: PlanToCheck['officeType']
  officeName: string | null
  /** Folded names of the office's divisions; null when it has not set any up. */
  divisionKeys: ReadonlySet<string> | null
  /** The same for two plans whose facts are the same. */
  signature: string
}

const unitKeys = new Map<string, string>()

/** Folded name of the unit that answers for a section: "สำนักปลัด งานป้องกันฯ" counts as "สำนักปลัด". */
export function unitKey(name: string): string {
  const key = unitKeys.get(name) ?? foldThai(headUnit(name.trim()))
  // A plan names a dozen units, thousands of times.
  if (unitKeys.size > 2_000) unitKeys.clear()
  unitKeys.set(name, key)
  return key
}

/** The facts of a plan. */
export const factsOf = ({ fiscalYear, officeType, officeName, divisions }: PlanToCheck): PlanFacts => ({
  fiscalYear,
  officeType,
  officeName: officeName ?? null,
  divisionKeys: divisions.length === 0 ? null : new Set(divisions.map(unitKey)),
  signature: JSON.stringify([fiscalYear, officeType, officeName, divisions]),
})
