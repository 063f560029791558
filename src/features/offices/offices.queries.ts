import type { ReadTx, Tx } from '#src/db/scope.ts'

/** An office that uses this installation. `id` is its DLA code as a number; the waiting room has id 1 and no code. */
export type Office = {
  id: number
  dlaCode: string
  name: string
  type: string
  amphoe: string | null
  province: string | null
}

/** The office with this DLA code, when it is registered here. */
export async function findOfficeByCode(tx: ReadTx, dlaCode: string): Promise<Office | null> {
  const row = await tx.selectFrom('organization').selectAll().where('dla_code', '=', dlaCode).executeTakeFirst()
  return row?.dla_code ? { ...row, dlaCode: row.dla_code } : null
}

/** All offices registered here, by name in Thai order. */
export async function listOffices(tx: ReadTx): Promise<Office[]> {
  const rows = await tx
    .selectFrom('organization')
    .selectAll()
    .where('dla_code', 'is not', null)
    .orderBy('name')
    .orderBy('province')
    .execute()
  return rows.flatMap((row) => (row.dla_code === null ? [] : [{ ...row, dlaCode: row.dla_code }]))
}

/** Registers an office; one that is there already stays as it is. */
export async function insertOffice(tx: Tx, office: Office): Promise<void> {
  const { dlaCode, ...columns } = office
  await tx
    .insertInto('organization')
    .values({ ...columns, dla_code: dlaCode })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
