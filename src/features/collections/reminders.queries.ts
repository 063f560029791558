import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'

/** How somebody was reminded. `failure` null: it was sent. */
export type ReminderRecord = {
  id: string
  requestId: string
  at: Date
  channel: 'email' | 'text'
  sentTo: string | null
  failure: string | null
  actor: string
}

/**
 * Claims the next reminder of a request, so that a form sent twice reminds once.
 * @param seen how many reminders there were on the screen
 * @returns false when somebody else has reminded since, or the request has been answered
 */
export async function claimReminder(tx: Tx, requestId: string, seen: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('collection_request')
    .set({ reminder_count: seen + 1 })
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', requestId)
    .where('reminder_count', '=', seen)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Keeps what became of a reminder; one that was sent is shown as the last. */
export async function insertReminder(tx: Tx, reminder: ReminderRecord): Promise<void> {
  const { id, requestId, at, channel, sentTo, failure, actor } = reminder
  const orgId = orgIdOf(tx)
  await tx
    .insertInto('collection_reminder')
    .values({ org_id: orgId, id, request_id: requestId, at, channel, sent_to: sentTo, failure, actor })
    .execute()
  if (failure !== null) return
  await tx
    .updateTable('collection_request')
    .set({ last_reminded_at: at })
    .where('org_id', '=', orgId)
    .where('id', '=', requestId)
    .execute()
}

/** The latest reminder of each who is asked in a round, by request. */
export async function lastReminders(tx: ReadTx, roundId: string): Promise<Map<string, ReminderRecord>> {
  const rows = await tx
    .selectFrom('collection_reminder as reminder')
    .innerJoin('collection_request as request', (join) =>
      join.onRef('request.org_id', '=', 'reminder.org_id').onRef('request.id', '=', 'reminder.request_id'),
    )
    .distinctOn('reminder.request_id')
    .selectAll('reminder')
    .where('reminder.org_id', '=', orgIdOf(tx))
    .where('request.round_id', '=', roundId)
    .orderBy('reminder.request_id')
    .orderBy('reminder.at', 'desc')
    .execute()
  return new Map(
    rows.map(({ id, request_id: requestId, at, channel, sent_to: sentTo, failure, actor }) => [
      requestId,
      { id, requestId, at, channel, sentTo, failure, actor },
    ]),
  )
}
