import { sql, type Selectable } from 'kysely'
import type { CollectionItemTable } from '#src/db/schema.ts'
import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import { readColumns, readFunds, writeColumns, writeFunds } from '#src/features/plans/project-columns.ts'
import type { CollectionItem, ItemContent, ItemStatus, NewItem } from './items.ts'

/** What an item says of a project. */
export const contentOfRow = (row: Selectable<CollectionItemTable>): ItemContent => ({
  ...readColumns(row),
  funds: readFunds(row),
  villages: row.villages,
})

const itemOf = (row: Selectable<CollectionItemTable>): CollectionItem => ({
  id: row.id,
  requestId: row.request_id,
  answerId: row.answer_id,
  position: row.position,
  status: row.status,
  ...contentOfRow(row),
  fromSource: row.from_source,
  fromId: row.from_id,
  remark: row.remark,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
  projectId: row.project_id,
  version: row.version,
  updatedAt: row.updated_at,
})

const columnsOf = (content: ItemContent) => ({
  ...writeColumns(content),
  ...writeFunds(content.funds),
  villages: content.villages,
})

const items = (tx: ReadTx) => tx.selectFrom('collection_item').selectAll().where('org_id', '=', orgIdOf(tx))

/** The items of one who was asked, in the order in which they came. */
export async function listItems(tx: ReadTx, requestId: string): Promise<CollectionItem[]> {
  const rows = await items(tx).where('request_id', '=', requestId).orderBy('position').orderBy('id').execute()
  return rows.map(itemOf)
}

/** An item of the office, whoever sent it, or null. */
export async function findItem(tx: ReadTx, itemId: string): Promise<CollectionItem | null> {
  const row = await items(tx).where('id', '=', itemId).executeTakeFirst()
  return row ? itemOf(row) : null
}

/** As `findItem`, and nobody else changes it until the transaction ends. */
export async function lockItem(tx: Tx, itemId: string): Promise<CollectionItem | null> {
  const row = await items(tx).where('id', '=', itemId).forUpdate().executeTakeFirst()
  return row ? itemOf(row) : null
}

/** Which of these ids are items of the office already, and whose. */
export async function ownersOf(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await items(tx).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.request_id]))
}

/** Keeps items that just came, waiting in the inbox. `receivedOn`: ISO date on which the office was told of them. */
export async function insertItems(
  tx: Tx,
  answer: { id: string; requestId: string; at: Date; receivedOn: string },
  sent: readonly NewItem[],
): Promise<void> {
  for (const item of sent)
    await tx
      .insertInto('collection_item')
      .values({
        ...columnsOf(item),
        org_id: orgIdOf(tx),
        id: item.id,
        request_id: answer.requestId,
        answer_id: answer.id,
        position: item.position,
        from_source: item.fromSource ?? null,
        from_id: item.fromId ?? null,
        noticed_on: answer.receivedOn,
        updated_at: answer.at,
      })
      .execute()
}

/**
 * Writes what an item says anew; the item must be locked. `answerId`: the sending by which its sender corrected it, which then waits again;
 * without it the office corrected it and its standing stays.
 */
export async function saveContent(
  tx: Tx,
  item: Pick<CollectionItem, 'id'>,
  content: ItemContent,
  { at, answerId }: { at: Date; answerId?: string },
): Promise<void> {
  await tx
    .updateTable('collection_item')
    .set((eb) => ({
      ...columnsOf(content),
      edit_id: null,
      ...(answerId === undefined ? {} : { answer_id: answerId, status: 'waiting' as const, remark: null }),
      version: eb('version', '+', 1),
      updated_at: at,
    }))
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', item.id)
    .execute()
}

/** What was decided about an item. */
export type ItemDecision = {
  status: ItemStatus
  remark: string | null
  projectId: string | null
  at: Date
  by: string
  /** The edit of the plan by which it came in; when that is undone, it waits again. */
  editId?: string
}

/** Notes what was decided about an item, which must be locked. */
export async function saveDecision(tx: Tx, item: Pick<CollectionItem, 'id'>, decision: ItemDecision): Promise<void> {
  await tx
    .updateTable('collection_item')
    .set((eb) => ({
      status: decision.status,
      remark: decision.remark,
      project_id: decision.projectId,
      decided_at: decision.at,
      decided_by: decision.by,
      edit_id: decision.editId ?? null,
      ...(decision.editId === undefined
        ? {}
        : { past_edits: sql<string[]>`array_append(past_edits, ${decision.editId}::uuid)` }),
      version: eb('version', '+', 1),
      updated_at: decision.at,
    }))
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', item.id)
    .execute()
}
