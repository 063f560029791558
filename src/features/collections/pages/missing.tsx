import { formatThaiDate } from '#src/domain/thai-date.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/missing.ts'
import type { BoardRow } from '../board.ts'
import { missingLabels, roundLabels } from '../collections.labels.ts'
import { listMissing } from '../rounds.commands.ts'
import { CopyText } from '../views/copy-text.tsx'
import { RequestStateMark } from '../views/board-table.tsx'

/** Copying is offered by a button; without scripts the text is chosen by hand. */
export const handle = { script: true }

export async function loader({ params, context }: Route.LoaderArgs) {
  const { officeCode, fiscalYear, roundId } = params
  return listMissing(contextOf(context), officeCode, Number(fiscalYear), roundId)
}

export default function Missing({ loaderData }: Route.ComponentProps) {
  const t = useLabels(missingLabels)
  const round = useLabels(roundLabels)
  const { office, divisions, agencies, counts, text, today } = loaderData
  const { fiscalYear, id, title, dueOn } = loaderData.round
  const answered = counts.asked - counts.unanswered
  return (
    <Page title={t.title} lead={`${office.name} · ${title}`}>
      <PlanNav officeCode={office.dlaCode} fiscalYear={fiscalYear} current="collect" />
      <p>
        {fillLabel(round.facts, { answered, asked: counts.asked })} ·{' '}
        {fillLabel(round.due, { date: formatThaiDate(dueOn) })}
        {today > dueOn && <strong className="request-late"> ! {round.overdue}</strong>}
        <br />
        <span className="quiet">{fillLabel(t.asOf, { date: formatThaiDate(today) })}</span>
      </p>
      {counts.unanswered === 0 && <Notice tone="success" title={t.none} />}
      <MissingList title={t.divisions} rows={divisions} today={today} />
      <MissingList title={t.agencies} rows={agencies} today={today} />
      <section className="no-print">
        <CopyText id="missing-text" label={t.text} hint={t.textHint} text={text} />
        <p className="quiet">{t.print}</p>
        <p className="form-actions">
          <ButtonLink href={`/offices/${office.dlaCode}/${fiscalYear}/collect/${id}`}>{round.board}</ButtonLink>
        </p>
      </section>
    </Page>
  )
}

function MissingList({ title, rows, today }: { title: string; rows: readonly BoardRow[]; today: string }) {
  if (rows.length === 0) return null
  return (
    <section>
      <h2>
        {title} ({rows.length})
      </h2>
      <ol>
        {rows.map((row) => (
          <li key={row.id}>
            {row.name} <RequestStateMark row={row} today={today} />
          </li>
        ))}
      </ol>
    </section>
  )
}
