import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toThaiDigits } from '#src/domain/thai-text.ts'
import { gridOf, marked, MONTH_NAMES, PLAN_HEADER, type FixtureCell } from '#test/grid-fixture.ts'
import { recognise } from './recognise.ts'
import type { Recognised } from './recognised.ts'

/** A plan with everything in it that a row can be: headings, rows that go on, totals, repeated headers, pages. */
type Plan = { sections: { strategy: number; programme: string; projects: Project[] }[] }
type Project = { name: string; activity: string[]; baht: number; department: string; months: number[] }

const WORDS = ['ก่อสร้างถนน', 'ขุดลอกคลอง', 'อบรมอาชีพ', 'จัดงานประเพณี', 'ซ่อมแซมอาคาร', 'ปลูกต้นไม้', 'ส่งเสริมสุขภาพ']
const PROGRAMMES = ['แผนงานการศึกษา', 'แผนงานสาธารณสุข', 'แผนงานอุตสาหกรรมและการโยธา', 'แผนงานเคหะและชุมชน']

const project = fc.record({
  name: fc
    .tuple(fc.constantFrom(...WORDS), fc.integer({ min: 1, max: 99_999 }))
    .map(([word, number]) => `${word} สาย ${number}`),
  activity: fc.array(fc.constantFrom('กว้าง 4 เมตร', 'ยาว 200 เมตร', 'จำนวน 3 แห่ง', 'รวม 12 จุด'), {
    minLength: 1,
    maxLength: 3,
  }),
  baht: fc.integer({ min: 1, max: 90_000_000 }),
  department: fc.constantFrom('กองช่าง', 'สำนักปลัด', 'กองยุทธศาสตร์และงบประมาณ', 'กองช่าง/กองคลัง'),
  months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
})
const plan: fc.Arbitrary<Plan> = fc.record({
  sections: fc.array(
    fc.record({
      strategy: fc.integer({ min: 1, max: 5 }),
      programme: fc.constantFrom(...PROGRAMMES),
      projects: fc.array(project, { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
})

type PlainCell = string | number | null

const HEADER: PlainCell[] = [...PLAN_HEADER, ...MONTH_NAMES]
const WIDTH = HEADER.length

/** The rows of the plan's table; headings and totals stand in the number and name columns. */
function rowsOf({ sections }: Plan): PlainCell[][] {
  const rows: PlainCell[][] = []
  for (const { strategy, programme, projects } of sections) {
    rows.push([`ยุทธศาสตร์ที่ ${strategy} ด้านที่ ${strategy}`], [programme], HEADER)
    for (const [index, { name, activity, baht, department, months }] of projects.entries()) {
      rows.push([index + 1, name, activity[0] ?? '', baht, 'หมู่ที่ 1', department, ...marked(months)])
      for (const more of activity.slice(1)) rows.push([null, null, more])
    }
    rows.push([null, `รวม ${projects.length} โครงการ`, null, projects.reduce((sum, { baht }) => sum + baht, 0)])
  }
  return rows
}

const read = (rows: FixtureCell[][]): Recognised => recognise(gridOf([{ rows }]))

/** Items without where they stand. */
const contents = ({ items }: Recognised): unknown[] => items.map(({ ref: _ref, ...content }) => content)
const padded = (row: FixtureCell[]): FixtureCell[] => Array.from({ length: WIDTH }, (_, column) => row[column] ?? null)
const hasDuplicates = (result: Recognised): boolean => result.warnings.some(({ code }) => code.endsWith('duplicate'))

describe('whatever a plan holds', () => {
  test('every project comes back with its words, money, months, strategy and programme', () => {
    fc.assert(
      fc.property(plan, (given) => {
        const result = read(rowsOf(given))
        const projects = given.sections.flatMap((section) => section.projects.map((each) => ({ ...each, ...section })))
        fc.pre(new Set(projects.map(({ name }) => name)).size === projects.length)
        expect(
          result.items.map(({ name, activity, funds, programme, strategyNo }) => [
            name,
            activity,
            funds[0]?.amountSatang,
            programme,
            strategyNo,
          ]),
        ).toEqual(
          projects.map(({ name, activity, baht, programme, strategy }) => [
            name,
            activity.join(' '),
            baht * 100,
            programme,
            strategy,
          ]),
        )
        expect(result.warnings).toEqual([])
      }),
    )
  })

  test('the order of the columns does not matter', () => {
    const order = fc.shuffledSubarray(
      Array.from({ length: WIDTH }, (_, column) => column),
      { minLength: WIDTH },
    )
    fc.assert(
      fc.property(plan, order, (given, columns) => {
        const rows = rowsOf(given).map(padded)
        const shuffled = rows.map((row) => columns.map((column) => row[column] ?? null))
        expect(contents(read(shuffled))).toEqual(contents(read(rows)))
      }),
    )
  })

  test('blank rows and columns change nothing', () => {
    fc.assert(
      fc.property(plan, fc.infiniteStream(fc.boolean()), fc.integer({ min: 0, max: WIDTH }), (given, coins, at) => {
        const rows = rowsOf(given).map(padded)
        const wider = rows.map((row) => row.toSpliced(at, 0, null))
        const longer = wider.flatMap((row) => (coins.next().value === true ? [row, []] : [row]))
        expect(contents(read(longer))).toEqual(contents(read(rows)))
      }),
    )
  })

  test('the numerals change nothing but the texts that keep them', () => {
    fc.assert(
      fc.property(plan, (given) => {
        const rows = rowsOf(given)
        const thai = rows.map((row) => row.map((cell) => (cell === null ? null : toThaiDigits(String(cell)))))
        const facts = (result: Recognised): unknown[] =>
          result.items.map(({ no, funds, months, strategyNo, programme, departments }) => [
            no,
            funds,
            months,
            strategyNo,
            programme,
            departments,
          ])
        expect(facts(read(thai))).toEqual(facts(read(rows)))
        expect(hasDuplicates(read(thai))).toBe(hasDuplicates(read(rows)))
      }),
    )
  })

  test('a wrong total is found, whichever it is', () => {
    fc.assert(
      fc.property(plan, fc.nat(), fc.integer({ min: 1, max: 1_000_000 }), (given, which, slip) => {
        const rows = rowsOf(given)
        const totals = rows.filter((row) => String(row[1]).startsWith('รวม'))
        const total = totals[which % totals.length]
        fc.pre(total !== undefined && !hasDuplicates(read(rows)))
        if (total) total[3] = Number(total[3]) + slip + 0.25
        const found = read(rows).warnings.filter(({ code }) => code === 'total-mismatch')
        expect(found.map(({ where, printedSatang }) => [where.row, printedSatang])).toEqual([
          [rows.indexOf(total ?? []) + 1, Math.round(Number(total?.[3]) * 100)],
        ])
      }),
    )
  })
})

test('no table of any cells makes it fail', () => {
  const cell = fc.oneof(
    fc.constant(null),
    fc.constantFrom(...HEADER, ...PROGRAMMES, 'รวม', 'ยุทธศาสตร์ที่ 1', '-', '1', '◄──►', 'หน้า 2', '=1+1', '2568', '(1)'),
    fc.string(),
    fc.double(),
  )
  const merge = fc.tuple(fc.nat(20), fc.nat(8), fc.nat(5), fc.nat(5))
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 20 }), fc.array(merge), (rows, merges) => {
      const grid = gridOf([{ rows }])
      grid.sheets[0]?.merges.push(
        ...merges.map(([row, column, height, width]) => ({
          firstRow: row,
          lastRow: row + height,
          firstColumn: column,
          lastColumn: column + width,
        })),
      )
      expect(['import', 'recognise-other', 'ask-mapping']).toContain(recognise(grid).outcome)
    }),
    { numRuns: 300 },
  )
})
