import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg } from '#src/db/scope.ts'
import type { OfficeRole } from '#src/domain/permissions.ts'
import { addDays, dateInThailand, formatThaiDate } from '#src/domain/thai-date.ts'
import { insertInstrument } from '#src/features/budgets/instruments.queries.ts'
import { createRound } from '#src/features/collections/round-changes.commands.ts'
import { openRounds } from '#src/features/collections/rounds.commands.ts'
import { registerOffice } from '#src/features/offices/offices.commands.ts'
import { saveDivisions } from '#src/features/offices/profile.commands.ts'
import { createPlan } from '#src/features/plans/plans.commands.ts'
import { annualBudget } from '#test/annual-budget.ts'
import { openTestDatabase } from '#test/database.ts'
import { registeredOffice, takeIn, testContext, upload } from '#test/working-plan.ts'
import { listMyOffices, openOfficeHome } from './home.commands.ts'

let context: Context
beforeAll(async () => {
  context = testContext(await openTestDatabase())
})

let used = 0
const newOffice = () => registeredOffice(used++)

const as = (officeCode: string, ...roles: OfficeRole[]): Context => ({
  ...context,
  actor: {
    userId: 'u',
    name: 'ผู้ทดสอบ',
    memberships: [{ officeCode, roles, divisions: ['กองช่าง'], positionTitle: null, actingOrder: null }],
    scopes: null,
  },
})

const ROAD = { name: 'ก่อสร้างถนนตัวอย่าง', budget: '500,000' }
const DRAIN = { name: 'วางท่อระบายน้ำตัวอย่าง', budget: '250,000.50' }
const SCHOOL = { name: 'อาหารกลางวันตัวอย่าง', budget: '231,525', department: 'กองการศึกษา' }

describe('the first page of an office', () => {
  test('tells where the plan is, what it costs and who did what', async () => {
    const { code } = newOffice()
    await takeIn(context, code, [ROAD, DRAIN, SCHOOL])
    await upload(context, code, [ROAD])
    const { current, changes, plans, intakes, todos } = await openOfficeHome(as(code, 'planning-officer'), code)
    expect(plans).toHaveLength(1)
    expect(current).toMatchObject({ fiscalYear: 2570, projectCount: 3, status: 'collect' })
    expect(current?.boxes.map(({ state }) => state)).toEqual(['now', ...Array<string>(6).fill('ahead')])
    expect(current?.byStrategy).toEqual([{ label: '1. ด้านโครงสร้างพื้นฐาน', projectCount: 3, budgetSatang: 98_152_550 }])
    expect(current?.byFund).toEqual([{ label: null, projectCount: 3, budgetSatang: 98_152_550 }])
    expect(changes.map(({ action }) => action)).toEqual(['intake.upload', 'intake.accept', 'intake.upload'])
    expect(intakes).toHaveLength(1)
    expect(todos.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['budget', 'imports']))
  })

  test('shows a division its own projects, and no files', async () => {
    const { code } = newOffice()
    await takeIn(context, code, [ROAD, DRAIN, SCHOOL])
    await upload(context, code, [ROAD])
    const { todos, intakes, mayImport, mayCreate } = await openOfficeHome(as(code, 'division-officer'), code)
    expect(todos).toEqual([{ kind: 'own-projects', place: '/2570/table', divisions: ['กองช่าง'], count: 2 }])
    expect([intakes, mayImport, mayCreate]).toEqual([[], false, false])
  })

  test('shows nothing of another office, and is closed to its people', async () => {
    const [own, other] = [newOffice(), newOffice()]
    await takeIn(context, own.code, [ROAD])
    await takeIn(context, other.code, [DRAIN, SCHOOL])
    const { current, changes } = await openOfficeHome(as(own.code, 'auditor'), own.code)
    expect(current?.projectCount).toBe(1)
    expect(changes).toHaveLength(2)
    await expect(openOfficeHome(as(own.code, 'auditor'), other.code)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(openOfficeHome(context, '0000000')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('tells a planner who has not answered until when, and how far the plan is from its budget', async () => {
    const { code, orgId } = newOffice()
    await takeIn(context, code, [ROAD])
    const planner = as(code, 'planning-officer')
    await inOrg(context.db, orgId, (tx) => insertInstrument(tx, annualBudget(2570, 100_000), context.now()))
    const divisions = ['กองตัวอย่างหนึ่ง', 'กองตัวอย่างสอง'].map((name) => ({ id: null, name, isActive: true }))
    await saveDivisions(context, code, divisions)
    expect((await openOfficeHome(planner, code)).todos).toContainEqual({ kind: 'ask', place: '/2570/collect' })
    const { askable } = await openRounds(planner, code, 2570)
    const roundId = await createRound(planner, code, 2570, {
      id: randomUUID(),
      title: 'รวบรวมโครงการ',
      dueOn: formatThaiDate(addDays(dateInThailand(context.now()), 5)),
      divisionIds: askable.divisions.map(({ id }) => id),
      agencyIds: [],
      version: 0,
    })
    const { todos } = await openOfficeHome(planner, code)
    expect(todos.map(({ kind }) => kind)).not.toContain('ask')
    expect(todos).toContainEqual({
      kind: 'unanswered',
      place: `/2570/collect/${roundId}/missing`,
      count: 2,
      daysLeft: 5,
    })
    expect(todos).toContainEqual({
      kind: 'off-budget',
      place: '/2570/budget/tie-out',
      differenceSatang: 100_000,
    })
    const kinds = (await openOfficeHome(as(code, 'executive'), code)).todos.map(({ kind }) => kind)
    expect(kinds).not.toContain('unanswered')
    expect(kinds).not.toContain('off-budget')
  })

  test('names several projects of one change in one line', async () => {
    const { code, orgId } = newOffice()
    await registerOffice(context, code)
    await createPlan(context, code, 2570)
    await inOrg(context.db, orgId, async (tx) => {
      const { id: planId } = await tx.selectFrom('plan').select('id').executeTakeFirstOrThrow()
      const batch = '01a20508-ba35-7a09-8e33-f4ecc7c84a70'
      const change = (seq: number, name: string | null) => ({
        org_id: orgId,
        id: `01a20508-ba35-7a09-8e33-f4ecc7c84a7${seq}`,
        plan_id: planId,
        project_id: `01a20508-ba35-7a09-8e33-f4ecc7c84a8${seq}`,
        seq,
        batch_id: batch,
        at: context.now(),
        actor: 'ผู้ทดสอบ (นักวิเคราะห์)',
        action: name === null ? ('moved' as const) : ('edited' as const),
        after: name === null ? null : JSON.stringify({ name }),
        version_after: 2,
      })
      await tx
        .insertInto('project_change')
        .values([change(1, 'ถนน'), change(2, 'ท่อ'), change(3, null)])
        .execute()
    })
    const { changes } = await openOfficeHome(context, code)
    expect(changes).toMatchObject([
      { action: 'edited', name: 'ท่อ', count: 2 },
      { action: 'plan.create', count: 0 },
    ])
  })
})

describe('making an empty plan', () => {
  test('gives a plan to fill, once for each year', async () => {
    const office = newOffice()
    await upload(context, office.code, [ROAD])
    await createPlan(as(office.code, 'planning-officer'), office.code, 2571)
    const { current, plans } = await openOfficeHome(context, office.code)
    expect(plans.map(({ fiscalYear }) => fiscalYear)).toEqual([2571])
    expect(current).toMatchObject({ fiscalYear: 2571, projectCount: 0, byStrategy: [], byFund: [] })
    await expect(createPlan(context, office.code, 2571)).rejects.toMatchObject({ code: 'conflict' })
  })

  test.each([Number.NaN, 2027, 99_999])('is refused for %s, which is no year', async (year) => {
    await expect(createPlan(context, newOffice().code, year)).rejects.toMatchObject({ code: 'invalid' })
  })

  test('is for planners of the office only', async () => {
    const [own, other] = [newOffice(), newOffice()]
    await expect(createPlan(as(own.code, 'executive'), own.code, 2570)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createPlan(as(own.code, 'planning-officer'), other.code, 2570)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

test('a person sees the offices of the own positions', async () => {
  const office = newOffice()
  await upload(context, office.code, [ROAD])
  expect((await listMyOffices(as(office.code, 'auditor'))).map(({ dlaCode }) => dlaCode)).toEqual([office.code])
  expect((await listMyOffices(context)).length).toBeGreaterThan(1)
  const nobody = { ...context, actor: { ...context.actor, memberships: [] } }
  await expect(listMyOffices(nobody)).rejects.toMatchObject({ code: 'forbidden' })
})
