import type { RecognisedDevelopment } from '#src/intake/recognised-development.ts'
import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'

/** An uploaded file of a development plan with what was read from it. */
export type DevelopmentImport = {
  id: string
  status: 'draft' | 'accepted' | 'discarded'
  fileName: string
  recognised: RecognisedDevelopment
  planId: string | null
  createdAt: Date
  version: number
}

/** Keeps a file with what was read from it, waiting to be accepted. */
export async function insertDevelopmentImport(
  tx: Tx,
  file: { id: string; fileName: string; sha256: string; bytes: Uint8Array; recognised: RecognisedDevelopment },
  now: Date,
): Promise<void> {
  const { bytes } = file
  await tx
    .insertInto('development_import')
    .values({
      org_id: orgIdOf(tx),
      id: file.id,
      file_name: file.fileName,
      file_sha256: file.sha256,
      file_bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      recognised: JSON.stringify(file.recognised),
      created_at: now,
    })
    .execute()
}

/** The file with this id, or null. */
export async function findDevelopmentImport(tx: ReadTx, id: string): Promise<DevelopmentImport | null> {
  const row = await tx
    .selectFrom('development_import')
    .select(['id', 'status', 'file_name', 'recognised', 'development_plan_id', 'created_at', 'version'])
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    status: row.status,
    fileName: row.file_name,
    // Written by `insertDevelopmentImport` alone.
    recognised: row.recognised as RecognisedDevelopment,
    planId: row.development_plan_id,
    createdAt: row.created_at,
    version: row.version,
  }
}

/** Files that wait to be accepted, and the last that were, newest first. */
export async function listDevelopmentImports(
  tx: ReadTx,
): Promise<Pick<DevelopmentImport, 'id' | 'status' | 'fileName' | 'createdAt'>[]> {
  const rows = await tx
    .selectFrom('development_import')
    .select(['id', 'status', 'file_name', 'created_at'])
    .where('org_id', '=', orgIdOf(tx))
    .where('status', '!=', 'discarded')
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => ({ id: row.id, status: row.status, fileName: row.file_name, createdAt: row.created_at }))
}

/** Settles what became of a waiting file. @returns false when someone else did before */
export async function settleDevelopmentImport(
  tx: Tx,
  { id, version }: Pick<DevelopmentImport, 'id' | 'version'>,
  outcome: { status: 'accepted'; planId: string; editionId: string } | { status: 'discarded' },
): Promise<boolean> {
  const result = await tx
    .updateTable('development_import')
    .set((eb) => ({
      status: outcome.status,
      version: eb('version', '+', 1),
      ...(outcome.status === 'accepted'
        ? { development_plan_id: outcome.planId, edition_id: outcome.editionId }
        : { file_bytes: Buffer.alloc(0) }),
    }))
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
