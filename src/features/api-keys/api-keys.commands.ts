import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import { authorise, scopesOf, signatureOf, type Actor, type Scope } from '#src/domain/permissions.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { officeWith } from '#src/features/offices/offices.commands.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { actorOfAccount } from '#src/features/people/actors.commands.ts'
import {
  isKeyAlive,
  officeIdOfKey,
  prefixOf,
  readKeyInput,
  writeKey,
  type ApiKey,
  type ApiKeyInput,
} from './api-keys.ts'
import { findKeyByHash, insertKey, listKeysOf, noteKeyUse, revokeKey } from './api-keys.queries.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** The person's own keys in an office, newest first, and the scopes that a new one may have. */
export async function openApiKeys(
  context: Context,
  officeCode: string,
): Promise<{ office: Office; keys: ApiKey[]; allowedScopes: readonly Scope[] }> {
  authorise(context.actor, 'account.own', officeCode)
  const userId = personOf(context.actor)
  const office = await officeWith(context, officeCode)
  const keys = await readOrg(context.db, office.id, (tx) => listKeysOf(tx, office.id, userId))
  return { office, keys, allowedScopes: scopesOf(context.actor, officeCode) }
}

/**
 * Makes a key for the person who asks.
 * @returns the key itself, which is nowhere else and never told again
 * @throws AppError 'invalid' with every shortcoming; 'forbidden' for who came by a key: keys make no keys
 */
export async function createApiKey(context: Context, officeCode: string, input: ApiKeyInput): Promise<string> {
  authorise(context.actor, 'account.own', officeCode)
  const userId = personOf(context.actor)
  const { name, scopes, days, problems } = readKeyInput(input, scopesOf(context.actor, officeCode))
  if (problems.length > 0) throw new AppError('invalid', 'ยังสร้างคีย์ไม่ได้', problems)
  const office = await officeWith(context, officeCode)
  const now = context.now()
  const key = writeKey(office.id, randomBytes(32).toString('base64url'))
  const kept = {
    id: uuidV7(now),
    name,
    prefix: prefixOf(key),
    scopes,
    createdAt: now,
    expiresAt: new Date(now.getTime() + days * DAY_MS),
  }
  await inOrg(context.db, office.id, async (tx) => {
    await insertKey(tx, office.id, { ...kept, userId, keyHash: hashOf(key) })
    await appendAudit(tx, {
      at: now,
      actor: signatureOf(context.actor, officeCode),
      action: 'account.own',
      subjectType: 'api-key',
      subjectId: kept.id,
      detail: { created: name, prefix: kept.prefix, scopes, expiresAt: kept.expiresAt.toISOString() },
    })
  })
  return key
}

/** Ends one of the person's own keys at once. @throws AppError 'not_found' when it is not there, or ended already */
export async function revokeApiKey(context: Context, officeCode: string, id: string): Promise<void> {
  authorise(context.actor, 'account.own', officeCode)
  const userId = personOf(context.actor)
  const office = await officeWith(context, officeCode)
  const now = context.now()
  if (!isUuid(id)) throw noKey()
  await inOrg(context.db, office.id, async (tx) => {
    const name = await revokeKey(tx, office.id, { id, userId }, now)
    if (name === null) throw noKey()
    await appendAudit(tx, {
      at: now,
      actor: signatureOf(context.actor, officeCode),
      action: 'account.own',
      subjectType: 'api-key',
      subjectId: id,
      detail: { revoked: name },
    })
  })
}

const noKey = (): AppError => new AppError('not_found', 'ไม่พบคีย์นี้ หรือคีย์ถูกยกเลิกไปแล้ว')

/**
 * The actor that a key stands for today: its person, in the key's office only, with no more than the key's scopes. Null for a key that is
 * unknown, revoked or expired, and for a person who holds no position there any more. Asked before anyone is known, so it authorises nobody.
 */
export async function actorOfApiKey(asking: Pick<Context, 'db' | 'now'>, key: string): Promise<Actor | null> {
  const orgId = officeIdOfKey(key)
  if (orgId === null) return null
  const { db } = asking
  const now = asking.now()
  const kept = await readOrg(db, orgId, (tx) => findKeyByHash(tx, orgId, hashOf(key)))
  if (!kept || !isKeyAlive(kept, now)) return null
  const person = await actorOfAccount(asking, kept.userId)
  const memberships = person?.memberships.filter((membership) => membership.officeCode === kept.officeCode) ?? []
  if (!person || memberships.length === 0) return null
  // At most once a minute: a busy program would otherwise write with every question it asks.
  if (kept.lastUsedAt === null || now.getTime() - kept.lastUsedAt.getTime() >= MINUTE_MS)
    await inOrg(db, orgId, (tx) => noteKeyUse(tx, orgId, kept.id, now))
  return { ...person, memberships, scopes: kept.scopes }
}

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex')

/** The person who asks. A key cannot make or see keys: it would outlive its own end. */
function personOf(actor: Actor): string {
  if (actor.userId !== null && actor.scopes === null) return actor.userId
  throw new AppError('forbidden', 'จัดการคีย์ได้เมื่อลงชื่อเข้าใช้ด้วยบัญชีของท่านเองเท่านั้น')
}
