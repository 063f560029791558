import { sql, type Selectable } from 'kysely'
import type { ProjectTable } from '#src/db/schema.ts'
import type { ReadTx, Tx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import type { PlanStatus } from '#src/domain/plan-status.ts'
import { statementParts } from '#src/db/statement-parts.ts'
import { insertFunds, projectColumns, projectOf, type StoredProject } from '#src/features/plans/projects.queries.ts'
import type { Placed } from './project-positions.ts'
import type { GroupFields } from './projects.ts'

type GroupWords = Pick<GroupFields, 'strategyNo' | 'strategy' | 'programme'>

/** A statement of so many projects is put together in a few milliseconds, during which nobody else is answered. */
const ROWS_AT_ONCE = 200

/** Of a plan only what its projects hang on. */
export type PlanHead = { id: string; fiscalYear: FiscalYear; status: PlanStatus; changeCount: number }

const planHead = (tx: ReadTx, orgId: number, fiscalYear: FiscalYear) =>
  tx
    .selectFrom('plan')
    .select(['id', 'fiscal_year as fiscalYear', 'status', 'change_count as changeCount'])
    .where('org_id', '=', orgId)
    .where('fiscal_year', '=', fiscalYear)

/** The plan of a fiscal year, or null. */
export const findPlanHead = async (tx: ReadTx, orgId: number, fiscalYear: FiscalYear): Promise<PlanHead | null> =>
  (await planHead(tx, orgId, fiscalYear).executeTakeFirst()) ?? null

/** As `findPlanHead`, and nobody else changes the plan or its projects until the transaction ends. */
export const lockPlanHead = async (tx: Tx, orgId: number, fiscalYear: FiscalYear): Promise<PlanHead | null> =>
  (await planHead(tx, orgId, fiscalYear).forUpdate().executeTakeFirst()) ?? null

type ProjectRow = Selectable<ProjectTable> & { fund_sources: (string | null)[]; fund_satang: (number | null)[] }

/** Projects with their funds side by side in the row: one statement. */
const projectsOf = (tx: ReadTx, orgId: number) =>
  tx
    .selectFrom('project')
    .selectAll('project')
    .select([
      sql<(string | null)[]>`array(select fund.source from project_fund as fund
        where fund.org_id = project.org_id and fund.project_id = project.id order by fund.position)`.as('fund_sources'),
      sql<(number | null)[]>`array(select fund.amount_satang from project_fund as fund
        where fund.org_id = project.org_id and fund.project_id = project.id order by fund.position)`.as('fund_satang'),
    ])
    .where('project.org_id', '=', orgId)

const storedProject = ({ fund_sources, fund_satang, ...row }: ProjectRow): StoredProject =>
  projectOf(
    row,
    fund_sources.map((source, index) => ({ source, amount_satang: fund_satang[index] ?? null })),
  )

/**
 * The projects of the office with these ids, in any order; `planId` is the plan to which each belongs. Ids that are not there are left out.
 */
export async function loadProjectsById(
  tx: ReadTx,
  orgId: number,
  ids: readonly string[],
): Promise<{ planId: string; project: StoredProject }[]> {
  if (ids.length === 0) return []
  const rows = await projectsOf(tx, orgId)
    .where(sql<boolean>`project.id = any(${[...ids]}::uuid[])`)
    .execute()
  return rows.map((row) => ({ planId: row.plan_id, project: storedProject(row) }))
}

/** A part of the plan in its order. @param after the last project of the part before; null for the first part */
export async function loadProjectPart(
  tx: ReadTx,
  orgId: number,
  planId: string,
  { after, limit }: { after: Placed | null; limit: number },
): Promise<StoredProject[]> {
  const rows = await projectsOf(tx, orgId)
    .where('plan_id', '=', planId)
    .$if(after !== null, (part) =>
      part.where(sql<boolean>`(position, id) > (${after?.position}::int, ${after?.id}::uuid)`),
    )
    .orderBy('position')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(storedProject)
}

/**
 * The first projects of some groups of a plan, group by group, each in the order of the plan.
 * @param groups for each group the ways in which its projects write their strategy and programme
 */
export async function loadFirstInGroups(
  tx: ReadTx,
  orgId: number,
  planId: string,
  { groups, limit }: { groups: readonly (readonly GroupWords[])[]; limit: number },
): Promise<StoredProject[]> {
  const words = groups.flatMap((members, place) => members.map((member) => ({ ...member, place })))
  const wanted = sql<GroupWords & { place: number }>`(select * from unnest(
    ${words.map(({ strategyNo }) => strategyNo)}::int[], ${words.map(({ strategy }) => strategy)}::text[],
    ${words.map(({ programme }) => programme)}::text[], ${words.map(({ place }) => place)}::int[]
  ) as wanted ("strategyNo", strategy, programme, place))`.as('wanted')
  const rows = await projectsOf(tx, orgId)
    .innerJoin(wanted, (join) =>
      join.on(sql<boolean>`project.strategy_no is not distinct from wanted."strategyNo"
        and project.strategy is not distinct from wanted.strategy
        and coalesce(project.programme, project.programme_raw) is not distinct from wanted.programme`),
    )
    .where('plan_id', '=', planId)
    .orderBy('wanted.place')
    .orderBy('position')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(storedProject)
}

/** The order of a plan. */
export const loadOrder = (tx: ReadTx, orgId: number, planId: string): Promise<Placed[]> =>
  tx
    .selectFrom('project')
    .select(['id', 'position'])
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .orderBy('position')
    .orderBy('id')
    .execute()

/**
 * Writes projects of a plan, new or in place of what they were, but not their funds; the caller has locked the plan.
 * @throws AppError 'conflict' when one of the ids is a project of another plan
 */
export async function saveProjects(
  tx: Tx,
  orgId: number,
  planId: string,
  projects: readonly StoredProject[],
  now: Date,
): Promise<void> {
  for (const part of statementParts(projects, ROWS_AT_ONCE)) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('project')
      .values(
        part.map((project) => ({
          ...projectColumns(project),
          org_id: orgId,
          id: project.id,
          plan_id: planId,
          created_at: now,
          updated_at: now,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['org_id', 'id'])
          .doUpdateSet((eb) => {
            const columns = Object.keys(projectColumns(part[0] as StoredProject)) as (keyof ProjectTable)[]
            const written = [...columns, 'updated_at' as const]
            return Object.fromEntries(written.map((column) => [column, eb.ref(`excluded.${column}`)]))
          })
          .whereRef('project.plan_id', '=', 'excluded.plan_id'),
      )
      .executeTakeFirstOrThrow()
    // Ids are the clients': one that was deleted here may have been given to a project of another plan since.
    if (numInsertedOrUpdatedRows !== BigInt(part.length))
      throw new AppError('conflict', 'รหัสของโครงการนี้ถูกใช้ในแผนปีอื่นแล้ว จึงบันทึกไม่ได้')
  }
}

/** Writes the funds of projects in place of those they had. */
export async function replaceFunds(tx: Tx, orgId: number, projects: readonly StoredProject[]): Promise<void> {
  if (projects.length === 0) return
  await tx
    .deleteFrom('project_fund')
    .where('org_id', '=', orgId)
    .where(sql<boolean>`project_id = any(${projects.map(({ id }) => id)}::uuid[])`)
    .execute()
  await insertFunds(tx, orgId, projects)
}

/** Gives projects another position, and nothing else: no new version. */
export async function movePositions(tx: Tx, orgId: number, placed: readonly Placed[]): Promise<void> {
  if (placed.length === 0) return
  await sql`
    update project set position = placed.position
    from unnest(${placed.map(({ id }) => id)}::uuid[], ${placed.map(({ position }) => position)}::int[])
      as placed (id, position)
    where project.org_id = ${orgId} and project.id = placed.id
  `.execute(tx)
}
