import { sql } from 'kysely'
import type { ReadTx, Tx } from '#src/db/scope.ts'

// The tables of the sign-in library, and what is ours beside them. All of it runs as the system (`withSystem`, `inSystem`).

/** A person who may sign in. `passwordHash` null: has not chosen a password yet. */
export type NewAccount = { id: string; username: string; name: string; passwordHash: string | null }

/** A person's account. */
export type Account = { id: string; username: string; name: string; hasPassword: boolean }

/** An office in which an account holds or held a position. */
export type OfficeOfAccount = { orgId: number; officeCode: string; name: string }

/** Makes an account. Accounts need no e-mail; the library's column gets an address that cannot exist. */
export async function insertAccount(tx: Tx, account: NewAccount, now: Date): Promise<void> {
  const { id, username, name, passwordHash } = account
  await tx
    .insertInto('auth.user')
    .values({
      id,
      name,
      username,
      displayUsername: username,
      email: `${id}@account.invalid`,
      emailVerified: false,
      createdAt: now,
      updatedAt: now,
    })
    .execute()
  if (passwordHash !== null) await savePassword(tx, id, passwordHash, now)
}

/** Sets the password of an account, of which only the hash is kept. */
export async function savePassword(tx: Tx, userId: string, passwordHash: string, now: Date): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('auth.account')
    .set({ password: passwordHash, updatedAt: now })
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) return
  await tx
    .insertInto('auth.account')
    .values({
      id: `credential-${userId}`,
      accountId: userId,
      providerId: 'credential',
      userId,
      password: passwordHash,
      createdAt: now,
      updatedAt: now,
    })
    .execute()
}

/** Takes the password away: nobody can sign in until a new one is chosen. */
export async function removePassword(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('auth.account').where('userId', '=', userId).where('providerId', '=', 'credential').execute()
}

/** Ends every session of an account at once. */
export async function deleteSessions(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('auth.session').where('userId', '=', userId).execute()
}

/** The account with this normalised username, or this id. */
export async function findAccount(tx: ReadTx, by: { username: string } | { id: string }): Promise<Account | null> {
  const [account] = await accountsWhere(tx, 'id' in by ? 'id' : 'username', ['id' in by ? by.id : by.username])
  return account ?? null
}

/** The accounts with these ids. */
export const listAccounts = (tx: ReadTx, ids: readonly string[]): Promise<Account[]> =>
  ids.length === 0 ? Promise.resolve([]) : accountsWhere(tx, 'id', ids)

async function accountsWhere(tx: ReadTx, column: 'id' | 'username', values: readonly string[]): Promise<Account[]> {
  const rows = await tx
    .selectFrom('auth.user')
    .leftJoin('auth.account', (join) =>
      join.onRef('auth.account.userId', '=', 'auth.user.id').on('auth.account.providerId', '=', 'credential'),
    )
    .select(['auth.user.id', 'auth.user.username', 'auth.user.name', 'auth.account.password'])
    .where(`auth.user.${column}`, 'in', values)
    .execute()
  return rows.map(({ id, username, name, password }) => ({
    id,
    name,
    username: username ?? '',
    hasPassword: password !== null,
  }))
}

/** Renames a person; what history has kept stays. */
export async function renameAccount(tx: Tx, userId: string, name: string, now: Date): Promise<void> {
  await tx.updateTable('auth.user').set({ name, updatedAt: now }).where('id', '=', userId).execute()
}

/** Lets an account work for an office; again changes nothing. */
export async function joinOffice(tx: Tx, userId: string, orgId: number): Promise<void> {
  await tx
    .insertInto('account_office')
    .values({ user_id: userId, org_id: orgId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A person with the offices in which it holds or held a position, by code; null when there is no such account. */
export async function findAccountWithOffices(
  tx: ReadTx,
  userId: string,
): Promise<{ name: string; offices: OfficeOfAccount[] } | null> {
  const rows = await tx
    .selectFrom('auth.user')
    .leftJoin('account_office', 'account_office.user_id', 'auth.user.id')
    .leftJoin('organization', 'organization.id', 'account_office.org_id')
    .select(['auth.user.name as person', 'organization.id', 'organization.dla_code', 'organization.name'])
    .where('auth.user.id', '=', userId)
    .orderBy('organization.dla_code')
    .execute()
  const [first] = rows
  if (first === undefined) return null
  const offices = rows.flatMap(({ id, dla_code: officeCode, name }) =>
    id === null || officeCode === null || name === null ? [] : { orgId: id, officeCode, name },
  )
  return { name: first.person, offices }
}

/** Whether anyone has an account in any office: the installation has been set up. */
export async function hasAnyAccount(tx: ReadTx): Promise<boolean> {
  const row = await tx.selectFrom('account_office').select('org_id').limit(1).executeTakeFirst()
  return row !== undefined
}

/** Lets nobody else decide at the same time whether the installation has been set up, until the end of the transaction. */
export async function lockSetUp(tx: Tx): Promise<void> {
  await sql`lock table account_office in share row exclusive mode`.execute(tx)
}

/** Keeps a link by the hash of its token. Older links of the person stop working. */
export async function insertPasswordLink(
  tx: Tx,
  link: { tokenHash: string; userId: string; orgId: number; expiresAt: Date },
): Promise<void> {
  await tx.deleteFrom('password_link').where('user_id', '=', link.userId).execute()
  await tx
    .insertInto('password_link')
    .values({ token_hash: link.tokenHash, user_id: link.userId, org_id: link.orgId, expires_at: link.expiresAt })
    .execute()
}

/** A link that has not been used and not expired, with its person. */
export async function findPasswordLink(
  tx: ReadTx,
  tokenHash: string,
  now: Date,
): Promise<{ userId: string; orgId: number } | null> {
  const row = await tx
    .selectFrom('password_link')
    .select(['user_id', 'org_id'])
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row ? { userId: row.user_id, orgId: row.org_id } : null
}

/** Uses a link up. False when it was used or has expired meanwhile: of two at the same time only one gets true. */
export async function usePasswordLink(tx: Tx, tokenHash: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('password_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
