import type { ReadTx } from '#src/db/scope.ts'
import { blockingFindings, checkPlan } from '#src/features/checks/checks.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import type { Plan } from '#src/features/plans/plans.queries.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'

/** How many findings of the checks forbid that the draft is submitted. */
export async function blockingCountOf(
  tx: ReadTx,
  office: Office,
  plan: Plan,
  projects: readonly StoredProject[],
): Promise<number> {
  const divisions = await tx
    .selectFrom('division')
    .select('name')
    .where('org_id', '=', office.id)
    .where('is_active', '=', true)
    .execute()
  const totals = await tx
    .selectFrom('plan_fund_total')
    .select(['source', 'amount_satang'])
    .where('org_id', '=', office.id)
    .where('plan_id', '=', plan.id)
    .orderBy('position')
    .execute()
  const findings = checkPlan({
    fiscalYear: plan.fiscalYear,
    officeCode: office.dlaCode,
    officeType: office.type,
    officeName: office.name,
    projects,
    divisions: divisions.map(({ name }) => name),
    fundTotals: totals.map(({ source, amount_satang: amountSatang }) => ({ source, amountSatang })),
    budgetAnnouncedOn: plan.budgetAnnouncedOn,
  })
  return blockingFindings(findings).length
}
