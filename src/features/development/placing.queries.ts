import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import { latestOf } from './development.ts'
import { loadBriefsById, type DevelopmentBrief } from './development.queries.ts'
import type { Placing } from './placing.ts'

/**
 * Where projects of the operation plan stand in the development plan, by project id; those about which nobody decided are missing.
 * @param projectIds without: all of the office in scope
 */
export async function placesOf(tx: ReadTx, projectIds?: readonly string[]): Promise<Map<string, Placing>> {
  if (projectIds?.length === 0) return new Map()
  let query = tx.selectFrom('project_development').selectAll().where('org_id', '=', orgIdOf(tx))
  if (projectIds) query = query.where('project_id', 'in', [...projectIds])
  const rows = await query.execute()
  if (rows.length === 0) return new Map()
  const briefs = await loadChains(
    tx,
    rows.flatMap((row) => row.development_project_id ?? []),
  )
  const byId = new Map([...briefs].map(([id, { project }]) => [id, project]))
  return new Map(
    rows.map((row) => {
      const id = row.development_project_id
      const current = id === null ? null : latestOf(id, byId)
      const brief = current ? briefs.get(current.id) : undefined
      const placing: Placing = {
        projectId: row.project_id,
        linked: (id === null ? null : byId.get(id)) ?? null,
        current,
        edition: brief?.edition ?? null,
        planTitle: brief?.planTitle ?? null,
        reason: row.reason,
        decidedBy: row.decided_by,
        decidedAt: row.decided_at,
        version: row.version,
      }
      return [row.project_id, placing]
    }),
  )
}

/** Projects with all that took their place; as many statements as a project has editions. */
async function loadChains(tx: ReadTx, ids: readonly string[]): Promise<Map<string, DevelopmentBrief>> {
  const known = new Map<string, DevelopmentBrief>()
  let wanted = [...new Set(ids)]
  while (wanted.length > 0) {
    const found = await loadBriefsById(tx, wanted)
    for (const brief of found) known.set(brief.project.id, brief)
    const next = found.flatMap(({ project }) => project.replacedBy ?? [])
    wanted = [...new Set(next)].filter((id) => !known.has(id))
  }
  return known
}

/** Where one project stands; null: nobody has said. */
export const placeOf = async (tx: ReadTx, projectId: string): Promise<Placing | null> =>
  (await placesOf(tx, [projectId])).get(projectId) ?? null

/** A decision about where a project stands: a project of the development plan, or null with the reason. */
export type LinkDecision = {
  projectId: string
  developmentProjectId: string | null
  reason: string | null
  by: string
  at: Date
}

/**
 * Keeps where a project stands, in place of what was kept before. The caller has the right to change the project.
 * @param expectedVersion of what was on the screen, 0 for nothing; without: whatever stands is replaced
 * @returns whether it was saved; false when someone else decided in between
 */
export async function linkProject(tx: Tx, decision: LinkDecision, expectedVersion?: number): Promise<boolean> {
  const orgId = orgIdOf(tx)
  const columns = {
    development_project_id: decision.developmentProjectId,
    reason: decision.reason,
    decided_by: decision.by,
    decided_at: decision.at,
  }
  const result = await tx
    .insertInto('project_development')
    .values({ org_id: orgId, project_id: decision.projectId, ...columns })
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'project_id'])
        .doUpdateSet((eb) => ({ ...columns, version: eb('project_development.version', '+', 1) }))
        .where((eb) =>
          expectedVersion === undefined ? eb.lit(true) : eb('project_development.version', '=', expectedVersion),
        ),
    )
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Forgets where a project stands. @returns whether that version was there */
export async function unlinkProject(tx: Tx, projectId: string, version: number): Promise<boolean> {
  const result = await tx
    .deleteFrom('project_development')
    .where('org_id', '=', orgIdOf(tx))
    .where('project_id', '=', projectId)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** A project of an operation plan that stands in the development plan. */
export type LinkedProject = { projectId: string; name: string; fiscalYear: number; satang: number }

/** The projects of operation plans that stand in any of these projects of the development plan, by year. */
export async function loadLinkedTo(tx: ReadTx, developmentProjectIds: readonly string[]): Promise<LinkedProject[]> {
  if (developmentProjectIds.length === 0) return []
  const rows = await tx
    .selectFrom('project_development as d')
    .innerJoin('project as p', (join) => join.onRef('p.org_id', '=', 'd.org_id').onRef('p.id', '=', 'd.project_id'))
    .innerJoin('plan', (join) => join.onRef('plan.org_id', '=', 'p.org_id').onRef('plan.id', '=', 'p.plan_id'))
    .leftJoin('project_fund as f', (join) => join.onRef('f.org_id', '=', 'p.org_id').onRef('f.project_id', '=', 'p.id'))
    .select((eb) => [
      'p.id',
      'p.name',
      'plan.fiscal_year',
      eb.fn.sum<number | string | null>('f.amount_satang').as('satang'),
    ])
    .where('d.org_id', '=', orgIdOf(tx))
    .where('d.development_project_id', 'in', [...developmentProjectIds])
    .groupBy(['p.id', 'p.name', 'plan.fiscal_year'])
    .orderBy('plan.fiscal_year')
    .orderBy('p.name')
    .execute()
  return rows.map((row) => ({
    projectId: row.id,
    name: row.name,
    fiscalYear: row.fiscal_year,
    satang: Number(row.satang ?? 0),
  }))
}
