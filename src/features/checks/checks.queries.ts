import type { ReadTx, Tx } from '#src/db/scope.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { listDivisions } from '#src/features/offices/profile.queries.ts'
import type { Plan } from '#src/features/plans/plans.queries.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import { isSearched, openCases } from '#src/features/duplicates/cases.queries.ts'
import { budgetFactsOf, fundTotalsOfPlan } from './budget-facts.queries.ts'
import type { FundTotal, PlanToCheck } from './checks.ts'
import { developmentFactsOf } from './development-facts.queries.ts'

/**
 * What the budget gives per source: with instruments entered, what they give for the plan, and nothing else counts; without any, what the
 * office typed, in its order.
 */
export async function loadFundTotals(tx: ReadTx, orgId: number, planId: string): Promise<FundTotal[]> {
  const given = await fundTotalsOfPlan(tx, planId)
  if (given !== null) return given
  return await tx
    .selectFrom('plan_fund_total')
    .select(['source', 'amount_satang as amountSatang'])
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .orderBy('position')
    .execute()
}

/** Writes the totals of the budget instrument in place of those that stand; the caller has locked the plan. */
export async function replaceFundTotals(
  tx: Tx,
  orgId: number,
  planId: string,
  totals: readonly FundTotal[],
): Promise<void> {
  await tx.deleteFrom('plan_fund_total').where('org_id', '=', orgId).where('plan_id', '=', planId).execute()
  if (totals.length === 0) return
  await tx
    .insertInto('plan_fund_total')
    .values(
      totals.map(({ source, amountSatang }, index) => ({
        org_id: orgId,
        plan_id: planId,
        position: index + 1,
        source,
        amount_satang: amountSatang,
      })),
    )
    .execute()
}

/** A plan with all that its projects are checked against, but for what its works have to do with each other's ground (`digOnceCount`). */
export async function loadPlanToCheck(
  tx: ReadTx,
  office: Office,
  plan: Plan,
  projects: readonly StoredProject[],
): Promise<PlanToCheck> {
  const divisions = await listDivisions(tx, office.id)
  const ids = projects.map(({ id }) => id)
  const development = await developmentFactsOf(tx, plan.fiscalYear, ids)
  const budget = await budgetFactsOf(tx, plan.fiscalYear)
  return {
    ...(budget ? { budget } : {}),
    fiscalYear: plan.fiscalYear,
    officeCode: office.dlaCode,
    officeType: office.type,
    officeName: office.name,
    projects,
    divisions: divisions.filter(({ isActive }) => isActive).map(({ name }) => name),
    fundTotals: await loadFundTotals(tx, office.id, plan.id),
    budgetAnnouncedOn: plan.budgetAnnouncedOn,
    ...(development ? { development } : {}),
    openDuplicates: await openCases(tx, plan.id),
    isSearched: await isSearched(tx, plan.id),
  }
}
