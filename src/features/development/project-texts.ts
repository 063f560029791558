import { textsBy, type FormTexts } from '#src/domain/form-conflict.ts'
import { formatBaht } from '#src/domain/money.ts'
import type { ProjectInput } from './development.schema.ts'
import type { DevelopmentProject } from './development.ts'

/** The fields of the form of a project but for its amounts, which have one for each year. */
export const PROJECT_FIELDS = [
  'editionId',
  'form',
  'no',
  'name',
  'strategyNo',
  'strategy',
  'tactic',
  'programme',
  'departments',
  'objective',
  'target',
  'indicator',
  'expectedResult',
  'note',
] as const
export type ProjectField = (typeof PROJECT_FIELDS)[number]

/** The field of the amount of a year. */
export const budgetField = (year: number): string => `budget-${year}`

/** The year whose amount a field has; null for any other field. */
export const yearOfField = (field: string): string | null => /^budget-(\d{4})$/.exec(field)?.[1] ?? null

/** All fields of a form that was sent; which years it has is told by the form itself. */
export const fieldsIn = (form: FormData): string[] => [
  ...PROJECT_FIELDS,
  ...new Set([...form.keys()].filter((field) => yearOfField(field) !== null)),
]

/** A project as its form sends it: the edition apart, which tells where it is saved. */
export function inputFromTexts(texts: FormTexts): ProjectInput {
  const { editionId: _edition, ...fields } = textsBy(PROJECT_FIELDS, (field) => texts[field] ?? '')
  const budgets = Object.entries(texts).flatMap(([field, amount]) => {
    const year = yearOfField(field)
    return year === null ? [] : [[year, amount] as const]
  })
  return { ...fields, budgets: Object.fromEntries(budgets) }
}

/** A stored project as its form shows it. */
export function textsOfProject(project: DevelopmentProject, years: readonly number[]): FormTexts {
  const fields: FormTexts<ProjectField> = {
    editionId: project.editionId,
    form: project.form,
    no: project.no ?? '',
    name: project.name,
    strategyNo: project.strategyNo === null ? '' : String(project.strategyNo),
    strategy: project.strategy ?? '',
    tactic: project.tactic ?? '',
    programme: project.programme ?? '',
    departments: project.departments.join('\n'),
    objective: project.objective ?? '',
    target: project.target ?? '',
    indicator: project.indicator ?? '',
    expectedResult: project.expectedResult ?? '',
    note: project.note ?? '',
  }
  const amounts = years.map((year) => [budgetField(year), amountText(project, year)] as const)
  return { ...fields, ...Object.fromEntries(amounts) }
}

function amountText({ budgets }: DevelopmentProject, year: number): string {
  const budget = budgets.find(({ fiscalYear }) => fiscalYear === year)
  if (!budget) return ''
  return budget.amountSatang === 0 ? '-' : formatBaht(budget.amountSatang)
}

/** A project of which nothing is known yet, in an edition. */
export const blankTexts = (editionId: string): FormTexts => ({
  ...textsBy(PROJECT_FIELDS, () => ''),
  form: 'ผ.02',
  editionId,
})
