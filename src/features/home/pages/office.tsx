import type { ReactNode } from 'react'
import { data, redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { fiscalYearOf } from '#src/domain/fiscal-year.ts'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { dateInThailand, formatThaiDate } from '#src/domain/thai-date.ts'
import { toArabicDigits } from '#src/domain/thai-text.ts'
import { DeadlineList } from '#src/features/deadlines/views/deadline-list.tsx'
import { createPlan } from '#src/features/plans/plans.commands.ts'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, labelsIn, useLabels } from '#src/web/labels.ts'
import { languageOf, useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/office.ts'
import { openOfficeHome } from '../home.commands.ts'
import { officeLabels } from '../home.labels.ts'
import { largestSums } from '../plan-sum.ts'
import { Begin } from '../views/begin.tsx'
import { ChangeList } from '../views/change-list.tsx'
import { FlowStrip } from '../views/flow-strip.tsx'
import { PlanSums } from '../views/plan-sums.tsx'
import { TodoList } from '../views/todo-list.tsx'

const SUMS_SHOWN = 8

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const home = await openOfficeHome(app, params.officeCode)
  const { current, plans } = home
  const { rest } = labelsIn(officeLabels, languageOf(request))
  const latest = plans[0]?.fiscalYear
  return {
    ...home,
    current: current && {
      ...current,
      budgetSatang: current.byStrategy.reduce((sum, { budgetSatang }) => sum + budgetSatang, 0),
      byStrategy: largestSums(current.byStrategy, SUMS_SHOWN, rest),
      byFund: largestSums(current.byFund, SUMS_SHOWN, rest),
    },
    nextYear: String(latest === undefined ? fiscalYearOf(dateInThailand(app.now())) : latest + 1),
  }
}

/** Makes an empty plan. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const typed = (await request.formData()).get('fiscalYear')
  const year = typeof typed === 'string' ? toArabicDigits(typed).trim() : ''
  try {
    await createPlan(contextOf(context), params.officeCode, Number(year))
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    return data({ refusal: error.message, year }, { status: error.code === 'conflict' ? 409 : 422 })
  }
  return redirect(`/offices/${params.officeCode}/${year}`)
}

export default function OfficePage({ loaderData: home, actionData }: Route.ComponentProps) {
  const t = useLabels(officeLabels)
  const { office, current, plans } = home
  const address = `/offices/${office.dlaCode}`
  const begin = (
    <Begin
      officeCode={office.dlaCode}
      mayImport={home.mayImport}
      mayCreate={home.mayCreate}
      year={actionData?.year ?? home.nextYear}
      refusal={actionData?.refusal ?? null}
    />
  )
  return (
    <Page
      title={office.name}
      lead={fillLabel(t.lead, { amphoe: office.amphoe ?? '–', province: office.province ?? '–' })}
    >
      <section aria-labelledby="todo-title">
        <h2 id="todo-title">{t.todoTitle}</h2>
        <TodoList todos={home.todos} office={address} year={current?.fiscalYear ?? null} />
        <p>
          <a href={`${address}/coordination`}>{t.toCoordination}</a>
        </p>
      </section>
      {current ? <CurrentPlan current={current} address={`${address}/${current.fiscalYear}`} /> : begin}
      {current && (
        <section aria-labelledby="deadlines-title">
          <h2 id="deadlines-title">{t.deadlinesTitle}</h2>
          <DeadlineList deadlines={current.deadlines} planAddress={`${address}/${current.fiscalYear}`} />
        </section>
      )}
      {current && current.projectCount > 0 && <Sums current={current} />}
      <div className="columns">
        <section aria-labelledby="changes-title">
          <h2 id="changes-title">{t.changesTitle}</h2>
          <ChangeList changes={home.changes} />
        </section>
        <div>
          <Recent id="plans" title={t.plansTitle} empty={t.plansEmpty}>
            {plans.map(({ fiscalYear, projectCount }) => (
              <li key={fiscalYear}>
                <a href={`${address}/${fiscalYear}`}>{fillLabel(t.planTitle, { year: fiscalYear })}</a>{' '}
                <span className="quiet">{fillLabel(t.planFacts, { count: formatCount(projectCount) })}</span>
              </li>
            ))}
          </Recent>
          {home.mayImport && <Waiting intakes={home.intakes} address={address} />}
        </div>
      </div>
      {current && begin}
    </Page>
  )
}

type Current = NonNullable<Route.ComponentProps['loaderData']['current']>

function CurrentPlan({ current, address }: { current: Current; address: string }) {
  const t = useLabels(officeLabels)
  const { fiscalYear, projectCount, budgetSatang, boxes, round } = current
  return (
    <section className="card" aria-labelledby="plan-title">
      <h2 id="plan-title">{fillLabel(t.planTitle, { year: fiscalYear })}</h2>
      <p>{fillLabel(t.planSize, { count: formatCount(projectCount), budget: formatBaht(budgetSatang) })}</p>
      {round && (
        <p>
          <a href={`${address}/collect/${round.id}`}>
            {fillLabel(t.round, { answered: round.answered, asked: round.asked })}
          </a>{' '}
          <span className="quiet">{fillLabel(t.roundDue, { date: formatThaiDate(round.dueOn, 'short') })}</span>
        </p>
      )}
      <FlowStrip boxes={boxes} href={`${address}/progress`} />
      <p className="form-actions">
        <ButtonLink tone="primary" href={`${address}/table`}>
          {t.toTable}
        </ButtonLink>
        <ButtonLink href={address}>{t.toOverview}</ButtonLink>
      </p>
    </section>
  )
}

function Sums({ current: { byStrategy, byFund } }: { current: Current }) {
  const t = useLabels(officeLabels)
  return (
    <section aria-labelledby="sums-title">
      <h2 id="sums-title">{t.sumsTitle}</h2>
      <PlanSums title={t.byStrategy} nameLabel={t.strategy} unnamed={t.noStrategy} sums={byStrategy} />
      <PlanSums title={t.byFund} nameLabel={t.fund} unnamed={t.noFund} sums={byFund} />
    </section>
  )
}

function Waiting({ intakes, address }: { intakes: Route.ComponentProps['loaderData']['intakes']; address: string }) {
  const t = useLabels(officeLabels)
  const language = useLanguage()
  return (
    <Recent id="imports" title={t.importsTitle} empty={t.importsEmpty}>
      {intakes.map((intake) => (
        <li key={intake.id}>
          <a href={`${address}/imports/${intake.id}`}>{intake.fileName}</a>{' '}
          <span className="quiet">{formatInstant(intake.createdAt, language)}</span>
        </li>
      ))}
    </Recent>
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
