import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import { sha256Of } from './answers.queries.ts'
import type { FileProblem, ReadRow } from './template.ts'

/** A template that came back, as it was read, until its sender says yes. One of each who is asked: the next takes its place. */
export type Draft = {
  id: string
  requestId: string
  at: Date
  fileName: string
  sha256: string
  rows: ReadRow[]
  problems: FileProblem[]
}

const drafts = (tx: ReadTx, requestId: string) =>
  tx.selectFrom('collection_draft').where('org_id', '=', orgIdOf(tx)).where('request_id', '=', requestId)

/** The file that waits, without its bytes, or null. */
export async function findDraft(tx: ReadTx, requestId: string): Promise<Draft | null> {
  const row = await drafts(tx, requestId)
    .select(['id', 'at', 'file_name', 'sha256', 'rows', 'problems'])
    .executeTakeFirst()
  if (!row) return null
  // Only `saveDraft` writes them.
  const [rows, problems] = [row.rows as ReadRow[], row.problems as FileProblem[]]
  return { id: row.id, requestId, at: row.at, fileName: row.file_name, sha256: row.sha256, rows, problems }
}

/** The bytes of the file that waits; null when none does. */
export async function loadDraftBytes(tx: ReadTx, requestId: string): Promise<Buffer | null> {
  const row = await drafts(tx, requestId).select('bytes').executeTakeFirst()
  return row?.bytes ?? null
}

/** Has a file wait, in place of the one before; sent once more it is still the same one, so that saying yes to it holds. */
export async function saveDraft(tx: Tx, draft: Omit<Draft, 'sha256'>, bytes: Uint8Array): Promise<void> {
  const sha256 = sha256Of(bytes)
  const waiting = await findDraft(tx, draft.requestId)
  await dropDraft(tx, draft.requestId)
  await tx
    .insertInto('collection_draft')
    .values({
      org_id: orgIdOf(tx),
      request_id: draft.requestId,
      id: waiting?.sha256 === sha256 ? waiting.id : draft.id,
      at: draft.at,
      file_name: draft.fileName,
      sha256,
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      rows: JSON.stringify(draft.rows),
      problems: JSON.stringify(draft.problems),
    })
    .execute()
}

/** Forgets the file that waits, if one does. */
export async function dropDraft(tx: Tx, requestId: string): Promise<void> {
  await tx
    .deleteFrom('collection_draft')
    .where('org_id', '=', orgIdOf(tx))
    .where('request_id', '=', requestId)
    .execute()
}
