import { sql, type Selectable } from 'kysely'
import type { BudgetInstrumentTable, BudgetLineTable } from '#src/db/schema.ts'
import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import type { OfficeType } from '#src/domain/office-types.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { type BudgetLine, type FundedProject, type Instrument, type LineForChoosing } from './budgets.ts'
import { loadAllocations } from './allocations.queries.ts'
import { freeLines } from './free-lines.ts'
import { tieOut, type ToTieOut } from './tie-out.ts'

const instrumentOf = (row: Selectable<BudgetInstrumentTable>): Instrument => ({
  id: row.id,
  fiscalYear: row.fiscal_year,
  kind: row.kind,
  number: row.number,
  title: row.title,
  councilOn: row.council_on,
  approvedOn: row.approved_on,
  announcedOn: row.announced_on,
  totalSatang: row.total_satang,
  version: row.version,
})

const lineOf = (row: Selectable<BudgetLineTable>): BudgetLine => ({
  id: row.id,
  instrumentId: row.instrument_id,
  position: row.position,
  code: row.code,
  area: row.area,
  programme: row.programme,
  work: row.work,
  budgetType: row.budget_type,
  expenseCategory: row.expense_category,
  name: row.name,
  department: row.department,
  amountSatang: row.amount_satang,
  leftOutReason: row.left_out_reason,
  sourceSheet: row.source_sheet,
  sourceRow: row.source_row,
  version: row.version,
})

/** The budget instruments of a year: the annual one first, the others as they came. */
export async function loadInstruments(tx: ReadTx, fiscalYear: FiscalYear): Promise<Instrument[]> {
  const rows = await tx
    .selectFrom('budget_instrument')
    .selectAll()
    .where('org_id', '=', orgIdOf(tx))
    .where('fiscal_year', '=', fiscalYear)
    .orderBy(sql`kind <> 'annual'`)
    .orderBy(sql`coalesce(announced_on, approved_on, council_on)`)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(instrumentOf)
}

/** What is said of an instrument, line or file of the budget that is not there. */
export const notInBudget = (): AppError =>
  new AppError('not_found', 'ไม่พบรายการงบประมาณนี้ อาจถูกลบไปแล้ว กรุณาเปิดหน้างบประมาณใหม่')

/**
 * An instrument of a year; nobody else changes it or its lines until the transaction ends.
 * @throws AppError 'not_found'
 */
export async function lockInstrument(tx: Tx, fiscalYear: FiscalYear, id: string): Promise<Instrument> {
  if (!isUuid(id)) throw notInBudget()
  const row = await tx
    .selectFrom('budget_instrument')
    .selectAll()
    .where('org_id', '=', orgIdOf(tx))
    .where('fiscal_year', '=', fiscalYear)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notInBudget()
  return instrumentOf(row)
}

/** The lines of the instruments of a year, instrument by instrument in the order of each. */
export async function loadLines(tx: ReadTx, instrumentIds: readonly string[]): Promise<BudgetLine[]> {
  if (instrumentIds.length === 0) return []
  const rows = await tx
    .selectFrom('budget_line')
    .selectAll()
    .where('org_id', '=', orgIdOf(tx))
    .where(sql<boolean>`instrument_id = any(${[...instrumentIds]}::uuid[])`)
    .orderBy('instrument_id')
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(lineOf)
}

/** The projects of the plan of a year as far as money is concerned, in the plan's order; none where there is no plan. */
export async function loadFundedProjects(tx: ReadTx, fiscalYear: FiscalYear): Promise<FundedProject[]> {
  const projects = await tx
    .selectFrom('project')
    .innerJoin('plan', (join) =>
      join.onRef('plan.org_id', '=', 'project.org_id').onRef('plan.id', '=', 'project.plan_id'),
    )
    .select(['project.id', 'project.kind', 'project.name', 'project.programme', 'project.departments'])
    .where('project.org_id', '=', orgIdOf(tx))
    .where('plan.fiscal_year', '=', fiscalYear)
    .orderBy('project.position')
    .orderBy('project.id')
    .execute()
  if (projects.length === 0) return []
  // Asked for by their projects in one go: looked up project by project they took most of the time of a tie-out.
  const funds = await tx
    .selectFrom('project_fund')
    .select(['project_id', 'source', 'amount_satang as amountSatang'])
    .where('org_id', '=', orgIdOf(tx))
    .where(sql<boolean>`project_id = any(${projects.map(({ id }) => id)}::uuid[])`)
    .orderBy('project_id')
    .orderBy('position')
    .execute()
  const byProject = Map.groupBy(funds, ({ project_id: id }) => id)
  return projects.map((project) => ({
    ...project,
    funds: (byProject.get(project.id) ?? []).map(({ source, amountSatang }) => ({ source, amountSatang })),
  }))
}

/** All that a year's tie-out compares. Five statements whatever the size. */
export async function loadToTieOut(tx: ReadTx, fiscalYear: FiscalYear): Promise<ToTieOut> {
  const instruments = await loadInstruments(tx, fiscalYear)
  return {
    instruments,
    lines: await loadLines(
      tx,
      instruments.map(({ id }) => id),
    ),
    allocations: await loadAllocations(tx, fiscalYear),
    projects: await loadFundedProjects(tx, fiscalYear),
  }
}

/**
 * The budget lines of a year of which something is still free for a project, in the order of the budget, to be chosen instead of typed.
 * @param department only lines of this division, and those that name none
 */
export async function linesForChoosing(
  tx: ReadTx,
  fiscalYear: FiscalYear,
  { department }: { department?: string } = {},
): Promise<LineForChoosing[]> {
  return freeLines(tieOut(await loadToTieOut(tx, fiscalYear)), await officeTypeOf(tx), department)
}

/** The type of the office in scope. */
export async function officeTypeOf(tx: ReadTx): Promise<OfficeType> {
  const row = await tx.selectFrom('organization').select('type').where('id', '=', orgIdOf(tx)).executeTakeFirstOrThrow()
  return row.type
}
