import type { Problem } from '#src/domain/errors.ts'
import { PROGRAMMES } from '#src/domain/programmes.ts'
import { SelectField, TextArea, TextField } from '#src/web/components/field.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { DEVELOPMENT_FORMS } from '../development.ts'
import { developmentLabels, developmentProjectLabels } from '../development.labels.ts'
import type { ProjectInput } from '../development.schema.ts'

type FieldsProps = {
  input: ProjectInput
  years: readonly number[]
  editions: readonly { id: string; name: string }[]
  editionId: string
  problems: readonly Problem[]
}

/** The fields of a project of the development plan. */
export function ProjectFields({ input, years, editions, editionId, problems }: FieldsProps) {
  const t = useLabels(developmentProjectLabels)
  const common = useLabels(developmentLabels)
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  return (
    <div className="development-fields">
      <SelectField
        label={t.edition}
        id="editionId"
        name="editionId"
        defaultValue={editionId}
        error={errorOf('editionId')}
      >
        {editions.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField label={common.form} id="form" name="form" defaultValue={input.form} error={errorOf('form')}>
        {DEVELOPMENT_FORMS.map((form) => (
          <option key={form}>{form}</option>
        ))}
      </SelectField>
      <TextField label={common.no} id="no" name="no" defaultValue={input.no} />
      <TextField
        isWide
        label={common.name}
        id="name"
        name="name"
        required
        defaultValue={input.name}
        error={errorOf('name')}
      />
      {years.map((year) => (
        <TextField
          key={year}
          label={fillLabel(t.budgetOf, { year })}
          id={`budget-${year}`}
          name={`budget-${year}`}
          inputMode="decimal"
          defaultValue={input.budgets[String(year)] ?? ''}
          error={errorOf(`budget-${year}`)}
        />
      ))}
      <p className="hint field-wide">{t.budgetHint}</p>
      <TextField
        label={t.strategyNo}
        id="strategyNo"
        name="strategyNo"
        inputMode="numeric"
        defaultValue={input.strategyNo}
        error={errorOf('strategyNo')}
      />
      <TextField label={common.strategy} id="strategy" name="strategy" defaultValue={input.strategy} />
      <TextField label={t.tactic} id="tactic" name="tactic" defaultValue={input.tactic} />
      <TextField
        label={common.programme}
        id="programme"
        name="programme"
        list="programmes"
        defaultValue={input.programme}
      />
      <datalist id="programmes">
        {PROGRAMMES.map(({ code, name }) => (
          <option key={code} value={name} />
        ))}
      </datalist>
      <TextArea
        label={common.department}
        hint={t.departmentsHint}
        id="departments"
        name="departments"
        rows={2}
        defaultValue={input.departments}
      />
      <TextArea
        isWide
        label={t.objective}
        id="objective"
        name="objective"
        defaultValue={input.objective}
        error={errorOf('objective')}
      />
      <TextArea
        isWide
        label={t.target}
        id="target"
        name="target"
        defaultValue={input.target}
        error={errorOf('target')}
      />
      <TextArea
        isWide
        label={t.indicator}
        id="indicator"
        name="indicator"
        defaultValue={input.indicator}
        error={errorOf('indicator')}
      />
      <TextArea
        isWide
        label={t.expectedResult}
        id="expectedResult"
        name="expectedResult"
        defaultValue={input.expectedResult}
        error={errorOf('expectedResult')}
      />
      <TextField isWide label={t.note} id="note" name="note" defaultValue={input.note} />
    </div>
  )
}

/** Ids of the fields, for the summary of what is wrong. */
export const projectFieldIds = (years: readonly number[]): Record<string, string> =>
  Object.fromEntries(
    ['editionId', 'form', 'name', 'strategyNo', 'objective', 'target', 'indicator', 'expectedResult']
      .concat(years.map((year) => `budget-${year}`))
      .map((id) => [id, id]),
  )
