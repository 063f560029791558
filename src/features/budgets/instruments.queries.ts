import { sql } from 'kysely'
import { orgIdOf, type Tx } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import type { Instrument } from './budgets.ts'

const columnsOf = (instrument: Instrument) => ({
  kind: instrument.kind,
  number: instrument.number,
  title: instrument.title,
  council_on: instrument.councilOn,
  approved_on: instrument.approvedOn,
  announced_on: instrument.announcedOn,
  total_satang: instrument.totalSatang,
  version: instrument.version,
})

/** Adds an instrument. False when it is a second annual one of its year. */
export async function insertInstrument(tx: Tx, instrument: Instrument, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('budget_instrument')
    .values({
      ...columnsOf(instrument),
      org_id: orgIdOf(tx),
      id: instrument.id,
      fiscal_year: instrument.fiscalYear,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Writes an instrument in place of what it was; the caller holds its lock and has raised its version. */
export async function updateInstrument(tx: Tx, instrument: Instrument): Promise<void> {
  await tx
    .updateTable('budget_instrument')
    .set(columnsOf(instrument))
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', instrument.id)
    .execute()
}

/** Removes an instrument that has no lines any more, with the files that were read for it. */
export async function deleteInstrument(tx: Tx, id: string): Promise<void> {
  const orgId = orgIdOf(tx)
  await tx.deleteFrom('budget_proposal').where('org_id', '=', orgId).where('instrument_id', '=', id).execute()
  await tx.deleteFrom('budget_import').where('org_id', '=', orgId).where('instrument_id', '=', id).execute()
  await tx.deleteFrom('budget_instrument').where('org_id', '=', orgId).where('id', '=', id).execute()
}

/**
 * Gives the plan of the year, where there is one, the date and name of the annual instrument: from then its thirty days run.
 * @law ระเบียบฯ ข้อ 27
 */
export async function setBudgetOfPlan(
  tx: Tx,
  { fiscalYear, announcedOn, title, number }: Pick<Instrument, 'fiscalYear' | 'announcedOn' | 'title' | 'number'>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('plan')
    .set({
      budget_announced_on: announcedOn,
      budget_reference: number === null ? title : `${title} เลขที่ ${number}`,
      updated_at: now,
    })
    .where('org_id', '=', orgIdOf(tx))
    .where('fiscal_year', '=', fiscalYear)
    .execute()
}

/** When the budget was announced as the plan of the year says it so far; null where nobody said. */
export async function budgetDateOfPlan(tx: Tx, fiscalYear: FiscalYear): Promise<string | null> {
  const row = await tx
    .selectFrom('plan')
    .select('budget_announced_on')
    .where('org_id', '=', orgIdOf(tx))
    .where('fiscal_year', '=', fiscalYear)
    .executeTakeFirst()
  return row?.budget_announced_on ?? null
}

/** How many lines an instrument has. */
export async function countLines(tx: Tx, instrumentId: string): Promise<number> {
  const row = await tx
    .selectFrom('budget_line')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('org_id', '=', orgIdOf(tx))
    .where('instrument_id', '=', instrumentId)
    .executeTakeFirstOrThrow()
  return row.count
}
