import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { linkExpiry, type Link } from './links.ts'
import type { CollectionRequest } from './rounds.ts'

const links = (tx: ReadTx) => tx.selectFrom('collection_link').selectAll().where('org_id', '=', orgIdOf(tx))

type LinkRow = Awaited<ReturnType<ReturnType<typeof links>['execute']>>[number]

const linkOf = (row: LinkRow): Link => ({
  id: row.id,
  requestId: row.request_id,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  lastOpenedAt: row.last_opened_at,
})

/** A link of the office, or null. */
export async function findLink(tx: ReadTx, linkId: string): Promise<Link | null> {
  const row = await links(tx).where('id', '=', linkId).executeTakeFirst()
  return row ? linkOf(row) : null
}

/** The newest link of one who is asked that has neither ended nor been revoked, or null. */
export async function findLiveLink(tx: ReadTx, requestId: string, now: Date): Promise<Link | null> {
  const row = await links(tx)
    .where('request_id', '=', requestId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? linkOf(row) : null
}

/** The newest live link of each who is asked in a round, by request. */
export async function listLiveLinks(tx: ReadTx, roundId: string, now: Date): Promise<Map<string, Link>> {
  const rows = await links(tx)
    .where('request_id', 'in', (eb) =>
      eb
        .selectFrom('collection_request')
        .select('id')
        .where('org_id', '=', orgIdOf(tx))
        .where('round_id', '=', roundId),
    )
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.request_id, linkOf(row)]))
}

/**
 * Makes a link for each agency of a round that has none which works; nobody else may change who is asked meanwhile.
 * @returns who got one
 */
export async function makeMissingLinks(
  tx: Tx,
  { id: roundId, dueOn }: { id: string; dueOn: string },
  requests: readonly Pick<CollectionRequest, 'id' | 'agencyId' | 'name'>[],
  now: Date,
): Promise<string[]> {
  const live = await listLiveLinks(tx, roundId, now)
  const without = requests.filter(({ id, agencyId }) => agencyId !== null && !live.has(id))
  if (without.length === 0) return []
  const expiresAt = linkExpiry(dueOn, dateInThailand(now))
  await tx
    .insertInto('collection_link')
    .values(
      without.map(({ id }) => ({
        org_id: orgIdOf(tx),
        id: uuidV7(now),
        request_id: id,
        created_at: now,
        expires_at: expiresAt,
      })),
    )
    .execute()
  return without.map(({ name }) => name)
}

/** Has the live links of a round end no earlier than `expiresAt`. */
export async function prolongLinks(tx: Tx, roundId: string, expiresAt: Date, now: Date): Promise<void> {
  const live = [...(await listLiveLinks(tx, roundId, now)).values()].filter((link) => link.expiresAt < expiresAt)
  for (const { id } of live) await saveExpiry(tx, id, expiresAt)
}

/** Keeps a new link. */
export async function insertLink(
  tx: Tx,
  { id, requestId, createdAt, expiresAt }: Pick<Link, 'id' | 'requestId' | 'createdAt' | 'expiresAt'>,
): Promise<void> {
  await tx
    .insertInto('collection_link')
    .values({ org_id: orgIdOf(tx), id, request_id: requestId, created_at: createdAt, expires_at: expiresAt })
    .execute()
}

/** Ends all links of one who is asked. @returns how many were still valid */
export async function revokeLinks(tx: Tx, requestId: string, now: Date): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('collection_link')
    .set({ revoked_at: now })
    .where('org_id', '=', orgIdOf(tx))
    .where('request_id', '=', requestId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Has a link end at another time. */
export async function saveExpiry(tx: Tx, linkId: string, expiresAt: Date): Promise<void> {
  await tx
    .updateTable('collection_link')
    .set({ expires_at: expiresAt })
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', linkId)
    .execute()
}

/** Notes that a link was followed. */
export async function noteFollowed(tx: Tx, linkId: string, now: Date): Promise<void> {
  await tx
    .updateTable('collection_link')
    .set({ last_opened_at: now })
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', linkId)
    .execute()
}
