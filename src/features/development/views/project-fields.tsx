import type { Problem } from '#src/domain/errors.ts'
import type { FormTexts } from '#src/domain/form-conflict.ts'
import { PROGRAMMES } from '#src/domain/programmes.ts'
import { SelectField, TextArea, TextField } from '#src/web/components/field.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { DEVELOPMENT_FORMS } from '../development.ts'
import { developmentLabels, developmentProjectLabels } from '../development.labels.ts'
import { budgetField, PROJECT_FIELDS, type ProjectField } from '../project-texts.ts'

type FieldsProps = {
  texts: FormTexts
  years: readonly number[]
  editions: readonly { id: string; name: string }[]
  problems: readonly Problem[]
}

/** What ties a field to its text, and to what is wrong with it. */
type Wire = (field: string) => { id: string; name: string; defaultValue: string; error: string | undefined }

/** The fields of a project of the development plan. */
export function ProjectFields({ texts, years, editions, problems }: FieldsProps) {
  const wire: Wire = (field) => ({
    id: field,
    name: field,
    defaultValue: texts[field] ?? '',
    error: problems.find((problem) => problem.field === field)?.message,
  })
  return (
    <div className="development-fields">
      <PlaceInPlan wire={wire} editions={editions} />
      <Amounts wire={wire} years={years} />
      <Grouping wire={wire} />
      <Aims wire={wire} />
    </div>
  )
}

function PlaceInPlan({ wire, editions }: { wire: Wire; editions: FieldsProps['editions'] }) {
  const t = useLabels(developmentProjectLabels)
  const common = useLabels(developmentLabels)
  return (
    <>
      <SelectField label={t.edition} {...wire('editionId')}>
        {editions.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField label={common.form} {...wire('form')}>
        {DEVELOPMENT_FORMS.map((form) => (
          <option key={form}>{form}</option>
        ))}
      </SelectField>
      <TextField label={common.no} {...wire('no')} />
      <TextField isWide label={common.name} required {...wire('name')} />
    </>
  )
}

function Amounts({ wire, years }: { wire: Wire; years: readonly number[] }) {
  const t = useLabels(developmentProjectLabels)
  return (
    <>
      {years.map((year) => (
        <TextField
          key={year}
          label={fillLabel(t.budgetOf, { year })}
          inputMode="decimal"
          {...wire(budgetField(year))}
        />
      ))}
      <p className="hint field-wide">{t.budgetHint}</p>
    </>
  )
}

function Grouping({ wire }: { wire: Wire }) {
  const t = useLabels(developmentProjectLabels)
  const common = useLabels(developmentLabels)
  return (
    <>
      <TextField label={t.strategyNo} inputMode="numeric" {...wire('strategyNo')} />
      <TextField label={common.strategy} {...wire('strategy')} />
      <TextField label={t.tactic} {...wire('tactic')} />
      <TextField label={common.programme} list="programmes" {...wire('programme')} />
      <datalist id="programmes">
        {PROGRAMMES.map(({ code, name }) => (
          <option key={code} value={name} />
        ))}
      </datalist>
      <TextArea label={common.department} hint={t.departmentsHint} rows={2} {...wire('departments')} />
    </>
  )
}

function Aims({ wire }: { wire: Wire }) {
  const t = useLabels(developmentProjectLabels)
  return (
    <>
      <TextArea isWide label={t.objective} {...wire('objective')} />
      <TextArea isWide label={t.target} {...wire('target')} />
      <TextArea isWide label={t.indicator} {...wire('indicator')} />
      <TextArea isWide label={t.expectedResult} {...wire('expectedResult')} />
      <TextField isWide label={t.note} {...wire('note')} />
    </>
  )
}

/** What a field is called on the screen. */
export function useFieldNames(years: readonly number[]): Record<string, string> {
  const t = useLabels(developmentProjectLabels)
  const common = useLabels(developmentLabels)
  const names: Record<ProjectField, string> = {
    editionId: t.edition,
    form: common.form,
    no: common.no,
    name: common.name,
    strategyNo: t.strategyNo,
    strategy: common.strategy,
    tactic: t.tactic,
    programme: common.programme,
    departments: common.department,
    objective: t.objective,
    target: t.target,
    indicator: t.indicator,
    expectedResult: t.expectedResult,
    note: t.note,
  }
  const amounts = years.map((year) => [budgetField(year), fillLabel(t.budgetOf, { year })] as const)
  return { ...names, ...Object.fromEntries(amounts) }
}

/** Ids of the fields, for the summary of what is wrong. */
export const projectFieldIds = (years: readonly number[]): Record<string, string> =>
  Object.fromEntries([...PROJECT_FIELDS, ...years.map(budgetField)].map((id) => [id, id]))
