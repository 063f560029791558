import { sql } from 'kysely'
import type { ReadTx } from '#src/db/scope.ts'
import type { ConflictDetail } from '#src/domain/errors.ts'
import { projectFromImage } from '#src/features/plans/project-image.ts'
import type { LaterChange } from './project-undo.ts'
import { changedFields, fieldsOf, liveProjectOf } from './projects.ts'

/** So many changes are looked through; what stands against an edit is nearly always the latest. */
const LOOKED_AT = 300

/** Conflicts with who made the change that stands against the edit, when, and how a project was before it was deleted. */
export async function withAuthors(
  tx: ReadTx,
  orgId: number,
  planId: string,
  conflicts: readonly ConflictDetail[],
): Promise<ConflictDetail[]> {
  const latest = await loadChanges(tx, orgId, planId, { of: conflicts.map(({ projectId }) => projectId) })
  return conflicts.map((conflict) => {
    const { projectId, current, fields } = conflict
    const found = latest.find((change) => {
      if (change.projectId !== projectId) return false
      if (change.before === null || change.after === null || fields.length === 0) return true
      return changedFields(fieldsOf(change.before), fieldsOf(change.after)).some(({ field }) => fields.includes(field))
    })
    if (!found) return conflict
    const last = current === null && found.before !== null ? { last: liveProjectOf(found.before, true) } : {}
    return { ...conflict, by: found.actor, at: found.at.toISOString(), ...last }
  })
}

/** What was done to projects after an edit and not by it, the latest first. */
export async function loadLaterChanges(
  tx: ReadTx,
  orgId: number,
  planId: string,
  { editId, projectIds }: { editId: string; projectIds: readonly string[] },
): Promise<LaterChange[]> {
  return loadChanges(tx, orgId, planId, { of: projectIds, after: editId })
}

type Change = LaterChange & { actor: string; at: Date }

async function loadChanges(
  tx: ReadTx,
  orgId: number,
  planId: string,
  { of: projectIds, after }: { of: readonly string[]; after?: string },
): Promise<Change[]> {
  if (projectIds.length === 0) return []
  let query = tx
    .selectFrom('project_change')
    .select(['project_id', 'batch_id', 'undone_by', 'user_id', 'action', 'before', 'after', 'actor', 'at'])
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .where('project_id', 'in', [...new Set(projectIds)])
    .where(sql<boolean>`(before is not null or after is not null)`)
  if (after !== undefined)
    query = query.where(
      'seq',
      '>',
      tx
        .selectFrom('project_change')
        .select((eb) => eb.fn.max('seq').as('last'))
        .where('org_id', '=', orgId)
        .where('plan_id', '=', planId)
        .where('batch_id', '=', after),
    )
  else query = query.limit(LOOKED_AT)
  const rows = await query.orderBy('seq', 'desc').execute()
  const image = (value: unknown) => (value === null ? null : projectFromImage(value))
  return rows.map((row) => ({
    projectId: row.project_id,
    editId: row.batch_id,
    undoneBy: row.undone_by,
    userId: row.user_id,
    action: row.action,
    before: image(row.before),
    after: image(row.after),
    actor: row.actor,
    at: row.at,
  }))
}
