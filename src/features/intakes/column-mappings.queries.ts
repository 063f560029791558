import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import type { ManualMapping } from '#src/intake/recognised.ts'
import type { BudgetMapping } from '#src/intake/recognised-budget.ts'

/** Columns of a table as a person has named them, by what the file is read as. */
type MappingOf = { plan: ManualMapping; budget: BudgetMapping }

/** Headers of budgets are remembered apart from those of plans, which may have the same words. */
const MARKS: Readonly<Record<keyof MappingOf, string>> = { plan: '', budget: 'budget:' }

/** The columns named by hand that this office has used, by the header's fingerprint. */
export async function loadMappings<Kind extends keyof MappingOf>(
  tx: ReadTx,
  kind: Kind,
): Promise<Map<string, MappingOf[Kind]>> {
  const mark = MARKS[kind]
  const rows = await tx
    .selectFrom('column_mapping as mapping')
    .innerJoin('column_mapping_column as named', (join) =>
      join.onRef('named.org_id', '=', 'mapping.org_id').onRef('named.signature', '=', 'mapping.signature'),
    )
    .select(['mapping.signature', 'header_rows', 'column_index', 'role'])
    .where('mapping.org_id', '=', orgIdOf(tx))
    .where('mapping.signature', mark === '' ? 'not like' : 'like', mark === '' ? '%:%' : `${mark}%`)
    .execute()
  const mappings = new Map<string, { headerRows: number; columns: Record<number, string> }>()
  for (const row of rows) {
    const signature = row.signature.slice(mark.length)
    const mapping = mappings.get(signature) ?? { headerRows: row.header_rows, columns: {} }
    mapping.columns[row.column_index] = row.role
    mappings.set(signature, mapping)
  }
  // Only `saveMapping` writes them, with the roles of their kind.
  return mappings as Map<string, MappingOf[Kind]>
}

/** Remembers columns named by hand, in place of what was remembered for the same header. */
export async function saveMapping<Kind extends keyof MappingOf>(
  tx: Tx,
  kind: Kind,
  header: string,
  { headerRows, columns }: MappingOf[Kind],
  now: Date,
): Promise<void> {
  const org_id = orgIdOf(tx)
  const signature = `${MARKS[kind]}${header}`
  await tx
    .insertInto('column_mapping')
    .values({ org_id, signature, header_rows: headerRows, updated_at: now })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'signature']).doUpdateSet({ header_rows: headerRows, updated_at: now }),
    )
    .execute()
  await tx.deleteFrom('column_mapping_column').where('org_id', '=', org_id).where('signature', '=', signature).execute()
  const named = Object.entries(columns).map(([index, role]) => ({
    org_id,
    signature,
    column_index: Number(index),
    role,
  }))
  if (named.length > 0) await tx.insertInto('column_mapping_column').values(named).execute()
}
