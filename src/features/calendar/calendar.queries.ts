import type { ReadTx, Tx } from '#src/db/scope.ts'

/** When a person's feed of the office in scope was made; null when there is none. */
export async function findFeed(tx: ReadTx, orgId: number, userId: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('calendar_feed')
    .select('created_at')
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row?.created_at ?? null
}

/** Whose feed has the token with this hash, and of which office; null when there is none. */
export async function findFeedByHash(
  tx: ReadTx,
  orgId: number,
  tokenHash: string,
): Promise<{ userId: string; officeCode: string; officeName: string } | null> {
  const row = await tx
    .selectFrom('calendar_feed')
    .innerJoin('organization', 'organization.id', 'calendar_feed.org_id')
    .select(['calendar_feed.user_id', 'organization.dla_code', 'organization.name'])
    .where('calendar_feed.org_id', '=', orgId)
    .where('calendar_feed.token_hash', '=', tokenHash)
    .executeTakeFirst()
  if (!row || row.dla_code === null) return null
  return { userId: row.user_id, officeCode: row.dla_code, officeName: row.name }
}

/** Keeps a person's feed, of whose token only the hash is stored; an earlier one ends. */
export async function saveFeed(
  tx: Tx,
  orgId: number,
  feed: { userId: string; tokenHash: string },
  now: Date,
): Promise<void> {
  const fresh = { token_hash: feed.tokenHash, created_at: now }
  await tx
    .insertInto('calendar_feed')
    .values({ org_id: orgId, user_id: feed.userId, ...fresh })
    .onConflict((conflict) => conflict.columns(['org_id', 'user_id']).doUpdateSet(fresh))
    .execute()
}

/** Ends a person's feed. @returns whether there was one */
export async function deleteFeed(tx: Tx, orgId: number, userId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('calendar_feed')
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}
