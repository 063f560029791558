import { sql } from 'kysely'
import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import type { BudgetMapping, BudgetRole, RecognisedBudget } from '#src/intake/recognised-budget.ts'

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
    .set({ status, recognised: JSON.stringify(recognised), version: version + 1 })
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', '=', 'draft')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Headers of budgets are remembered apart from those of plans, which may have the same words. */
const MARK = 'budget:'

/** The columns of budgets that this office has named by hand, by the header's signature. */
export async function loadBudgetMappings(tx: ReadTx): Promise<Map<string, BudgetMapping>> {
  const rows = await tx
    .selectFrom('column_mapping as mapping')
    .innerJoin('column_mapping_column as named', (join) =>
      join.onRef('named.org_id', '=', 'mapping.org_id').onRef('named.signature', '=', 'mapping.signature'),
    )
    .select(['mapping.signature', 'header_rows', 'column_index', 'role'])
    .where('mapping.org_id', '=', orgIdOf(tx))
    .where(sql<boolean>`starts_with(mapping.signature, ${MARK})`)
    .execute()
  const mappings = new Map<string, BudgetMapping>()
  for (const row of rows) {
    const signature = row.signature.slice(MARK.length)
    const mapping = mappings.get(signature) ?? { headerRows: row.header_rows, columns: {} }
    mapping.columns[row.column_index] = row.role as BudgetRole
    mappings.set(signature, mapping)
  }
  return mappings
}

/** Remembers columns named by hand, in place of what was remembered for the same header. */
export async function saveBudgetMapping(
  tx: Tx,
  signature: string,
  { headerRows, columns }: BudgetMapping,
  now: Date,
): Promise<void> {
  const mapping = { org_id: orgIdOf(tx), signature: `${MARK}${signature}` }
  await tx
    .insertInto('column_mapping')
    .values({ ...mapping, header_rows: headerRows, updated_at: now })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'signature']).doUpdateSet({ header_rows: headerRows, updated_at: now }),
    )
    .execute()
  await tx
    .deleteFrom('column_mapping_column')
    .where('org_id', '=', mapping.org_id)
    .where('signature', '=', mapping.signature)
    .execute()
  const named = Object.entries(columns).map(([index, role]) => ({ ...mapping, column_index: Number(index), role }))
  if (named.length > 0) await tx.insertInto('column_mapping_column').values(named).execute()
}
