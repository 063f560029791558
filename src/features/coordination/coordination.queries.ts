import type { Insertable } from 'kysely'
import type { CoordinationThreadTable } from '#src/db/schema.ts'
import { deliverTo, orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { threadClosed, type Party, type Thread } from './coordination.ts'
import { findThread } from './threads.queries.ts'
import { refuseFlood, refuseMonologue } from './unanswered.queries.ts'

export { threadsOfAgency } from './threads.queries.ts'

/** Who says what, when. `id` is the client's: what is sent twice is kept once. */
export type NewMessage = { id: string; at: Date; author: string; text: string }

/** A talk that begins, with its first message. `with`: a party of `partyOfOffice` or `partyOfAgency`. */
export type NewThread = {
  id: string
  with: Party
  subject: string
  ownWork: string
  otherWork: string
  message: NewMessage
}

/** Another office of this installation, by id or DLA code, as the party of a talk; null when there is none, or it is this office itself. */
export async function partyOfOffice(tx: ReadTx, office: number | string): Promise<Party | null> {
  const row = await tx
    .selectFrom('organization')
    .select(['id', 'name'])
    .where((eb) => (typeof office === 'number' ? eb('id', '=', office) : eb('dla_code', '=', office)))
    .executeTakeFirst()
  return row && row.id !== orgIdOf(tx) ? { kind: 'office', orgId: row.id, name: row.name } : null
}

/** An outside agency as the party of a talk; null when there is none. */
export async function partyOfAgency(tx: ReadTx, agencyId: string): Promise<Party | null> {
  const row = await tx.selectFrom('agency').select('name').where('id', '=', agencyId).executeTakeFirst()
  return row ? { kind: 'agency', agencyId, name: row.name } : null
}

/**
 * Begins a talk, in the copy of each office that takes part. The same id again changes nothing.
 * @returns the talk as this office has it
 * @throws AppError 'conflict' when the id is another talk's
 */
export async function openThread(tx: Tx, thread: NewThread): Promise<Thread> {
  const orgId = orgIdOf(tx)
  const { id, subject, ownWork, otherWork, message } = thread
  const party = thread.with
  const standing = await findThread(tx, id)
  if (standing) {
    if (standing.subject === subject && isSameParty(standing.with, party)) return standing
    throw takenId()
  }
  if (party.kind === 'office') await refuseFlood(tx, party)
  const row = { id, subject, opened_at: message.at, opened_by: message.author }
  await insertCopy(tx, {
    ...row,
    ...partyColumns(party),
    own_work: ownWork,
    other_work: otherWork,
    opened_here: true,
    seen_at: message.at,
  })
  if (party.kind === 'office')
    await deliverTo(tx, party.orgId, (other) =>
      insertCopy(other, {
        ...row,
        ...partyColumns({ kind: 'office', orgId, name: '' }),
        own_work: otherWork,
        other_work: ownWork,
        opened_here: false,
        // Nobody there has read anything of it.
        seen_at: new Date(0),
      }),
    )
  const opened = await findThread(tx, id)
  if (!opened) throw takenId()
  await postMessage(tx, opened, message)
  return opened
}

const takenId = (): AppError => new AppError('conflict', 'รหัสของรายการนี้ถูกใช้แล้ว กรุณาเปิดหน้านี้ใหม่แล้วลองอีกครั้ง')

const isSameParty = (a: Party, b: Party): boolean =>
  a.kind === 'office' ? b.kind === 'office' && a.orgId === b.orgId : b.kind === 'agency' && a.agencyId === b.agencyId

const partyColumns = (party: Party) =>
  party.kind === 'office'
    ? { other_org_id: party.orgId, agency_id: null }
    : { other_org_id: null, agency_id: party.agencyId }

async function insertCopy(tx: Tx, copy: Omit<Insertable<CoordinationThreadTable>, 'org_id'>): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('coordination_thread')
    .values({ ...copy, org_id: orgIdOf(tx) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw takenId()
}

/**
 * Adds what this office says to a talk, in each copy. The same id again changes nothing.
 * @returns whether it was new
 * @throws AppError 'invalid' when the talk is over; 'conflict' when the id is another message's
 */
export const postMessage = (tx: Tx, thread: Thread, message: NewMessage): Promise<boolean> =>
  post(tx, thread, message, orgIdOf(tx))

/**
 * Adds what an agency says to a talk that it has with the office of the transaction; the caller has seen to it that it is this agency.
 * @returns whether it was new
 * @throws AppError 'not_found' when the agency has no such talk; as `postMessage`
 */
export async function postFromAgency(
  tx: Tx,
  { threadId, agencyId, ...message }: NewMessage & { threadId: string; agencyId: string },
): Promise<boolean> {
  const thread = await findThread(tx, threadId)
  if (thread?.with.kind !== 'agency' || thread.with.agencyId !== agencyId)
    throw new AppError('not_found', 'ไม่พบเรื่องประสานงานนี้')
  return post(tx, thread, message, null)
}

async function post(tx: Tx, thread: Thread, message: NewMessage, from: number | null): Promise<boolean> {
  const standing = await tx
    .selectFrom('coordination_message')
    .select(['thread_id', 'text', 'from_org_id'])
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', message.id)
    .executeTakeFirst()
  if (standing) {
    if (standing.thread_id === thread.id && standing.text === message.text && standing.from_org_id === from)
      return false
    throw takenId()
  }
  if (await isClosed(tx, thread.id)) throw threadClosed()
  await refuseMonologue(tx, thread.id, from)
  await insertMessage(tx, thread.id, message, from)
  const party = thread.with
  if (party.kind === 'office')
    await deliverTo(tx, party.orgId, (other) => insertMessage(other, thread.id, message, from))
  return true
}

/** Held until the transaction ends: whoever closes the talk changes every copy, so nothing is said after the closing. */
async function isClosed(tx: Tx, threadId: string): Promise<boolean> {
  const copy = await tx
    .selectFrom('coordination_thread')
    .select('closed_at')
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', threadId)
    .forShare()
    .executeTakeFirst()
  return copy === undefined || copy.closed_at !== null
}

async function insertMessage(tx: Tx, threadId: string, message: NewMessage, from: number | null): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('coordination_message')
    .values({ ...message, org_id: orgIdOf(tx), thread_id: threadId, from_org_id: from })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw takenId()
}

/**
 * Ends a talk with its outcome, in each copy. @returns false when the other side, or another window, was there first: nothing is changed
 * @param version of this office's copy, as it was on the screen
 */
export async function closeCopies(
  tx: Tx,
  thread: Thread,
  closed: { version: number; at: Date; by: string; outcome: string },
): Promise<boolean> {
  const { at, by, outcome } = closed
  const party = thread.with
  const close = (one: Tx, version: number | null) =>
    one
      .updateTable('coordination_thread')
      .set((eb) => ({ closed_at: at, closed_by: by, outcome, version: eb('version', '+', 1) }))
      .where('org_id', '=', orgIdOf(one))
      .where('id', '=', thread.id)
      .where('closed_at', 'is', null)
      .$if(version !== null, (query) => query.where('version', '=', version ?? 0))
      .executeTakeFirst()
      .then(({ numUpdatedRows }) => numUpdatedRows === 1n)
  const closeHere = () => close(tx, closed.version)
  if (party.kind === 'agency') return closeHere()
  const closeThere = () => deliverTo(tx, party.orgId, (other) => close(other, null))
  // Always in the same order, so that two offices which end the talk at once wait for each other, and not both for ever.
  const inOrder = party.orgId < orgIdOf(tx) ? [closeThere, closeHere] : [closeHere, closeThere]
  const done: boolean[] = []
  for (const step of inOrder) done.push(await step())
  if (done.every(Boolean)) return true
  if (done.some(Boolean)) throw new AppError('conflict', CLOSED_MEANWHILE)
  return false
}

/** Said when two end a talk at once. */
export const CLOSED_MEANWHILE = 'เรื่องนี้มีผู้ปิดไปก่อนแล้ว กรุณาดูผลการประสานงานที่บันทึกไว้'

/** Notes up to when the office has read a talk. */
export async function markSeen(tx: Tx, threadId: string, at: Date): Promise<void> {
  await tx
    .updateTable('coordination_thread')
    .set({ seen_at: at })
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', threadId)
    .where('seen_at', '<', at)
    .execute()
}
