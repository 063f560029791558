import type { ReactNode } from 'react'
import { formatCount } from '#src/domain/money.ts'
import { listWaitingIntakes } from '#src/features/intakes/intake-views.commands.ts'
import { UploadForm } from '#src/features/intakes/pages/upload-form.tsx'
import { listAllPlans } from '#src/features/plans/plans.commands.ts'
import { contextOf } from '../app-context.ts'
import { Page } from '../components/page.tsx'
import { Steps } from '../components/steps.tsx'
import { formatInstant } from '../format-instant.ts'
import { fillLabel, homeLabels, useLabels } from '../labels.ts'
import { useLanguage } from '../language.ts'
import type { Route } from './+types/home.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const [plans, intakes] = await Promise.all([listAllPlans(app), listWaitingIntakes(app)])
  return { plans, intakes }
}

export default function Home({ loaderData: { plans, intakes } }: Route.ComponentProps) {
  const t = useLabels(homeLabels)
  const language = useLanguage()
  return (
    <Page title={t.title} lead={t.lead}>
      <section aria-labelledby="steps-title">
        <h2 id="steps-title" className="visually-hidden">
          {t.stepsTitle}
        </h2>
        <Steps steps={[t.stepImport, t.stepCheck, t.stepBook]} current={1} />
      </section>
      <UploadForm />
      <div className="columns">
        <Recent id="plans" title={t.plansTitle} empty={t.plansEmpty}>
          {plans.map(({ office, fiscalYear, projectCount }) => (
            <li key={`${office.dlaCode} ${fiscalYear}`}>
              <a href={`/offices/${office.dlaCode}/${fiscalYear}`}>
                {fillLabel(t.planOf, { year: fiscalYear, office: office.name })}
              </a>{' '}
              <span className="quiet">
                {fillLabel(t.planFacts, { province: office.province ?? '', count: formatCount(projectCount) })}
              </span>
            </li>
          ))}
        </Recent>
        <Recent id="imports" title={t.importsTitle} empty={t.importsEmpty}>
          {intakes.map((intake) => (
            <li key={intake.id}>
              <a href={`/imports/${intake.id}`}>{intake.fileName}</a>{' '}
              <span className="quiet">{formatInstant(intake.createdAt, language)}</span>
            </li>
          ))}
        </Recent>
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
