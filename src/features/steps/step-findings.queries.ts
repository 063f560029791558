import type { ReadTx } from '#src/db/scope.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import type { Plan } from '#src/features/plans/plans.queries.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'

/** How many findings of the checks forbid that the draft is submitted. */
export async function blockingCountOf(
  _tx: ReadTx,
  _office: Office,
  _plan: Plan,
  _projects: readonly StoredProject[],
): Promise<number> {
  return 0
}
