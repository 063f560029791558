import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { LOCAL_OPERATOR, OFFICE_ROLES, STRANGER, type Actor } from '#src/domain/permissions.ts'
import { PLAN_STATUSES, type PlanStatus } from '#src/domain/plan-status.ts'
import { deleteProjects } from '#src/features/plans/projects.queries.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { CLAUSE_26 } from '#test/clause-26.ts'
import { OFFICE, openTestDatabase, OTHER_OFFICE } from '#test/database.ts'
import { freshPlan, planAt, stepRequest, WAY_TO, type TestPlan } from '#test/plan-at-step.ts'
import { auditOf, testContext } from '#test/working-plan.ts'
import { listSteps, openStepFile, takeStep } from './steps.commands.ts'
import { submissionOf, loadSteps } from './steps.queries.ts'
import { STEP_ACTIONS } from './transitions.ts'

let base: Context
beforeAll(async () => {
  base = testContext(await openTestDatabase())
})

const as = (actor: Actor): Context => ({ ...base, actor })
const statusOf = async (plan: TestPlan): Promise<PlanStatus> =>
  (await listSteps(as(LOCAL_OPERATOR), OFFICE_CODE, plan.fiscalYear)).status
const outcomeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  )

describe('every state × action × role', () => {
  test.each(PLAN_STATUSES)('of a plan at %s', async (status) => {
    const standing = await planAt(base, status)
    const seq = WAY_TO[status].length
    for (const role of OFFICE_ROLES)
      for (const action of STEP_ACTIONS) {
        const { from, roles } = CLAUSE_26[action]
        const isDone = roles.includes(role) && from === status && action !== 'announce'
        // A step that is done moves the plan: it gets one of its own.
        const plan = isDone ? await planAt(base, status) : standing
        const outcome = await outcomeOf(
          takeStep(as(actorWith([role])), OFFICE_CODE, plan.fiscalYear, stepRequest(action, seq)),
        )
        // The announcement is made where its book is made.
        const expected = !roles.includes(role) ? 'forbidden' : isDone ? 'done' : 'invalid'
        expect(`${role} ${action}: ${outcome}`).toBe(`${role} ${action}: ${expected}`)
      }
    expect(await statusOf(standing)).toBe(status)
    expect((await listSteps(as(LOCAL_OPERATOR), OFFICE_CODE, standing.fiscalYear)).steps).toHaveLength(seq)
  })
})

describe('a step', () => {
  test('is refused to strangers, to other offices, and by API keys that may only read', async () => {
    const plan = await freshPlan(base)
    const take = (actor: Actor, office = OFFICE_CODE): Promise<string> =>
      outcomeOf(takeStep(as(actor), office, plan.fiscalYear, stepRequest('start-draft', 0)))
    const officer = actorWith(['planning-officer'])
    expect(await take(STRANGER)).toBe('unauthenticated')
    expect(await take(actorWith(['planning-officer'], { officeCode: OTHER_OFFICE_CODE }))).toBe('forbidden')
    expect(await take({ ...officer, scopes: ['read', 'write'] })).toBe('forbidden')
    // In one's own office there is no such plan.
    expect(await take(actorWith(['planning-officer'], { officeCode: OTHER_OFFICE_CODE }), OTHER_OFFICE_CODE)).toBe(
      'not_found',
    )
    expect(await take({ ...officer, scopes: ['workflow', 'read'] })).toBe('done')
  })

  test('keeps who took it with the position and order of the time, when, and what was said', async () => {
    const plan = await planAt(base, 'consider')
    const secretary = actorWith(['development-committee'], {
      name: 'นางสาวตัวอย่าง สมมุติ',
      positionTitle: 'ปลัดเทศบาล เลขานุการคณะกรรมการ',
      actingOrder: '12/2569',
    })
    const step = await takeStep(as(secretary), OFFICE_CODE, plan.fiscalYear, stepRequest('endorse', 3))
    expect(step).toMatchObject({
      seq: 4,
      from: 'consider',
      to: 'propose',
      actor: 'นางสาวตัวอย่าง สมมุติ',
      actorPosition: 'ปลัดเทศบาล เลขานุการคณะกรรมการ',
      actingOrder: '12/2569',
      remark: 'ขอให้แก้ไขข้อมูลตัวอย่าง',
      resolutionNumber: '1/2569',
      resolutionDate: '2026-11-22',
    })
    const { status, steps } = await listSteps(as(secretary), OFFICE_CODE, plan.fiscalYear)
    expect([status, steps.at(-1)]).toEqual(['propose', step])
    expect((await auditOf(base, OFFICE.id)).brokenAt).toBeNull()
  })

  test('pressed twice is one step, also after its answer was lost', async () => {
    const plan = await planAt(base, 'draft')
    const officer = as(actorWith(['planning-officer']))
    const press = () => takeStep(officer, OFFICE_CODE, plan.fiscalYear, stepRequest('finish-draft', 1))
    const [first, second] = await Promise.all([press(), press()])
    expect(second).toEqual(first)
    expect(await press()).toEqual(first)
    expect((await listSteps(officer, OFFICE_CODE, plan.fiscalYear)).steps).toHaveLength(2)
  })

  test('pressed in a second window with other words or a file is refused, for these would not be kept', async () => {
    const plan = await planAt(base, 'draft')
    const officer = as(actorWith(['planning-officer']))
    const press = (over: object) =>
      takeStep(officer, OFFICE_CODE, plan.fiscalYear, { ...stepRequest('finish-draft', 1), ...over })
    await press({ remark: 'ครบแล้ว' })
    await press({ remark: ' ครบแล้ว' })
    const file = { name: 'บันทึก.pdf', bytes: Buffer.from('%PDF-1.7') }
    for (const other of [{ remark: 'ขาดกองช่าง' }, {}, { remark: 'ครบแล้ว', file }])
      await expect(press(other)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('taken by two at once: the second is told by whom, and of what', async () => {
    const plan = await planAt(base, 'consider')
    const committee = (userId: string, name: string) => as(actorWith(['development-committee'], { userId, name }))
    const year = plan.fiscalYear
    const results = await Promise.allSettled([
      takeStep(committee('a', 'นายหนึ่ง'), OFFICE_CODE, year, stepRequest('endorse', 3)),
      takeStep(committee('b', 'นางสอง'), OFFICE_CODE, year, stepRequest('return-by-committee', 3)),
    ])
    const won = results.find((result) => result.status === 'fulfilled')
    const lost = results.find((result) => result.status === 'rejected')
    expect(lost?.reason).toMatchObject({ code: 'conflict' })
    expect(String(lost?.reason)).toContain(won?.value.actor)
    expect((await listSteps(base, OFFICE_CODE, year)).steps).toHaveLength(4)
  })

  test('that is not possible leaves nothing behind, and says all that is missing', async () => {
    const plan = await planAt(base, 'draft')
    await inOrg(base.db, OFFICE.id, (tx) =>
      deleteProjects(
        tx,
        OFFICE.id,
        plan.projects.map(({ id }) => id),
      ),
    )
    const file = { name: 'มติ.exe', bytes: Buffer.from('MZ nothing good') }
    const request = { ...stepRequest('finish-draft', 1), file }
    await expect(takeStep(base, OFFICE_CODE, plan.fiscalYear, request)).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ rule: 'has-projects', law: 'ระเบียบฯ ข้อ 26 (1)' }, { rule: 'file-kind' }],
    })
    expect(await statusOf(plan)).toBe('draft')
  })

  test.each([1999, Number.NaN])('is not found in year %s', async (year) => {
    expect(await outcomeOf(takeStep(base, OFFICE_CODE, year, stepRequest('start-draft', 0)))).toBe('not_found')
  })
})

test('whatever people try, the record explains where the plan is', async () => {
  const tries = fc.array(fc.tuple(fc.constantFrom(...STEP_ACTIONS), fc.constantFrom(...OFFICE_ROLES)), {
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...PLAN_STATUSES), tries, async (start, tried) => {
      const plan = await planAt(base, start)
      for (const [action, role] of tried) {
        const { steps } = await listSteps(base, OFFICE_CODE, plan.fiscalYear)
        const step = takeStep(as(actorWith([role])), OFFICE_CODE, plan.fiscalYear, stepRequest(action, steps.length))
        expect(['done', 'forbidden', 'invalid']).toContain(await outcomeOf(step))
      }
      const { status, steps } = await listSteps(base, OFFICE_CODE, plan.fiscalYear)
      const told = steps.reduce<PlanStatus>((at, { action, from, to }) => {
        expect([from, to]).toEqual([CLAUSE_26[action].from, CLAUSE_26[action].to])
        expect(from).toBe(at)
        return to
      }, 'collect')
      expect(status).toBe(told)
      expect(steps.map(({ seq }) => seq)).toEqual(steps.map((_step, index) => index + 1))
    }),
    { numRuns: 20 },
  )
})

describe('the submission', () => {
  test('keeps the projects as they stood, and nobody can change that copy', async () => {
    const plan = await planAt(base, 'consider', 3)
    const submission = await readOrg(base.db, OFFICE.id, (tx) => submissionOf(tx, OFFICE.id, plan.id))
    expect(submission?.projects).toMatchObject(plan.projects.map(({ id, name, funds }) => ({ id, name, funds })))
    expect(submission?.sha256).toMatch(/^[0-9a-f]{64}$/)
    const steps = await readOrg(base.db, OFFICE.id, (tx) => loadSteps(tx, OFFICE.id, plan.id))
    expect(steps.map(({ snapshotId }) => snapshotId !== null)).toEqual([false, false, true])
    const tamper = inOrg(base.db, OFFICE.id, (tx) =>
      tx.updateTable('plan_snapshot').set({ sha256: '' }).where('plan_id', '=', plan.id).execute(),
    )
    await expect(tamper).rejects.toThrow('append-only')
  })

  test('may be recorded late: the resolution that follows bears its own day', async () => {
    const plan = await planAt(base, 'consider')
    const earlier = stepRequest('endorse', 3, { resolutionDate: '21 พ.ย. 2569' })
    const step = await takeStep(base, OFFICE_CODE, plan.fiscalYear, earlier)
    expect(step.resolutionDate).toBe('2026-11-21')
  })
})

describe('a file that goes with a step', () => {
  const PDF = Buffer.from('%PDF-1.7 made up')

  test('is given back as it came, within its plan and office only', async () => {
    const plan = await planAt(base, 'propose')
    const file = { name: 'C:\\งาน\\มติ ครั้งที่ 1.pdf', bytes: PDF }
    const step = await takeStep(base, OFFICE_CODE, plan.fiscalYear, { ...stepRequest('propose', 4), file })
    const fileId = step.files[0]?.id ?? ''
    expect(step.files).toEqual([{ id: fileId, fileName: 'มติ ครั้งที่ 1.pdf' }])
    const reader = as(actorWith(['auditor']))
    const opened = await openStepFile(reader, OFFICE_CODE, plan.fiscalYear, fileId)
    expect(opened).toMatchObject({ fileName: 'มติ ครั้งที่ 1.pdf', mediaType: 'application/pdf' })
    expect(Buffer.from(opened.bytes).equals(PDF)).toBe(true)

    const elsewhere = await planAt(base, 'draft')
    expect(await outcomeOf(openStepFile(reader, OFFICE_CODE, elsewhere.fiscalYear, fileId))).toBe('not_found')
    expect(await outcomeOf(openStepFile(reader, OFFICE_CODE, plan.fiscalYear, 'no-id'))).toBe('not_found')
    const neighbour = as(actorWith(['auditor'], { officeCode: OTHER_OFFICE_CODE }))
    expect(await outcomeOf(openStepFile(neighbour, OFFICE_CODE, plan.fiscalYear, fileId))).toBe('forbidden')
    expect(await outcomeOf(openStepFile(neighbour, OTHER_OFFICE_CODE, plan.fiscalYear, fileId))).toBe('not_found')
    const seen = await readOrg(base.db, OTHER_OFFICE.id, (tx) => tx.selectFrom('plan_step_file').select('id').execute())
    expect(seen).toEqual([])
  })
})
