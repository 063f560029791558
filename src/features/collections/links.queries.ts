import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import type { Link } from './links.ts'

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
