import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import { editionText, latestOf, type DevelopmentProject } from './development.ts'
import { listDevelopmentPlans, loadDevelopmentProjects, loadEditions } from './development.queries.ts'
import type { Placing } from './placing.ts'

/** What a development plan holds, for finding places in it. */
type Source = { title: string; byId: ReadonlyMap<string, DevelopmentProject>; editions: ReadonlyMap<string, string> }

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
  const sources = rows.some((row) => row.development_project_id !== null) ? await loadSources(tx) : []
  return new Map(
    rows.map((row) => {
      const id = row.development_project_id
      const source = id === null ? undefined : sources.find(({ byId }) => byId.has(id))
      const current = id === null || !source ? null : latestOf(id, source.byId)
      const placing: Placing = {
        projectId: row.project_id,
        linked: (id === null ? null : source?.byId.get(id)) ?? null,
        current,
        edition: current ? (source?.editions.get(current.editionId) ?? null) : null,
        planTitle: source?.title ?? null,
        reason: row.reason,
        decidedBy: row.decided_by,
        decidedAt: row.decided_at,
        version: row.version,
      }
      return [row.project_id, placing]
    }),
  )
}

/** Where one project stands; null: nobody has said. */
export const placeOf = async (tx: ReadTx, projectId: string): Promise<Placing | null> =>
  (await placesOf(tx, [projectId])).get(projectId) ?? null

async function loadSources(tx: ReadTx): Promise<Source[]> {
  const sources: Source[] = []
  for (const { id, title } of await listDevelopmentPlans(tx)) {
    const projects = await loadDevelopmentProjects(tx, id)
    const editions = await loadEditions(tx, id)
    sources.push({
      title,
      byId: new Map(projects.map((project) => [project.id, project])),
      editions: new Map(editions.map((edition) => [edition.id, editionText(edition)])),
    })
  }
  return sources
}

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
