import type { ReactNode } from 'react'
import { formatCount } from '#src/domain/money.ts'
import { AppError } from '#src/domain/errors.ts'
import { may } from '#src/domain/permissions.ts'
import { listWaitingIntakes } from '#src/features/intakes/intake-views.commands.ts'
import { UploadForm } from '#src/features/intakes/pages/upload-form.tsx'
import { findOffice } from '#src/features/offices/offices.commands.ts'
import { listPlansOf } from '#src/features/plans/plans.commands.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Page } from '#src/web/components/page.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/office.ts'
import { officeLabels } from '../home.labels.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const { officeCode } = params
  const plans = await listPlansOf(app, officeCode)
  const office = await findOffice(app, officeCode)
  if (!office) throw new AppError('not_found', 'ไม่พบหน่วยงานนี้')
  const mayImport = may(app.actor, 'intake.upload', officeCode)
  return { office, plans, mayImport, intakes: mayImport ? await listWaitingIntakes(app, officeCode) : [] }
}

export default function OfficePage({ loaderData: { office, plans, intakes, mayImport } }: Route.ComponentProps) {
  const t = useLabels(officeLabels)
  const language = useLanguage()
  const address = `/offices/${office.dlaCode}`
  return (
    <Page
      title={office.name}
      lead={fillLabel(t.lead, { amphoe: office.amphoe ?? '–', province: office.province ?? '–' })}
    >
      {mayImport && <UploadForm target={{ officeCode: office.dlaCode, year: '' }} />}
      <div className="columns">
        <Recent id="plans" title={t.plansTitle} empty={t.plansEmpty}>
          {plans.map(({ fiscalYear, projectCount }) => (
            <li key={fiscalYear}>
              <a href={`${address}/${fiscalYear}`}>{fillLabel(t.planOf, { year: fiscalYear })}</a>{' '}
              <span className="quiet">{fillLabel(t.planFacts, { count: formatCount(projectCount) })}</span>
            </li>
          ))}
        </Recent>
        {mayImport && (
          <Recent id="imports" title={t.importsTitle} empty={t.importsEmpty}>
            {intakes.map((intake) => (
              <li key={intake.id}>
                <a href={`${address}/imports/${intake.id}`}>{intake.fileName}</a>{' '}
                <span className="quiet">{formatInstant(intake.createdAt, language)}</span>
              </li>
            ))}
          </Recent>
        )}
      </div>
    </Page>
  )
}

function Recent({
  id,
  title,
  empty,
  children,
}: {
  id: string
  title: string
  empty: string
  children: readonly ReactNode[]
}) {
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children.length === 0 ? <p className="quiet">{empty}</p> : <ul className="recent-list">{children}</ul>}
    </section>
  )
}
