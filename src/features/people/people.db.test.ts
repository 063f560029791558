import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import type { Database } from '#src/db/open.ts'
import { inSystem } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { LOCAL_OPERATOR, STRANGER } from '#src/domain/permissions.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { openTestDatabase } from '#test/database.ts'
import { seedPeople } from '#test/people.ts'
import { findAccount } from './accounts.queries.ts'
import { actorOfAccount } from './actors.commands.ts'
import { addHolding, endHolding, resetPassword } from './holdings.commands.ts'
import { choosePassword, openPasswordLink } from './passwords.commands.ts'
import { openPeople, savePosition } from './people.commands.ts'
import { newHoldingInput, positionInput } from './people.schema.ts'

const NOW = new Date('2026-11-22T03:00:00Z')
const GOOD = { password: 'แม่น้ำ-สาย-ยาว', repeated: 'แม่น้ำ-สาย-ยาว' }

let db: Database
let admin: Context
beforeAll(async () => {
  db = await openTestDatabase()
  await seedPeople(db, NOW)
  admin = { db, actor: actorWith(['administrator']), now: () => NOW }
})

const at = (now: Date): Context => ({ ...admin, now: () => now })
const idOf = async (username: string): Promise<string> =>
  (await inSystem(db, (tx) => findAccount(tx, { username })))?.id ?? ''
const membershipsAt = async (userId: string, now: Date) =>
  (await actorOfAccount({ db, now: () => now }, userId))?.memberships
const positionOf = async (title: string) =>
  (await openPeople(admin, OFFICE_CODE)).positions.find((p) => p.title === title)
const hire = (fields: object) => addHolding(admin, OFFICE_CODE, newHoldingInput.parse(fields))
const refusal = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error)

describe('a signed-in person', () => {
  test('is what it holds today', async () => {
    const userId = await idOf('division')
    expect(await actorOfAccount({ db, now: () => NOW }, userId)).toEqual({
      userId,
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
    expect(await actorOfAccount({ db, now: () => NOW }, 'no-such-account')).toBeNull()
  })

  test('is nothing any more on the day after the last, by the calendar of Thailand', async () => {
    const position = await positionOf('นายช่างโยธา')
    const link = await hire({
      positionId: position?.id,
      name: 'ผู้ทดสอบ ชั่วคราว',
      username: 'brief',
      toDate: '30/11/2569',
    })
    const userId = await idOf(link?.username ?? '')
    expect(await membershipsAt(userId, new Date('2026-11-30T16:59:00Z'))).toHaveLength(1)
    expect(await membershipsAt(userId, new Date('2026-11-30T17:00:00Z'))).toEqual([])
    expect(await membershipsAt(userId, new Date('2026-11-21T16:59:00Z'))).toEqual([])
  })

  test('may act in a position by order, and is so called', async () => {
    const position = await positionOf('ปลัดเทศบาล')
    const userId = await idOf('division')
    const bare = { positionId: position?.id, userId, fromDate: '1/12/2569', toDate: '31/12/2569', isActing: true }
    expect(await refusal(hire(bare))).toMatchObject({ problems: [{ field: 'orderNumber' }] })
    expect(await hire({ ...bare, orderNumber: '45/2569' })).toBeNull()
    expect(await membershipsAt(userId, new Date('2026-12-05T03:00:00Z'))).toMatchObject([
      {
        roles: ['division-officer', 'permanent-secretary'],
        positionTitle: 'นายช่างโยธา / รักษาราชการแทนปลัดเทศบาล',
        actingOrder: '45/2569',
      },
    ])
  })

  test('loses the rights of a position that is no longer used', async () => {
    const position = await positionOf('ผู้ตรวจสอบ')
    const save = (isActive: boolean, version: number) =>
      savePosition(admin, OFFICE_CODE, positionInput.parse({ ...position, isActive, version }))
    const userId = await idOf('auditor')
    await save(false, 1)
    expect(await membershipsAt(userId, NOW)).toEqual([])
    expect(await refusal(save(true, 1))).toMatchObject({ code: 'conflict' })
    await save(true, 2)
    expect(await membershipsAt(userId, NOW)).toHaveLength(1)
  })
})

describe('a link to choose a password', () => {
  test('works once, and not at the same time twice', async () => {
    const position = await positionOf('นายช่างโยธา')
    const link = await hire({ positionId: position?.id, name: 'ผู้ทดสอบ ลิงก์', username: 'linked' })
    const token = link?.token ?? ''
    expect(await openPasswordLink(admin, token)).toMatchObject({ username: 'linked', hasPassword: false })
    const stranger = { ...admin, actor: STRANGER }
    const tries = await Promise.allSettled([
      choosePassword(stranger, token, GOOD),
      choosePassword(stranger, token, GOOD),
    ])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusal(openPasswordLink(stranger, token))).toMatchObject({ code: 'not_found' })
  })

  test('works for seven days and not longer; a newer one takes its place; a bad password does not use it up', async () => {
    const userId = await idOf('support')
    const first = await resetPassword(admin, OFFICE_CODE, userId)
    const second = await resetPassword(admin, OFFICE_CODE, userId)
    expect(await refusal(openPasswordLink(admin, first.token))).toMatchObject({ code: 'not_found' })
    const bad = choosePassword(admin, second.token, { password: 'สั้น', repeated: 'สั้น' })
    expect(await refusal(bad)).toMatchObject({ code: 'invalid' })
    expect(await openPasswordLink(at(new Date('2026-11-29T02:59:59Z')), second.token)).toMatchObject({ id: userId })
    const late = openPasswordLink(at(new Date('2026-11-29T03:00:00Z')), second.token)
    expect(await refusal(late)).toMatchObject({ code: 'not_found' })
  })

  test('is kept as a hash only', async () => {
    const { token } = await resetPassword(admin, OFFICE_CODE, await idOf('support'))
    const rows = await inSystem(db, (tx) => tx.selectFrom('password_link').selectAll().execute())
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

test('the last administrator cannot be removed in any way', async () => {
  const { holdings, positions } = await openPeople(admin, OFFICE_CODE)
  const [planner, other] = ['นักวิเคราะห์นโยบายและแผน', 'ผู้ดูแลระบบ'].map((title) =>
    positions.find((p) => p.title === title),
  )
  const holdingOf = (positionId: string | undefined) =>
    holdings.find((each) => each.positionId === positionId)?.id ?? ''
  await endHolding(admin, OFFICE_CODE, holdingOf(other?.id), '21/11/2569')
  const last = planner ?? other
  for (const forbidden of [
    () => endHolding(admin, OFFICE_CODE, holdingOf(last?.id), '30/9/2570'),
    () => savePosition(admin, OFFICE_CODE, positionInput.parse({ ...last, roles: ['planning-officer'] })),
    () => savePosition(admin, OFFICE_CODE, positionInput.parse({ ...last, isActive: false })),
    async () => resetPassword(admin, OFFICE_CODE, await idOf('planner')),
  ])
    expect(await refusal(forbidden())).toMatchObject({ code: 'conflict' })
  // Someone who has not chosen a password yet is no replacement.
  await hire({ positionId: last?.id, name: 'ผู้ทดสอบ คนใหม่', username: 'newcomer' })
  expect(await refusal(endHolding(admin, OFFICE_CODE, holdingOf(last?.id), '30/9/2570'))).toBeInstanceOf(AppError)
  expect((await membershipsAt(await idOf('planner'), NOW))?.[0]?.roles).toContain('administrator')
})

describe('an administrator', () => {
  const elsewhere = () => ({ ...admin, actor: actorWith(['administrator'], { officeCode: OTHER_OFFICE_CODE }) })

  test('has no power in another office, by code or by the id of a person', async () => {
    const userId = await idOf('executive')
    const position = await positionOf('ปลัดเทศบาล')
    for (const forbidden of [
      () => openPeople(elsewhere(), OFFICE_CODE),
      () => resetPassword(elsewhere(), OFFICE_CODE, userId),
      () => savePosition(elsewhere(), OFFICE_CODE, positionInput.parse({ title: 'x' })),
    ])
      expect(await refusal(forbidden())).toMatchObject({ code: 'forbidden' })
    for (const unknown of [
      () => resetPassword(elsewhere(), OTHER_OFFICE_CODE, userId),
      () => addHolding(elsewhere(), OTHER_OFFICE_CODE, newHoldingInput.parse({ positionId: position?.id, userId })),
      () => savePosition(elsewhere(), OTHER_OFFICE_CODE, positionInput.parse({ ...position, title: 'ยึด' })),
    ])
      expect(await refusal(unknown())).toMatchObject({ code: 'not_found' })
    expect(await refusal(openPeople({ ...admin, actor: STRANGER }, OFFICE_CODE))).toMatchObject({
      code: 'unauthenticated',
    })
    expect((await openPeople({ ...admin, actor: LOCAL_OPERATOR }, OTHER_OFFICE_CODE)).positions).toEqual([])
  })

  test('cannot take a username that someone has, in whichever office', async () => {
    const position = await positionOf('ปลัดเทศบาล')
    const again = hire({ positionId: position?.id, name: 'ผู้ทดสอบ ซ้ำ', username: 'EXECUTIVE' })
    expect(await refusal(again)).toMatchObject({ code: 'invalid', problems: [{ rule: 'username-taken' }] })
  })
})
