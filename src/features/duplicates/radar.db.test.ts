import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { inOrg } from '#src/db/scope.ts'
import { OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { OFFICE, openTestDatabase, OTHER_OFFICE } from '#test/database.ts'
import { collectRows } from '#test/collect-tenant-rows.ts'
import { edit, list, set, undo } from '#test/edited-plan.ts'
import { plantAnnounced, plantPlan } from '#test/planted-works.ts'
import { testContext } from '#test/working-plan.ts'
import { findPlanDuplicates, findSimilar } from './radar.commands.ts'
import { refreshRadar } from './radar.queries.ts'
import type { RadarSubject } from './radar.ts'

const context = testContext(await openTestDatabase())

const subject = (name: string, over: Partial<RadarSubject> = {}): RadarSubject => ({
  officeCode: null,
  officeName: null,
  department: null,
  programme: null,
  fiscalYear: 2570,
  name,
  activity: null,
  place: null,
  budgetSatang: null,
  ...over,
})

const namesOf = async (code: string, name: string, across = false): Promise<string[]> =>
  (await findSimilar(context, code, subject(name), { across })).map((match) => `${match.source} ${match.name}`)

const ROAD = 'ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านหนองสมมุติ-ดอนจำลอง หมู่ที่ 4'
const RESPELLED = 'โครงการก่อสร้างถนน คสล. สายบ้านหนองสมมุติ - ดอนจำลอง ม.๔'

const refresh = (orgId: number): Promise<number> => inOrg(context.db, orgId, refreshRadar)

test('a re-spelled title finds the work of the same village, of another year too, and not that of another village', async () => {
  await plantPlan(context, OFFICE.id, 2571, [
    { name: ROAD, place: null, villages: [] },
    { name: ROAD.replace('ที่ 4', 'ที่ 5'), place: null, villages: [] },
    { name: 'อบรมการจัดการขยะในครัวเรือน', place: null, villages: [] },
  ])
  expect(await namesOf(OFFICE_CODE, RESPELLED)).toEqual([`project ${ROAD}`])
})

test('edits, deletions and undo reach the index; nothing is read twice', async () => {
  const year = 2572
  const { ids } = await plantPlan(context, OFFICE.id, year, [
    { name: 'ขุดลอกคลองไผ่จำลอง หมู่ที่ 2', villages: [2], place: null },
  ])
  await refresh(OFFICE.id)
  expect(await refresh(OFFICE.id)).toBe(0)
  const [project] = await list(context, year)
  if (!project) throw new Error('no project')
  await edit(context, year, [set(project, { name: 'ขุดลอกคลองสนสมมุติ หมู่ที่ 2' })])
  expect(await namesOf(OFFICE_CODE, 'ขุดลอกคลองไผ่จำลอง หมู่ 2')).toEqual([])
  expect(await namesOf(OFFICE_CODE, 'ขุดลอกคลองสนสมมุติ หมู่ 2')).toHaveLength(1)
  const deletion = randomUUID()
  const [edited] = await list(context, year)
  await edit(context, year, [{ type: 'delete', projectId: ids[0] ?? '', version: edited?.version ?? 0 }], deletion)
  expect(await namesOf(OFFICE_CODE, 'ขุดลอกคลองสนสมมุติ หมู่ 2')).toEqual([])
  await undo(context, year, deletion)
  expect(await namesOf(OFFICE_CODE, 'ขุดลอกคลองสนสมมุติ หมู่ 2')).toHaveLength(1)
})

test('a work does not find itself', async () => {
  const name = 'ติดตั้งกล้องวงจรปิดตลาดสดจำลองใจ'
  const { ids } = await plantPlan(context, OFFICE.id, 2573, [{ name, place: null, villages: [] }])
  expect(await namesOf(OFFICE_CODE, name)).toHaveLength(1)
  expect(await findSimilar(context, OFFICE_CODE, subject(name, { source: 'project', id: ids[0] ?? '' }))).toEqual([])
})

test('what another office has announced is found across, what it is only drafting never', async () => {
  const announced = 'ก่อสร้างสะพานข้ามคลองข้าวสารสมมุติ บ้านวังตัวอย่าง หมู่ที่ 7'
  const draft = 'ก่อสร้างสะพานข้ามคลองปลาบู่ลองดู บ้านวังตัวอย่าง หมู่ที่ 7'
  await plantAnnounced(context, OTHER_OFFICE.id, 2571, [{ name: announced, villages: [7], place: null }])
  await plantPlan(context, OTHER_OFFICE.id, 2572, [{ name: draft, villages: [7], place: null }])
  await refresh(OTHER_OFFICE.id)
  expect(await namesOf(OFFICE_CODE, announced)).toEqual([])
  expect(await namesOf(OFFICE_CODE, announced, true)).toEqual([`published ${announced}`])
  expect(await namesOf(OFFICE_CODE, draft, true)).toEqual([])
  // The other office itself finds its draft, and its announced work once.
  expect(await namesOf(OTHER_OFFICE_CODE, draft, true)).toEqual([`project ${draft}`])
  expect(await namesOf(OTHER_OFFICE_CODE, announced, true)).toEqual([`project ${announced}`])
})

test('a whole plan is compared with itself, other years and what others have announced', async () => {
  const bridge = 'ก่อสร้างสะพานข้ามห้วยกระบอกจำลอง บ้านทุ่งทดลอง หมู่ที่ 9'
  const well = 'เจาะบ่อบาดาล บ้านทุ่งทดลอง หมู่ที่ 9'
  await plantAnnounced(context, OTHER_OFFICE.id, 2574, [{ name: bridge, villages: [9], place: null }])
  await refresh(OTHER_OFFICE.id)
  await plantPlan(context, OFFICE.id, 2575, [{ name: well, villages: [9], place: null }])
  await plantPlan(context, OFFICE.id, 2574, [
    { name: bridge, villages: [9], place: null },
    { name: `โครงการ${well.replace('หมู่ที่', 'ม.')}`, villages: [], place: null },
    { name: 'จัดงานประเพณีลอยกระทงตัวอย่างนคร', villages: [], place: null },
    { name: 'โครงการจัดงานลอยกระทงตัวอย่างนคร', villages: [], place: null },
  ])
  const found = await findPlanDuplicates(context, OFFICE_CODE, 2574)
  expect(found.map(({ project, match }) => [project.fiscalYear, match.source, match.fiscalYear])).toEqual(
    expect.arrayContaining([
      [2574, 'published', 2574],
      [2574, 'project', 2575],
      [2574, 'project', 2574],
    ]),
  )
  expect(found).toHaveLength(3)
})

test('answers that wait and works of the development plan are found until they are decided or cancelled', async () => {
  const { planId, ids } = await plantPlan(context, OFFICE.id, 2576, [{ name: 'ก่อสร้างป้ายบอกทางลองดู' }])
  const given = { planId, projectId: ids[0] ?? '' }
  await inOrg(context.db, OFFICE.id, (tx) => collectRows(tx, { org_id: OFFICE.id }, given, context.now()))
  const sourcesOf = async (): Promise<string[]> =>
    (await findSimilar(context, OFFICE_CODE, subject('ก่อสร้างถนนตัวอย่าง'))).map(({ source }) => source).toSorted()
  expect(await sourcesOf()).toEqual(['answer', 'development'])
  await inOrg(context.db, OFFICE.id, async (tx) => {
    await tx.updateTable('collection_item').set({ status: 'declined' }).where('org_id', '=', OFFICE.id).execute()
  })
  expect(await sourcesOf()).toEqual(['development'])
  await inOrg(context.db, OFFICE.id, async (tx) => {
    await tx
      .updateTable('development_project')
      .set({ is_cancelled: true, version: 2 })
      .where('org_id', '=', OFFICE.id)
      .execute()
  })
  expect(await sourcesOf()).toEqual([])
})
