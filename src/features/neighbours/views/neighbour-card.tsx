import { Form } from 'react-router'
import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import type { MonthSet } from '#src/domain/month-set.ts'
import { Button } from '#src/web/components/button.tsx'
import { TextArea } from '#src/web/components/field.tsx'
import { MonthBarCells } from '#src/web/components/month-bar.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Hint, Met, NeighbourRow, NeighbourWork } from '../gathering.ts'
import { neighbourPageLabels } from '../neighbours.labels.ts'
import { hintText, ownerText, sharedMonthsText, talkOf, whereText, workHref } from './neighbour-words.ts'

/** Addresses and words that every card needs. */
type Place = { plan: string; fiscalYear: number }

/** A work of another, with those of one's own that are near. */
export function NeighbourCard({
  row,
  threadId,
  mayDiscuss,
  ...place
}: Place & { row: NeighbourRow; threadId: string; mayDiscuss: boolean }) {
  const t = useLabels(neighbourPageLabels)
  const language = useLanguage()
  const { other, met } = row
  return (
    <li className="case">
      <h3 className="neighbour-title">
        <a href={workHref(other, place.plan, place.fiscalYear)}>{other.name}</a>
      </h3>
      <p className="neighbour-owner">{ownerText(other.owner, other.departments, language)}</p>
      {other.place !== null && <p className="quiet">{fillLabel(t.place, { place: other.place })}</p>}
      {met.length === 0 ? (
        <>
          <MonthRows rows={[{ name: t.their, months: other.months }]} />
          <p className="quiet">{t.noOurs}</p>
        </>
      ) : (
        <>
          <h4 className="neighbour-ours">{t.ours}</h4>
          <ul className="neighbour-met">
            {met.map((one) => (
              <MetWork key={one.own.id} met={one} other={other} {...place} />
            ))}
          </ul>
        </>
      )}
      {mayDiscuss && <Discuss row={row} threadId={threadId} />}
    </li>
  )
}

function MetWork({
  met: { own, where, months, hint },
  other,
  plan,
  fiscalYear,
}: Place & { met: Met; other: NeighbourWork }) {
  const t = useLabels(neighbourPageLabels)
  const language = useLanguage()
  return (
    <li>
      <p className="neighbour-own">
        <a href={workHref(own, plan, fiscalYear)}>{own.name}</a>
        {own.departments.length > 0 && <span className="quiet"> · {own.departments.join(', ')}</span>}
      </p>
      <p>
        {whereText(where, language)} · {sharedMonthsText(months, language)}
      </p>
      {hint !== null && <p className="neighbour-hint">{hintText(hint, language)}</p>}
      <MonthRows
        rows={[
          { name: t.our, months: own.months },
          { name: t.their, months: other.months },
        ]}
      />
    </li>
  )
}

/** The months of works, one under the other. */
function MonthRows({ rows }: { rows: readonly { name: string; months: MonthSet }[] }) {
  const t = useLabels(neighbourPageLabels)
  const months = useLanguage() === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  return (
    <table className="data-table neighbour-months">
      <caption className="visually-hidden">{t.monthsOf}</caption>
      <thead>
        <tr>
          <td />
          {months.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <MonthBarCells months={row.months} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Discuss({ row, threadId }: { row: NeighbourRow; threadId: string }) {
  const t = useLabels(neighbourPageLabels)
  const { owner, name } = row.other
  const { subject, text } = talkOf(row, useLanguage())
  if (owner.who === 'own' || (owner.who === 'agency' && owner.agencyId === null)) return null
  const [field, value] = owner.who === 'office' ? ['officeCode', owner.code] : ['agencyId', owner.agencyId ?? '']
  return (
    <details className="neighbour-discuss">
      <summary>
        {t.discuss}
        <span className="visually-hidden">: {name}</span>
      </summary>
      <Form method="post">
        <input type="hidden" name="threadId" value={threadId} />
        <input type="hidden" name={field} value={value} />
        <input type="hidden" name="subject" value={subject} />
        <input type="hidden" name="ownWork" value={row.met[0]?.own.name ?? ''} />
        <input type="hidden" name="otherWork" value={name} />
        <TextArea
          name="text"
          label={fillLabel(t.message, { party: owner.name })}
          defaultValue={text}
          rows={4}
          required
        />
        <Button>{t.send}</Button>
      </Form>
    </details>
  )
}

/** Two works for which one opening of the ground would do, in a sensible order. */
export function HintCard({ hint, plan, fiscalYear }: Place & { hint: Hint }) {
  const t = useLabels(neighbourPageLabels)
  const language = useLanguage()
  const side = (word: string, work: NeighbourWork) => (
    <li>
      <span className="neighbour-order">{word}</span> <a href={workHref(work, plan, fiscalYear)}>{work.name}</a>
      <span className="quiet"> · {ownerText(work.owner, work.departments, language)}</span>
    </li>
  )
  return (
    <li className="case neighbour-once">
      <p className="neighbour-hint">{hintText(hint, language)}</p>
      <p>{whereText(hint.where, language)}</p>
      <ol className="neighbour-met">
        {side(t.first, hint.first)}
        {side(t.later, hint.later)}
      </ol>
      <MonthRows
        rows={[
          { name: t.first, months: hint.first.months },
          { name: t.later, months: hint.later.months },
        ]}
      />
    </li>
  )
}
