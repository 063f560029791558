import type { Selectable } from 'kysely'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import type { RegulationVersion } from '#src/domain/law/regulation.ts'
import type { OwnWords } from '#src/domain/office-types.ts'
import type { LevelLabel, OptionalColumn, RowOrder } from '#src/domain/plan.ts'
import type { PlanStatus } from '#src/domain/plan-status.ts'
import type { Digits } from '#src/domain/thai-text.ts'
import type { ReadTx, Tx } from '#src/db/scope.ts'
import type { PlanTable } from '#src/db/schema.ts'
import { findOwnWords } from '#src/features/offices/profile.queries.ts'

/** A fiscal year's operation plan of the office in scope, with what its book is set to. */
export type Plan = {
  id: string
  fiscalYear: FiscalYear
  regulation: RegulationVersion
  levelLabel: LevelLabel
  preparedBy: string | null
  announcementNumber: string | null
  /** ISO date. */
  announcementDate: string | null
  signatoryName: string | null
  signatoryPosition: string | null
  digits: Digits
  rowOrder: RowOrder
  optionalColumns: OptionalColumn[]
  /** The box of the flow chart that is to be done now, and since when. */
  status: PlanStatus
  statusSince: Date | null
  /** ISO date on which the budget instrument was announced, and how it is called: from it the days to finish the plan run. */
  budgetAnnouncedOn: string | null
  budgetReference: string | null
  /** ISO date to which the executive has put off the end of the period, and the order that says so. */
  finishExtendedTo: string | null
  finishExtensionOrder: string | null
  /** ISO dates between which the announced plan is posted. */
  postedOn: string | null
  postedUntil: string | null
  /** Raised by every change of a project. */
  changeCount: number
  version: number
  /** What the office calls its executive, committees and budget law where that differs from its type; null = as its type. */
  words?: OwnWords | null
}

const asPlan = (row: Selectable<PlanTable>, words: OwnWords | null): Plan => ({
  id: row.id,
  fiscalYear: row.fiscal_year,
  regulation: row.regulation,
  levelLabel: row.level_label,
  preparedBy: row.prepared_by,
  announcementNumber: row.announcement_number,
  announcementDate: row.announcement_date,
  signatoryName: row.signatory_name,
  signatoryPosition: row.signatory_position,
  digits: row.digits,
  rowOrder: row.row_order,
  optionalColumns: row.optional_columns,
  status: row.status,
  statusSince: row.status_since,
  budgetAnnouncedOn: row.budget_announced_on,
  budgetReference: row.budget_reference,
  finishExtendedTo: row.finish_extended_to,
  finishExtensionOrder: row.finish_extension_order,
  postedOn: row.posted_on,
  postedUntil: row.posted_until,
  changeCount: row.change_count,
  version: row.version,
  words,
})

/** The plan of a fiscal year, or null. */
export async function findPlan(tx: ReadTx, orgId: number, fiscalYear: FiscalYear): Promise<Plan | null> {
  const row = await tx
    .selectFrom('plan')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('fiscal_year', '=', fiscalYear)
    .executeTakeFirst()
  return row ? asPlan(row, await findOwnWords(tx, orgId)) : null
}

/** The fiscal year of a plan, by its id; null when the office in scope has no such plan. */
export async function findPlanYear(tx: ReadTx, orgId: number, planId: string): Promise<FiscalYear | null> {
  const row = await tx
    .selectFrom('plan')
    .select('fiscal_year')
    .where('org_id', '=', orgId)
    .where('id', '=', planId)
    .executeTakeFirst()
  return row?.fiscal_year ?? null
}

/** As `findPlan`, and nobody else changes the plan until the transaction ends. */
export async function lockPlan(tx: Tx, orgId: number, fiscalYear: FiscalYear): Promise<Plan | null> {
  const row = await tx
    .selectFrom('plan')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('fiscal_year', '=', fiscalYear)
    .forUpdate()
    .executeTakeFirst()
  return row ? asPlan(row, await findOwnWords(tx, orgId)) : null
}

/**
 * Notes that the projects of a plan changed, and holds its lock until the transaction ends.
 * @param by how many changes there were
 * @returns the plan's count of changes now: the number of the last of them
 */
export async function touchPlan(tx: Tx, orgId: number, planId: string, now: Date, by = 1): Promise<number> {
  const row = await tx
    .updateTable('plan')
    .set((eb) => ({ updated_at: now, change_count: eb('change_count', '+', by) }))
    .where('org_id', '=', orgId)
    .where('id', '=', planId)
    .returning('change_count')
    .executeTakeFirstOrThrow()
  return row.change_count
}

/** A line of the list of plans. */
export type PlanSummary = { fiscalYear: FiscalYear; status: PlanStatus; projectCount: number; updatedAt: Date }

/** The plans of the office in scope, newest year first, with their sizes. */
export async function listPlans(tx: ReadTx, orgId: number): Promise<PlanSummary[]> {
  const rows = await tx
    .selectFrom('plan')
    .select((eb) => [
      'fiscal_year',
      'status',
      'updated_at',
      eb
        .selectFrom('project')
        .whereRef('project.org_id', '=', 'plan.org_id')
        .whereRef('project.plan_id', '=', 'plan.id')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('project_count'),
    ])
    .where('org_id', '=', orgId)
    .orderBy('fiscal_year', 'desc')
    .execute()
  return rows.map((row) => ({
    fiscalYear: row.fiscal_year,
    status: row.status,
    projectCount: row.project_count ?? 0,
    updatedAt: row.updated_at,
  }))
}

/** What `planStateOf` says where there is no plan. */
export const NO_PLAN_YET = 'new-plan'

/** Names the state of the plan of a fiscal year: another after every change of its projects or settings. */
export async function planStateOf(tx: ReadTx, orgId: number, fiscalYear: FiscalYear): Promise<string> {
  const row = await tx
    .selectFrom('plan')
    .select('updated_at')
    .where('org_id', '=', orgId)
    .where('fiscal_year', '=', fiscalYear)
    .executeTakeFirst()
  return row ? row.updated_at.toISOString() : NO_PLAN_YET
}

/** Adds an empty plan, unless the office has one for the year already. @returns whether it was added */
export async function insertPlan(
  tx: Tx,
  orgId: number,
  plan: Pick<Plan, 'id' | 'fiscalYear' | 'regulation' | 'levelLabel'>,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .insertInto('plan')
    .values((eb) => ({
      org_id: orgId,
      id: plan.id,
      fiscal_year: plan.fiscalYear,
      // The annual budget may have been entered first.
      budget_announced_on: eb
        .selectFrom('budget_instrument')
        .select('announced_on')
        .where('org_id', '=', orgId)
        .where('fiscal_year', '=', plan.fiscalYear)
        .where('kind', '=', 'annual'),
      regulation: plan.regulation,
      level_label: plan.levelLabel,
      status_since: now,
      created_at: now,
      updated_at: now,
    }))
    .onConflict((conflict) => conflict.columns(['org_id', 'fiscal_year']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Saves the settings of a plan and raises its version; false when another version is there. */
export async function updatePlan(tx: Tx, orgId: number, plan: Plan, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('plan')
    .set({
      regulation: plan.regulation,
      level_label: plan.levelLabel,
      prepared_by: plan.preparedBy,
      announcement_number: plan.announcementNumber,
      announcement_date: plan.announcementDate,
      signatory_name: plan.signatoryName,
      signatory_position: plan.signatoryPosition,
      digits: plan.digits,
      row_order: plan.rowOrder,
      optional_columns: plan.optionalColumns,
      version: plan.version + 1,
      updated_at: now,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', plan.id)
    .where('version', '=', plan.version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
