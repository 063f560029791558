import { useEffect, useRef } from 'react'
import { Form, Link, useNavigation } from 'react-router'
import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT, KIND_LABELS, NO_BUDGET_LABELS } from '#src/domain/labels.ts'
import { FISCAL_MONTHS } from '#src/domain/month-set.ts'
import { PROGRAMMES } from '#src/domain/programmes.ts'
import type { Problem } from '#src/domain/errors.ts'
import { Button } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { SelectField, TextArea, TextField } from '#src/web/components/field.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { intakeLabels, itemFormLabels } from '../intakes.labels.ts'
import type { ItemInput } from '../intakes.schema.ts'
import { SPARE_FUND_ROWS } from '../item-form-data.ts'
import { ConflictNotice, type ConflictLine } from './conflict-notice.tsx'
import { fieldId } from './field-id.ts'

type ItemFormProps = {
  itemId: string
  version: number
  input: ItemInput
  /** Where it is sent, and where giving up leads. */
  address: { save: string; cancel: string }
  problems: readonly Problem[]
  /** What another window saved meanwhile, beside what was typed; null when there is no conflict. */
  conflict: readonly ConflictLine[] | null
}

/** The form of one row. It works without scripts; what was typed comes back with every refusal. */
export function ItemForm({ itemId, version, input, address, problems, conflict }: ItemFormProps) {
  const t = useLabels(itemFormLabels)
  const form = useFocusInside(problems.length > 0 || conflict !== null)
  const isSaving = useNavigation().state === 'submitting'
  const fieldIds = Object.fromEntries(problems.map((problem) => [problem.field, fieldId(itemId, problem.field)]))
  const errorOf = (field: string): string | undefined => problems.find((problem) => problem.field === field)?.message
  return (
    <Form method="post" action={address.save} className="item-form" preventScrollReset ref={form}>
      <input type="hidden" name="intent" value="save-item" />
      <input type="hidden" name="itemId" value={itemId} />
      <input type="hidden" name="version" value={version} />
      <ErrorSummary problems={problems} fieldIds={fieldIds} />
      {conflict && <ConflictNotice lines={conflict} />}
      <fieldset>
        <legend>{t.legend}</legend>
        <Texts {...{ itemId, input, errorOf }} />
        <Funds {...{ itemId, input, errorOf }} />
        <Months itemId={itemId} months={input.months} />
      </fieldset>
      <p className="form-actions">
        <Button>{isSaving ? t.saving : t.save}</Button>
        <Link className="button button-secondary" to={address.cancel} preventScrollReset>
          {t.cancel}
        </Link>
      </p>
    </Form>
  )
}

/** Takes the keyboard into the form as it opens: to what is wrong, else to the field the address names, else to the first. */
function useFocusInside(isRefused: boolean) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const named = document.getElementById(decodeURIComponent(window.location.hash.slice(1)))
    const field = form.current?.contains(named) ? named : form.current?.querySelector<HTMLElement>('textarea')
    const target = isRefused ? form.current?.querySelector<HTMLElement>('.notice') : field
    if (isRefused) target?.setAttribute('tabindex', '-1')
    target?.focus()
  }, [isRefused])
  return form
}

type PartProps = { itemId: string; input: ItemInput; errorOf: (field: string) => string | undefined }

function Texts({ itemId, input, errorOf }: PartProps) {
  const t = useLabels(itemFormLabels)
  const column = useLabels(intakeLabels)
  const language = useLanguage()
  const wired = (
    field: keyof { [Field in keyof ItemInput as ItemInput[Field] extends string ? Field : never]: true },
  ) => ({
    id: fieldId(itemId, field),
    name: field,
    defaultValue: input[field],
    error: errorOf(field),
  })
  const isStandard = PROGRAMMES.some((programme) => programme.name === input.programme)
  return (
    <div className="form-grid">
      <TextArea label={column.name} rows={3} required isWide {...wired('name')} />
      <TextArea label={column.activity} rows={3} isWide {...wired('activity')} />
      <TextField label={column.target} {...wired('target')} />
      <TextField label={column.place} {...wired('place')} />
      <TextArea label={column.department} hint={t.departmentsHint} rows={2} {...wired('departments')} />
      <SelectField label={t.kind} {...wired('kind')}>
        {Object.entries(KIND_LABELS).map(([kind, label]) => (
          <option key={kind} value={kind}>
            {label[language]}
          </option>
        ))}
      </SelectField>
      <TextField label={t.strategyNo} inputMode="numeric" {...wired('strategyNo')} />
      <TextField label={t.strategy} {...wired('strategy')} />
      <TextField label={t.tactic} {...wired('tactic')} />
      <SelectField label={t.programme} {...wired('programme')}>
        <option value="">{t.noProgramme}</option>
        {!isStandard && input.programme !== '' && <option value={input.programme}>{input.programme}</option>}
        {PROGRAMMES.map((programme) => (
          <option key={programme.name} value={programme.name}>
            {programme.name}
          </option>
        ))}
      </SelectField>
      <TextField label={t.note} {...wired('note')} />
    </div>
  )
}

function Funds({ itemId, input, errorOf }: PartProps) {
  const t = useLabels(itemFormLabels)
  const language = useLanguage()
  const spare = Array.from({ length: SPARE_FUND_ROWS }, () => ({ source: '', amount: '' }))
  return (
    <fieldset>
      <legend>{t.funds}</legend>
      {[...input.funds, ...spare].map((fund, index) => (
        // Fund rows have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key -- as the comment above says
        <div className="form-grid form-grid-pair" key={index}>
          <TextField
            label={fillLabel(t.fundSource, { n: index + 1 })}
            id={fieldId(itemId, `funds.${index}.source`)}
            name="fundSource"
            defaultValue={fund.source}
          />
          <TextField
            label={fillLabel(t.fundAmount, { n: index + 1 })}
            id={fieldId(itemId, `funds.${index}.amount`)}
            name="fundAmount"
            inputMode="decimal"
            defaultValue={fund.amount}
            error={errorOf(`funds.${index}.amount`)}
          />
        </div>
      ))}
      <SelectField label={t.noBudget} name="noBudget" id={fieldId(itemId, 'noBudget')} defaultValue={input.noBudget}>
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

function Months({ itemId, months }: { itemId: string; months: readonly number[] }) {
  const column = useLabels(intakeLabels)
  const names = useLanguage() === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  return (
    <fieldset>
      <legend>{column.months}</legend>
      <div className="month-choice">
        {FISCAL_MONTHS.map((month) => (
          <label key={month}>
            <input
              id={month === 1 ? fieldId(itemId, 'months') : undefined}
              type="checkbox"
              name="months"
              value={month}
              defaultChecked={months.includes(month)}
            />
            {names[month - 1]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
