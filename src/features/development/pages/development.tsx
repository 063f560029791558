import { data, Form, redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { formatCount } from '#src/domain/money.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { DataTable } from '#src/web/components/data-table.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { formText } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/development.ts'
import { saveEdition } from '../development-edits.commands.ts'
import { openDevelopment } from '../development.commands.ts'
import { editionText } from '../development.ts'
import { developmentLabels } from '../development.labels.ts'
import { choicesIn, filterQuery } from '../listing.ts'
import { differencesOf, totalsByStrategy, yearsOf } from '../totals.ts'
import { EDITION_FIELD_IDS, EditionFields } from '../views/edition-fields.tsx'
import { ProjectList } from '../views/project-list.tsx'
import { Differences, TotalsTable } from '../views/totals-table.tsx'
import { editionInput } from './edition-form.ts'

const DONE = ['saved', 'taken', 'discarded'] as const

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const search = new URL(request.url).searchParams
  const view = await openDevelopment(contextOf(context), params.officeCode, search)
  const { office, plans, plan, editions, occurring, filter, list, sums, printed, imports, mayManage } = view
  const years = plan ? yearsOf(plan) : []
  const strategies = totalsByStrategy(sums, years)
  const countOf = (editionId: string): number =>
    occurring.groups.reduce((sum, group) => (group.editionId === editionId ? sum + group.count : sum), 0)
  return {
    address: `/offices/${office.dlaCode}/development`,
    officeName: office.name,
    plans,
    plan,
    years,
    strategies,
    differences: differencesOf(printed, strategies, years),
    editions: editions.map((edition) => ({ ...edition, name: editionText(edition), count: countOf(edition.id) })),
    filter,
    query: filterQuery(filter),
    choices: choicesIn(occurring),
    list: { ...list, all: occurring.groups.reduce((sum, { standing }) => sum + standing, 0) },
    waiting: imports.filter(({ status }) => status === 'draft'),
    mayManage,
    done: DONE.find((key) => search.has(key)) ?? null,
  }
}

/** Adds an edition, or dates one. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const planId = formText(form, 'plan')
  const input = editionInput(form)
  try {
    await saveEdition(contextOf(context), { officeCode: params.officeCode, planId }, input)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error
    return data({ input, problems: error.problems }, { status: 422 })
  }
  return redirect(`/offices/${params.officeCode}/development?plan=${planId}&saved#editions`)
}

export default function Development({ loaderData: view, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(developmentLabels)
  const { address, officeName, plan, plans, mayManage, done } = view
  return (
    <Page title={`${t.title} ${officeName}`} lead={t.lead} wide={plan !== null}>
      {done !== null && !refused && (
        <Notice tone="success" title={t[done]}>
          {done === 'taken' && <p>{fillLabel(t.standing, { count: formatCount(view.list.all) })}</p>}
        </Notice>
      )}
      {plans.length > 1 && (
        <nav className="tabs" aria-label={t.plans}>
          <ul>
            {plans.map(({ id, firstYear, lastYear }) => (
              <li key={id}>
                <a href={`${address}?plan=${id}`} aria-current={id === plan?.id ? 'page' : undefined}>
                  {fillLabel(t.span, { first: firstYear, last: lastYear })}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {mayManage && (
        <p className="form-actions development-top">
          <ButtonLink tone={plan ? 'secondary' : 'primary'} href={`${address}/imports`}>
            {t.upload}
          </ButtonLink>
          {plan && <ButtonLink href={`${address}/projects/new?plan=${plan.id}`}>{t.add}</ButtonLink>}
        </p>
      )}
      <Waiting view={view} />
      {plan === null ? (
        <p>{t.empty}</p>
      ) : (
        <>
          <h2>{plan.title}</h2>
          <Differences differences={view.differences} />
          <TotalsTable strategies={view.strategies} years={view.years} levelLabel={plan.levelLabel} />
          <ProjectList {...view} planId={plan.id} />
          <Editions view={view} refused={refused} />
        </>
      )}
      <p className="form-actions">
        <ButtonLink href={address.replace(/\/development$/, '')}>{t.back}</ButtonLink>
      </p>
    </Page>
  )
}

type View = Route.ComponentProps['loaderData']

function Waiting({ view: { waiting, address } }: { view: View }) {
  const t = useLabels(developmentLabels)
  const language = useLanguage()
  if (waiting.length === 0) return null
  return (
    <section className="card" aria-labelledby="waiting">
      <h2 id="waiting">{t.waiting}</h2>
      <ul>
        {waiting.map(({ id, fileName, createdAt }) => (
          <li key={id}>
            <a href={`${address}/imports/${id}`}>{fileName}</a>{' '}
            <span className="quiet">{formatInstant(createdAt, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type EditionsProps = { view: View; refused: Route.ComponentProps['actionData'] }

function Editions({ view: { editions, address, plan, mayManage }, refused }: EditionsProps) {
  const t = useLabels(developmentLabels)
  const blank = { kind: 'addition', number: '', year: '', announcedOn: '', reference: '' }
  return (
    <section>
      <h2 id="editions" tabIndex={-1}>
        {t.editions}
      </h2>
      <DataTable
        caption={t.editions}
        hideCaption
        nameColumn="name"
        rows={editions}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'name',
            label: t.editionName,
            cell: ({ id, name }) => <a href={`${address}?plan=${plan?.id}&edition=${id}#list`}>{name}</a>,
          },
          {
            key: 'date',
            label: t.announcedOn,
            cell: ({ announcedOn }) => (announcedOn === null ? t.unknownDate : formatThaiDate(announcedOn)),
          },
          { key: 'reference', label: t.reference, cell: ({ reference }) => reference },
          { key: 'count', label: t.count, kind: 'number', cell: ({ count }) => formatCount(count) },
        ]}
      />
      {mayManage && plan && (
        <details open={refused !== undefined}>
          <summary>{t.editionAdd}</summary>
          <Form method="post" action="#editions">
            <ErrorSummary problems={refused?.problems ?? []} fieldIds={EDITION_FIELD_IDS} />
            <input type="hidden" name="plan" value={plan.id} />
            <EditionFields input={refused?.input ?? blank} problems={refused?.problems ?? []} />
            <p className="form-actions">
              <Button>{t.save}</Button>
            </p>
          </Form>
        </details>
      )}
    </section>
  )
}
