import { sql } from 'kysely'
import { orgIdOf, type ReadTx } from '#src/db/scope.ts'
import type { Message, Thread, ThreadSummary } from './coordination.ts'

const threads = (tx: ReadTx) =>
  tx
    .selectFrom('coordination_thread as thread')
    .leftJoin('organization as other', 'other.id', 'thread.other_org_id')
    .leftJoin('agency', 'agency.id', 'thread.agency_id')
    .selectAll('thread')
    .select(['other.name as other_name', 'agency.name as agency_name'])
    .where('thread.org_id', '=', orgIdOf(tx))

type ThreadRow = Awaited<ReturnType<ReturnType<typeof threads>['executeTakeFirstOrThrow']>>

const threadOf = (row: ThreadRow): Thread => ({
  id: row.id,
  with: row.agency_id
    ? { kind: 'agency', agencyId: row.agency_id, name: row.agency_name ?? '' }
    : { kind: 'office', orgId: row.other_org_id ?? 0, name: row.other_name ?? '' },
  subject: row.subject,
  ownWork: row.own_work,
  otherWork: row.other_work,
  openedAt: row.opened_at,
  openedBy: row.opened_by,
  openedHere: row.opened_here,
  closedAt: row.closed_at,
  closedBy: row.closed_by,
  outcome: row.outcome,
  version: row.version,
})

/** A talk as the office of the transaction has it, or null. */
export async function findThread(tx: ReadTx, threadId: string): Promise<Thread | null> {
  const row = await threads(tx).where('thread.id', '=', threadId).executeTakeFirst()
  return row ? threadOf(row) : null
}

/** The talks of the office, open ones first, those with the latest word first; with one agency only, when it is given. */
export async function listThreadRows(tx: ReadTx, agencyId?: string): Promise<ThreadSummary[]> {
  const rows = await threads(tx)
    .select([
      sql<number>`(select count(*)::int from coordination_message m where m.org_id = thread.org_id and m.thread_id = thread.id)`.as(
        'message_count',
      ),
      sql<Date>`coalesce((select max(m.at) from coordination_message m where m.org_id = thread.org_id and m.thread_id = thread.id),
        thread.opened_at)`.as('last_at'),
      sql<number>`(select count(*)::int from coordination_message m where m.org_id = thread.org_id and m.thread_id = thread.id
        and m.from_org_id is distinct from thread.org_id and m.at > thread.seen_at)`.as('unread_count'),
    ])
    .$if(agencyId !== undefined, (query) => query.where('thread.agency_id', '=', agencyId ?? ''))
    .orderBy(sql`thread.closed_at is not null`)
    .orderBy('last_at', 'desc')
    .orderBy('thread.id')
    .execute()
  return rows.map((row) => ({
    ...threadOf(row),
    messageCount: row.message_count,
    lastAt: row.last_at,
    unreadCount: row.unread_count,
  }))
}

/** What was said in a talk, in order. */
export async function loadMessages(tx: ReadTx, thread: Thread): Promise<Message[]> {
  const orgId = orgIdOf(tx)
  const rows = await tx
    .selectFrom('coordination_message as message')
    .leftJoin('organization', 'organization.id', 'message.from_org_id')
    .select(['message.id', 'message.at', 'message.author', 'message.text', 'message.from_org_id', 'organization.name'])
    .where('message.org_id', '=', orgId)
    .where('message.thread_id', '=', thread.id)
    .orderBy('message.at')
    .orderBy('message.id')
    .execute()
  return rows.map(({ id, at, author, text, from_org_id: from, name }) => ({
    id,
    at,
    author,
    text,
    isOwn: from === orgId,
    from: name ?? thread.with.name,
  }))
}

/** The talks that the office has with an agency, each with what was said: what the agency sees at its link. */
export async function threadsOfAgency(
  tx: ReadTx,
  agencyId: string,
): Promise<(ThreadSummary & { messages: Message[] })[]> {
  const found: (ThreadSummary & { messages: Message[] })[] = []
  for (const thread of await listThreadRows(tx, agencyId))
    found.push({ ...thread, messages: await loadMessages(tx, thread) })
  return found
}

/** How many talks of the office have something in them that it has not read. */
export async function countUnreadThreads(tx: ReadTx): Promise<number> {
  const row = await tx
    .selectFrom('coordination_thread as thread')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('thread.org_id', '=', orgIdOf(tx))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('coordination_message as message')
          .select('message.id')
          .whereRef('message.org_id', '=', 'thread.org_id')
          .whereRef('message.thread_id', '=', 'thread.id')
          .whereRef('message.at', '>', 'thread.seen_at')
          .where(sql<boolean>`message.from_org_id is distinct from thread.org_id`),
      ),
    )
    .executeTakeFirst()
  return row?.count ?? 0
}
