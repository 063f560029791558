import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blankProject } from './blank-project.ts'
import { offsetsOf, rowAt, scrollToShow, windowAt } from './row-window.ts'
import { GROUPS, isFiltered, SORTS, queryOfView, viewFromQuery, WHOLE_PLAN, type TableView } from './view-address.ts'
import { buildModel, type ProjectRow } from './view-model.ts'

const road = blankProject({
  id: 'road',
  name: 'ก่อสร้างถนน คสล. หมู่ที่ ๓',
  strategyNo: 2,
  strategy: 'โครงสร้างพื้นฐาน',
  programme: 'แผนงานอุตสาหกรรมและการโยธา',
  departments: ['กองช่าง'],
  funds: [{ source: 'งบเทศบัญญัติ', amountSatang: 50_000_000 }],
  months: 0b111,
})
const milk = blankProject({
  id: 'milk',
  name: 'อาหารเสริม (นม)',
  strategyNo: 1,
  strategy: 'คุณภาพชีวิต',
  programme: 'แผนงานการศึกษา',
  departments: ['กองการศึกษา'],
  funds: [{ source: 'เงินอุดหนุนทั่วไป', amountSatang: 12_345 }],
  months: 0xfff,
})
const camp = blankProject({
  id: 'camp',
  name: 'ค่ายเยาวชน',
  strategyNo: 1,
  strategy: 'คุณภาพชีวิต',
  programme: 'แผนงานการศึกษา',
})
const stray = blankProject({ id: 'stray', name: 'ไม่มีกลุ่ม' })
const PLAN = [road, milk, stray, camp]

const view = (over: Partial<TableView>): TableView => ({ ...WHOLE_PLAN, ...over })
const idsOf = (over: Partial<TableView>): string[] =>
  buildModel(PLAN, view(over)).rows.flatMap((row) => (row.type === 'project' ? [row.project.id] : []))

describe('the rows of the table', () => {
  test('stand in the order of the book, under headings with their sums, numbered in each programme', () => {
    const { rows, whole } = buildModel(PLAN, WHOLE_PLAN)
    expect(
      rows.map((row) =>
        row.type === 'project'
          ? `${row.number} ${row.project.id}`
          : `${row.level} ${row.name.name} ${row.count} ${row.satang}`,
      ),
    ).toEqual([
      '1 คุณภาพชีวิต 2 12345',
      '2 แผนงานการศึกษา 2 12345',
      '1 milk',
      '2 camp',
      '1 โครงสร้างพื้นฐาน 1 50000000',
      '2 แผนงานอุตสาหกรรมและการโยธา 1 50000000',
      '1 road',
      '1 null 1 0',
      '2 null 1 0',
      '1 stray',
    ])
    expect(whole).toEqual({ count: 4, satang: 50_012_345 })
  })

  test('keep their numbers when others are filtered away, and the sums follow what is shown', () => {
    const { rows, shown, whole } = buildModel(PLAN, view({ q: 'ค่าย' }))
    expect(rows.find((row): row is ProjectRow => row.type === 'project')?.number).toBe(2)
    expect(shown).toEqual({ count: 1, satang: 0 })
    expect(whole.count).toBe(4)
  })

  test.each([
    [{ q: 'ถนน 3' }, ['road']],
    [{ q: 'คสล.หมู่' }, ['road']],
    [{ q: 'หาร' }, ['milk']],
    [{ department: 'กองช่าง' }, ['road']],
    [{ department: '-' }, ['camp', 'stray']],
    [{ fund: 'เทศบัญญัติ' }, ['road']],
    [{ programme: 'แผนงานการศึกษา' }, ['milk', 'camp']],
    [{ month: 12 }, ['milk']],
    [{ kind: 'equipment' as const }, []],
    [{ sort: 'name' as const, group: 'none' as const }, ['road', 'camp', 'stray', 'milk']],
    [{ sort: 'budget' as const, group: 'none' as const }, ['road', 'milk', 'stray', 'camp']],
    [{ group: 'department' as const }, ['road', 'milk', 'stray', 'camp']],
  ])('%j shows %j', (over, expected) => {
    expect(idsOf(over)).toEqual(expected)
  })

  test('can be those with findings of the check, and one just added is never hidden', () => {
    const severities = (id: string) => (id === 'milk' ? (['warning'] as const) : [])
    const shown = (problem: TableView['problem'], always: string[] = []) =>
      buildModel(PLAN, view({ problem }), severities, new Set(always)).shown.count
    expect([shown('any'), shown('warning'), shown('blocking'), shown('blocking', ['stray'])]).toEqual([1, 1, 0, 1])
  })

  test('hold every project exactly once, whatever the groups and the order', () => {
    const project = fc.record({
      strategyNo: fc.option(fc.integer({ min: 1, max: 3 })),
      strategy: fc.option(fc.constantFrom('ก', 'ข')),
      programme: fc.option(fc.constantFrom('แผนงานการศึกษา', 'แผนงานงบกลาง', 'อื่น')),
      departments: fc.subarray(['กองช่าง', 'กองคลัง']),
    })
    const sort = fc.constantFrom(...SORTS)
    const group = fc.constantFrom(...GROUPS)
    fc.assert(
      fc.property(fc.array(project, { maxLength: 30 }), sort, group, (some, sort, group) => {
        const plan = some.map((over, index) => blankProject({ id: String(index), name: String(index), ...over }))
        const { rows } = buildModel(plan, view({ sort, group }))
        const ids = rows.flatMap((row) => (row.type === 'project' ? [row.key] : []))
        expect(ids.toSorted()).toEqual(plan.map(({ id }) => id).toSorted())
        const headings = rows.filter((row) => row.type === 'group').map(({ key }) => key)
        expect(new Set(headings).size).toBe(headings.length)
      }),
    )
  })
})

describe('the address of a view', () => {
  test('of the whole plan is empty, and gives every view back', () => {
    expect(queryOfView(WHOLE_PLAN).toString()).toBe('')
    const other = view({
      q: 'ถนน',
      department: '-',
      month: 3,
      kind: 'equipment',
      problem: 'any',
      sort: 'name',
      group: 'none',
    })
    expect(viewFromQuery(queryOfView(other))).toEqual(other)
    expect([isFiltered(WHOLE_PLAN), isFiltered(other), isFiltered(view({ sort: 'name' }))]).toEqual([
      false,
      true,
      false,
    ])
  })

  test('that asks for what does not exist shows the whole plan', () => {
    expect(viewFromQuery(new URLSearchParams('month=13&kind=x&sort=&group=2&problem=all'))).toEqual(WHOLE_PLAN)
  })
})

describe('the window of drawn rows', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 200 })
  test('holds every row that is seen', () => {
    fc.assert(
      fc.property(heights, fc.nat(9000), fc.integer({ min: 1, max: 900 }), (rows, top, height) => {
        const offsets = offsetsOf(rows, (row) => row)
        const { first, end } = windowAt(offsets, { top, height, overscan: 2, step: 4 })
        rows.forEach((_, row) => {
          const isSeen = (offsets[row] ?? 0) < top + height && (offsets[row + 1] ?? 0) > top
          expect(!isSeen || (row >= first && row < end)).toBe(true)
        })
        expect(first >= 0 && end <= rows.length).toBe(true)
      }),
    )
  })
  test('knows which row a place falls into, and how to bring a row into sight', () => {
    const offsets = offsetsOf([10, 20, 30], (height) => height)
    expect([0, 9, 10, 29, 30, 500].map((top) => rowAt(offsets, top))).toEqual([0, 0, 1, 1, 2, 2])
    expect([0, 1, 2].map((row) => scrollToShow(offsets, row, { top: 10, height: 25 }))).toEqual([0, null, 35])
    expect(
      windowAt(
        offsetsOf([], () => 1),
        { top: 0, height: 9, overscan: 1, step: 1 },
      ),
    ).toEqual({ first: 0, end: 0 })
  })
})
