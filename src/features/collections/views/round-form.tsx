import type { ReactNode } from 'react'
import type { Problem } from '#src/domain/errors.ts'
import { TextArea, TextField } from '#src/web/components/field.tsx'
import { useLabels } from '#src/web/labels.ts'
import { roundFormLabels } from '../collections.labels.ts'

/** One who may be ticked. `isFixed`: has answered, so the tick stays. */
export type Tick = { id: string; name: string; isTicked: boolean; isFixed?: boolean }

/** What the form of a round holds. */
export type RoundFormValues = {
  title: string
  dueOn: string
  contactLine: string
  divisions: readonly Tick[]
  agencies: readonly Tick[]
}

/** The fields of a round: title, due date, whom agencies may ask, and who is asked. */
export function RoundFields({
  values,
  problems,
  officeCode,
  fiscalYear,
}: {
  values: RoundFormValues
  problems: readonly Problem[]
  officeCode: string
  fiscalYear: number
}) {
  const t = useLabels(roundFormLabels)
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  return (
    <>
      <TextField
        label={t.name}
        id="title"
        name="title"
        required
        maxLength={300}
        defaultValue={values.title}
        error={errorOf('title')}
      />
      <TextField
        label={t.dueOn}
        hint={t.dateHint}
        id="dueOn"
        name="dueOn"
        required
        defaultValue={values.dueOn}
        error={errorOf('dueOn')}
      />
      <TextArea
        label={t.contactLine}
        hint={t.contactHint}
        id="contactLine"
        name="contactLine"
        rows={2}
        maxLength={300}
        defaultValue={values.contactLine}
      />
      <Ticks
        title={t.divisions}
        name="division"
        ticks={values.divisions}
        empty={<p className="quiet">{t.noDivisions}</p>}
      />
      <Ticks
        title={t.agencies}
        name="agency"
        ticks={values.agencies}
        empty={<p className="quiet">{t.noAgencies}</p>}
        more={<a href={`/offices/${officeCode}/agencies?year=${fiscalYear}`}>{t.addAgencies}</a>}
      />
    </>
  )
}

function Ticks({
  title,
  name,
  ticks,
  empty,
  more = null,
}: {
  title: string
  name: string
  ticks: readonly Tick[]
  empty: ReactNode
  /** Stands below the list. */
  more?: ReactNode
}) {
  const t = useLabels(roundFormLabels)
  return (
    <fieldset className="tick-list" id={name === 'division' ? 'asked' : undefined}>
      <legend>{title}</legend>
      {ticks.length === 0 && empty}
      <ul>
        {ticks.map(({ id, name: label, isTicked, isFixed = false }) => (
          <li key={id}>
            <label>
              <input type="checkbox" name={name} value={id} defaultChecked={isTicked} disabled={isFixed} /> {label}
              {isFixed && <span className="quiet"> ({t.answered})</span>}
            </label>
            {/* What is disabled is not sent. */}
            {isFixed && <input type="hidden" name={name} value={id} />}
          </li>
        ))}
      </ul>
      {more !== null && <p>{more}</p>}
    </fieldset>
  )
}
