import { sql, type RawBuilder } from 'kysely'
import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import { statementParts } from '#src/db/statement-parts.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import type { Allocation } from './budgets.ts'

/** A chain of mergings longer than this is not followed. */
const MOST_MERGINGS = 20

/**
 * The steps from projects to those they were merged with, as long as they are gone by that: rows of (project_id, holder_id, mergings). A
 * project is its own first holder; holders that are gone too are among them. To stand after `with recursive`.
 * @param start a query of (project_id)
 */
const holders = (orgId: number, start: RawBuilder<unknown>): RawBuilder<unknown> => sql`
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
  holders (project_id, holder_id, mergings) as (
    select project_id, project_id, 0 from (${start}) as start
    union all
    select holders.project_id, succession.successor_id, holders.mergings + 1
    from holders
    join lateral (
      select batch_id from project_change where org_id = ${orgId} and project_id = holders.holder_id and after is null
      order by seq desc limit 1
    ) as deletion on true
    join succession on succession.project_id = holders.holder_id and succession.edit_id = deletion.batch_id
    where holders.mergings < ${MOST_MERGINGS}
      and not exists (select from project where org_id = ${orgId} and id = holders.holder_id)
  )`

/** Who has what was allocated: the project itself, or the one it was merged with. A query of (line_id, project_id, holder_id, amount_satang). */
const held = (orgId: number): RawBuilder<unknown> => sql`
  with recursive ${holders(orgId, sql`select distinct project_id from budget_allocation where org_id = ${orgId}`)}
  select line_id, project_id, holder_id, amount_satang
  from budget_allocation
  join holders using (project_id)
  where org_id = ${orgId}`

/** Where projects are now: in the plan themselves, or in the one they were merged with; none for those that are gone. */
export async function survivorsOf(tx: ReadTx, projectIds: readonly string[]): Promise<Map<string, string>> {
  if (projectIds.length === 0) return new Map()
  const orgId = orgIdOf(tx)
  const start = sql`select distinct unnest(${projectIds}::uuid[]) as project_id`
  const { rows } = await sql<{ projectId: string; survivorId: string }>`
    with recursive ${holders(orgId, start)}
    select project_id as "projectId", holder_id as "survivorId"
    from holders
    join project on project.org_id = ${orgId} and project.id = holder_id`.execute(tx)
  return new Map(rows.map(({ projectId, survivorId }) => [projectId, survivorId]))
}

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
