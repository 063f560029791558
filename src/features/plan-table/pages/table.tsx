import { isEditable } from '#src/domain/plan-status.ts'
import { may } from '#src/domain/permissions.ts'
import type { Context } from '#src/context.ts'
import { checkProjectInPlan, openChecks } from '#src/features/checks/checks.commands.ts'
import { severitiesIn } from '#src/features/checks/severities.ts'
import { openPlan } from '#src/features/plans/plans.commands.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { asSeen } from '#src/features/projects/project-rights.ts'
import { inPlanOrder } from '#src/features/projects/table/live-plan.ts'
import { wordsOf } from '#src/features/projects/table/plan-words.ts'
import { viewFromQuery } from '#src/features/projects/table/view-address.ts'
import { buildModel } from '#src/features/projects/table/view-model.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/table.ts'
import { tableLabels } from '../plan-table.labels.ts'
import { PlanTable } from '../views/plan-table.tsx'
import type { TableData } from '../views/table-data.ts'
import { HEAD_ROWS } from '../views/use-row-window.ts'

export const handle = { script: true }

export async function loader({ request, params, context }: Route.LoaderArgs): Promise<TableData> {
  const { officeCode } = params
  const app = contextOf(context)
  const view = viewFromQuery(new URL(request.url).searchParams)
  // Only a view of what the check found waits for the check.
  const { office, plan, projects, findings } = await (view.problem === null
    ? openUnchecked(app, officeCode, Number(params.fiscalYear))
    : openChecks(app, officeCode, Number(params.fiscalYear)))
  const live = asSeen({ actor: app.actor, officeCode }, plan.status, projects)
  const ordered = inPlanOrder(new Map(live.map((project) => [project.id, project])))
  const { divisions, fundTotals } = await checkProjectInPlan(app, officeCode, plan.fiscalYear, null)
  const { rows, shown, whole } = buildModel(ordered, view, severitiesIn(findings))
  return {
    office: { code: office.dlaCode, name: office.name, type: office.type },
    fiscalYear: plan.fiscalYear,
    levelLabel: plan.levelLabel,
    owner: app.actor.userId ?? 'operator',
    editing: !may(app.actor, 'project.edit', officeCode) ? 'no-right' : isEditable(plan.status) ? 'yes' : 'locked',
    mayArrange: may(app.actor, 'project.arrange', officeCode),
    budgetAnnouncedOn: plan.budgetAnnouncedOn,
    fundTotals: [...fundTotals],
    divisions: [...divisions],
    words: wordsOf(ordered),
    view,
    head: rows.slice(0, HEAD_ROWS),
    rowCount: rows.length,
    shown,
    whole,
  }
}

const openUnchecked = async (app: Context, officeCode: string, fiscalYear: number) => ({
  ...(await openPlan(app, officeCode, fiscalYear)),
  findings: [],
})

export default function Table({ loaderData }: Route.ComponentProps) {
  const t = useLabels(tableLabels)
  const { office, fiscalYear } = loaderData
  return (
    <Page title={fillLabel(t.title, { year: fiscalYear })} wide>
      <PlanNav officeCode={office.code} fiscalYear={fiscalYear} current="table" />
      <PlanTable data={loaderData} />
    </Page>
  )
}
