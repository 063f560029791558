import { data, redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { startThread } from '#src/features/coordination/coordination.commands.ts'
import { threadInput } from '#src/features/coordination/coordination.schema.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { ProblemList } from '#src/web/components/error-summary.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/neighbours.ts'
import { neighbourFilterFrom } from '../neighbour-filter.ts'
import { viewNeighbours } from '../neighbours.commands.ts'
import { neighbourPageLabels } from '../neighbours.labels.ts'
import { HintCard } from '../views/hint-card.tsx'
import { NeighbourCard } from '../views/neighbour-card.tsx'
import { NeighbourFilters, NeighbourPages } from '../views/neighbour-filters.tsx'
import { OfficesAround } from '../views/offices-around.tsx'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const filter = neighbourFilterFrom(new URL(request.url).searchParams)
  const view = await viewNeighbours(contextOf(context), params.officeCode, Number(params.fiscalYear), filter)
  const { office, rows, ...rest } = view
  return {
    ...rest,
    officeCode: office.dlaCode,
    officeName: office.name,
    filter,
    rows: rows.map((row) => ({ row, threadId: crypto.randomUUID() })),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const agencyId = formText(form, 'agencyId')
  const input = threadInput.safeParse({
    threadId: formText(form, 'threadId'),
    with: agencyId === '' ? { officeCode: formText(form, 'officeCode') } : { agencyId },
    subject: formText(form, 'subject'),
    ownWork: formText(form, 'ownWork'),
    otherWork: formText(form, 'otherWork'),
    text: formText(form, 'text'),
  })
  try {
    if (!input.success) throw new AppError('invalid', input.error.issues[0]?.message ?? '')
    const thread = await startThread(contextOf(context), params.officeCode, input.data)
    return redirect(`/offices/${params.officeCode}/coordination/${thread.id}`)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error
    return data({ message: error.message, problems: error.problems }, { status: 422 })
  }
}

export default function Neighbours({ loaderData: page, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(neighbourPageLabels)
  const { filter, fiscalYear } = page
  const plan = `/offices/${page.officeCode}/${fiscalYear}`
  const isAlone = page.agencyNames.length === 0 && page.offices.every(({ announced }) => announced === null)
  return (
    <Page title={t.title} lead={fillLabel(t.lead, { year: fiscalYear, office: page.officeName })}>
      <PlanNav officeCode={page.officeCode} fiscalYear={fiscalYear} current="duplicates" />
      {refused && (
        <Notice tone="error" title={t.refused}>
          <p>{refused.message}</p>
          <ProblemList problems={refused.problems} />
        </Notice>
      )}
      <div className="form-actions case-tools">
        <ButtonLink href={`${plan}/neighbours/map`}>{t.map}</ButtonLink>
        <ButtonLink href={`${plan}/duplicates`}>{t.duplicates}</ButtonLink>
      </div>
      <NeighbourFilters filter={filter} offices={page.offices} />
      <section aria-labelledby="hints-title" className="neighbour-section">
        <h2 id="hints-title">{fillLabel(t.hintTitle, { count: page.hintCount })}</h2>
        <p className="quiet">{page.hintCount === 0 ? t.noHints : t.hintLead}</p>
        <ul className="case-list">
          {page.hints.map((group) => (
            <HintCard key={group.work.id} {...{ group, plan, fiscalYear }} />
          ))}
        </ul>
        {page.hintCount > page.hints.length && (
          <p>{fillLabel(t.moreHints, { count: page.hintCount - page.hints.length })}</p>
        )}
      </section>
      <section aria-labelledby="works-title" className="neighbour-section">
        <h2 id="works-title">{t.listTitle}</h2>
        {page.rows.length === 0 && <p>{isAlone ? t.noneAround : t.none}</p>}
        <ul className="case-list">
          {page.rows.map(({ row, threadId }) => (
            <NeighbourCard key={row.other.id} {...{ row, threadId, plan, fiscalYear }} mayDiscuss={page.mayDiscuss} />
          ))}
        </ul>
        <NeighbourPages filter={filter} hasMore={page.hasMore} />
      </section>
      <OfficesAround offices={page.offices} filter={filter} fiscalYear={fiscalYear} />
    </Page>
  )
}
