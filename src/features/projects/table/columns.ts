import { FISCAL_MONTHS, type FiscalMonth } from '#src/domain/month-set.ts'

/** Columns of the table that hold one thing of a project each. The twelve months are columns of their own. */
export const FIELD_COLUMNS = ['no', 'name', 'activity', 'budget', 'place', 'departments'] as const
/** Columns after the months. */
export const LAST_COLUMNS = ['target', 'fund', 'villages', 'programme', 'strategy', 'kind', 'note'] as const
export type FieldColumn = (typeof FIELD_COLUMNS)[number] | (typeof LAST_COLUMNS)[number]

/** A column: of a field, or of a fiscal month. */
export type Column = { id: FieldColumn; month: null } | { id: `m${FiscalMonth}`; month: FiscalMonth }
/** What a column is told by. */
export type ColumnId = Column['id']

const field = (id: FieldColumn): Column => ({ id, month: null })

/**
 * Every column from left to right: those of form ผด.02 in its order, so that rows copied from one fit and the months are seen without
 * scrolling; then what only some offices fill in, or the form says by its headings.
 */
export const COLUMNS: readonly Column[] = [
  ...FIELD_COLUMNS.map(field),
  ...FISCAL_MONTHS.map((month): Column => ({ id: `m${month}`, month })),
  ...LAST_COLUMNS.map(field),
]

/** Where a column stands, from 0. */
export const columnIndex = (id: ColumnId): number => COLUMNS.findIndex((column) => column.id === id)

/** The column of a field of a project, for leading from a finding of the check to its cell. */
export function columnOfField(field: string | null): number {
  if (field === 'months') return columnIndex('m1')
  const id = { funds: 'budget', noBudgetReason: 'budget', strategyNo: 'strategy', tactic: 'strategy' }[field ?? '']
  const at = COLUMNS.findIndex((column) => column.id === (id ?? field))
  return at === -1 ? columnIndex('name') : at
}
