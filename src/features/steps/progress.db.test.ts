import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { OFFICE_ROLES, type Actor } from '#src/domain/permissions.ts'
import { PLAN_STATUSES } from '#src/domain/plan-status.ts'
import { insertInstrument } from '#src/features/budgets/instruments.queries.ts'
import { editProjects } from '#src/features/projects/projects.commands.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { annualBudget } from '#test/annual-budget.ts'
import { CLAUSE_26 } from '#test/clause-26.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { LINK_KEY } from '#test/asked-agency.ts'
import { fillInbox } from '#test/filled-inbox.ts'
import { freshPlan, planAt, stepRequest, type TestPlan } from '#test/plan-at-step.ts'
import { auditOf, testContext } from '#test/working-plan.ts'
import { openProgress } from './progress.commands.ts'
import { addRemark, remarksOf, resolveRemark } from './remarks.commands.ts'
import { takeStep } from './steps.commands.ts'
import { STEP_ACTIONS } from './transitions.ts'

let base: Context
beforeAll(async () => {
  base = testContext(await openTestDatabase())
})

const as = (actor: Actor): Context => ({ ...base, actor })
const COMMITTEE = actorWith(['development-committee'], { name: 'นางสาวตัวอย่าง', positionTitle: 'เลขานุการ' })
const OFFICER = actorWith(['planning-officer'])
const open = (plan: TestPlan, actor: Actor = OFFICER) => openProgress(as(actor), OFFICE_CODE, plan.fiscalYear)

const note = (plan: TestPlan, index: number, text: string) =>
  editProjects(as(OFFICER), OFFICE_CODE, plan.fiscalYear, {
    editId: uuidV7(base.now()),
    edits: [{ type: 'set', projectId: plan.projects[index]?.id ?? '', version: 1, fields: { note: text } }],
  })

describe('where a plan is', () => {
  test.each(PLAN_STATUSES)('is drawn for %s, with who finished what', async (status) => {
    const { boxes, plan } = await open(await planAt(base, status))
    const done = PLAN_STATUSES.indexOf(status)
    expect(plan.status).toBe(status)
    expect(boxes.map(({ state }) => state)).toEqual(
      PLAN_STATUSES.slice(0, 7).map((_box, index) => (index < done ? 'done' : index === done ? 'now' : 'ahead')),
    )
    expect(boxes.map(({ finishedBy }) => finishedBy?.from ?? null)).toEqual(
      PLAN_STATUSES.slice(0, 7).map((box, index) => (index < done ? box : null)),
    )
  })

  test.each(PLAN_STATUSES)('at %s offers each role what ข้อ 26 gives it, and no more', async (status) => {
    const plan = await planAt(base, status)
    for (const role of OFFICE_ROLES) {
      const { moves } = await open(plan, actorWith([role]))
      const expected = STEP_ACTIONS.filter((action) => {
        const { from, roles } = CLAUSE_26[action]
        return from === status && roles.includes(role)
      })
      expect([role, moves.map(({ transition }) => transition.action)]).toEqual([role, expected])
      expect(moves.flatMap(({ problems }) => problems)).toEqual([])
    }
  })

  test('tells who hands the draft over what others wait for and what the budget lacks, and forbids nothing', async () => {
    const plan = await planAt(base, 'draft')
    expect((await open(plan)).unsettled).toEqual({ waitingAnswers: 0, offBudget: null })
    await fillInbox({ ...base, linkKey: LINK_KEY }, ['ก่อสร้างถนนสายหนึ่ง', 'ก่อสร้างถนนสายสอง'], {
      fiscalYear: plan.fiscalYear,
    })
    await inOrg(base.db, OFFICE.id, (tx) => insertInstrument(tx, annualBudget(plan.fiscalYear, 100_000), base.now()))
    const { unsettled, moves } = await open(plan)
    expect(unsettled).toEqual({ waitingAnswers: 2, offBudget: { differenceSatang: 100_000 } })
    expect(moves.flatMap(({ problems }) => problems)).toEqual([])
    expect((await open(plan, COMMITTEE)).unsettled).toBeNull()
    expect((await open(await planAt(base, 'consider'))).unsettled).toBeNull()
  })

  test('tells why a step is not possible yet', async () => {
    const plan = await freshPlan(base, 1, { months: 0, departments: [], funds: [] })
    await takeStep(base, OFFICE_CODE, plan.fiscalYear, stepRequest('start-draft', 0))
    const { moves } = await open(plan)
    expect(moves.map(({ transition, problems }) => [transition.action, problems.map(({ rule }) => rule)])).toEqual([
      ['collect-again', []],
      ['finish-draft', ['no-blocking-findings']],
    ])
    await expect(takeStep(base, OFFICE_CODE, plan.fiscalYear, stepRequest('finish-draft', 1))).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ rule: 'no-blocking-findings' }],
    })
  })

  test('names the positions whose turn it is, with who holds them today', async () => {
    const now = base.now()
    const [position, vacant] = [uuidV7(now), uuidV7(now)]
    const own = { org_id: OFFICE.id }
    await inOrg(base.db, OFFICE.id, async (tx) => {
      for (const [id, title, order] of [
        [position, 'เลขานุการคณะกรรมการพัฒนา', 1],
        [vacant, 'ผู้ช่วยเลขานุการ', 2],
      ] as const) {
        await tx
          .insertInto('position')
          .values({ ...own, id, title, sort_order: order })
          .execute()
        await tx
          .insertInto('position_role')
          .values({ ...own, position_id: id, role: 'development-committee' })
          .execute()
      }
      const holding = { ...own, position_id: position, user_id: 'x', person_name: 'นางตัวอย่าง' }
      for (const dates of [
        { from_date: '2026-01-01', is_acting: true },
        { from_date: '2020-01-01', to_date: '2025-12-31', person_name: 'นายคนก่อน' },
        { from_date: '2027-01-01', person_name: 'นายคนหน้า' },
      ])
        await tx
          .insertInto('position_holding')
          .values({ ...holding, id: uuidV7(now), ...dates })
          .execute()
    })
    const { inTurn } = await open(await planAt(base, 'consider'))
    expect(inTurn.map(({ position: title, persons }) => [title, persons])).toEqual([
      ['เลขานุการคณะกรรมการพัฒนา', [{ name: 'นางตัวอย่าง', isActing: true }]],
      ['ผู้ช่วยเลขานุการ', []],
    ])
    expect((await open(await planAt(base, 'announced'))).inTurn).toEqual([])
  })
})

describe('after a return', () => {
  test('the boxes are to be done again, the reason is an open remark, and changes are told', async () => {
    const plan = await planAt(base, 'consider', 3)
    await expect(note(plan, 0, 'ขณะล็อก')).rejects.toMatchObject({ code: 'forbidden' })
    const back = stepRequest('return-by-committee', 3, { remark: 'ขอให้ทบทวน\nโครงการที่ 2' })
    await takeStep(as(COMMITTEE), OFFICE_CODE, plan.fiscalYear, back)
    const returned = await open(plan)
    expect(returned.isReturned).toBe(true)
    expect(returned.boxes.map(({ state }) => state).slice(0, 3)).toEqual(['done', 'now', 'ahead'])
    expect(returned.remarks).toMatchObject([{ text: 'ขอให้ทบทวน\nโครงการที่ 2', projectId: null, resolvedAt: null }])
    expect(returned.submission?.changes).toEqual([])

    await note(plan, 1, 'แก้ตามมติ')
    const [last] = plan.projects.slice(2)
    await editProjects(as(OFFICER), OFFICE_CODE, plan.fiscalYear, {
      editId: uuidV7(base.now()),
      edits: [{ type: 'delete', projectId: last?.id ?? '', version: 1 }],
    })
    const told = [
      { kind: 'edited', name: plan.projects[1]?.name, changes: [{ field: 'note', from: null, to: 'แก้ตามมติ' }] },
      { kind: 'removed', name: last?.name, changes: [] },
    ]
    expect((await open(plan)).submission?.changes).toMatchObject(told)

    // Submitted again: the committee sees what changed since the draft that it returned.
    await takeStep(base, OFFICE_CODE, plan.fiscalYear, stepRequest('finish-draft', 4))
    await takeStep(base, OFFICE_CODE, plan.fiscalYear, stepRequest('submit-draft', 5))
    const again = await open(plan, COMMITTEE)
    expect(again.isReturned).toBe(false)
    expect(again.submission?.changes).toMatchObject(told)
  })
})

describe('remarks', () => {
  const remark = (plan: TestPlan, actor: Actor, projectId: string | null, text = 'ขอให้ระบุความยาว') =>
    addRemark(as(actor), OFFICE_CODE, plan.fiscalYear, { projectId, text })

  test('are pinned to a project, also while the plan is locked, and dealt with once', async () => {
    const plan = await planAt(base, 'consider', 2)
    const projectId = plan.projects[1]?.id ?? ''
    const { id } = await remark(plan, COMMITTEE, projectId)
    await remark(plan, COMMITTEE, null, 'ทั้งแผน')
    const pinned = await remarksOf(as(OFFICER), OFFICE_CODE, plan.fiscalYear, projectId)
    expect(pinned).toMatchObject([{ id, author: 'นางสาวตัวอย่าง (เลขานุการ)', text: 'ขอให้ระบุความยาว' }])
    expect(await remarksOf(as(OFFICER), OFFICE_CODE, plan.fiscalYear)).toHaveLength(2)

    await expect(resolveRemark(as(COMMITTEE), OFFICE_CODE, plan.fiscalYear, id)).rejects.toMatchObject({
      code: 'forbidden',
    })
    const resolved = await resolveRemark(as(OFFICER), OFFICE_CODE, plan.fiscalYear, id)
    expect(resolved.resolvedAt).not.toBeNull()
    const second = actorWith(['planning-officer'], { name: 'คนที่สอง' })
    expect(await resolveRemark(as(second), OFFICE_CODE, plan.fiscalYear, id)).toEqual(resolved)
    expect((await auditOf(base, OFFICE.id)).brokenAt).toBeNull()
  })

  test('need a text, a right, and a project of this very plan', async () => {
    const [plan, other] = [await planAt(base, 'draft'), await planAt(base, 'draft')]
    const foreign = other.projects[0]?.id ?? ''
    await expect(remark(plan, COMMITTEE, null, ' \n ')).rejects.toMatchObject({
      problems: [{ rule: 'remark-missing' }],
    })
    await expect(remark(plan, COMMITTEE, null, 'ก'.repeat(4001))).rejects.toMatchObject({
      problems: [{ rule: 'too-long' }],
    })
    await expect(remark(plan, COMMITTEE, foreign)).rejects.toMatchObject({ code: 'not_found' })
    await expect(remark(plan, COMMITTEE, 'no-id')).rejects.toMatchObject({ code: 'not_found' })
    await expect(remark(plan, actorWith(['auditor']), null)).rejects.toMatchObject({ code: 'forbidden' })
    const neighbour = actorWith(['development-committee'], { officeCode: OTHER_OFFICE_CODE })
    await expect(remark(plan, neighbour, null)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(resolveRemark(base, OFFICE_CODE, plan.fiscalYear, 'no-id')).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await remarksOf(base, OFFICE_CODE, plan.fiscalYear)).toEqual([])
  })
})
