import type { ReadTx, Tx } from '#src/db/scope.ts'
import type { HolidayChange } from './holidays.ts'

/** What the office in scope changed in the list of days off, in order of the dates. */
export async function loadHolidayChanges(tx: ReadTx, orgId: number): Promise<HolidayChange[]> {
  const rows = await tx.selectFrom('holiday').selectAll().where('org_id', '=', orgId).orderBy('date').execute()
  return rows.map(({ date, name, is_removed: isRemoved }) => ({ date, name, isRemoved }))
}

/** Saves a change, in place of an earlier one of the same day. */
export async function saveHolidayChange(tx: Tx, orgId: number, change: HolidayChange): Promise<void> {
  const { date, name, isRemoved } = change
  await tx
    .insertInto('holiday')
    .values({ org_id: orgId, date, name, is_removed: isRemoved })
    .onConflict((conflict) => conflict.columns(['org_id', 'date']).doUpdateSet({ name, is_removed: isRemoved }))
    .execute()
}

/** Takes a change back, so that the list that comes with the program holds again. @returns whether there was one */
export async function deleteHolidayChange(tx: Tx, orgId: number, date: string): Promise<boolean> {
  const result = await tx.deleteFrom('holiday').where('org_id', '=', orgId).where('date', '=', date).executeTakeFirst()
  return result.numDeletedRows === 1n
}
