import type { FiscalMonth } from '#src/domain/month-set.ts'
import type { ManualMapping } from '../recognised.ts'
import type { TableColumns, TextRole } from './columns.ts'
import type { MonthColumn } from './month-columns.ts'

/** Columns as an officer has named them by hand. @param firstRow where the header begins in this file */
export function mappedColumns(mapping: ManualMapping, firstRow: number): TableColumns {
  const roles = new Map<TextRole, number>()
  const months = new Map<number, MonthColumn>()
  const budgets: { column: number; fund: null; bahtPerUnit: null }[] = []
  for (const [key, role] of Object.entries(mapping.columns)) {
    const column = Number(key)
    const month = /^month-(\d{1,2})$/.exec(role)?.[1]
    if (month) months.set(column, { months: [fiscalMonthOf(month)], isOutside: false, fiscalYear: null })
    else if (role === 'budget') budgets.push({ column, fund: null, bahtPerUnit: null })
    else if (!isMonthRole(role)) roles.set(role, column)
  }
  return {
    firstRow,
    lastRow: firstRow + mapping.headerRows - 1,
    roles,
    budgets,
    months,
    period: null,
    budgetYears: [],
    others: [],
    words: new Set(),
    titles: new Map(),
  }
}

const isMonthRole = (role: string): role is `month-${number}` => role.startsWith('month-')

// The pattern that was matched allows one or two digits; anything beyond a year is taken as its last month.
const fiscalMonthOf = (digits: string): FiscalMonth => Math.min(12, Math.max(1, Number(digits))) as FiscalMonth
