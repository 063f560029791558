import { isEditable } from '#src/domain/plan-status.ts'
import { may } from '#src/domain/permissions.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { viewFromQuery } from '#src/features/projects/table/view-address.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/table.ts'
import { openTable } from '../plan-table.commands.ts'
import { tableLabels } from '../plan-table.labels.ts'
import { PlanTable } from '../views/plan-table.tsx'
import type { TableData } from '../views/table-data.ts'
import { HEAD_ROWS } from '../views/use-row-window.ts'

export const handle = { script: true }

export async function loader({ request, params, context }: Route.LoaderArgs): Promise<TableData> {
  const { officeCode } = params
  const app = contextOf(context)
  const view = viewFromQuery(new URL(request.url).searchParams)
  const { office, plan, rows, ...start } = await openTable(app, officeCode, Number(params.fiscalYear), {
    view,
    most: HEAD_ROWS,
  })
  return {
    ...start,
    office: { code: office.dlaCode, name: office.name, type: office.type },
    fiscalYear: plan.fiscalYear,
    levelLabel: plan.levelLabel,
    owner: app.actor.userId ?? 'operator',
    editing: !may(app.actor, 'project.edit', officeCode) ? 'no-right' : isEditable(plan.status) ? 'yes' : 'locked',
    mayArrange: may(app.actor, 'project.arrange', officeCode),
    budgetAnnouncedOn: plan.budgetAnnouncedOn,
    view,
    head: rows,
  }
}

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
