import { expect, it } from 'vitest'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { registerUnlistedOffice } from '#src/features/offices/offices.commands.ts'
import { openPeople } from '#src/features/people/people.commands.ts'
import { openTestDatabase } from '#test/database.ts'
import { DEMO_OFFICE } from './demo-office.ts'
import { DEMO_PLANNER, DEMO_POSITIONS } from './demo-people.ts'
import { seedDemoPeople } from './seed-people.ts'

const db = await openTestDatabase()
const context = { db, actor: LOCAL_OPERATOR, now: () => new Date('2026-11-22T03:00:00Z') }

it('gives every position of the demonstration someone who can sign in, once', async () => {
  await registerUnlistedOffice(context, DEMO_OFFICE)
  await seedDemoPeople(context, 'ทดลอง-ระบบ-ตัวอย่าง')
  await seedDemoPeople(context, 'อีกรหัสหนึ่งที่ไม่ถูกใช้')
  const { accounts, positions, holdings } = await openPeople(context, DEMO_OFFICE.dlaCode)
  const expected = [DEMO_PLANNER, ...DEMO_POSITIONS].map(({ username }) => username)
  expect(accounts.map(({ username }) => username).toSorted()).toEqual(expected.toSorted())
  expect(accounts.every(({ hasPassword }) => hasPassword)).toBe(true)
  expect(new Set(positions.map(({ title }) => title)).size).toBe(positions.length)
  expect(holdings).toHaveLength(expected.length)
})
