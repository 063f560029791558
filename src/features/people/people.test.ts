import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isHeldOn,
  isUsername,
  keepsAdministrator,
  membershipOf,
  passwordProblems,
  type HeldPosition,
} from './people.ts'
import { ownAddress } from './own-address.ts'

const held = (traits: Partial<HeldPosition>): HeldPosition => ({
  title: 'นายช่างโยธา',
  division: 'กองช่าง',
  roles: ['division-officer'],
  sortOrder: 1,
  isActing: false,
  orderNumber: null,
  ...traits,
})

describe('what a person is in an office', () => {
  test('is nothing without a position', () => {
    expect(membershipOf('9900101', [])).toBeNull()
  })

  test('is the sum of all positions, the own before those held for others', () => {
    const acting = held({
      title: 'ปลัดเทศบาล',
      division: null,
      roles: ['permanent-secretary'],
      isActing: true,
      orderNumber: '12/2569',
      sortOrder: 0,
    })
    expect(membershipOf('9900101', [acting, held({})])).toEqual({
      officeCode: '9900101',
      roles: ['division-officer', 'permanent-secretary'],
      divisions: ['กองช่าง'],
      positionTitle: 'นายช่างโยธา / รักษาราชการแทนปลัดเทศบาล',
      actingOrder: '12/2569',
    })
  })
})

test('a position is held from its first to its last day, both included', () => {
  const day = fc.integer({ min: 0, max: 4000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, day, fc.option(day), (on, fromDate, toDate) => {
      const isInside = on >= fromDate && (toDate === null || on <= toDate)
      expect(isHeldOn({ fromDate, toDate }, on)).toBe(isInside)
    }),
  )
  expect(isHeldOn({ fromDate: '2026-10-01', toDate: '2026-10-01' }, '2026-10-01')).toBe(true)
  expect(isHeldOn({ fromDate: '2026-10-01', toDate: '2026-10-01' }, '2026-10-02')).toBe(false)
})

test('an administrator who is to go, is to come, or cannot sign in keeps no office', () => {
  const seat = { positionId: 'p', holdingId: 'h', fromDate: '2026-01-01', toDate: null, canSignIn: true }
  const keeps = (...seats: (typeof seat)[]) => keepsAdministrator(seats, '2026-11-22')
  expect(keeps(seat)).toBe(true)
  expect(keeps()).toBe(false)
  expect(keepsAdministrator([{ ...seat, toDate: '2027-09-30' }], '2026-11-22')).toBe(false)
  expect(keeps({ ...seat, fromDate: '2026-11-23' })).toBe(false)
  expect(keeps({ ...seat, canSignIn: false })).toBe(false)
  expect(keeps({ ...seat, canSignIn: false }, seat)).toBe(true)
})

test.each([
  ['สั้นไป', 'สั้นไป', 'password-short'],
  ['1234567890', '1234567890', 'password-easy'],
  ['aaaaaaaaaaaa', 'aaaaaaaaaaaa', 'password-easy'],
  ['planner.one', 'planner.one', 'password-is-name'],
  ['ก'.repeat(10) + 'ขคง'.repeat(50), '', 'password-long'],
  ['แม่น้ำ-สาย-ยาว', 'แม่น้ำ-สาย-สั้น', 'password-differs'],
])('the password %s may not be used', (password, repeated, rule) => {
  expect(passwordProblems(password, repeated, 'planner.one')).toMatchObject([{ rule }])
})

test('a good password may be used', () => {
  expect(passwordProblems('แม่น้ำ-สาย-ยาว', 'แม่น้ำ-สาย-ยาว', 'planner')).toEqual([])
})

test.each(['ab', '-abc', 'abc-', 'มานี', 'a b c', 'Abc', 'a'.repeat(31)])('%j is no username', (name) => {
  expect(isUsername(name)).toBe(false)
})

test.each(['abc', 'planner.one', 'a_b-c', '007'])('%j is a username', (name) => {
  expect(isUsername(name)).toBe(true)
})

test('whatever is asked for, one goes on within this server', () => {
  const nasty = fc.stringMatching(/^[/\\:.@%a-z?#\t\n ]{0,12}$/)
  fc.assert(
    fc.property(nasty, (next) => {
      expect(new URL(ownAddress(next), 'http://own.example').origin).toBe('http://own.example')
    }),
  )
  expect(ownAddress('/offices/9900101?x=1')).toBe('/offices/9900101?x=1')
  for (const next of ['//evil.example', '/.//evil.example', '/a/..//evil.example', '/.\\/evil.example'])
    expect(ownAddress(next)).toBe('/')
})
