import { sql } from 'kysely'
import type { ReadTx, Tx } from '#src/db/scope.ts'
import { statementParts } from '#src/db/statement-parts.ts'
import { projectFromImage } from '#src/features/plans/project-image.ts'
import type { ProjectChange, ProjectImage } from './project-changes.ts'
import type { Placed } from './project-positions.ts'
import type { KeptChange } from './project-undo.ts'

/** As many as others can wait for. */
const ROWS_AT_ONCE = 200

/** Who made a change, when, and with what else it was made. */
export type ChangeOrigin = { editId: string; at: Date; userId: string | null; actor: string; firstSeq: number }

/** Keeps changes with whole images, and, without any, which projects only moved apart: these are no deeds of anybody. */
export async function insertChanges(
  tx: Tx,
  orgId: number,
  planId: string,
  origin: ChangeOrigin,
  { changes, shifted }: { changes: readonly ProjectChange[]; shifted: readonly Placed[] },
  newId: () => string,
): Promise<void> {
  const deeds = [
    ...changes.map(({ projectId, action, before, after }) => ({
      project_id: projectId,
      action,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
      version_after: after?.version ?? (before?.version ?? 0) + 1,
    })),
    ...shifted.map(({ id }) => ({
      project_id: id,
      action: 'moved' as const,
      before: null,
      after: null,
      version_after: 0,
    })),
  ]
  const rows = deeds.map((deed, index) => ({
    ...deed,
    org_id: orgId,
    id: newId(),
    plan_id: planId,
    seq: origin.firstSeq + index,
    batch_id: origin.editId,
    client_edit_id: origin.editId,
    at: origin.at,
    user_id: origin.userId,
    actor: origin.actor,
  }))
  for (const part of statementParts(rows, ROWS_AT_ONCE)) await tx.insertInto('project_change').values(part).execute()
}

/** What an edit did, when it was done before: the last of its changes, and the projects of all. Null when it was not. */
export async function findEdit(
  tx: ReadTx,
  orgId: number,
  planId: string,
  editId: string,
): Promise<{ lastSeq: number; projectIds: string[] } | null> {
  const rows = await tx
    .selectFrom('project_change')
    .select(['project_id', 'seq'])
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .where('batch_id', '=', editId)
    .orderBy('seq')
    .execute()
  const last = rows.at(-1)
  return last ? { lastSeq: last.seq, projectIds: rows.map((row) => row.project_id) } : null
}

/** The changes of an edit, to be undone; without the projects that only moved apart. */
export async function loadEdit(tx: ReadTx, orgId: number, planId: string, editId: string): Promise<KeptChange[]> {
  const rows = await tx
    .selectFrom('project_change')
    .select(['project_id', 'before', 'after', 'version_after'])
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .where('batch_id', '=', editId)
    .where((eb) => eb.or([eb('before', 'is not', null), eb('after', 'is not', null)]))
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    projectId: row.project_id,
    before: imageOf(row.before),
    after: imageOf(row.after),
    versionAfter: row.version_after,
  }))
}

const imageOf = (image: unknown): ProjectImage | null => (image === null ? null : projectFromImage(image))

/** Which of these edits of a plan were undone, and the undoing holds. */
export async function undoneAmong(
  tx: ReadTx,
  orgId: number,
  planId: string,
  editIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ edit: string }>`
    with recursive chain (edit, batch, depth) as (
      select id, id, 0 from unnest(${[...editIds]}::uuid[]) as id
      union
      select chain.edit, change.undone_by, chain.depth + 1 from chain
      join project_change as change on change.org_id = ${orgId} and change.plan_id = ${planId} and change.batch_id = chain.batch
      where change.undone_by is not null
    )
    select edit from chain group by edit having max(depth) % 2 = 1`.execute(tx)
  return new Set(rows.map(({ edit }) => edit))
}

/** Notes by which edit another was undone. */
export async function markUndone(
  tx: Tx,
  orgId: number,
  planId: string,
  { undoes, by }: { undoes: string; by: string },
): Promise<void> {
  await tx
    .updateTable('project_change')
    .set({ undone_by: by })
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .where('batch_id', '=', undoes)
    .execute()
}

/** The projects that were changed after a count of changes up to another, and how many of these changes are known. */
export async function listChanged(
  tx: ReadTx,
  orgId: number,
  planId: string,
  { since, until }: { since: number; until: number },
): Promise<{ projectIds: string[]; known: number }> {
  const rows = await tx
    .selectFrom('project_change')
    .select('project_id')
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .where('seq', '>', since)
    .where('seq', '<=', until)
    .execute()
  return { projectIds: [...new Set(rows.map((row) => row.project_id))], known: rows.length }
}

/** A change as its history shows it. */
export type HistoryRow = {
  editId: string
  at: Date
  actor: string
  action: ProjectChange['action']
  before: ProjectImage | null
  after: ProjectImage | null
  isUndone: boolean
}

/** What was done to a project, also to one that is no more, the latest first. */
export async function loadHistory(
  tx: ReadTx,
  orgId: number,
  planId: string,
  projectId: string,
  limit: number,
): Promise<HistoryRow[]> {
  const rows = await tx
    .selectFrom('project_change')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .where('project_id', '=', projectId)
    .where(sql<boolean>`(before is not null or after is not null)`)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    editId: row.batch_id,
    at: row.at,
    actor: row.actor,
    action: row.action,
    before: imageOf(row.before),
    after: imageOf(row.after),
    isUndone: row.undone_by !== null,
  }))
}
