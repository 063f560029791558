import { KIND_LABELS, NO_BUDGET_LABELS } from '#src/domain/labels.ts'
import { FISCAL_MONTHS, hasMonth } from '#src/domain/month-set.ts'
import type { ProjectFields } from '#src/features/projects/projects.ts'
import type { CellField, ColumnKey } from './sheet-columns.ts'

/** What stands in the cell of a month in which the project is carried out; any other mark does as well. */
export const MONTH_MARK = '✓'

/** What the cells of a project hold: amounts in baht as numbers. Cells that are empty are left out. */
export type Cells = { [Key in ColumnKey]?: string | number }

/** The cells of a project as they are given out. */
export function cellsOf(project: ProjectFields): Cells {
  const cells: Cells = {}
  const put = (key: ColumnKey, value: string | number | null): void => {
    if (value !== null && value !== '') cells[key] = value
  }
  for (const field of CELL_FIELDS) put(field, cellOf(project, field))
  project.funds.forEach(({ source, amountSatang }, at) => {
    put(`source${at + 1}`, source)
    put(`amount${at + 1}`, amountSatang === null ? null : amountSatang / 100)
  })
  for (const month of FISCAL_MONTHS) if (hasMonth(project.months, month)) put(`month${month}`, MONTH_MARK)
  return cells
}

/** The fields of one cell each, in the order of the table. */
export const CELL_FIELDS: readonly CellField[] = [
  'name',
  'kind',
  'activity',
  'target',
  'place',
  'villages',
  'departments',
  'noBudgetReason',
  'strategyNo',
  'strategy',
  'tactic',
  'programme',
  'note',
  'agencyLetter',
]

function cellOf(project: ProjectFields, field: CellField): string | number | null {
  switch (field) {
    case 'kind':
      return KIND_LABELS[project.kind].th
    case 'noBudgetReason':
      return project.noBudgetReason === null ? null : NO_BUDGET_LABELS[project.noBudgetReason].th
    case 'villages':
      return project.villages.join(', ')
    case 'departments':
      return project.departments.join('\n')
    case 'name':
    case 'activity':
    case 'target':
    case 'place':
    case 'strategyNo':
    case 'strategy':
    case 'tactic':
    case 'programme':
    case 'note':
    case 'agencyLetter':
      return project[field]
  }
}
