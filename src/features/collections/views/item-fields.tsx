import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import { FUND_SOURCES } from '#src/domain/fund-sources.ts'
import { FISCAL_MONTHS } from '#src/domain/month-set.ts'
import { PROGRAMMES } from '#src/domain/programmes.ts'
import { SelectField, TextArea, TextField } from '#src/web/components/field.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { agencyLabels } from '../agency.labels.ts'
import type { TypedItem } from '../item-form.ts'

/** What is wrong with a field. */
export type ErrorOf = (field: string) => string | undefined

type ItemFieldsProps = {
  typed: TypedItem
  errorOf: ErrorOf
  /** 'office': also where it will stand in the plan. */
  asked: 'agency' | 'office'
}
type TextName = {
  [Field in keyof TypedItem]: TypedItem[Field] extends string ? Field : never
}[keyof TypedItem]

/** The fields of one project; each bears the name of its field as its id, so that the summary of errors leads to it. */
export function ItemFields({ typed, errorOf, asked }: ItemFieldsProps) {
  const t = useLabels(agencyLabels)
  const wired = (field: TextName) => ({
    id: field,
    name: field,
    label: t[field],
    defaultValue: typed[field],
    error: errorOf(field),
  })
  return (
    <>
      <fieldset>
        <legend>{t.what}</legend>
        <TextArea rows={2} required {...wired('name')} />
        <TextArea rows={3} hint={t.activityHint} {...wired('activity')} />
      </fieldset>
      <fieldset>
        <legend>{t.where}</legend>
        <TextField required hint={t.placeHint} {...wired('place')} />
        <TextField hint={t.villagesHint} {...wired('villages')} />
      </fieldset>
      <Months months={typed.months} error={errorOf('months')} />
      <Funds funds={typed.funds} errorOf={errorOf} spare={asked === 'office' ? 1 : 0} />
      {asked === 'office' && <InPlan typed={typed} errorOf={errorOf} />}
      <TextArea rows={2} {...wired('note')} />
    </>
  )
}

function Months({ months, error }: { months: readonly number[]; error: string | undefined }) {
  const t = useLabels(agencyLabels)
  const names = useLanguage() === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  return (
    <fieldset id="months" tabIndex={-1} aria-describedby={error === undefined ? undefined : 'months-error'}>
      <legend>{t.months}</legend>
      {error !== undefined && (
        <p className="field-error" id="months-error">
          <span aria-hidden="true">✕ </span>
          {error}
        </p>
      )}
      <div className="month-choice">
        {FISCAL_MONTHS.map((month) => (
          <label key={month}>
            <input type="checkbox" name="months" value={month} defaultChecked={months.includes(month)} />
            {names[month - 1]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type FundsProps = { funds: TypedItem['funds']; errorOf: ErrorOf; spare: number }

function Funds({ funds, errorOf, spare }: FundsProps) {
  const t = useLabels(agencyLabels)
  const empty = { source: '', amount: '' }
  const rows = [...funds, ...Array.from({ length: Math.max(spare, funds.length === 0 ? 1 : 0) }, () => empty)]
  const isOne = rows.length === 1
  return (
    <fieldset id="funds" tabIndex={-1}>
      <legend>{t.money}</legend>
      {errorOf('funds') !== undefined && <p className="field-error">{errorOf('funds')}</p>}
      <datalist id="fund-sources">
        {FUND_SOURCES.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {rows.map((fund, index) => (
        // Fund rows have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key -- as the comment above says
        <div className="form-grid form-grid-pair" key={index}>
          <TextField
            label={isOne ? t.amount : fillLabel(t.amountN, { n: index + 1 })}
            hint={isOne ? t.amountHint : undefined}
            id={`funds-${index}-amount`}
            name="fundAmount"
            inputMode="decimal"
            defaultValue={fund.amount}
            error={errorOf(`funds.${index}.amount`)}
          />
          <TextField
            label={isOne ? t.source : fillLabel(t.sourceN, { n: index + 1 })}
            id={`funds-${index}-source`}
            name="fundSource"
            list="fund-sources"
            defaultValue={fund.source}
          />
        </div>
      ))}
    </fieldset>
  )
}

function InPlan({ typed, errorOf }: { typed: TypedItem; errorOf: ErrorOf }) {
  const t = useLabels(agencyLabels)
  const isOwnWords = typed.programme !== '' && !PROGRAMMES.some(({ name }) => name === typed.programme)
  const wired = (field: TextName) => ({
    id: field,
    name: field,
    label: t[field],
    defaultValue: typed[field],
    error: errorOf(field),
  })
  return (
    <fieldset>
      <legend>{t.inPlan}</legend>
      <TextArea rows={2} {...wired('departments')} />
      <TextField {...wired('target')} />
      <TextField inputMode="numeric" {...wired('strategyNo')} />
      <TextArea rows={2} {...wired('strategy')} />
      <TextField {...wired('tactic')} />
      <SelectField {...wired('programme')}>
        <option value="">{t.noProgramme}</option>
        {isOwnWords && <option value={typed.programme}>{typed.programme}</option>}
        {PROGRAMMES.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
    </fieldset>
  )
}

/** Where the summary of errors leads for each problem. */
export const fieldIdsOf = (problems: readonly { field: string }[]): Record<string, string> =>
  Object.fromEntries(problems.map(({ field }) => [field, field.replaceAll('.', '-')]))
