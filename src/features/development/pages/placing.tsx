import { data, redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { DataTable } from '#src/web/components/data-table.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { Pager } from '#src/web/components/pager.tsx'
import { formText } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/placing.ts'
import { openPlacing, placeProject, placeSureOnes } from '../placing.commands.ts'
import { placingLabels } from '../placing.labels.ts'
import { PlacingForm } from '../views/placing-form.tsx'
import { PlaceInBook, StandingText } from '../views/standing-text.tsx'
import { choiceFrom, safeNext } from './placing-choice.ts'
import { PLACING_GROUPS, placingAsk, placingPage, type PlacingPage } from './placing-view.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const search = new URL(request.url).searchParams
  const view = await openPlacing(contextOf(context), params.officeCode, Number(params.fiscalYear))
  const [sureDone, takenDone] = [search.get('sure'), search.get('taken')]
  return { ...placingPage(view, placingAsk(search)), isSaved: search.has('saved'), sureDone, takenDone }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const app = contextOf(context)
  const form = await request.formData()
  const { officeCode } = params
  const fiscalYear = Number(params.fiscalYear)
  const address = `/offices/${officeCode}/${fiscalYear}/development`
  if (formText(form, 'intent') === 'sure')
    return redirect(`${address}?sure=${await placeSureOnes(app, officeCode, fiscalYear)}`)
  const projectId = formText(form, 'project')
  try {
    await placeProject(app, { officeCode, fiscalYear, projectId }, choiceFrom(form))
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    return data({ message: error.message, projectId }, { status: error.code === 'conflict' ? 409 : 422 })
  }
  return redirect(safeNext(formText(form, 'next'), `${address}?saved`, officeCode))
}

export default function Placing({ loaderData: view, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(placingLabels)
  const { fiscalYear, officeCode, sourceTitle, address, development } = view
  const year = { year: fiscalYear }
  return (
    <Page title={fillLabel(t.title, year)} lead={t.lead} wide>
      <PlanNav officeCode={officeCode} fiscalYear={fiscalYear} current="development" />
      {refused && <Notice tone="error" title={refused.message} />}
      {!refused && view.isSaved && <Notice tone="success" title={t.saved} />}
      {!refused && view.sureDone !== null && (
        <Notice tone="success" title={fillLabel(t.sureDone, { count: view.sureDone })} />
      )}
      {view.takenDone !== null && <Notice tone="success" title={fillLabel(t.takenDone, { count: view.takenDone })} />}
      {sourceTitle === null ? (
        <Notice tone="info" title={fillLabel(t.noSource, year)}>
          <p>
            <a href={development}>{t.toDevelopment}</a>
          </p>
        </Notice>
      ) : (
        <p>
          {fillLabel(t.source, { title: sourceTitle })} <a href={development}>{t.toDevelopment}</a>
        </p>
      )}
      {view.mayTake && sourceTitle !== null && (
        <p className="form-actions development-top">
          <ButtonLink href={`${address}/take`}>{fillLabel(t.toTake, year)}</ButtonLink>
        </p>
      )}
      {view.mayPlace && view.sureCount > 0 && <SureOnes count={view.sureCount} />}
      <Groups view={view} />
      <Rows view={view} refused={refused?.projectId ?? null} />
      <Pager part={view.list.part} parts={view.list.parts} href={(part) => addressOf(view, { part: String(part) })} />
    </Page>
  )
}

function SureOnes({ count }: { count: number }) {
  const t = useLabels(placingLabels)
  return (
    <form method="post" className="card">
      <p>{fillLabel(t.sure, { count: formatCount(count) })}</p>
      <p className="form-actions">
        <Button name="intent" value="sure">
          {fillLabel(t.acceptSure, { count: formatCount(count) })}
        </Button>
      </p>
    </form>
  )
}

const addressOf = ({ address, ask }: PlacingPage, over: Record<string, string>): string => {
  const query = new URLSearchParams(
    Object.entries({ show: ask.show ?? '', part: ask.part > 1 ? String(ask.part) : '', ...over }).filter(
      ([, text]) => text !== '',
    ),
  )
  return `${address}?${query.toString()}`
}

function Groups({ view }: { view: PlacingPage }) {
  const t = useLabels(placingLabels)
  return (
    <nav className="tabs" aria-label={t.filters}>
      <ul>
        {([null, ...PLACING_GROUPS] as const).map((group) => (
          <li key={group}>
            <a
              href={addressOf(view, { show: group ?? '', part: '' })}
              aria-current={view.ask.show === group ? 'page' : undefined}
            >
              {fillLabel(t[group ?? 'all'], { count: formatCount(view.counts[group ?? 'all']) })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type Row = PlacingPage['list']['rows'][number]

function Rows({ view, refused }: { view: PlacingPage; refused: string | null }) {
  const t = useLabels(placingLabels)
  const { list, officeCode, fiscalYear } = view
  if (list.rows.length === 0) return <p>{t.none}</p>
  return (
    <DataTable
      caption={t.project}
      hideCaption
      nameColumn="name"
      rows={list.rows}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: t.project,
          cell: ({ id, name, place, departments, budgetSatang }) => (
            <div id={`p-${id}`}>
              <a href={`/offices/${officeCode}/${fiscalYear}/projects/${id}`}>{name}</a>
              <span className="quiet development-line">
                {[
                  budgetSatang === null ? t.noBudget : fillLabel(t.baht, { amount: formatBaht(budgetSatang) }),
                  place,
                  departments.join(', '),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
          ),
        },
        {
          key: 'standing',
          label: t.standing,
          cell: (row) => <Standing row={row} view={view} isOpen={row.isOpen || row.id === refused} />,
        },
      ]}
    />
  )
}

function Standing({ row, view, isOpen }: { row: Row; view: PlacingPage; isOpen: boolean }) {
  const t = useLabels(placingLabels)
  const { id, standing, current, edition, version, reason, near, by } = row
  const back = `${addressOf(view, { saved: '1' })}#p-${id}`
  return (
    <>
      <StandingText standing={standing} />
      {current && <PlaceInBook project={current} edition={edition} address={view.development} />}
      {by !== null && <span className="quiet development-line">{fillLabel(t.by, { by })}</span>}
      {row.mayChoose && (
        <details open={isOpen}>
          <summary>{version === 0 ? t.choose : t.chooseAgain}</summary>
          <PlacingForm
            {...{ version, reason, near }}
            projectId={id}
            fiscalYear={view.fiscalYear}
            chosen={current?.id ?? null}
            action={view.address}
            next={back}
          />
          <form method="get" action={`${view.address}#p-${id}`} className="form-actions">
            <input type="hidden" name="open" value={id} />
            {view.ask.show !== null && <input type="hidden" name="show" value={view.ask.show} />}
            {view.ask.part > 1 && <input type="hidden" name="part" value={view.ask.part} />}
            <label>
              {t.find} <input className="input" type="search" name="words" defaultValue={row.words} />
            </label>
            <Button tone="secondary">{t.findButton}</Button>
          </form>
        </details>
      )}
    </>
  )
}
