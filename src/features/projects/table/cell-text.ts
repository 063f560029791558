import { KIND_LABELS } from '#src/domain/labels.ts'
import { hasMonth } from '#src/domain/month-set.ts'
import { formatBaht } from '#src/domain/money.ts'
import { budgetOf } from '#src/domain/project.ts'
import type { LiveProject } from '../projects.ts'
import type { Column } from './columns.ts'

/** What stands in a cell of a month in which the project is carried out, where cells are text. */
export const MONTH_MARK = '■'
/** The budget of a project that is said to use none. */
export const NO_BUDGET_TEXT = 'ไม่ใช้งบประมาณ'

/** The text of a cell, as it is edited and copied; '' for an empty one. `cellEdit` reads it back. */
export function cellText(project: LiveProject, column: Column): string {
  if (column.month !== null) return hasMonth(project.months, column.month) ? MONTH_MARK : ''
  switch (column.id) {
    case 'no':
      return ''
    case 'budget':
      return budgetText(project)
    case 'fund':
      return project.funds.length > 1
        ? project.funds.map(({ source, amountSatang }) => `${source ?? '-'} ${amountText(amountSatang)}`).join('\n')
        : (project.funds[0]?.source ?? '')
    case 'villages':
      return project.villages.join(', ')
    case 'departments':
      return project.departments.join(', ')
    case 'strategy':
      return strategyText(project.strategyNo, project.strategy)
    case 'kind':
      return KIND_LABELS[project.kind].th
    case 'name':
    case 'activity':
    case 'target':
    case 'place':
    case 'programme':
    case 'note':
      return project[column.id] ?? ''
  }
}

/** The sum of all funds in baht, or why there is none. */
export function budgetText(project: Pick<LiveProject, 'funds' | 'noBudgetReason'>): string {
  const budget = budgetOf(project)
  if (budget !== null) return formatBaht(budget)
  return project.noBudgetReason === null ? '' : project.noBudgetReason === 'no-budget-used' ? NO_BUDGET_TEXT : '-'
}

const amountText = (amount: number | null): string => (amount === null ? '-' : formatBaht(amount))

/** "2. การศึกษา"; the name or the number alone where the other is missing. */
export const strategyText = (no: number | null, name: string | null): string =>
  [no === null ? '' : `${no}.`, name ?? ''].filter(Boolean).join(' ')
