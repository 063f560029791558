import type { Selectable } from 'kysely'
import type { OrganizationTable } from '#src/db/schema.ts'
import type { ReadTx, Tx } from '#src/db/scope.ts'
import type { OfficeType } from '#src/domain/office-types.ts'

/** An office that uses this installation. `id` is its DLA code as a number. */
export type Office = {
  id: number
  dlaCode: string
  name: string
  type: OfficeType
  amphoe: string | null
  province: string | null
}

/** The office with this DLA code, when it is registered here. */
export async function findOfficeByCode(tx: ReadTx, dlaCode: string): Promise<Office | null> {
  const row = await tx.selectFrom('organization').selectAll().where('dla_code', '=', dlaCode).executeTakeFirst()
  return row ? officeOf(row) : null
}

/** Null for an office without a code, which none of this program has. */
function officeOf({ dla_code: dlaCode, type, ...row }: Selectable<OrganizationTable>): Office | null {
  return dlaCode === null ? null : { ...row, dlaCode, type }
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
  return rows.map(officeOf).filter((office) => office !== null)
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
