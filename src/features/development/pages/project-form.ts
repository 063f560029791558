import { formatBaht } from '#src/domain/money.ts'
import { formText } from '#src/web/form-text.ts'
import type { DevelopmentProject } from '../development.ts'
import type { ProjectInput } from '../development.schema.ts'

/** A project as its form sends it. */
export function projectInput(form: FormData): ProjectInput {
  const budgets: Record<string, string> = {}
  for (const name of form.keys()) {
    const year = /^budget-(\d{4})$/.exec(name)?.[1]
    if (year !== undefined) budgets[year] = formText(form, name)
  }
  return {
    form: formText(form, 'form'),
    no: formText(form, 'no'),
    strategyNo: formText(form, 'strategyNo'),
    strategy: formText(form, 'strategy'),
    tactic: formText(form, 'tactic'),
    programme: formText(form, 'programme'),
    name: formText(form, 'name'),
    objective: formText(form, 'objective'),
    target: formText(form, 'target'),
    indicator: formText(form, 'indicator'),
    expectedResult: formText(form, 'expectedResult'),
    departments: formText(form, 'departments'),
    note: formText(form, 'note'),
    budgets,
  }
}

/** A stored project as its form shows it. */
export const inputOf = (project: DevelopmentProject): ProjectInput => ({
  form: project.form,
  no: project.no ?? '',
  strategyNo: project.strategyNo === null ? '' : String(project.strategyNo),
  strategy: project.strategy ?? '',
  tactic: project.tactic ?? '',
  programme: project.programme ?? '',
  name: project.name,
  objective: project.objective ?? '',
  target: project.target ?? '',
  indicator: project.indicator ?? '',
  expectedResult: project.expectedResult ?? '',
  departments: project.departments.join('\n'),
  note: project.note ?? '',
  budgets: Object.fromEntries(
    project.budgets.map(({ fiscalYear, amountSatang }) => [
      fiscalYear,
      amountSatang === 0 ? '-' : formatBaht(amountSatang),
    ]),
  ),
})

/** A project of which nothing is known yet. */
export const BLANK_INPUT: ProjectInput = {
  form: 'ผ.02',
  no: '',
  strategyNo: '',
  strategy: '',
  tactic: '',
  programme: '',
  name: '',
  objective: '',
  target: '',
  indicator: '',
  expectedResult: '',
  departments: '',
  note: '',
  budgets: {},
}
