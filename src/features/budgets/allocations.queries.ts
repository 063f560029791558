import { sql, type RawBuilder } from 'kysely'
import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import { statementParts } from '#src/db/statement-parts.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import type { Allocation } from './budgets.ts'

/** A chain of mergings longer than this is not followed. */
const MOST_MERGINGS = 20

/**
 * Who has what was allocated: the project itself, or, where it was merged with another and is gone by that, the other. A query of
 * (line_id, project_id, holder_id, amount_satang); holders that are gone too are among them.
 */
const held = (orgId: number): RawBuilder<unknown> => sql`
  with recursive
  -- By which edits a project passes its lines on: the merging, and what did it again by taking back that it was taken back.
  succession (project_id, successor_id, edit_id) as (
    select project_id, successor_id, edit_id from budget_succession where org_id = ${orgId}
    union
    select succession.project_id, succession.successor_id, change.undone_by
    from succession
    join project_change as change on change.org_id = ${orgId} and change.project_id = succession.project_id
      and change.batch_id = succession.edit_id
    where change.undone_by is not null
  ),
  held (line_id, project_id, holder_id, amount_satang, mergings) as (
    select line_id, project_id, project_id, amount_satang, 0 from budget_allocation where org_id = ${orgId}
    union all
    select held.line_id, held.project_id, succession.successor_id, held.amount_satang, held.mergings + 1
    from held
    join lateral (
      select batch_id from project_change where org_id = ${orgId} and project_id = held.holder_id and after is null
      order by seq desc limit 1
    ) as deletion on true
    join succession on succession.project_id = held.holder_id and succession.edit_id = deletion.batch_id
    where held.mergings < ${MOST_MERGINGS}
      and not exists (select from project where org_id = ${orgId} and id = held.holder_id)
  )
  select line_id, project_id, holder_id, amount_satang from held`

/** What projects of the plan of a year take of lines; of projects that are gone, nothing. */
export async function loadAllocations(tx: ReadTx, fiscalYear: FiscalYear): Promise<Allocation[]> {
  const orgId = orgIdOf(tx)
  const { rows } = await sql<Allocation>`
    select held.line_id as "lineId", held.holder_id as "projectId", sum(held.amount_satang)::bigint as "amountSatang"
    from (${held(orgId)}) as held
    join project on project.org_id = ${orgId} and project.id = held.holder_id
    join plan on plan.org_id = ${orgId} and plan.id = project.plan_id
    where plan.fiscal_year = ${fiscalYear}
    group by held.line_id, held.holder_id
    order by held.line_id, held.holder_id`.execute(tx)
  return rows
}

/**
 * Writes how much of each line pays for each project, in place of what is written for the same line and project; 0 takes it back. Gives the
 * projects no money: their funds are edited through the plan. Lines and projects that are not the office's are refused by the database.
 */
export async function allocate(tx: Tx, allocations: readonly Allocation[]): Promise<void> {
  const orgId = orgIdOf(tx)
  if (allocations.length === 0) return
  // Also what they have of projects that were merged with them.
  await sql`
    delete from budget_allocation as allocation
    using (${held(orgId)}) as held,
      unnest(${allocations.map(({ lineId }) => lineId)}::uuid[], ${allocations.map(({ projectId }) => projectId)}::uuid[])
        as ended (line_id, project_id)
    where allocation.org_id = ${orgId} and allocation.line_id = held.line_id and allocation.project_id = held.project_id
      and held.line_id = ended.line_id and held.holder_id = ended.project_id`.execute(tx)
  const set = allocations.filter(({ amountSatang }) => amountSatang !== 0)
  for (const part of statementParts(set))
    await tx
      .insertInto('budget_allocation')
      .values(
        part.map(({ lineId, projectId, amountSatang }) => ({
          org_id: orgId,
          line_id: lineId,
          project_id: projectId,
          amount_satang: amountSatang,
        })),
      )
      .execute()
}

/** Gives what a project takes of lines to another for as long as it is gone by an edit; when that is undone, it has it again. */
export async function passAllocations(
  tx: Tx,
  { projectId, successorId, editId }: { projectId: string; successorId: string; editId: string },
): Promise<void> {
  await tx
    .insertInto('budget_succession')
    .values({ org_id: orgIdOf(tx), project_id: projectId, edit_id: editId, successor_id: successorId })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'project_id', 'edit_id']).doUpdateSet({ successor_id: successorId }),
    )
    .execute()
}
