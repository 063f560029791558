import { orgIdOf, type ReadTx } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { fundSourceOf } from '#src/features/budgets/budgets.ts'
import { loadInstruments, loadToTieOut, officeTypeOf } from '#src/features/budgets/budgets.queries.ts'
import { meantForPlan, tieOut } from '#src/features/budgets/tie-out.ts'
import type { BudgetFacts, FundTotal } from './rule.ts'

/** Whether the budget of a year has been entered: then its instruments say what there is to spend. */
export const hasBudget = async (tx: ReadTx, fiscalYear: FiscalYear): Promise<boolean> =>
  (await loadInstruments(tx, fiscalYear)).length > 0

/** What the instruments of a plan's year give per source, lines that are left out apart; null where none has been entered. */
export async function fundTotalsOfPlan(tx: ReadTx, planId: string): Promise<FundTotal[] | null> {
  const plan = await tx
    .selectFrom('plan')
    .select('fiscal_year')
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', planId)
    .executeTakeFirst()
  if (!plan || !(await hasBudget(tx, plan.fiscal_year))) return null
  const tied = tieOut(await loadToTieOut(tx, plan.fiscal_year))
  const type = await officeTypeOf(tx)
  return [...meantForPlan(tied)].map(([kind, amountSatang]) => ({ source: fundSourceOf(kind, type), amountSatang }))
}

/** The plan of a year beside its budget lines; null where no budget has been entered. */
export async function budgetFactsOf(tx: ReadTx, fiscalYear: FiscalYear): Promise<BudgetFacts | null> {
  if (!(await hasBudget(tx, fiscalYear))) return null
  const { instruments, projects, totals } = tieOut(await loadToTieOut(tx, fiscalYear))
  const allocated = projects.filter(({ lineIds }) => lineIds.length > 0)
  return {
    openCount: totals.openCount,
    openSatang: totals.openSatang,
    overCount: totals.overCount,
    missing: instruments
      .filter(({ missingSatang }) => missingSatang !== 0)
      .map(({ instrument, missingSatang }) => ({ title: instrument.title, satang: missingSatang })),
    allocatedSatang: Object.fromEntries(allocated.map(({ project, allocatedSatang }) => [project.id, allocatedSatang])),
  }
}
