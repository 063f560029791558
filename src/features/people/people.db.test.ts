import { expect, test } from 'vitest'
import { inSystem } from '#src/db/scope.ts'
import { OFFICE_CODE } from '#test/actors.ts'
import { openTestDatabase } from '#test/database.ts'
import { seedPeople } from '#test/people.ts'
import { findAccount } from './accounts.queries.ts'
import { actorOfAccount, isSetUp } from './actors.commands.ts'

const db = await openTestDatabase()
const now = () => new Date('2026-11-22T03:00:00Z')

test('an account is what it holds', async () => {
  expect(await isSetUp({ db })).toBe(false)
  await seedPeople(db, now())
  expect(await isSetUp({ db })).toBe(true)
  const account = await inSystem(db, (tx) => findAccount(tx, { username: 'division' }))
  expect(account).toMatchObject({ username: 'division', hasPassword: true })
  const actor = await actorOfAccount({ db, now }, account?.id ?? '')
  expect(actor).toEqual({
    userId: account?.id,
    name: 'ผู้ทดสอบ division',
    scopes: null,
    memberships: [
      {
        officeCode: OFFICE_CODE,
        roles: ['division-officer'],
        divisions: ['กองช่าง'],
        positionTitle: 'นายช่างโยธา',
        actingOrder: null,
      },
    ],
  })
})
