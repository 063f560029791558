import type { ReadTx } from '#src/db/scope.ts'
import { blockingFindings, checkPlan } from '#src/features/checks/checks.ts'
import { loadPlanToCheck } from '#src/features/checks/checks.queries.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import type { Plan } from '#src/features/plans/plans.queries.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'

/** How many findings of the checks forbid that the draft is submitted: as many as the page of the checks shows. */
export const blockingCountOf = async (
  tx: ReadTx,
  office: Office,
  plan: Plan,
  projects: readonly StoredProject[],
): Promise<number> => blockingFindings(checkPlan(await loadPlanToCheck(tx, office, plan, projects))).length
