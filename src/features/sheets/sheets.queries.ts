import { sql } from 'kysely'
import type { ReadTx, Tx } from '#src/db/scope.ts'
import { statementParts } from '#src/db/statement-parts.ts'
import { projectFromImage } from '#src/features/plans/project-image.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import { fieldsOf } from '#src/features/projects/projects.ts'
import { codeOf, idEndOf } from './row-key.ts'
import type { GivenRow, KnownExport, KnownExports } from './sort-rows.ts'

/** A table that was given out for editing. `divisionName` null: the whole plan. */
export type SheetExport = {
  id: string
  planId: string
  divisionId: string | null
  divisionName: string | null
  at: Date
  actor: string
  rowCount: number
}

/** Keeps what is given out, project by project: the base of the merge when it comes back. */
export async function insertExport(
  tx: Tx,
  orgId: number,
  { rowCount: _rowCount, divisionName: _divisionName, ...given }: SheetExport,
  projects: readonly StoredProject[],
): Promise<void> {
  const { id, planId, divisionId, at, actor } = given
  await tx
    .insertInto('sheet_export')
    .values({ org_id: orgId, id, plan_id: planId, division_id: divisionId, at, actor })
    .execute()
  const rows = projects.map((project, index) => ({
    org_id: orgId,
    export_id: id,
    project_id: project.id,
    position: index + 1,
    version: project.version,
    image: JSON.stringify(project),
  }))
  for (const part of statementParts(rows, 200)) await tx.insertInto('sheet_export_row').values(part).execute()
}

const exportsOf = (tx: ReadTx, orgId: number) =>
  tx
    .selectFrom('sheet_export')
    .leftJoin('division', (join) =>
      join.onRef('division.org_id', '=', 'sheet_export.org_id').onRef('division.id', '=', 'sheet_export.division_id'),
    )
    .select([
      'sheet_export.id',
      'sheet_export.plan_id as planId',
      'sheet_export.division_id as divisionId',
      'division.name as divisionName',
      'sheet_export.at',
      'sheet_export.actor',
      sql<number>`(select count(*)::int from sheet_export_row as given
        where given.org_id = sheet_export.org_id and given.export_id = sheet_export.id)`.as('rowCount'),
    ])
    .where('sheet_export.org_id', '=', orgId)

/** The latest exports of a plan, newest first. */
export const listExports = (tx: ReadTx, orgId: number, planId: string, limit: number): Promise<SheetExport[]> =>
  exportsOf(tx, orgId)
    .where('sheet_export.plan_id', '=', planId)
    .orderBy('sheet_export.at', 'desc')
    .orderBy('sheet_export.id', 'desc')
    .limit(limit)
    .execute()

/** One export of a plan. */
export const findExport = async (tx: ReadTx, orgId: number, planId: string, id: string): Promise<SheetExport | null> =>
  (await exportsOf(tx, orgId)
    .where('sheet_export.plan_id', '=', planId)
    .where('sheet_export.id', '=', id)
    .executeTakeFirst()) ?? null

/** When the same projects were given out again after this export; null when they were not. */
export async function findNewerExport(tx: ReadTx, orgId: number, given: SheetExport): Promise<Date | null> {
  const row = await tx
    .selectFrom('sheet_export')
    .select('at')
    .where('org_id', '=', orgId)
    .where('plan_id', '=', given.planId)
    .where(sql<boolean>`division_id is not distinct from ${given.divisionId}::uuid`)
    .where('at', '>', given.at)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}

/** The projects as an export gave them out, in its order. */
export async function loadGiven(tx: ReadTx, orgId: number, exportId: string): Promise<StoredProject[]> {
  const rows = await tx
    .selectFrom('sheet_export_row')
    .select('image')
    .where('org_id', '=', orgId)
    .where('export_id', '=', exportId)
    .orderBy('position')
    .execute()
  return rows.map(({ image }) => projectFromImage(image))
}

type Named = { codes: readonly string[]; ids: readonly string[] }

/** The exports of the office with these codes or ids, of whatever plan. */
const namedExports = (tx: ReadTx, orgId: number, { codes, ids }: Named): Promise<{ id: string; plan_id: string }[]> =>
  tx
    .selectFrom('sheet_export')
    .select(['id', 'plan_id'])
    .where('org_id', '=', orgId)
    .where(sql<boolean>`(right(id::text, 10) = any(${codes.map(idEndOf)}::text[]) or id = any(${[...ids]}::uuid[]))`)
    .orderBy('at', 'desc')
    .execute()

/** Of the exports that a file names the one of this plan that it is of: the one of the hidden sheet, else the latest. */
export async function findMainExport(tx: ReadTx, orgId: number, planId: string, named: Named): Promise<string | null> {
  const found = (await namedExports(tx, orgId, named)).filter(({ plan_id }) => plan_id === planId)
  return (found.find(({ id }) => named.ids.includes(id)) ?? found[0])?.id ?? null
}

/** The exports of the office with these codes or ids; of those of another plan only that they are. */
export async function loadKnownExports(tx: ReadTx, orgId: number, planId: string, named: Named): Promise<KnownExports> {
  const byCode = new Map<string, KnownExport>()
  for (const { id, plan_id } of await namedExports(tx, orgId, named)) {
    const rows = plan_id === planId ? await givenRows(tx, orgId, id) : null
    const fundColumns = Math.max(0, ...[...(rows?.values() ?? [])].map(({ base }) => base.funds.length))
    byCode.set(codeOf(id), { exportId: id, fundColumns, rows })
  }
  return { byCode }
}

async function givenRows(tx: ReadTx, orgId: number, exportId: string): Promise<Map<number, GivenRow>> {
  const rows = await tx
    .selectFrom('sheet_export_row')
    .select(['project_id', 'position', 'version', 'image'])
    .where('org_id', '=', orgId)
    .where('export_id', '=', exportId)
    .orderBy('position')
    .execute()
  return new Map(
    rows.map(({ project_id: projectId, position, version, image }) => [
      position,
      { projectId, position, version, base: fieldsOf(projectFromImage(image)) },
    ]),
  )
}
