import { setImmediate as nextTurn } from 'node:timers/promises'
import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT, KIND_LABELS } from '#src/domain/labels.ts'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import type { Context } from '#src/context.ts'
import { openChecks } from '#src/features/checks/checks.commands.ts'
import { severitiesIn } from '#src/features/checks/severities.ts'
import { openPlan } from '#src/features/plans/plans.commands.ts'
import { liveProjectOf } from '#src/features/projects/projects.ts'
import { isFiltered, queryOfView, viewFromQuery, type TableView } from '#src/features/projects/table/view-address.ts'
import { buildModel, type SeveritiesOf } from '#src/features/projects/table/view-model.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Page } from '#src/web/components/page.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/print.ts'
import { tablePrintLabels } from '../table-print.labels.ts'
import { PrintTable } from '../views/print-table.tsx'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const view = viewFromQuery(new URL(request.url).searchParams)
  const { office, plan, projects, severitiesOf } = await projectsFor(app, params, view)
  // Reading a large plan, arranging it and printing it are work each: others are answered between them.
  await nextTurn()
  const live = projects.map((project) => liveProjectOf(project, false))
  const { rows, shown, whole } = buildModel(live, view, severitiesOf)
  await nextTurn()
  return {
    officeCode: office.dlaCode,
    officeName: office.name,
    fiscalYear: plan.fiscalYear,
    levelLabel: plan.levelLabel,
    at: app.now(),
    view,
    rows,
    shown,
    whole,
  }
}

/** The projects of the plan; what the checks say of them only where the view asks for it. */
async function projectsFor(app: Context, params: Route.LoaderArgs['params'], view: TableView) {
  const { officeCode } = params
  const fiscalYear = Number(params.fiscalYear)
  if (view.problem === null) {
    const severitiesOf: SeveritiesOf = () => []
    return { ...(await openPlan(app, officeCode, fiscalYear)), severitiesOf }
  }
  const checks = await openChecks(app, officeCode, fiscalYear)
  return { ...checks, severitiesOf: severitiesIn(checks.findings) }
}

export default function Print({ loaderData: page }: Route.ComponentProps) {
  const t = useLabels(tablePrintLabels)
  const language = useLanguage()
  const query = queryOfView(page.view).toString()
  return (
    <Page
      title={fillLabel(t.title, { year: page.fiscalYear })}
      lead={fillLabel(t.lead, {
        office: page.officeName,
        shown: formatCount(page.shown.count),
        whole: formatCount(page.whole.count),
        baht: formatBaht(page.shown.satang),
      })}
      wide
    >
      <div className="print-view">
        <p className="print-hide">
          <a href={`/offices/${page.officeCode}/${page.fiscalYear}/table${query === '' ? '' : `?${query}`}`}>
            {t.back}
          </a>{' '}
          · {t.howTo}
        </p>
        <p className="print-facts">
          {isFiltered(page.view) && <Filters view={page.view} />}
          {fillLabel(t.printedAt, { at: formatInstant(page.at, language) })}
        </p>
        {page.rows.length === 0 ? (
          <p>{t.empty}</p>
        ) : (
          <PrintTable rows={page.rows} shown={page.shown} fiscalYear={page.fiscalYear} levelLabel={page.levelLabel} />
        )}
      </div>
    </Page>
  )
}

function Filters({ view }: { view: TableView }) {
  const t = useLabels(tablePrintLabels)
  const language = useLanguage()
  const months = language === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  const said = (text: string, value: string | null | undefined): string[] =>
    value === null || value === undefined || value === '' ? [] : [fillLabel(text, { value })]
  const filters = [
    ...said(t.q, view.q),
    ...said(t.department, view.department),
    ...said(t.programme, view.programme),
    ...said(t.fund, view.fund),
    ...said(t.month, view.month === null ? null : months[view.month - 1]),
    ...said(t.kind, view.kind === null ? null : KIND_LABELS[view.kind][language]),
    ...said(t.problem, view.problem),
  ]
  return (
    <>
      {t.filters} {filters.join(' · ')}
      <br />
    </>
  )
}
