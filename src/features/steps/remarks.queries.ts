import type { ReadTx, Tx } from '#src/db/scope.ts'

/** A remark on a plan, or pinned to one of its projects (`projectId`); from a step when that returned the plan. */
export type Remark = {
  id: string
  projectId: string | null
  stepId: string | null
  at: Date
  userId: string | null
  /** Name and position of the time. */
  author: string
  text: string
  /** When and by whom it was marked as dealt with; null while open. */
  resolvedAt: Date | null
  resolvedBy: string | null
}

/** Remarks of a plan, oldest first; of one project only when it is given. */
export async function loadRemarks(tx: ReadTx, orgId: number, planId: string, projectId?: string): Promise<Remark[]> {
  const rows = await tx
    .selectFrom('plan_remark')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .$if(projectId !== undefined, (query) => query.where('project_id', '=', projectId ?? null))
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    projectId: row.project_id,
    stepId: row.step_id,
    at: row.at,
    userId: row.user_id,
    author: row.author,
    text: row.text,
    resolvedAt: row.resolved_at,
    resolvedBy: row.resolved_by,
  }))
}

/** Adds a remark. */
export async function insertRemark(
  tx: Tx,
  orgId: number,
  planId: string,
  remark: Pick<Remark, 'id' | 'projectId' | 'stepId' | 'at' | 'userId' | 'author' | 'text'>,
): Promise<void> {
  await tx
    .insertInto('plan_remark')
    .values({
      org_id: orgId,
      plan_id: planId,
      id: remark.id,
      project_id: remark.projectId,
      step_id: remark.stepId,
      at: remark.at,
      user_id: remark.userId,
      author: remark.author,
      text: remark.text,
    })
    .execute()
}

/** Marks a remark as dealt with. @returns false when it was already */
export async function closeRemark(
  tx: Tx,
  orgId: number,
  remarkId: string,
  resolved: { at: Date; by: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('plan_remark')
    .set({ resolved_at: resolved.at, resolved_by: resolved.by })
    .where('org_id', '=', orgId)
    .where('id', '=', remarkId)
    .where('resolved_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Whether the plan has this project now. */
export async function planHasProject(tx: ReadTx, orgId: number, planId: string, projectId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('project')
    .select('id')
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .where('id', '=', projectId)
    .executeTakeFirst()
  return row !== undefined
}
