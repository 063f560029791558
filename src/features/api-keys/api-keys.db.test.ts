import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#src/context.ts'
import { readOrg } from '#src/db/scope.ts'
import { may, STRANGER, type Actor, type OfficeRole } from '#src/domain/permissions.ts'
import { actorOfAccount } from '#src/features/people/actors.commands.ts'
import { accountWith } from '#test/account.ts'
import { OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { OFFICE, openTestDatabase, OTHER_OFFICE } from '#test/database.ts'
import { auditOf } from '#test/working-plan.ts'
import { actorOfApiKey, createApiKey, openApiKeys, revokeApiKey } from './api-keys.commands.ts'

let time = new Date('2026-11-22T03:00:00Z')
let base: Context
beforeAll(async () => {
  base = { db: await openTestDatabase(), actor: STRANGER, now: () => time }
})

let made = 0
/** A person with these roles in the first office. */
async function person(
  ...roles: OfficeRole[]
): Promise<{ context: Context; end: (lastDay: string) => Promise<void>; userId: string }> {
  const userId = `key-owner-${++made}`
  const end = await accountWith(base.db, OFFICE, userId, roles)
  return { context: { ...base, actor: await known(userId) }, end, userId }
}

async function known(userId: string): Promise<Actor> {
  const actor = await actorOfAccount(base, userId)
  if (!actor) throw new Error(`no account ${userId}`)
  return actor
}

const READ = { name: 'ระบบสารบรรณ', scopes: ['read'], days: 90 }

describe('an API key', () => {
  it('acts as its person, with its own scopes and no more', async () => {
    const { context, userId } = await person('planning-officer')
    const actor = await actorOfApiKey(base, await createApiKey(context, OFFICE_CODE, READ))
    expect(actor).toMatchObject({ userId, name: context.actor.name, scopes: ['read'] })
    if (!actor) throw new Error('unreachable: checked above')
    const allowed = (['plan.read', 'plan.configure', 'step.start-draft', 'office.configure'] as const).map((action) => [
      may(context.actor, action, OFFICE_CODE),
      may(actor, action, OFFICE_CODE),
    ])
    expect(allowed).toEqual([
      [true, true],
      [true, false],
      [true, false],
      [true, false],
    ])
  })

  it('is told once: the database keeps its hash and its first letters', async () => {
    const { context } = await person('auditor')
    const key = await createApiKey(context, OFFICE_CODE, READ)
    const rows = await readOrg(base.db, OFFICE.id, (tx) => tx.selectFrom('api_key').selectAll().execute())
    expect(JSON.stringify(rows)).not.toContain(key)
    const { keys } = await openApiKeys(context, OFFICE_CODE)
    expect(keys).toMatchObject([{ name: READ.name, prefix: key.slice(0, 'dmn_101_'.length + 4), lastUsedAt: null }])
    expect(JSON.stringify(keys)).not.toContain(key)
  })

  it('works only where its person holds a position, and only in the office of the key', async () => {
    const { context, end, userId } = await person('auditor')
    await accountWith(base.db, OTHER_OFFICE, userId, ['auditor'])
    const key = await createApiKey({ ...context, actor: await known(userId) }, OFFICE_CODE, READ)
    const actor = await actorOfApiKey(base, key)
    expect(actor && [OFFICE_CODE, OTHER_OFFICE_CODE].map((code) => may(actor, 'plan.read', code))).toEqual([
      true,
      false,
    ])
    await end('2026-11-22')
    expect(await actorOfApiKey(base, key)).not.toBeNull()
    const tomorrow = { ...base, now: () => new Date('2026-11-22T17:00:00Z') }
    expect(await actorOfApiKey(tomorrow, key)).toBeNull()
  })

  it('does not work under another office, or with a letter changed', async () => {
    const { context } = await person('auditor')
    const key = await createApiKey(context, OFFICE_CODE, READ)
    const elsewhere = key.replace(`dmn_${OFFICE.id}_`, `dmn_${OTHER_OFFICE.id}_`)
    const changed = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`
    for (const wrong of [elsewhere, changed, '', 'dmn_', key.toUpperCase()])
      expect(await actorOfApiKey(base, wrong)).toBeNull()
  })

  it('ends on its day, or when its person ends it; nobody else can', async () => {
    const [{ context }, other] = [await person('auditor'), await person('administrator')]
    const key = await createApiKey(context, OFFICE_CODE, { ...READ, days: 30 })
    const after = { ...base, now: () => new Date(time.getTime() + 30 * 86_400_000) }
    expect(await actorOfApiKey(after, key)).toBeNull()
    const id = (await openApiKeys(context, OFFICE_CODE)).keys[0]?.id ?? ''
    await expect(revokeApiKey(other.context, OFFICE_CODE, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await actorOfApiKey(base, key)).not.toBeNull()
    await revokeApiKey(context, OFFICE_CODE, id)
    expect(await actorOfApiKey(base, key)).toBeNull()
    await expect(revokeApiKey(context, OFFICE_CODE, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(revokeApiKey(context, OFFICE_CODE, 'x')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('notes its use, once a minute at most', async () => {
    const { context } = await person('auditor')
    const key = await createApiKey(context, OFFICE_CODE, READ)
    const used = async (at: string) => {
      await actorOfApiKey({ ...base, now: () => new Date(at) }, key)
      return (await openApiKeys(context, OFFICE_CODE)).keys[0]?.lastUsedAt?.toISOString()
    }
    expect(await used('2026-11-22T03:00:10Z')).toBe('2026-11-22T03:00:10.000Z')
    expect(await used('2026-11-22T03:01:09Z')).toBe('2026-11-22T03:00:10.000Z')
    expect(await used('2026-11-22T03:01:10Z')).toBe('2026-11-22T03:01:10.000Z')
  })
})

describe('a new key', () => {
  it('has no scope that its person lacks', async () => {
    const { context } = await person('division-officer')
    expect((await openApiKeys(context, OFFICE_CODE)).allowedScopes).toEqual(['read', 'write'])
    await expect(createApiKey(context, OFFICE_CODE, { ...READ, scopes: ['workflow'] })).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ rule: 'scopes-beyond-own' }],
    })
  })

  it('is made neither by a key nor for another office', async () => {
    const { context } = await person('planning-officer')
    const key = await createApiKey(context, OFFICE_CODE, { ...READ, scopes: ['read', 'write', 'admin'] })
    const actor = (await actorOfApiKey(base, key)) ?? STRANGER
    await expect(createApiKey({ ...base, actor }, OFFICE_CODE, READ)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(openApiKeys({ ...base, actor }, OFFICE_CODE)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createApiKey(context, OTHER_OFFICE_CODE, READ)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createApiKey(base, OFFICE_CODE, READ)).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('stands in the audit log, without the key', async () => {
    const { context } = await person('auditor')
    time = new Date('2026-11-23T03:00:00Z')
    const before = (await auditOf(base, OFFICE.id)).entryCount
    const key = await createApiKey(context, OFFICE_CODE, READ)
    expect(await auditOf(base, OFFICE.id)).toEqual({ entryCount: before + 1, brokenAt: null })
    const log = await readOrg(base.db, OFFICE.id, (tx) => tx.selectFrom('audit_entry').selectAll().execute())
    expect(JSON.stringify(log)).not.toContain(key)
  })
})
