import type { ReadTx, Tx } from '#src/db/scope.ts'
import type { ColumnRole, ManualMapping } from '#src/intake/recognised.ts'

/** The columns named by hand that this office has used, by the header's fingerprint. */
export async function loadMappings(tx: ReadTx, orgId: number): Promise<Map<string, ManualMapping>> {
  const rows = await tx
    .selectFrom('column_mapping')
    .innerJoin('column_mapping_column', (join) =>
      join
        .onRef('column_mapping_column.org_id', '=', 'column_mapping.org_id')
        .onRef('column_mapping_column.signature', '=', 'column_mapping.signature'),
    )
    .select(['column_mapping.signature', 'header_rows', 'column_index', 'role'])
    .where('column_mapping.org_id', '=', orgId)
    .execute()
  const mappings = new Map<string, ManualMapping>()
  for (const row of rows) {
    const mapping = mappings.get(row.signature) ?? { headerRows: row.header_rows, columns: {} }
    mapping.columns[row.column_index] = row.role as ColumnRole
    mappings.set(row.signature, mapping)
  }
  return mappings
}

/** Remembers columns named by hand, in place of what was remembered for the same header. */
export async function saveMapping(
  tx: Tx,
  orgId: number,
  signature: string,
  mapping: ManualMapping,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('column_mapping')
    .values({ org_id: orgId, signature, header_rows: mapping.headerRows, updated_at: now })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'signature']).doUpdateSet({ header_rows: mapping.headerRows, updated_at: now }),
    )
    .execute()
  await tx.deleteFrom('column_mapping_column').where('org_id', '=', orgId).where('signature', '=', signature).execute()
  const columns = Object.entries(mapping.columns).map(([index, role]) => ({
    org_id: orgId,
    signature,
    column_index: Number(index),
    role,
  }))
  if (columns.length > 0) await tx.insertInto('column_mapping_column').values(columns).execute()
}
