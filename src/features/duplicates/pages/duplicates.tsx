import { data, Form, redirect } from 'react-router'
import { formatCount } from '#src/domain/money.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { Pager } from '#src/web/components/pager.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { formText } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/duplicates.ts'
import { filterCases, filterFrom, queryOfFilter } from '../case-filter.ts'
import { listCases } from '../cases.commands.ts'
import { caseLabels, casesPageLabels } from '../cases.labels.ts'
import { CASE_STATUSES } from '../cases.ts'
import { CaseCard } from '../views/case-card.tsx'
import { CaseFilters } from '../views/case-filters.tsx'
import { ConflictNotice } from '../views/conflict-notice.tsx'
import { decideByForm, refusedBy } from './case-action.ts'

/** Pairs of one page. */
const SHOWN = 30

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const search = new URL(request.url).searchParams
  const filter = filterFrom(search)
  const view = await listCases(contextOf(context), params.officeCode, Number(params.fiscalYear))
  const { cases, ...shown } = filterCases(view.cases, filter, SHOWN)
  const done = search.get('done')
  return {
    officeCode: params.officeCode,
    fiscalYear: view.fiscalYear,
    officeName: view.office.name,
    mayDecide: view.mayDecide,
    searchedAt: view.searchedAt,
    filter,
    shown,
    cases: cases.map((found) => ({ found, decisionId: crypto.randomUUID() })),
    said: search.has('searched') ? ('searched' as const) : (CASE_STATUSES.find((status) => status === done) ?? null),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const app = contextOf(context)
  const fiscalYear = Number(params.fiscalYear)
  const address = `/offices/${params.officeCode}/${fiscalYear}/duplicates`
  if (formText(form, 'intent') === 'search') {
    await listCases(app, params.officeCode, fiscalYear, { again: true })
    return redirect(`${address}?searched`)
  }
  try {
    const place = { officeCode: params.officeCode, fiscalYear, caseId: formText(form, 'caseId') }
    const { status } = await decideByForm(app, place, form)
    return redirect(`${address}?done=${status}`)
  } catch (error) {
    return data(refusedBy(error, form), { status: 409 })
  }
}

export default function Duplicates({ loaderData: page, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(casesPageLabels)
  const language = useLanguage()
  const plan = `/offices/${page.officeCode}/${page.fiscalYear}`
  const { shown, filter } = page
  return (
    <Page title={t.title} lead={fillLabel(t.lead, { year: page.fiscalYear, office: page.officeName })}>
      <PlanNav officeCode={page.officeCode} fiscalYear={page.fiscalYear} current="duplicates" />
      <Said said={page.said} />
      {refused && <ConflictNotice refused={refused} />}
      <div className="form-actions case-tools">
        <Form method="post">
          <input type="hidden" name="intent" value="search" />
          <Button tone="secondary">{t.search}</Button>
        </Form>
        <ButtonLink href={`${plan}/duplicates/report`}>{t.report}</ButtonLink>
        <ButtonLink href={`${plan}/neighbours`}>{t.neighbours}</ButtonLink>
        {page.searchedAt !== null && (
          <span className="quiet">{fillLabel(t.searchedAt, { at: formatInstant(page.searchedAt, language) })}</span>
        )}
      </div>
      <CaseFilters filter={filter} statusCounts={shown.statusCounts} kindCounts={shown.kindCounts} />
      <h2>{fillLabel(t.found, { count: formatCount(shown.count) })}</h2>
      {page.cases.length === 0 ? (
        <p>{filter.status === 'open' ? t.allDecided : t.none}</p>
      ) : (
        <ol className="case-list" start={shown.from + 1}>
          {page.cases.map(({ found, decisionId }, index) => (
            <CaseCard
              key={found.id}
              {...{ found, decisionId, plan }}
              no={shown.from + index + 1}
              mayDecide={page.mayDecide}
            />
          ))}
        </ol>
      )}
      <Pager part={shown.page} parts={shown.pageCount} href={(to) => queryOfFilter({ ...filter, page: to }) || '?'} />
    </Page>
  )
}

function Said({ said }: { said: Route.ComponentProps['loaderData']['said'] }) {
  const t = useLabels(casesPageLabels)
  const words = useLabels(caseLabels)
  if (said === null) return null
  const title = said === 'searched' ? t.searched : fillLabel(t.done, { what: words[said] })
  return <Notice tone="success" title={title} />
}
