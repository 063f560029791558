import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signToken, verifyToken } from './link-token.queries.ts'
import { endOfDay, linkExpiry, standingOf } from './links.ts'

const KEY = 'กุญแจ'
const orgIds = fc.integer({ min: 1, max: 0x7fffffff })
const tokens = fc.record({ orgId: orgIds, linkId: fc.uuid() })

describe('a token', () => {
  test('names the link it was signed for', () => {
    fc.assert(
      fc.property(tokens, (target) => {
        expect(verifyToken(KEY, signToken(KEY, target))).toEqual(target)
      }),
    )
  })

  test('with any character changed, left out or put in is refused', () => {
    const letters = fc.constantFrom(...Array.from('abcxyzABCXYZ0189-_.~ก '))
    fc.assert(
      fc.property(tokens, fc.nat(), letters, (target, at, letter) => {
        const token = signToken(KEY, target)
        const place = at % token.length
        const [before, own, after] = [token.slice(0, place), token.charAt(place), token.slice(place + 1)]
        const changed = letter === own ? `${before}!${after}` : before + letter + after
        expect(verifyToken(KEY, changed)).toBeNull()
        expect(verifyToken(KEY, before + after)).toBeNull()
        expect(verifyToken(KEY, before + letter + own + after)).toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  test('is refused in capitals, and in every spelling of its last letter but one', () => {
    const token = signToken(KEY, { orgId: 9900101, linkId: '0190f3a0-1111-7000-8000-00000000000a' })
    expect(verifyToken(KEY, token.toUpperCase())).toBeNull()
    const spellings = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
    const accepted = spellings.filter((letter) => verifyToken(KEY, token.slice(0, -1) + letter) !== null)
    expect(accepted).toEqual([token.at(-1)])
  })

  test('of another installation is refused', () => {
    expect(
      verifyToken('อีกกุญแจ', signToken(KEY, { orgId: 1, linkId: '0190f3a0-1111-7000-8000-000000000001' })),
    ).toBeNull()
  })

  test.each(['', '.', '..', 'x'.repeat(10_000), '99999999999.0190f3a0-1111-7000-8000-000000000001.x', '__proto__'])(
    'is not %#',
    (text) => expect(verifyToken(KEY, text)).toBeNull(),
  )
})

describe('how long a link lives', () => {
  test('thirty days after the due date, to the end of that day in Thailand', () => {
    expect(linkExpiry('2026-12-15', '2026-11-22').toISOString()).toBe('2027-01-14T17:00:00.000Z')
  })

  test('thirty days from today, when the due date is past', () => {
    expect(linkExpiry('2026-10-01', '2026-11-22')).toEqual(endOfDay('2026-12-22'))
  })

  const link = { expiresAt: endOfDay('2026-12-22'), revokedAt: null }
  const round = { closedAt: null }
  test.each([
    ['live', link, round, '2026-12-22T16:59:59Z'],
    ['expired', link, round, '2026-12-22T17:00:00Z'],
    ['revoked', { ...link, revokedAt: new Date('2026-11-01T00:00:00Z') }, round, '2026-12-23T00:00:00Z'],
    ['closed', link, { closedAt: new Date('2026-11-01T00:00:00Z') }, '2026-12-01T00:00:00Z'],
  ] as const)('%s', (standing, one, of, now) => {
    expect(standingOf(one, of, new Date(now))).toBe(standing)
  })
})
