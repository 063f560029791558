import type { ReadTx } from '#src/db/scope.ts'
import { planCovering } from '#src/features/development/development.queries.ts'
import { placesOf } from '#src/features/development/placing.queries.ts'
import { standingOf } from '#src/features/development/placing.ts'
import type { DevelopmentFacts } from './rule.ts'

/** Where projects stand in the development plan that covers the year; undefined when none does. */
export async function developmentFactsOf(
  tx: ReadTx,
  fiscalYear: number,
  projectIds: readonly string[],
): Promise<DevelopmentFacts | undefined> {
  const plan = await planCovering(tx, fiscalYear)
  if (!plan) return undefined
  const places: Record<string, DevelopmentFacts['places'][string]> = {}
  for (const [projectId, placing] of await placesOf(tx, projectIds)) {
    // Amounts are compared by the rule: what the plan says is all that is told here.
    const standing = standingOf({ budgetSatang: null, fiscalYear }, placing)
    if (standing.kind === 'placed' || standing.kind === 'above')
      places[projectId] = { kind: 'planned', satang: standing.plannedSatang }
    else if (standing.kind !== 'unplaced')
      places[projectId] =
        standing.kind === 'other-year' ? { kind: 'other-year', years: standing.years } : { kind: standing.kind }
  }
  return { title: plan.title, places }
}
