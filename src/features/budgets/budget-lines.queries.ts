import { sql } from 'kysely'
import { orgIdOf, type Tx } from '#src/db/scope.ts'
import { statementParts } from '#src/db/statement-parts.ts'
import type { BudgetLine } from './budgets.ts'

const columnsOf = (line: BudgetLine) => ({
  position: line.position,
  code: line.code,
  area: line.area,
  programme: line.programme,
  work: line.work,
  budget_type: line.budgetType,
  expense_category: line.expenseCategory,
  name: line.name,
  department: line.department,
  amount_satang: line.amountSatang,
  left_out_reason: line.leftOutReason,
  source_sheet: line.sourceSheet,
  source_row: line.sourceRow,
  version: line.version,
})

const WRITTEN = [
  'position',
  'code',
  'area',
  'programme',
  'work',
  'budget_type',
  'expense_category',
  'name',
  'department',
  'amount_satang',
  'left_out_reason',
  'source_sheet',
  'source_row',
  'version',
] as const

/** Writes lines, new or in place of what they were, with the versions they bear; the caller holds the lock of their instrument. */
export async function saveLines(tx: Tx, lines: readonly BudgetLine[]): Promise<void> {
  const orgId = orgIdOf(tx)
  for (const part of statementParts(lines, 500))
    await tx
      .insertInto('budget_line')
      .values(
        part.map((line) => ({ ...columnsOf(line), org_id: orgId, id: line.id, instrument_id: line.instrumentId })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['org_id', 'id'])
          .doUpdateSet((eb) => Object.fromEntries(WRITTEN.map((column) => [column, eb.ref(`excluded.${column}`)]))),
      )
      .execute()
}

/** Whether a line has this id, in whichever instrument. */
export async function lineStands(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx
    .selectFrom('budget_line')
    .select('id')
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', id)
    .execute()
  return rows.length > 0
}

/** Removes lines, with what projects take of them and what was proposed for them. */
export async function deleteLines(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const orgId = orgIdOf(tx)
  const among = sql`any(${[...ids]}::uuid[])`
  await sql`delete from budget_allocation where org_id = ${orgId} and line_id = ${among}`.execute(tx)
  await sql`delete from budget_proposal where org_id = ${orgId} and line_id = ${among}`.execute(tx)
  await sql`delete from budget_line where org_id = ${orgId} and id = ${among}`.execute(tx)
}

/** Leaves lines of a year out of the plan for a reason, or, with null, takes them back in. @returns how many there were */
export async function setLeftOut(
  tx: Tx,
  fiscalYear: number,
  ids: readonly string[],
  reason: string | null,
): Promise<number> {
  if (ids.length === 0) return 0
  const { numUpdatedRows } = await tx
    .updateTable('budget_line')
    .set((eb) => ({ left_out_reason: reason, version: eb('version', '+', 1) }))
    .where('org_id', '=', orgIdOf(tx))
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where((eb) =>
      eb(
        'instrument_id',
        'in',
        eb
          .selectFrom('budget_instrument')
          .select('id')
          .where('org_id', '=', orgIdOf(tx))
          .where('fiscal_year', '=', fiscalYear),
      ),
    )
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
