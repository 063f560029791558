import { Form } from 'react-router'
import { formatCount } from '#src/domain/money.ts'
import { Button } from '#src/web/components/button.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { ContentField } from '../intake-diff.ts'
import { acceptLabels, fieldLabels } from '../intakes.labels.ts'

/** An office to choose from. Names are not unique, so district and province always stand beside them. */
export type OfficeChoice = { dlaCode: string; name: string; amphoe: string | null; province: string }

/** What is chosen so far, as it stands in the address. */
export type Choice = { q: string; officeCode: string; year: string }

/** What accepting would change in a plan that is there already. */
export type DiffSummary = {
  added: string[]
  changed: { name: string; fields: ContentField[] }[]
  sameCount: number
  gone: string[]
}

/** How many names of each list are shown. */
const NAMES_SHOWN = 30

type AcceptFormProps = {
  address: string
  choice: Choice
  offices: readonly OfficeChoice[]
  officeCount: number
  /** null: nothing chosen yet; 'new-plan': the year has no plan. */
  diff: DiffSummary | 'new-plan' | null
  blockingCount: number
}

/** Choosing the office and year, seeing what would change, and taking the rows into the plan. */
export function AcceptForm({ address, choice, offices, officeCount, diff, blockingCount }: AcceptFormProps) {
  const t = useLabels(acceptLabels)
  return (
    <section className="card" id="accept" aria-labelledby="accept-title">
      <h2 id="accept-title">{t.title}</h2>
      <Form method="get" action={`${address}#accept`} preventScrollReset>
        <TextField label={t.find} hint={t.findHint} name="q" defaultValue={choice.q} />
        <OfficeChoices {...{ choice, offices, officeCount }} />
        <TextField
          label={t.year}
          hint={t.yearHint}
          name="year"
          inputMode="numeric"
          defaultValue={choice.year}
          maxLength={4}
        />
        <p className="form-actions">
          <Button tone="secondary">{offices.length === 0 ? t.findButton : t.show}</Button>
        </p>
      </Form>
      {diff === null ? (
        <p className="quiet">{t.chooseFirst}</p>
      ) : (
        <Form method="post" action={address}>
          <input type="hidden" name="intent" value="accept" />
          <input type="hidden" name="officeCode" value={choice.officeCode} />
          <input type="hidden" name="fiscalYear" value={choice.year} />
          <Diff diff={diff} />
          {blockingCount > 0 ? (
            <Notice tone="error" title={fillLabel(t.blocked, { count: blockingCount })} />
          ) : (
            <p className="form-actions">
              <Button>{t.accept}</Button> <span className="quiet">{t.acceptNote}</span>
            </p>
          )}
        </Form>
      )}
    </section>
  )
}

function OfficeChoices({
  choice,
  offices,
  officeCount,
}: {
  choice: Choice
  offices: readonly OfficeChoice[]
  officeCount: number
}) {
  const t = useLabels(acceptLabels)
  if (offices.length === 0)
    return choice.q === '' ? null : <p className="field-error">{fillLabel(t.foundNone, { q: choice.q })}</p>
  return (
    <fieldset className="choices">
      <legend>{t.office}</legend>
      {officeCount > offices.length && (
        <p className="hint">
          {fillLabel(t.foundMany, { count: formatCount(officeCount), shown: formatCount(offices.length) })}
        </p>
      )}
      {offices.map((office) => (
        <label key={office.dlaCode}>
          <input
            type="radio"
            name="office"
            value={office.dlaCode}
            defaultChecked={office.dlaCode === choice.officeCode}
          />
          <span>
            {office.name}{' '}
            <span className="quiet">
              {fillLabel(t.officePlace, { amphoe: office.amphoe ?? '–', province: office.province })}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function Diff({ diff }: { diff: DiffSummary | 'new-plan' }) {
  const t = useLabels(acceptLabels)
  const field = useLabels(fieldLabels)
  if (diff === 'new-plan') return <Notice tone="info" title={t.diffNew} />
  const changed = diff.changed.map(({ name, fields }) =>
    fillLabel(t.changedIn, { name, fields: fields.map((one) => field[one]).join(', ') }),
  )
  return (
    <>
      <h3>{t.diffTitle}</h3>
      <Names title={fillLabel(t.added, { count: diff.added.length })} names={diff.added} />
      <Names title={fillLabel(t.changed, { count: changed.length })} names={changed} />
      <p>{fillLabel(t.same, { count: diff.sameCount })}</p>
      <Names title={fillLabel(t.gone, { count: diff.gone.length })} names={diff.gone} />
      {diff.gone.length > 0 && (
        <fieldset className="choices">
          <legend>{t.goneChoice}</legend>
          <label>
            <input type="radio" name="gone" value="keep" defaultChecked /> {t.goneKeep}
          </label>
          <label>
            <input type="radio" name="gone" value="remove" /> {t.goneRemove}
          </label>
        </fieldset>
      )}
    </>
  )
}

function Names({ title, names }: { title: string; names: readonly string[] }) {
  if (names.length === 0) return <p>{title}</p>
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {names.slice(0, NAMES_SHOWN).map((name, index) => (
          // Several projects may bear one name.
          // oxlint-disable-next-line react/no-array-index-key -- as the comment above says
          <li key={`${index} ${name}`}>{name}</li>
        ))}
        {names.length > NAMES_SHOWN && <li>…</li>}
      </ul>
    </details>
  )
}
