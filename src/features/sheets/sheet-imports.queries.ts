import type { ReadTx, Tx } from '#src/db/scope.ts'
import type { SheetReading } from './sheet-reading.ts'

/** A file that came back, waiting to be applied or done with. */
export type SheetImport = {
  id: string
  planId: string
  exportId: string | null
  status: 'draft' | 'applied' | 'discarded'
  fileName: string
  fileSha256: string
  at: Date
  actor: string
  appliedAt: Date | null
}

const COLUMNS = [
  'id',
  'plan_id as planId',
  'export_id as exportId',
  'status',
  'file_name as fileName',
  'file_sha256 as fileSha256',
  'at',
  'actor',
  'applied_at as appliedAt',
] as const

/** Keeps a file with what was read of it. */
export async function insertImport(
  tx: Tx,
  orgId: number,
  { id, planId, exportId, fileName, fileSha256, at, actor }: SheetImport,
  { bytes, reading }: { bytes: Uint8Array; reading: SheetReading },
): Promise<void> {
  await tx
    .insertInto('sheet_import')
    .values({
      org_id: orgId,
      id,
      plan_id: planId,
      export_id: exportId,
      file_name: fileName,
      file_sha256: fileSha256,
      file_bytes: Buffer.from(bytes),
      at,
      actor,
      rows: JSON.stringify(reading),
    })
    .execute()
}

/** The latest files of a plan, newest first. */
export const listImports = (tx: ReadTx, orgId: number, planId: string, limit: number): Promise<SheetImport[]> =>
  tx
    .selectFrom('sheet_import')
    .select(COLUMNS)
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** The files of a plan with the very same bytes, newest first. */
export const findSameFiles = (tx: ReadTx, orgId: number, planId: string, fileSha256: string): Promise<SheetImport[]> =>
  tx
    .selectFrom('sheet_import')
    .select(COLUMNS)
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .where('file_sha256', '=', fileSha256)
    .orderBy('at', 'desc')
    .execute()

/** A file with what was read of it. */
export async function findImport(
  tx: ReadTx,
  orgId: number,
  planId: string,
  id: string,
): Promise<(SheetImport & { reading: SheetReading }) | null> {
  const row = await tx
    .selectFrom('sheet_import')
    .select([...COLUMNS, 'rows'])
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { rows, ...kept } = row
  // Written by this program alone.
  return { ...kept, reading: rows as SheetReading }
}

/** Says what became of a file that waits. @returns whether it still waited */
export async function closeImport(
  tx: Tx,
  orgId: number,
  id: string,
  { status, at }: { status: 'applied' | 'discarded'; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('sheet_import')
    .set((eb) => ({ status, applied_at: status === 'applied' ? at : null, version: eb('version', '+', 1) }))
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
