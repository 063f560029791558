import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT, KIND_LABELS, NO_BUDGET_LABELS } from '#src/domain/labels.ts'
import { FUND_SOURCES } from '#src/domain/fund-sources.ts'
import { FISCAL_MONTHS } from '#src/domain/month-set.ts'
import { PROGRAMMES } from '#src/domain/programmes.ts'
import { projectFieldLabels } from '#src/features/projects/projects.labels.ts'
import { Button } from '#src/web/components/button.tsx'
import { SelectField, TextArea, TextField } from '#src/web/components/field.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { ProjectInput } from '../project-input.ts'
import { projectFormLabels } from '../project-form.labels.ts'

const SPARE_FUND_ROWS = 1

/** What is wrong with a field, as it is shown beside it. */
export type ErrorOf = (field: string) => string | undefined
type FieldsProps = {
  input: ProjectInput
  errorOf: ErrorOf
  /** Names of the office's divisions. */
  divisions: readonly string[]
  /** More empty fund rows than usual. */
  extraFundRows: number
}
type TextName = {
  [Field in keyof ProjectInput]: ProjectInput[Field] extends string ? Field : never
}[keyof ProjectInput]

/** All fields of a project; each bears the name of its field as its id, so that links from elsewhere lead to it. */
export function ProjectFieldset({ input, errorOf, divisions, extraFundRows }: FieldsProps) {
  const t = useLabels(projectFormLabels)
  const names = useLabels(projectFieldLabels)
  const language = useLanguage()
  const wired = (field: TextName) => ({
    id: field,
    name: field,
    label: names[field],
    defaultValue: input[field],
    error: errorOf(field),
  })
  return (
    <>
      <fieldset>
        <legend>{t.sectionWhat}</legend>
        <TextArea rows={3} required {...wired('name')} />
        <TextArea rows={4} {...wired('activity')} />
        <TextField {...wired('target')} />
        <SelectField {...wired('kind')}>
          {Object.entries(KIND_LABELS).map(([kind, label]) => (
            <option key={kind} value={kind}>
              {label[language]}
            </option>
          ))}
        </SelectField>
      </fieldset>
      <Months months={input.months} error={errorOf('months')} />
      <Funds input={input} errorOf={errorOf} extraFundRows={extraFundRows} />
      <Departments chosen={input.departments} divisions={divisions} error={errorOf('departments')} />
      <fieldset>
        <legend>{t.sectionWhere}</legend>
        <TextArea rows={2} {...wired('place')} />
        <TextField hint={t.villagesHint} inputMode="text" {...wired('villages')} />
      </fieldset>
      <fieldset>
        <legend>{t.sectionGroup}</legend>
        <TextField inputMode="numeric" {...wired('strategyNo')} />
        <TextArea rows={2} {...wired('strategy')} />
        <TextField {...wired('tactic')} />
        <Programme input={input} error={errorOf('programme')} />
      </fieldset>
      <fieldset>
        <legend>{t.sectionMore}</legend>
        <TextField hint={t.agencyLetterHint} {...wired('agencyLetter')} />
        <TextArea rows={2} {...wired('note')} />
      </fieldset>
    </>
  )
}

function Programme({ input, error }: { input: ProjectInput; error: string | undefined }) {
  const t = useLabels(projectFormLabels)
  const names = useLabels(projectFieldLabels)
  const isOwnWords = input.programme !== '' && !PROGRAMMES.some(({ name }) => name === input.programme)
  return (
    <SelectField label={names.programme} id="programme" name="programme" defaultValue={input.programme} error={error}>
      <option value="">{t.noProgramme}</option>
      {isOwnWords && <option value={input.programme}>{input.programme}</option>}
      {PROGRAMMES.map(({ name }) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

function Months({ months, error }: { months: readonly number[]; error: string | undefined }) {
  const names = useLabels(projectFieldLabels)
  const monthNames = useLanguage() === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  return (
    <fieldset id="months" tabIndex={-1}>
      <legend>{names.months}</legend>
      <GroupError error={error} />
      <div className="month-choice">
        {FISCAL_MONTHS.map((month) => (
          <label key={month}>
            <input type="checkbox" name="months" value={month} defaultChecked={months.includes(month)} />
            {monthNames[month - 1]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Funds({ input, errorOf, extraFundRows }: Omit<FieldsProps, 'divisions'>) {
  const t = useLabels(projectFormLabels)
  const names = useLabels(projectFieldLabels)
  const language = useLanguage()
  const spare = Array.from({ length: SPARE_FUND_ROWS + extraFundRows }, () => ({ source: '', amount: '' }))
  return (
    <fieldset id="funds" tabIndex={-1}>
      <legend>{names.funds}</legend>
      <GroupError error={errorOf('funds')} />
      <datalist id="fund-sources">
        {FUND_SOURCES.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {[...input.funds, ...spare].map((fund, index) => (
        // Fund rows have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key -- as the comment above says
        <div className="form-grid form-grid-pair" key={index}>
          <TextField
            label={fillLabel(t.fundSource, { n: index + 1 })}
            id={`funds-${index}-source`}
            name="fundSource"
            list="fund-sources"
            defaultValue={fund.source}
          />
          <TextField
            label={fillLabel(t.fundAmount, { n: index + 1 })}
            id={`funds-${index}-amount`}
            name="fundAmount"
            inputMode="decimal"
            defaultValue={fund.amount}
            error={errorOf(`funds.${index}.amount`)}
          />
        </div>
      ))}
      <p>
        <Button tone="secondary" name="intent" value="add-fund" formNoValidate>
          {t.addFund}
        </Button>
      </p>
      <SelectField
        label={names.noBudgetReason}
        id="noBudgetReason"
        name="noBudgetReason"
        defaultValue={input.noBudgetReason}
        error={errorOf('noBudgetReason')}
      >
        <option value="">{t.noBudgetUnset}</option>
        {Object.entries(NO_BUDGET_LABELS).map(([reason, label]) => (
          <option key={reason} value={reason}>
            {label[language]}
          </option>
        ))}
      </SelectField>
    </fieldset>
  )
}

type DepartmentsProps = { chosen: readonly string[]; divisions: readonly string[]; error: string | undefined }

function Departments({ chosen, divisions, error }: DepartmentsProps) {
  const t = useLabels(projectFormLabels)
  const names = useLabels(projectFieldLabels)
  // Those that are ticked come first, in the project's order, so that the first stays the one in charge.
  const own = chosen.filter((name) => divisions.includes(name))
  const offered = [...own, ...divisions.filter((name) => !own.includes(name))]
  return (
    <fieldset id="departments" tabIndex={-1}>
      <legend>{names.departments}</legend>
      <GroupError error={error} />
      <div className="month-choice">
        {offered.map((name) => (
          <label key={name}>
            <input type="checkbox" name="department" value={name} defaultChecked={own.includes(name)} />
            {name}
          </label>
        ))}
      </div>
      <TextArea
        label={t.otherDepartments}
        hint={t.otherDepartmentsHint}
        id="otherDepartments"
        name="otherDepartments"
        rows={2}
        defaultValue={chosen.filter((name) => !divisions.includes(name)).join('\n')}
      />
    </fieldset>
  )
}

function GroupError({ error }: { error: string | undefined }) {
  return error === undefined ? null : (
    <p className="field-error">
      <span aria-hidden="true">✕ </span>
      {error}
    </p>
  )
}
