import type { ReadTx } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import type { Satang } from '#src/domain/money.ts'
import { loadToTieOut } from './budgets.queries.ts'
import { tieOut } from './tie-out.ts'

/** How far the plan of a year is from its budget. `differenceSatang` 0: the differences cancel out, and something is still to be settled. */
export type BudgetOff = { differenceSatang: Satang }

/** What keeps the plan of a year from tying out with its budget; null when it ties out, or the year has no budget yet. */
export async function budgetOff(tx: ReadTx, fiscalYear: FiscalYear): Promise<BudgetOff | null> {
  const budget = await loadToTieOut(tx, fiscalYear)
  if (budget.instruments.length === 0) return null
  const { isTied, totals } = tieOut(budget)
  return isTied ? null : { differenceSatang: totals.differenceSatang }
}
