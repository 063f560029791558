import type { Selectable } from 'kysely'
import type { ApiKeyTable } from '#src/db/schema.ts'
import type { ReadTx, Tx } from '#src/db/scope.ts'
import { SCOPES } from '#src/domain/permissions.ts'
import type { ApiKey } from './api-keys.ts'

const asKey = (row: Selectable<ApiKeyTable>): ApiKey & { userId: string } => ({
  id: row.id,
  userId: row.user_id,
  name: row.name,
  prefix: row.prefix,
  scopes: SCOPES.filter((scope) => row.scopes.includes(scope)),
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
})

/** The keys of a person in the office in scope, newest first; those that were revoked or have expired too. */
export async function listKeysOf(tx: ReadTx, orgId: number, userId: string): Promise<ApiKey[]> {
  const rows = await tx
    .selectFrom('api_key')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => {
    const { userId: _owner, ...key } = asKey(row)
    return key
  })
}

/** The key with this hash and whose it is; null when the office in scope has none. */
export async function findKeyByHash(
  tx: ReadTx,
  orgId: number,
  keyHash: string,
): Promise<(ApiKey & { userId: string; officeCode: string }) | null> {
  const row = await tx
    .selectFrom('api_key')
    .innerJoin('organization', 'organization.id', 'api_key.org_id')
    .selectAll('api_key')
    .select('organization.dla_code')
    .where('api_key.org_id', '=', orgId)
    .where('api_key.key_hash', '=', keyHash)
    .executeTakeFirst()
  return row && row.dla_code !== null ? { ...asKey(row), officeCode: row.dla_code } : null
}

/** Keeps a key, of which only the hash is stored. */
export async function insertKey(
  tx: Tx,
  orgId: number,
  key: Pick<ApiKey, 'id' | 'name' | 'prefix' | 'scopes' | 'createdAt' | 'expiresAt'> & {
    userId: string
    keyHash: string
  },
): Promise<void> {
  await tx
    .insertInto('api_key')
    .values({
      org_id: orgId,
      id: key.id,
      user_id: key.userId,
      name: key.name,
      prefix: key.prefix,
      key_hash: key.keyHash,
      scopes: [...key.scopes],
      created_at: key.createdAt,
      expires_at: key.expiresAt,
    })
    .execute()
}

/** Ends a key of a person. @returns its name; null when there is no such key that still works */
export async function revokeKey(
  tx: Tx,
  orgId: number,
  key: { id: string; userId: string },
  now: Date,
): Promise<string | null> {
  const row = await tx
    .updateTable('api_key')
    .set({ revoked_at: now })
    .where('org_id', '=', orgId)
    .where('id', '=', key.id)
    .where('user_id', '=', key.userId)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst()
  return row?.name ?? null
}

/** Notes when a key was used. */
export async function noteKeyUse(tx: Tx, orgId: number, id: string, now: Date): Promise<void> {
  await tx.updateTable('api_key').set({ last_used_at: now }).where('org_id', '=', orgId).where('id', '=', id).execute()
}
