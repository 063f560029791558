import { data } from 'react-router'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { contextOf } from '#src/web/app-context.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/agency-help.ts'
import { openAgency } from '../agency-answers.commands.ts'
import { agencyHelpLabels } from '../agency.labels.ts'
import { AgencyBack, AgencyEnded, AgencyPage } from '../views/agency-head.tsx'
import { OfficeContact } from '../views/office-contact.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  const view = await openAgency(contextOf(context), params.token, false)
  return data({ view }, { status: view.standing === 'live' || view.standing === 'closed' ? 200 : 410 })
}

const STEPS = ['open', 'form', 'excel', 'file', 'nothing', 'result', 'correct'] as const

/** How to answer, on one sheet of paper. */
export default function AgencyHelp({ loaderData, params }: Route.ComponentProps) {
  const t = useLabels(agencyHelpLabels)
  const { view } = loaderData
  if (view.standing === 'expired' || view.standing === 'revoked') return <AgencyEnded asked={view} />
  const { officeName: office, agencyName: agency, fiscalYear: year, dueOn, lastDay } = view
  return (
    <AgencyPage title={t.title} lead={fillLabel(t.lead, { office, agency, year })}>
      <div className="screen-only">
        <AgencyBack token={params.token} />
      </div>
      <p>
        <strong>{fillLabel(t.due, { day: formatThaiDate(dueOn) })}</strong>{' '}
        {fillLabel(t.lives, { day: formatThaiDate(lastDay) })}
      </p>
      <ol className="agency-steps">
        {STEPS.map((step) => (
          <li key={step}>{t[step]}</li>
        ))}
      </ol>
      <h2>{t.needTitle}</h2>
      <p>{t.need}</p>
      <h2>{t.safeTitle}</h2>
      <p>{t.safe}</p>
      <h2>{t.contact}</h2>
      <p className="agency-contact">
        <OfficeContact asked={view} />
      </p>
      <p className="quiet screen-only">{t.print}</p>
    </AgencyPage>
  )
}
