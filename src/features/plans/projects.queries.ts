import { sql, type Selectable } from 'kysely'
import type { FundRow, ProjectContent, SourceRef } from '#src/domain/project.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import type { ProjectTable } from '#src/db/schema.ts'
import type { ReadTx, Tx } from '#src/db/scope.ts'
import { statementParts } from '#src/db/statement-parts.ts'
import { readColumns, writeColumns } from './project-columns.ts'

/** A project as it stands in a plan. */
export type StoredProject = ProjectContent & {
  id: string
  position: number
  version: number
  /** หมู่ที่, smallest first. */
  villages: number[]
  /** The letter by which an outside agency told of the project: its number and date as printed. */
  agencyLetter: string | null
  sourceFile: string | null
  ref: SourceRef | null
  intakeId: string | null
}

/** All projects of a plan in its order. Three statements whatever the size. */
export async function loadProjects(tx: ReadTx, orgId: number, planId: string): Promise<StoredProject[]> {
  const rows = await tx
    .selectFrom('project')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const funds = await tx
    .selectFrom('project_fund')
    .innerJoin('project', (join) =>
      join.onRef('project.org_id', '=', 'project_fund.org_id').onRef('project.id', '=', 'project_fund.project_id'),
    )
    .select(['project_fund.project_id', 'project_fund.source', 'project_fund.amount_satang'])
    .where('project_fund.org_id', '=', orgId)
    .where('project.plan_id', '=', planId)
    .orderBy('project_fund.project_id')
    .orderBy('project_fund.position')
    .execute()
  const fundsOf = Map.groupBy(funds, (fund) => fund.project_id)
  return rows.map((row) => projectOf(row, fundsOf.get(row.id) ?? []))
}

type StoredFund = { source: string | null; amount_satang: number | null }

/** A project from its row and the rows of its funds, in their order. */
export const projectOf = (row: Selectable<ProjectTable>, funds: readonly StoredFund[]): StoredProject => ({
  id: row.id,
  position: row.position,
  version: row.version,
  ...readColumns(row),
  no: row.no,
  funds: funds.map((fund): FundRow => ({ source: fund.source, amountSatang: fund.amount_satang })),
  noBudgetReason: row.no_budget_reason,
  villages: row.villages,
  programmeRaw: row.programme_raw,
  agencyLetter: row.agency_letter,
  sourceFile: row.source_file,
  ref: refOf(row),
  intakeId: row.import_id,
})

function refOf(row: Selectable<ProjectTable>): SourceRef | null {
  if (row.source_row === null) return null
  return {
    ...(row.source_sheet === null ? {} : { sheet: row.source_sheet }),
    ...(row.source_table === null ? {} : { table: row.source_table }),
    row: row.source_row,
    ...(row.source_last_row === null ? {} : { lastRow: row.source_last_row }),
  }
}

/** The columns of a project, apart from its office, plan, id and dates. */
export const projectColumns = (project: StoredProject) => ({
  ...writeColumns(project),
  position: project.position,
  no: project.no,
  search_text: foldThai(project.name),
  no_budget_reason: project.noBudgetReason,
  villages: project.villages,
  programme_raw: project.programmeRaw,
  agency_letter: project.agencyLetter,
  source_file: project.sourceFile,
  source_sheet: project.ref?.sheet ?? null,
  source_table: project.ref?.table ?? null,
  source_row: project.ref?.row ?? null,
  source_last_row: project.ref?.lastRow ?? null,
  import_id: project.intakeId,
  version: project.version,
})

/** Adds projects, each with its funds. */
export async function insertProjects(
  tx: Tx,
  orgId: number,
  planId: string,
  projects: readonly StoredProject[],
  now: Date,
): Promise<void> {
  for (const part of statementParts(projects))
    await tx
      .insertInto('project')
      .values(
        part.map((project) => ({
          org_id: orgId,
          id: project.id,
          plan_id: planId,
          ...projectColumns(project),
          created_at: now,
          updated_at: now,
        })),
      )
      .execute()
  await insertFunds(tx, orgId, projects)
}

/** Adds the funds of projects that have none yet. */
export async function insertFunds(tx: Tx, orgId: number, projects: readonly StoredProject[]): Promise<void> {
  const rows = projects.flatMap((project) =>
    project.funds.map((fund, index) => ({
      org_id: orgId,
      project_id: project.id,
      position: index + 1,
      source: fund.source,
      amount_satang: fund.amountSatang,
    })),
  )
  for (const part of statementParts(rows)) await tx.insertInto('project_fund').values(part).execute()
}

/** Writes projects of a plan as given in place of what they were, versions included; the caller has locked the plan. */
export async function replaceProjects(
  tx: Tx,
  orgId: number,
  planId: string,
  projects: readonly StoredProject[],
  now: Date,
): Promise<void> {
  await deleteProjects(
    tx,
    orgId,
    projects.map((project) => project.id),
  )
  await insertProjects(tx, orgId, planId, projects, now)
}

/** Removes projects with their funds. */
export async function deleteProjects(tx: Tx, orgId: number, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .deleteFrom('project')
    .where('org_id', '=', orgId)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
}
