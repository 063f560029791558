import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Hint, NeighbourWork } from '../gathering.ts'
import type { HintGroup } from '../hint-groups.ts'
import { neighbourPageLabels } from '../neighbours.labels.ts'
import { MonthRows } from './month-rows.tsx'
import { hintText, ownerText, whereText, workHref } from './neighbour-words.ts'

/** Addresses that every card needs. */
type Place = { plan: string; fiscalYear: number }

/** A work with those beside which one opening of the ground would do, folded away. */
export function HintCard({ group: { work, hints, count }, ...place }: Place & { group: HintGroup }) {
  const t = useLabels(neighbourPageLabels)
  const language = useLanguage()
  const places = [...new Set(hints.map(({ where }) => whereText(where, language)))]
  return (
    <li className="case neighbour-once">
      <p className="neighbour-own">
        <a href={workHref(work, place.plan, place.fiscalYear)}>{work.name}</a>
        <span className="quiet"> · {ownerText(work.owner, work.departments, language)}</span>
      </p>
      <p>{places.slice(0, 2).join(' · ')}</p>
      <details className="neighbour-discuss">
        <summary>
          {fillLabel(t.hintWorks, { count })}
          <span className="visually-hidden">: {work.name}</span>
        </summary>
        <ul className="neighbour-met">
          {hints.map((hint) => (
            <HintOf key={`${hint.first.id} ${hint.later.id}`} hint={hint} {...place} />
          ))}
        </ul>
        {count > hints.length && <p>{fillLabel(t.moreHintWorks, { count: count - hints.length })}</p>}
      </details>
    </li>
  )
}

/** Two works for which one opening of the ground would do, in a sensible order. */
function HintOf({ hint, plan, fiscalYear }: Place & { hint: Hint }) {
  const t = useLabels(neighbourPageLabels)
  const language = useLanguage()
  const side = (word: string, work: NeighbourWork) => (
    <p>
      <span className="neighbour-order">{word}</span> <a href={workHref(work, plan, fiscalYear)}>{work.name}</a>
      <span className="quiet"> · {ownerText(work.owner, work.departments, language)}</span>
    </p>
  )
  return (
    <li>
      <p className="neighbour-hint">{hintText(hint, language)}</p>
      <p>{whereText(hint.where, language)}</p>
      {side(t.first, hint.first)}
      {side(t.later, hint.later)}
      <MonthRows
        rows={[
          { name: t.first, months: hint.first.months },
          { name: t.later, months: hint.later.months },
        ]}
      />
    </li>
  )
}
