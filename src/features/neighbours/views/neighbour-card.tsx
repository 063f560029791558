import { Form } from 'react-router'
import { Button } from '#src/web/components/button.tsx'
import { TextArea } from '#src/web/components/field.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Met, NeighbourRow, NeighbourWork } from '../gathering.ts'
import { neighbourPageLabels } from '../neighbours.labels.ts'
import { MonthRows } from './month-rows.tsx'
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
