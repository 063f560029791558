import { sql, type Selectable } from 'kysely'
import type { CollectionItemTable } from '#src/db/schema.ts'
import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import type { SentWork } from './items.ts'
import { contentOfRow } from './items.queries.ts'

/** An item with its sender and the letter by which it was told of; null when there is no such item. */
export async function findSent(tx: ReadTx, itemId: string): Promise<SentWork | null> {
  const row = await tx
    .selectFrom('collection_item as item')
    .innerJoin('collection_request as request', (join) =>
      join.onRef('request.org_id', '=', 'item.org_id').onRef('request.id', '=', 'item.request_id'),
    )
    .innerJoin('collection_answer as answer', (join) =>
      join.onRef('answer.org_id', '=', 'item.org_id').onRef('answer.id', '=', 'item.answer_id'),
    )
    .selectAll('item')
    .select(['request.name as sender', 'request.agency_id', 'answer.letter_number', 'answer.letter_date'])
    .where('item.org_id', '=', orgIdOf(tx))
    .where('item.id', '=', itemId)
    .executeTakeFirst()
  return row ? sentWorkOf(row) : null
}

type SentRow = Selectable<CollectionItemTable> & {
  sender: string
  agency_id: string | null
  letter_number: string | null
  letter_date: string | null
}

function sentWorkOf(row: SentRow): SentWork {
  const { funds, departments, ...content } = contentOfRow(row)
  const isOutside = row.agency_id !== null || row.kind === 'outside-agency'
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    agencyId: row.agency_id,
    payer: isOutside ? row.sender : null,
    fields: {
      ...content,
      funds: funds.map(({ source, amountSatang }) => ({ source: source === '' ? null : source, amountSatang })),
      departments: isOutside && !departments.includes(row.sender) ? [...departments, row.sender] : departments,
      agencyLetter: letterOf(row),
    },
  }
}

/** The agency's letter as the form of a project names it. */
const letterOf = ({ letter_number: number, letter_date: date }: SentRow): string | null =>
  number === null ? null : [number, ...(date === null ? [] : [`ลงวันที่ ${formatThaiDate(date)}`])].join(' ')

/**
 * As `findSent` for an item that waits, and nobody else changes it until the transaction ends.
 * @param item `version`: as it was on the screen
 * @throws AppError 'not_found'; 'conflict' when it was decided or changed since
 */
export async function lockSent(tx: Tx, { id, version }: { id: string; version: number }): Promise<SentWork> {
  const row = await tx
    .selectFrom('collection_item')
    .select('version')
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const sent = row && (await findSent(tx, id))
  if (!sent) throw new AppError('not_found', 'ไม่พบรายการที่หน่วยงานส่งมา')
  if (sent.status !== 'waiting' || sent.version !== version)
    throw new AppError('conflict', 'รายการที่หน่วยงานส่งมานี้ถูกพิจารณาหรือแก้ไขไปแล้ว กรุณาดูรายการล่าสุดก่อน')
  return sent
}

/** Who sent these items, by item. */
export async function sendersOf(tx: ReadTx, itemIds: readonly string[]): Promise<Map<string, string>> {
  if (itemIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('collection_item as item')
    .innerJoin('collection_request as request', (join) =>
      join.onRef('request.org_id', '=', 'item.org_id').onRef('request.id', '=', 'item.request_id'),
    )
    .select(['item.id', 'request.name'])
    .where('item.org_id', '=', orgIdOf(tx))
    .where('item.id', 'in', itemIds)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/**
 * Keeps items as they are in the plan once something done to it was taken back: those that came into it by what holds no more wait again,
 * those by what holds again are in it again.
 * @param undoes the id of what was just taken back; it may have been the taking back of something itself
 */
export async function followUndo(
  tx: Tx,
  { planId, undoes, now }: { planId: string; undoes: string; now: Date },
): Promise<void> {
  const orgId = orgIdOf(tx)
  await sql`
    with recursive chain (edit_id, depth) as (
      select ${undoes}::uuid, 0
      union
      select change.batch_id, chain.depth + 1 from chain
      join project_change as change on change.org_id = ${orgId} and change.plan_id = ${planId} and change.undone_by = chain.edit_id
    )
    update collection_item as item
    set status = case when chain.depth % 2 = 0 then 'waiting' else 'accepted' end,
      decided_at = case when chain.depth % 2 = 0 then null else ${now}::timestamptz end,
      decided_by = case when chain.depth % 2 = 0 then null else item.decided_by end,
      version = item.version + 1, updated_at = ${now}
    from chain
    where item.org_id = ${orgId} and item.edit_id = chain.edit_id
      and item.status = case when chain.depth % 2 = 0 then 'accepted' else 'waiting' end`.execute(tx)
}

/**
 * Refuses what would put an item into the plan a second time: an edit by which it had come in is done again, or the project of then comes
 * back, though something else was decided about the item meanwhile.
 * @param projectIds those that an undoing has changed or brought back
 * @throws AppError 'conflict'
 */
export async function refuseTwiceInPlan(tx: ReadTx, projectIds: readonly string[]): Promise<void> {
  const orgId = orgIdOf(tx)
  const { rows } = await sql<{ name: string }>`
    with recursive past (item_id, name, edit_id) as (
      select distinct item.id, item.name, change.batch_id from project_change as change
      join collection_item as item on item.org_id = ${orgId} and change.batch_id = any(item.past_edits)
      where change.org_id = ${orgId} and change.project_id = any(${[...projectIds]}::uuid[]) and change.after is not null
        and (item.status <> 'accepted' or item.edit_id is distinct from change.batch_id)
    ), chain (item_id, name, edit_id, batch_id, depth) as (
      select item_id, name, edit_id, edit_id, 0 from past
      union
      select chain.item_id, chain.name, chain.edit_id, change.undone_by, chain.depth + 1 from chain
      join project_change as change on change.org_id = ${orgId} and change.batch_id = chain.batch_id
      where change.undone_by is not null
    )
    select name from chain group by item_id, name, edit_id having max(depth) % 2 = 0 limit 1`.execute(tx)
  const [item] = rows
  if (item)
    throw new AppError(
      'conflict',
      `ทำไม่ได้ เพราะรายการ “${item.name}” ในกล่องรับถูกพิจารณาใหม่หลังจากนั้นแล้ว ถ้าทำจะมีอยู่ในแผนซ้ำ กรุณาดูรายการนั้นในกล่องรับก่อน`,
    )
}
