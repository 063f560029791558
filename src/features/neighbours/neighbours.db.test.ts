import { expect, test } from 'vitest'
import { inOrg } from '#src/db/scope.ts'
import { monthSet } from '#src/domain/month-set.ts'
import { refreshRadar } from '#src/features/duplicates/radar.queries.ts'
import { OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { OFFICE, openTestDatabase, OTHER_OFFICE } from '#test/database.ts'
import { plantAnnounced, plantPlan, type Planted } from '#test/planted-works.ts'
import { testContext } from '#test/working-plan.ts'
import { mapNeighbours } from './neighbour-map.commands.ts'
import { neighbourFilterFrom } from './neighbour-filter.ts'
import { viewNeighbours } from './neighbours.commands.ts'

const context = testContext(await openTestDatabase())

const work = (name: string, months: readonly number[], over: Partial<Planted> = {}): Planted => ({
  name,
  months: monthSet(months),
  villages: [],
  place: null,
  ...over,
})

const ROAD = 'ก่อสร้างถนน คสล. สายบ้านดอนจำลอง-วังทดลอง'
const PIPE = 'ขยายเขตประปา ถนนสายบ้านดอนจำลอง-บ้านวังทดลอง'

const view = (year: number, query = '') =>
  viewNeighbours(context, OFFICE_CODE, year, neighbourFilterFrom(new URLSearchParams(query)))

const announce = async (year: number, works: readonly Planted[]): Promise<void> => {
  await plantAnnounced(context, OTHER_OFFICE.id, year, works)
  await inOrg(context.db, OTHER_OFFICE.id, refreshRadar)
}

test('what an office around has announced is shown beside the own work, with the order to dig in; its drafts never', async () => {
  await plantPlan(context, OFFICE.id, 2571, [work(ROAD, [4, 5]), work('อบรมการคัดแยกขยะ', [4])])
  await announce(2571, [work(PIPE, [5, 6]), work('ขุดลอกคลองสนสมมุติ', [4])])
  await plantPlan(context, OFFICE.id, 2572, [work(ROAD, [4, 5])])
  await plantPlan(context, OTHER_OFFICE.id, 2572, [work(PIPE, [5, 6])])
  await inOrg(context.db, OTHER_OFFICE.id, refreshRadar)

  const { rows, hints } = await view(2571)
  expect(rows.map(({ other }) => other.name)).toEqual([PIPE])
  expect(rows[0]?.met.map(({ own, where, months }) => [own.name, where.where, months])).toEqual([
    [ROAD, 'road', monthSet([5])],
  ])
  expect(hints.flatMap((group) => group.hints).map(({ first, later, when }) => [first.name, later.name, when])).toEqual(
    [[PIPE, ROAD, 'together']],
  )

  const drafts = await view(2572, 'show=all&kind=every&months=every')
  expect(drafts.rows).toEqual([])
  expect(drafts.offices.every(({ announced }) => announced === null)).toBe(true)
})

test('filters: all works, kinds, months, one office', async () => {
  const year = 2573
  await plantPlan(context, OFFICE.id, year, [work(ROAD, [4])])
  await announce(year, [work(PIPE, [8]), work('ขุดลอกคลองสนสมมุติ', [4]), work('อบรมผู้สูงอายุ', [4])])
  const names = async (query: string) => (await view(year, query)).rows.map(({ other }) => other.name).toSorted()
  // In other months, but then the new surface would be dug up.
  expect(await names('')).toEqual([PIPE])
  expect(await names('show=all')).toEqual([PIPE, 'ขุดลอกคลองสนสมมุติ'].toSorted())
  expect(await names('show=all&kind=every')).toHaveLength(3)
  expect(await names('show=all&kind=water')).toEqual(['ขุดลอกคลองสนสมมุติ'])
  expect(await names('show=all&months=8')).toEqual([PIPE])
  expect(await names('show=all&office=9999999')).toEqual([])
  expect(await names('show=all&page=2')).toEqual([])
})

test('a work of a neighbour in a village of the own tambon is found without any name in common', async () => {
  const year = 2575
  await plantPlan(context, OFFICE.id, year, [work('ก่อสร้างถนน คสล. หมู่ที่ 4', [4], { villages: [4] })])
  const inOurs = work('วางท่อประปา', [4], { villages: [4], place: 'หมู่ที่ 4 ต.ดำเนินตัวอย่าง' })
  await announce(year, [inOurs, work('วางท่อระบายน้ำ หมู่ที่ 4', [4], { villages: [4] })])
  const { rows } = await view(year)
  expect(rows.map(({ other, met }) => [other.name, met[0]?.where.where])).toEqual([[inOurs.name, 'village']])
})

test('works of two divisions are told of too', async () => {
  const year = 2574
  await plantPlan(context, OFFICE.id, year, [
    work('ปรับปรุงถนน หมู่ที่ 4', [2], { villages: [4], departments: ['กองช่าง'] }),
    work('วางท่อระบายน้ำ หมู่ที่ 4', [9], { villages: [4], departments: ['กองสาธารณสุข'] }),
    work('วางท่อประปา หมู่ที่ 5', [2], { villages: [5] }),
  ])
  const { hints } = await view(year)
  expect(
    hints.flatMap((group) => group.hints).map(({ when, firstTrade, laterTrade }) => [when, firstTrade, laterTrade]),
  ).toEqual([['dug-up', 'drain', 'surface']])
})

test('the map has the office itself, those around and how much of their work meets its own', async () => {
  const year = 2571
  const { points } = await mapNeighbours(context, OFFICE_CODE, year)
  expect(points.map(({ kind }) => kind)).toContain('own')
  expect(points.find(({ code }) => code === OTHER_OFFICE_CODE)).toMatchObject({ workCount: 2, meetingCount: 1 })
})

test('without a plan there is nothing to compare', async () => {
  await expect(view(2580)).rejects.toMatchObject({ code: 'not_found' })
})
