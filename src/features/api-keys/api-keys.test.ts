import { describe, expect, it } from 'vitest'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { OFFICE_ROLES, scopesOf } from '#src/domain/permissions.ts'
import { isKeyAlive, officeIdOfKey, prefixOf, readKeyInput, writeKey } from './api-keys.ts'

const RANDOM = 'a_-B'.padEnd(43, 'x')

describe('a key', () => {
  it('names its office, and shows no more than its beginning', () => {
    const key = writeKey(9_900_101, RANDOM)
    expect(key).toBe(`dmn_9900101_${RANDOM}`)
    expect(officeIdOfKey(key)).toBe(9_900_101)
    expect(prefixOf(key)).toBe('dmn_9900101_a_-B')
  })

  it.each([
    '',
    'dmn_',
    `dmn_0_${RANDOM}`,
    `dmn_2147483648_${RANDOM}`,
    `dmn_1_${RANDOM}x`,
    `xxx_1_${RANDOM}`,
    `dmn_-1_${RANDOM}`,
  ])('is not %j', (text) => expect(officeIdOfKey(text)).toBeNull())

  it('works until its last moment, and not after it was revoked', () => {
    const at = (iso: string) => new Date(iso)
    const key = { expiresAt: at('2026-12-01T00:00:00Z'), revokedAt: null }
    expect(isKeyAlive(key, at('2026-11-30T23:59:59.999Z'))).toBe(true)
    expect(isKeyAlive(key, at('2026-12-01T00:00:00Z'))).toBe(false)
    expect(isKeyAlive({ ...key, revokedAt: at('2026-11-01T00:00:00Z') }, at('2026-11-02T00:00:00Z'))).toBe(false)
  })
})

describe('the scopes of a key', () => {
  it('are those that a role has any use for', () => {
    const scopes = Object.fromEntries(OFFICE_ROLES.map((role) => [role, scopesOf(actorWith([role]), OFFICE_CODE)]))
    expect(scopes).toMatchObject({
      'planning-officer': ['read', 'write', 'workflow', 'admin'],
      'division-officer': ['read', 'write'],
      'support-committee': ['read', 'workflow'],
      executive: ['read', 'workflow'],
      auditor: ['read'],
    })
    expect(scopesOf(actorWith(['administrator']), OTHER_OFFICE_CODE)).toEqual([])
  })

  it('are none that the person lacks, and what is wrong is told at once', () => {
    const asked = (over: object) =>
      readKeyInput({ name: 'ระบบ', scopes: ['read'], days: 90, ...over }, ['read', 'write'])
    expect(asked({}).problems).toEqual([])
    expect(asked({ scopes: ['read', 'admin'] }).problems).toMatchObject([{ rule: 'scopes-beyond-own' }])
    expect(asked({ scopes: ['read', 'everything'] }).problems).toMatchObject([{ field: 'scopes' }])
    expect(asked({ name: ' ', scopes: [], days: 7 }).problems.map(({ field }) => field)).toEqual([
      'name',
      'scopes',
      'days',
    ])
  })
})
