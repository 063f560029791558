import { orgIdOf, type Tx } from '#src/db/scope.ts'
import type { CollectionRequest, Round, RoundLetter, SentHow } from './rounds.ts'

/** Keeps a new round. False when one with this id is there: the form was sent twice. */
export async function insertRound(
  tx: Tx,
  round: Pick<Round, 'id' | 'planId' | 'title' | 'dueOn' | 'openedAt'> & { contactLine: string | null },
): Promise<boolean> {
  const { id, planId, title, dueOn, openedAt, contactLine } = round
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('collection_round')
    .values({
      org_id: orgIdOf(tx),
      id,
      plan_id: planId,
      title,
      due_on: dueOn,
      opened_at: openedAt,
      contact_line: contactLine,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Writes title, due date, whom agencies may ask, and whether a round is closed. False when it is no longer `version`. */
export async function updateRound(
  tx: Tx,
  round: Pick<Round, 'id' | 'title' | 'dueOn' | 'closedAt' | 'version'> & { contactLine: string | null },
): Promise<boolean> {
  const { id, title, dueOn, closedAt, version, contactLine } = round
  const { numUpdatedRows } = await tx
    .updateTable('collection_round')
    .set({ title, due_on: dueOn, closed_at: closedAt, contact_line: contactLine, version: version + 1 })
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Writes what the letter of a round says. False when the round is no longer `version`. */
export async function updateLetter(tx: Tx, roundId: string, letter: RoundLetter, version: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('collection_round')
    .set({
      letter_number: letter.number,
      letter_date: letter.date,
      letter_body: letter.body,
      signatory_name: letter.signatoryName,
      signatory_position: letter.signatoryPosition,
      contact_line: letter.contactLine,
      version: version + 1,
    })
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', roundId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** One who is to be asked. A division sees the question at once; `sentAt` is then the moment of asking. */
export type NewRequest = Pick<CollectionRequest, 'id' | 'divisionId' | 'agencyId' | 'name' | 'sentAt' | 'sentHow'>

/** Asks in a round, which must be locked; who was asked before and taken out again is asked anew. */
export async function insertRequests(tx: Tx, roundId: string, requests: readonly NewRequest[]): Promise<void> {
  const orgId = orgIdOf(tx)
  for (const { id, divisionId, agencyId, name, sentAt, sentHow } of requests) {
    const again = await tx
      .updateTable('collection_request')
      .set((eb) => ({ withdrawn_at: null, name, version: eb('version', '+', 1) }))
      .where('org_id', '=', orgId)
      .where('round_id', '=', roundId)
      .where((eb) => (divisionId === null ? eb('agency_id', '=', agencyId) : eb('division_id', '=', divisionId)))
      .executeTakeFirstOrThrow()
    if (again.numUpdatedRows > 0n) continue
    await tx
      .insertInto('collection_request')
      .values({
        org_id: orgId,
        id,
        round_id: roundId,
        division_id: divisionId,
        agency_id: agencyId,
        name,
        sent_at: sentAt,
        sent_how: sentHow,
      })
      .execute()
  }
}

/**
 * Takes requests out of their round: they were asked by mistake. What is kept of them stays.
 * @returns whether all went out; one that was answered in the meantime stays in, or its answer would be seen by nobody
 */
export async function withdrawRequests(tx: Tx, requestIds: readonly string[], now: Date): Promise<boolean> {
  if (requestIds.length === 0) return true
  const { numUpdatedRows } = await tx
    .updateTable('collection_request')
    .set((eb) => ({ withdrawn_at: now, version: eb('version', '+', 1) }))
    .where('org_id', '=', orgIdOf(tx))
    .where('id', 'in', [...requestIds])
    .where('answered_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows) === new Set(requestIds).size
}

/** Notes when and how requests were sent, in place of what was noted before. */
export async function saveSent(
  tx: Tx,
  requestIds: readonly string[],
  { at, how }: { at: Date | null; how: SentHow | null },
): Promise<void> {
  if (requestIds.length === 0) return
  await tx
    .updateTable('collection_request')
    .set((eb) => ({ sent_at: at, sent_how: how, version: eb('version', '+', 1) }))
    .where('org_id', '=', orgIdOf(tx))
    .where('id', 'in', [...requestIds])
    .execute()
}
