import { formatBaht, formatCount } from '#src/domain/money.ts'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { DataTable, type Column } from '#src/web/components/data-table.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/tie-out.ts'
import { openBudget } from '../budgets.commands.ts'
import { budgetLabels, LINE_STATES, PROJECT_STATES, tieOutLabels } from '../budgets.labels.ts'
import type { TiedProject } from '../tie-out.ts'
import { filterFrom, listLines, listProjects } from '../budget-lists.ts'
import { LINE_VIEWS, linesBehind, PROJECT_VIEWS, projectsBehind } from '../tie-out-view.ts'
import { BudgetNav } from '../views/budget-nav.tsx'
import { FilteredList } from '../views/filtered-list.tsx'
import { LineTable } from '../views/line-table.tsx'
import { BudgetSide, PlanSide } from '../views/tie-out-sides.tsx'
import { addressOf, targetOf } from './budget-page.ts'

/** `?show=`: the lines or projects behind a number, `&of=` of one instrument; the rest of the address narrows them. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const target = targetOf(params)
  const search = new URL(request.url).searchParams
  const { tied, office } = await openBudget(contextOf(context), target.officeCode, target.fiscalYear)
  const asked = search.get('show')
  const lineView = LINE_VIEWS.find((view) => view === asked) ?? null
  const projectView = PROJECT_VIEWS.find((view) => view === asked) ?? null
  const [filter, part, of] = [filterFrom(search), Number(search.get('part')), search.get('of')]
  const { instruments, totals, planSatang, ownSatang, outsideSatang, isTied } = tied
  return {
    ...target,
    officeName: office.name,
    sides: { instruments, totals, planSatang, ownSatang, outsideSatang },
    counts: Object.fromEntries(
      PROJECT_VIEWS.map((view) => {
        const behind = projectsBehind(tied, view)
        return [view, { count: behind.length, satang: behind.reduce((sum, one) => sum + one.differenceSatang, 0) }]
      }),
    ),
    isTied,
    lineView,
    projectView,
    of,
    lines: lineView && listLines(linesBehind(tied, lineView, of), filter, part),
    projects: projectView && listProjects(projectsBehind(tied, projectView), filter, part),
  }
}

export default function TieOutPage({ loaderData: page }: Route.ComponentProps) {
  const t = useLabels(tieOutLabels)
  const common = useLabels(budgetLabels)
  const address = addressOf(page)
  return (
    <Page title={fillLabel(t.title, { year: page.fiscalYear })} lead={`${page.officeName} · ${t.lead}`}>
      <BudgetNav officeCode={page.officeCode} fiscalYear={page.fiscalYear} current="tieOut" />
      {page.sides.instruments.length === 0 ? (
        <Notice tone="info" title={common.none}>
          <p>
            <a href={address}>{common.addTitle}</a>
          </p>
        </Notice>
      ) : (
        <>
          {page.isTied ? (
            <Notice tone="success" title={common.tied} />
          ) : (
            <Notice
              tone="warning"
              title={
                page.sides.totals.differenceSatang === 0
                  ? common.sumsToZero
                  : fillLabel(common.notTied, { amount: formatBaht(page.sides.totals.differenceSatang) })
              }
            />
          )}
          <BudgetSide sides={page.sides} address={`${address}/tie-out`} />
          <PlanSide sides={page.sides} counts={page.counts} address={`${address}/tie-out`} />
        </>
      )}
      <Behind page={page} />
      <p className="form-actions">
        <ButtonLink href={`${address}/tie-out-file`} download>
          {t.excel}
        </ButtonLink>
        <span className="quiet">{t.print}</span>
      </p>
    </Page>
  )
}

function Behind({ page }: { page: Route.ComponentProps['loaderData'] }) {
  const t = useLabels(tieOutLabels)
  const language = useLanguage()
  const { lineView, projectView, lines, projects, of } = page
  const place = { address: `${addressOf(page)}/tie-out`, place: 'behind' }
  if (lineView !== null && lines !== null) {
    const what = LINE_STATES[lineView][language]
    const caption = fillLabel(t.showing, { what, count: formatCount(lines.found) })
    const kept: [string, string][] = [['show', lineView], ...(of === null ? [] : [['of', of] as [string, string]])]
    return (
      <div id="behind">
        <FilteredList list={lines} kept={kept} {...place}>
          <LineTable caption={caption} lines={lines.rows} address={addressOf(page)} />
        </FilteredList>
      </div>
    )
  }
  if (projectView === null || projects === null) return null
  const what = projectView === 'outside' ? t.outside : PROJECT_STATES[projectView][language]
  const caption = fillLabel(t.showingProjects, { what, count: formatCount(projects.found) })
  return (
    <div id="behind">
      <FilteredList list={projects} kept={[['show', projectView]]} {...place}>
        <ProjectTable
          caption={caption}
          projects={projects.rows}
          address={`/offices/${page.officeCode}/${page.fiscalYear}/projects`}
        />
      </FilteredList>
    </div>
  )
}

function ProjectTable({
  caption,
  projects,
  address,
}: {
  caption: string
  projects: readonly TiedProject[]
  address: string
}) {
  const t = useLabels(tieOutLabels)
  const columns: Column<TiedProject>[] = [
    { key: 'name', label: t.projects, cell: ({ project }) => <a href={`${address}/${project.id}`}>{project.name}</a> },
    { key: 'money', label: t.money, kind: 'number', cell: ({ ownSatang }) => formatBaht(ownSatang) },
    { key: 'lines', label: t.lines, kind: 'number', cell: ({ allocatedSatang }) => formatBaht(allocatedSatang) },
    { key: 'difference', label: t.difference, kind: 'number', cell: (one) => formatBaht(one.differenceSatang) },
    {
      key: 'outside',
      label: t.outside,
      kind: 'number',
      cell: ({ outsideSatang }) => (outsideSatang === 0 ? '–' : formatBaht(outsideSatang)),
    },
  ]
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={projects}
      keyOf={({ project }) => project.id}
      nameColumn="name"
    />
  )
}
