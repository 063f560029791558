import { formatBaht, formatCount } from '#src/domain/money.ts'
import type { Digits } from '#src/domain/thai-text.ts'
import type { DetailColumn, DetailRow, DetailTable } from '../plan-document.ts'

/** Paragraphs of each cell of a row; at least one each. */
export type RowTexts = Record<DetailColumn, string[]>

/** The words of a row as the form shows them: the sources of the money stand in brackets under the amount unless they have a column. */
export function rowTexts(project: DetailRow, form: DetailTable, digits: Digits): RowTexts {
  const hasFundColumn = form.columns.some((column) => column.key === 'fund')
  const amount = project.budgetSatang === null ? project.noBudgetText : formatBaht(project.budgetSatang, digits)
  return {
    number: [formatCount(project.number, digits)],
    name: [project.name],
    activity: [project.activity],
    target: [project.target],
    budget: hasFundColumn ? [amount] : [amount, ...project.fundLines.map((line) => `(${line})`)],
    fund: atLeastOne(project.fundLines),
    place: [project.place],
    department: atLeastOne(project.departments),
    note: [project.note],
  }
}

const atLeastOne = (lines: string[]): string[] => (lines.length === 0 ? [''] : lines)

/** Whether the form at this place is the first of its strategy: there the strategy's heading stands and a new page begins. */
export const opensStrategy = (forms: readonly DetailTable[], at: number): boolean =>
  at === 0 || forms[at]?.strategyHeading !== forms[at - 1]?.strategyHeading
