import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg } from '#src/db/scope.ts'
import type { AppError } from '#src/domain/errors.ts'
import { openPlan } from '#src/features/plans/plans.commands.ts'
import { replaceProjects, type StoredProject } from '#src/features/plans/projects.queries.ts'
import { openTestDatabase } from '#test/database.ts'
import { planCsv, type PlanRow } from '#test/fixtures/plan-csv.ts'
import { auditOf, registeredOffice, rowOf, takeIn, testContext, typed, upload } from '#test/working-plan.ts'
import { acceptIntake, undoIntake } from './intake-acceptance.commands.ts'
import {
  listPlanIntakes,
  listWaitingIntakes,
  openIntake,
  planOfIntake,
  previewAcceptance,
} from './intake-views.commands.ts'
import { discardIntake, editItem, excludeItem, uploadIntake } from './intakes.commands.ts'

let context: Context
beforeAll(async () => {
  context = testContext(await openTestDatabase())
})

/** Each test has an office of its own. */
let used = 0
const newOffice = () => registeredOffice(used++)

const ROAD: PlanRow = { name: 'ก่อสร้างถนนตัวอย่าง', budget: '500,000' }
const DRAIN: PlanRow = { name: 'วางท่อระบายน้ำตัวอย่าง', budget: '250,000.50', months: [] }
const LIGHTS: PlanRow = { name: 'ติดตั้งไฟฟ้าตัวอย่าง', budget: '96,000', months: [12] }
const SCHOOL: PlanRow = { name: 'อาหารกลางวันตัวอย่าง', budget: '231,525', programme: 'แผนงานการศึกษา' }

const choose = (gone: 'keep' | 'remove' = 'keep') => ({ fiscalYear: 2570, gone })
const projectsOf = async (code: string): Promise<StoredProject[]> => (await openPlan(context, code, 2570)).projects
const namesOf = async (code: string): Promise<string[]> => (await projectsOf(code)).map(({ name }) => name)

/** Everything about projects but the version, which never goes back. */
const withoutVersions = (projects: readonly StoredProject[]) => projects.map(({ version: _version, ...rest }) => rest)

describe('accepting a draft', () => {
  test('names level 1 as the file does, and leaves a standing plan its word', async () => {
    const office = newOffice()
    const text = new TextDecoder().decode(planCsv([ROAD])).replaceAll('ยุทธศาสตร์ที่', 'ประเด็นการพัฒนาที่')
    const bytes = new TextEncoder().encode(text)
    const intakeId = await uploadIntake(context, office.code, { name: 'แผน 2570.csv', bytes })
    await acceptIntake(context, { officeCode: office.code, intakeId }, choose())
    expect((await openPlan(context, office.code, 2570)).plan.levelLabel).toBe('ประเด็นการพัฒนา')
    await takeIn(context, office.code, [DRAIN])
    expect((await openPlan(context, office.code, 2570)).plan.levelLabel).toBe('ประเด็นการพัฒนา')
  })

  test('leaves word where the file went, until and after it is undone; none for a file that never was', async () => {
    const office = newOffice()
    const id = await upload(context, office.code, [ROAD])
    expect(await planOfIntake(context, id)).toBeNull()
    await acceptIntake(context, id, choose())
    expect(await planOfIntake(context, id)).toEqual({ fiscalYear: 2570, isUndone: false })
    await undoIntake(context, id)
    expect(await planOfIntake(context, id)).toEqual({ fiscalYear: 2570, isUndone: true })
  })

  test('takes every row as it stands into a new plan, but those set aside', async () => {
    const office = newOffice()
    const id = await upload(context, office.code, [ROAD, DRAIN, SCHOOL])
    const drain = await rowOf(context, id, DRAIN.name)
    await excludeItem(context, { ...id, itemId: drain.id, version: drain.version }, true)
    const { items } = await openIntake(context, id)
    await acceptIntake(context, id, choose())
    const { plan, projects } = await openPlan(context, office.code, 2570)
    expect(plan).toMatchObject({ fiscalYear: 2570, regulation: '2561', levelLabel: 'ยุทธศาสตร์', version: 1 })
    const expected = items
      .filter((item) => !item.isExcluded)
      .map(({ isExcluded: _isExcluded, id: _id, position: _position, version: _version, ...content }) => content)
    expect(projects.map(({ id: _id, position: _position, version: _version, ...rest }) => rest)).toEqual(
      expected.map((content) => ({
        ...content,
        sourceFile: 'แผน 2570.csv',
        intakeId: id.intakeId,
        villages: [1],
        agencyLetter: null,
      })),
    )
    expect(projects.map(({ position, version }) => [position, version])).toEqual([
      [1024, 1],
      [2048, 1],
    ])
  })

  test('makes it wait no longer; it cannot be accepted, edited or thrown away again', async () => {
    const office = newOffice()
    const id = await upload(context, office.code, [ROAD])
    const row = await rowOf(context, id, ROAD.name)
    await acceptIntake(context, id, choose())
    expect(await listWaitingIntakes(context, office.code)).toEqual([])
    const gone = { code: 'not_found' }
    await expect(acceptIntake(context, id, choose())).rejects.toMatchObject(gone)
    const target = { ...id, itemId: row.id, version: 1 }
    await expect(editItem(context, target, typed(row, {}))).rejects.toMatchObject(gone)
    await expect(discardIntake(context, id)).rejects.toMatchObject(gone)
    expect(await namesOf(office.code)).toEqual([ROAD.name])
  })

  test('by two at the same moment happens once', async () => {
    const office = newOffice()
    const id = await upload(context, office.code, [ROAD])
    const both = await Promise.allSettled([1, 2].map(() => acceptIntake(context, id, choose())))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await namesOf(office.code)).toEqual([ROAD.name])
  })

  test('that fails half-way leaves nothing behind', async () => {
    const office = newOffice()
    const id = await upload(context, office.code, [ROAD, DRAIN])
    const before = await openIntake(context, id)
    // PostgreSQL takes no NUL in a text, so that the very last statement fails: the one that writes who did it.
    const broken: Context = { ...context, actor: { ...context.actor, name: 'ใคร\u0000' } }
    await expect(acceptIntake(broken, id, choose())).rejects.toThrow(/invalid byte sequence/)
    expect(await openIntake(context, id)).toEqual(before)
    await expect(openPlan(context, office.code, 2570)).rejects.toMatchObject({ code: 'not_found' })
    expect(await auditOf(context, office.orgId)).toEqual({ entryCount: 1, brokenAt: null })
    await acceptIntake(context, id, choose())
    expect(await namesOf(office.code)).toEqual([ROAD.name, DRAIN.name])
  })

  test('is refused when every row is set aside', async () => {
    const office = newOffice()
    const id = await upload(context, office.code, [ROAD, DRAIN])
    const { items } = await openIntake(context, id)
    for (const item of items) {
      await excludeItem(context, { ...id, itemId: item.id, version: item.version }, true)
    }
    await expect(acceptIntake(context, id, choose())).rejects.toMatchObject({ code: 'invalid' })
    await expect(openPlan(context, office.code, 2570)).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each([
    ['an office that nobody knows', '0000000', 2570, 'not_found'],
    ['a Gregorian year', null, 2027, 'invalid'],
  ])('is refused for %s', async (_what, officeCode, fiscalYear, code) => {
    const office = newOffice()
    const intake = await upload(context, office.code, [ROAD])
    const target = { ...intake, officeCode: officeCode ?? office.code }
    await expect(acceptIntake(context, target, { fiscalYear, gone: 'keep' })).rejects.toMatchObject({ code })
    expect((await openIntake(context, intake)).items).toHaveLength(1)
  })

  test('takes more rows than one statement carries', async () => {
    const office = newOffice()
    const rows = Array.from({ length: 2_345 }, (_, index) => ({ name: `โครงการตัวอย่างที่ ${index + 1}` }))
    await takeIn(context, office.code, rows)
    expect(await namesOf(office.code)).toEqual(rows.map(({ name }) => name))
  })
})

describe('importing the same file again', () => {
  const AGAIN = [{ ...ROAD, budget: '450,000' }, LIGHTS, SCHOOL]

  test('says what is new, changed, unchanged and gone', async () => {
    const office = newOffice()
    await takeIn(context, office.code, [ROAD, DRAIN, SCHOOL])
    const id = await upload(context, office.code, AGAIN)
    const { items } = await openIntake(context, id)
    const { diff } = await previewAcceptance(context, items, { officeCode: office.code, fiscalYear: 2570 })
    expect({
      added: diff?.added.map(({ name }) => name),
      changed: diff?.changed.map(({ item, fields }) => [item.name, fields]),
      same: diff?.same.map(({ item }) => item.name),
      gone: diff?.gone.map(({ name }) => name),
    }).toEqual({ added: [LIGHTS.name], changed: [[ROAD.name, ['funds']]], same: [SCHOOL.name], gone: [DRAIN.name] })
    const none = { diff: null, seen: 'new-plan' }
    expect(await previewAcceptance(context, items, { officeCode: office.code, fiscalYear: 2571 })).toEqual(none)
    expect(await previewAcceptance(context, items, { officeCode: newOffice().code, fiscalYear: 2570 })).toEqual(none)
  })

  test('changes what changed, adds what is new, and keeps or removes what is gone', async () => {
    const [keeping, removing] = [newOffice(), newOffice()]
    for (const { code } of [keeping, removing]) await takeIn(context, code, [ROAD, DRAIN, SCHOOL])
    const before = await projectsOf(keeping.code)
    await takeIn(context, keeping.code, AGAIN, 'keep')
    await takeIn(context, removing.code, AGAIN, 'remove')
    expect(await namesOf(keeping.code)).toEqual([ROAD.name, DRAIN.name, SCHOOL.name, LIGHTS.name])
    expect(await namesOf(removing.code)).toEqual([ROAD.name, SCHOOL.name, LIGHTS.name])
    const [road, drain, school] = await projectsOf(keeping.code)
    expect(road).toMatchObject({ id: before[0]?.id, version: 2, funds: [{ source: null, amountSatang: 45_000_000 }] })
    expect([drain, school]).toEqual([before[1], before[2]])
  })

  test('never takes out what came into the plan after the page was opened', async () => {
    const office = newOffice()
    const mine = await upload(context, office.code, [ROAD])
    const theirs = await upload(context, office.code, [DRAIN])
    const { items } = await openIntake(context, mine)
    const { seen } = await previewAcceptance(context, items, { officeCode: office.code, fiscalYear: 2570 })
    await acceptIntake(context, theirs, { ...choose(), seen })
    const late = acceptIntake(context, mine, { ...choose('remove'), seen })
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
    expect(await namesOf(office.code)).toEqual([DRAIN.name])
    const again = await previewAcceptance(context, items, { officeCode: office.code, fiscalYear: 2570 })
    expect(again.diff?.gone.map(({ name }) => name)).toEqual([DRAIN.name])
    await acceptIntake(context, mine, { ...choose('remove'), seen: again.seen })
    expect(await namesOf(office.code)).toEqual([ROAD.name])
  })

  test('unchanged changes nothing at all', async () => {
    const office = newOffice()
    await takeIn(context, office.code, [ROAD, DRAIN, SCHOOL])
    const before = await projectsOf(office.code)
    await takeIn(context, office.code, [ROAD, DRAIN, SCHOOL], 'remove')
    expect(await projectsOf(office.code)).toEqual(before)
  })
})

describe('undoing an import', () => {
  const AGAIN = [{ ...ROAD, budget: '450,000', months: [7, 8] }, LIGHTS, { ...SCHOOL, place: 'ศูนย์พัฒนาเด็กเล็ก' }]

  test('gives back the plan exactly as it was, each import in its turn', async () => {
    const office = newOffice()
    const first = await takeIn(context, office.code, [ROAD, DRAIN, SCHOOL])
    const before = withoutVersions(await projectsOf(office.code))
    const second = await takeIn(context, office.code, AGAIN, 'remove')
    const third = await takeIn(context, office.code, [ROAD], 'remove')
    await undoIntake(context, third)
    await undoIntake(context, second)
    expect(withoutVersions(await projectsOf(office.code))).toEqual(before)
    await undoIntake(context, first)
    expect(await projectsOf(office.code)).toEqual([])
    const intakes = await listPlanIntakes(context, office.code, 2570)
    expect(intakes.map(({ id, status }) => [id, status])).toEqual(
      [third, second, first].map(({ intakeId }) => [intakeId, 'undone']),
    )
  })

  test('never gives a project a version that it had before', async () => {
    const office = newOffice()
    await takeIn(context, office.code, [ROAD, DRAIN])
    const second = await takeIn(context, office.code, [{ ...ROAD, budget: '1' }], 'remove')
    await undoIntake(context, second)
    expect((await projectsOf(office.code)).map(({ name, version }) => [name, version])).toEqual([
      [ROAD.name, 3],
      [DRAIN.name, 2],
    ])
  })

  test('is refused, with the names, when something was changed since; then nothing changes', async () => {
    const office = newOffice()
    const first = await takeIn(context, office.code, [ROAD, DRAIN, SCHOOL])
    await takeIn(context, office.code, [{ ...ROAD, budget: '1' }, SCHOOL], 'remove')
    const before = await projectsOf(office.code)
    const refusal = (await undoIntake(context, first).catch((error: unknown) => error)) as AppError
    expect(refusal.code).toBe('conflict')
    expect(refusal.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining(ROAD.name),
      expect.stringContaining('1 โครงการถูกนำออกจากแผน'),
    ])
    expect(await projectsOf(office.code)).toEqual(before)
  })

  test('is refused when a project was changed by other means', async () => {
    const office = newOffice()
    const id = await takeIn(context, office.code, [ROAD, SCHOOL])
    const { plan, projects } = await openPlan(context, office.code, 2570)
    const edited = projects.slice(0, 1).map((project) => ({ ...project, note: 'แก้ไขแล้ว', version: 2 }))
    await inOrg(context.db, office.orgId, (tx) => replaceProjects(tx, office.orgId, plan.id, edited, context.now()))
    await expect(undoIntake(context, id)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('happens once, and only to what was accepted', async () => {
    const office = newOffice()
    const id = await takeIn(context, office.code, [ROAD])
    await undoIntake(context, id)
    await expect(undoIntake(context, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(undoIntake(context, { ...id, intakeId: 'nothing' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('another office', () => {
  test('sees nothing of it and can undo nothing', async () => {
    const [own, other] = [newOffice(), newOffice()]
    const id = await takeIn(context, own.code, [ROAD])
    await takeIn(context, other.code, [DRAIN])
    expect(await namesOf(other.code)).toEqual([DRAIN.name])
    expect((await listPlanIntakes(context, other.code, 2570)).map((intake) => intake.id)).not.toContain(id.intakeId)
    await expect(undoIntake(context, { ...id, officeCode: other.code })).rejects.toMatchObject({ code: 'not_found' })
    expect(await namesOf(own.code)).toEqual([ROAD.name])
  })
})

test('every step stands in the audit log of the office, whose chain is sound', async () => {
  const office = newOffice()
  const id = await takeIn(context, office.code, [ROAD])
  const second = await takeIn(context, office.code, [ROAD, LIGHTS])
  await undoIntake(context, second)
  await undoIntake(context, id)
  expect(await auditOf(context, office.orgId)).toEqual({ entryCount: 6, brokenAt: null })
})
