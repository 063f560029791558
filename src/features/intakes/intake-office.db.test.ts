import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import type { AppError, AppErrorCode } from '#src/domain/errors.ts'
import type { PlanStatus } from '#src/domain/plan-status.ts'
import { openPlan } from '#src/features/plans/plans.commands.ts'
import { openTestDatabase } from '#test/database.ts'
import { unknownCsv } from '#test/fixtures/plan-csv.ts'
import { registeredOffice, rowOf, takeIn, testContext, typed, upload } from '#test/working-plan.ts'
import { acceptIntake, undoIntake } from './intake-acceptance.commands.ts'
import { listWaitingIntakes, openIntake, tablesToName } from './intake-views.commands.ts'
import { discardIntake, editItem, excludeItem, uploadIntake } from './intakes.commands.ts'
import type { IntakeTarget } from './intakes.ts'

let context: Context
beforeAll(async () => {
  context = testContext(await openTestDatabase())
})

const OFFICE = registeredOffice(0)
const OTHER = registeredOffice(1)
let used = 2
const newOffice = () => registeredOffice(used++)

const ROAD = { name: 'ก่อสร้างถนนตัวอย่าง', budget: '500,000' }
const DRAIN = { name: 'วางท่อระบายน้ำตัวอย่าง', budget: '250,000.50' }

const codeOf = (work: Promise<unknown>): Promise<AppErrorCode | null> =>
  work.then(
    () => null,
    (error: unknown) => (error as AppError).code,
  )
const choose = () => ({ fiscalYear: 2570, gone: 'keep' as const })
const namesOf = async (code: string): Promise<string[]> =>
  (await openPlan(context, code, 2570)).projects.map(({ name }) => name)
const at = (intake: IntakeTarget, item: { id: string; version: number }) => ({
  ...intake,
  itemId: item.id,
  version: item.version,
})

test('a file of one office is nothing to another, also when its address is known', async () => {
  const own = await upload(context, OFFICE.code, [ROAD])
  await upload(context, OTHER.code, [DRAIN])
  const row = await rowOf(context, own, ROAD.name)
  const stolen = { ...own, officeCode: OTHER.code }
  for (const attempt of [
    () => openIntake(context, stolen),
    () => tablesToName(context, stolen),
    () => editItem(context, at(stolen, row), typed(row, { place: 'ที่อื่น' })),
    () => excludeItem(context, at(stolen, row), true),
    () => discardIntake(context, stolen),
  ])
    expect(await codeOf(attempt())).toBe('not_found')
  expect(await rowOf(context, own, ROAD.name)).toEqual(row)
  expect((await listWaitingIntakes(context, OTHER.code)).map(({ id }) => id)).not.toContain(own.intakeId)
})

describe('a planning officer of one office', () => {
  const officer = (): Context => ({
    ...context,
    actor: {
      userId: 'u1',
      name: 'ผู้ทดสอบ',
      memberships: [
        {
          officeCode: OFFICE.code,
          roles: ['planning-officer'],
          divisions: [],
          positionTitle: 'นักวิเคราะห์นโยบายและแผน',
          actingOrder: null,
        },
      ],
      scopes: null,
    },
  })

  test('works in the own office, under name and position', async () => {
    const own = await upload(officer(), OFFICE.code, [ROAD])
    expect((await openIntake(officer(), own)).allowed).toContain('intake.accept')
    const entry = await readOrg(context.db, OFFICE.orgId, (tx) =>
      tx.selectFrom('audit_entry').select('actor').where('subject_id', '=', own.intakeId).executeTakeFirstOrThrow(),
    )
    expect(entry.actor).toBe('ผู้ทดสอบ (นักวิเคราะห์นโยบายและแผน)')
  })

  test('may do nothing with the files of another', async () => {
    const theirs = await upload(context, OTHER.code, [ROAD])
    const row = await rowOf(context, theirs, ROAD.name)
    for (const attempt of [
      () => uploadIntake(officer(), OTHER.code, { name: 'ก.csv', bytes: unknownCsv(['ก']) }),
      () => openIntake(officer(), theirs),
      () => listWaitingIntakes(officer(), OTHER.code),
      () => editItem(officer(), at(theirs, row), typed(row, {})),
      () => discardIntake(officer(), theirs),
    ])
      expect(await codeOf(attempt())).toBe('forbidden')
  })
})

describe('a plan that others consider', () => {
  const setStatus = (orgId: number, status: PlanStatus) =>
    inOrg(context.db, orgId, (tx) => tx.updateTable('plan').set({ status }).where('org_id', '=', orgId).execute())

  test.each(['submit-draft', 'approve', 'announced'] as const)(
    'at “%s” takes in nothing and undoes nothing',
    async (status) => {
      const office = newOffice()
      const done = await takeIn(context, office.code, [ROAD])
      const waiting = await upload(context, office.code, [ROAD, DRAIN])
      await setStatus(office.orgId, status)
      await expect(acceptIntake(context, waiting, choose())).rejects.toMatchObject({ code: 'conflict' })
      await expect(undoIntake(context, done)).rejects.toMatchObject({ code: 'conflict' })
      expect(await namesOf(office.code)).toEqual([ROAD.name])
      await setStatus(office.orgId, 'draft')
      await acceptIntake(context, waiting, choose())
      expect(await namesOf(office.code)).toEqual([ROAD.name, DRAIN.name])
    },
  )
})

test('every change of projects raises the count of changes of the plan', async () => {
  const office = newOffice()
  const count = async () => (await openPlan(context, office.code, 2570)).plan.changeCount
  const first = await takeIn(context, office.code, [ROAD])
  expect(await count()).toBe(1)
  await undoIntake(context, first)
  expect(await count()).toBe(2)
})
