import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import type { RecognisedBudget } from '#src/intake/recognised-budget.ts'

/** A file that was read for an instrument, until it is taken in or thrown away. */
export type BudgetImport = {
  id: string
  fiscalYear: number
  instrumentId: string
  status: 'draft' | 'accepted' | 'discarded'
  fileName: string
  fileSha256: string
  recognised: RecognisedBudget
  version: number
}

/** Keeps a file with what was read from it. */
export async function insertImport(tx: Tx, draft: BudgetImport, bytes: Uint8Array, now: Date): Promise<void> {
  await tx
    .insertInto('budget_import')
    .values({
      org_id: orgIdOf(tx),
      id: draft.id,
      fiscal_year: draft.fiscalYear,
      instrument_id: draft.instrumentId,
      status: draft.status,
      file_name: draft.fileName,
      file_sha256: draft.fileSha256,
      file_bytes: Buffer.from(bytes),
      recognised: JSON.stringify(draft.recognised),
      created_at: now,
    })
    .execute()
}

/** A file of a year as it was read, or null. */
export async function findImport(tx: ReadTx, fiscalYear: number, id: string): Promise<BudgetImport | null> {
  const row = await tx
    .selectFrom('budget_import')
    .select(['id', 'fiscal_year', 'instrument_id', 'status', 'file_name', 'file_sha256', 'recognised', 'version'])
    .where('org_id', '=', orgIdOf(tx))
    .where('fiscal_year', '=', fiscalYear)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row || row.instrument_id === null) return null
  return {
    id: row.id,
    fiscalYear: row.fiscal_year,
    instrumentId: row.instrument_id,
    status: row.status,
    fileName: row.file_name,
    fileSha256: row.file_sha256,
    // Written by `insertImport` and `updateImport` alone.
    recognised: row.recognised as RecognisedBudget,
    version: row.version,
  }
}

/** The bytes of a file that was kept. */
export async function loadImportFile(tx: ReadTx, id: string): Promise<Uint8Array> {
  const row = await tx
    .selectFrom('budget_import')
    .select('file_bytes')
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.file_bytes
}

/** Writes what became of a file and raises its version; false when it is no draft of this version any more. */
export async function updateImport(
  tx: Tx,
  { id, version, status, recognised }: Pick<BudgetImport, 'id' | 'version' | 'status' | 'recognised'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('budget_import')
    .set((eb) => ({ status, recognised: JSON.stringify(recognised), version: eb('version', '+', 1) }))
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', '=', 'draft')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
