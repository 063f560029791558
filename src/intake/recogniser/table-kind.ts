import type { TableColumns } from './columns.ts'
import type { FormMark } from './office-lines.ts'

/** What a table is for. 'none': a summary, or not a table of projects at all. */
export type TableKind = 'plan' | 'development-plan' | 'budget-lines' | 'report' | 'none'

/** Tells by its columns, and where they leave doubt by the words above it, what kind of table a header belongs to. */
export function tableKind(columns: TableColumns, forms: ReadonlySet<FormMark>): TableKind {
  const { roles, words, months, budgets, budgetYears } = columns
  const hasBudget = budgets.length > 0 || budgetYears.length > 0
  if (words.has('summary') && months.size === 0) return 'none'
  if (roles.has('name') && months.size > 0) return 'plan'
  if (isBudgetLines(columns, forms)) return 'budget-lines'
  const years = new Set(budgetYears).size
  if (years >= 3 || (years === 2 && roles.has('name'))) return 'development-plan'
  if (!roles.has('name') || !hasBudget) return 'none'
  if (forms.has('development-plan') && !forms.has('operation-plan')) return 'development-plan'
  if (forms.has('report') && !forms.has('operation-plan')) return 'report'
  const detail = (['activity', 'place', 'department', 'fund'] as const).filter((role) => roles.has(role))
  return detail.length > 0 ? 'plan' : 'none'
}

/** A budget ordinance: accounts and amounts, without months, places and the like. */
function isBudgetLines({ words, roles }: TableColumns, forms: ReadonlySet<FormMark>): boolean {
  if (forms.has('agency-list')) return false
  if (forms.has('budget-lines') && !forms.has('operation-plan')) return true
  return words.has('account') && !roles.has('place') && !roles.has('activity') && !words.has('objective')
}
