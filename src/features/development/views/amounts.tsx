import { formatBaht } from '#src/domain/money.ts'
import type { DevelopmentContent } from '../development.ts'

/** What a project costs in a year: an amount, a dash where the plan says there is none, nothing where it says nothing. */
export function YearCell({ project, year }: { project: Pick<DevelopmentContent, 'budgets'>; year: number }) {
  const budget = project.budgets.find(({ fiscalYear }) => fiscalYear === year)
  if (!budget) return null
  return budget.amountSatang === 0 ? '–' : formatBaht(budget.amountSatang)
}

/** The sum over all years. */
export const sumOfAll = ({ budgets }: Pick<DevelopmentContent, 'budgets'>): number =>
  budgets.reduce((sum, { amountSatang }) => sum + amountSatang, 0)
