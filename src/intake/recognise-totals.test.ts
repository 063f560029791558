import { describe, expect, test } from 'vitest'
import { gridOf, projectRow, WHOLE_HEADER, type FixtureCell, type FixtureSheet } from '#test/grid-fixture.ts'
import { alarmsIn, read, table } from '#test/read-plan.ts'
import { recognise } from './recognise.ts'
import type { Recognised } from './recognised.ts'

const readRows = (rows: FixtureCell[][]): Recognised => read({ rows })

describe('printed totals', () => {
  const sums = (...rows: FixtureCell[][]) =>
    alarmsIn(readRows(table(...rows))).map(({ where, scope, printedSatang, sumSatang, printed, counted }) => [
      where.row,
      scope,
      printedSatang ?? printed,
      sumSatang ?? counted,
    ])
  const total = (words: string, baht: FixtureCell = null): FixtureCell[] => [words, null, null, baht]
  const a = projectRow(1, 'ก', 100)
  const b = projectRow(2, 'ข', 200)
  const c = projectRow(1, 'ค', 1000)
  const d = projectRow(1, 'ง', 50)

  test('right ones of any reach are let be', () => {
    expect(
      sums(
        a,
        b,
        total('รวม 2 โครงการ', 300),
        ['แผนงานการศึกษา'],
        c,
        total('รวม', 1000),
        total('รวมยุทธศาสตร์ที่ 1', 1300),
        ['ยุทธศาสตร์ที่ 2 ด้านเศรษฐกิจ'],
        ['แผนงานการเกษตร'],
        d,
        total('รวมแผนงานการเกษตร', '๕๐.-'),
        total('รวมทั้งสิ้น 4 โครงการ', 1350),
      ),
    ).toEqual([])
  })

  test('one total for several programmes is no mistake', () => {
    expect(sums(a, ['แผนงานการศึกษา'], c, total('รวม', 1100))).toEqual([])
  })

  test('wrong ones are pointed out against the likeliest reach', () => {
    expect(sums(a, b, total('รวม', 301))).toEqual([[9, 'section', 30_100, 30_000]])
    expect(sums(a, total('รวม', 100), ['แผนงานการศึกษา'], c, total('รวม', 999))).toEqual([
      [11, 'programme', 99_900, 100_000],
    ])
    expect(sums(a, ['แผนงานการศึกษา'], c, total('รวมทั้งสิ้น', 1000.5))).toEqual([[10, 'grand', 100_050, 110_000]])
    expect(sums(a, b, total('รวม 3 โครงการ', 300))).toEqual([[9, 'section', 3, 2]])
  })

  test('a missing budget counts as nothing, and amounts carried over are no totals', () => {
    expect(sums(a, projectRow(2, 'ข', '-'), total('ยอดยกไป', 5), total('ยอดยกมา', 5), total('รวม', 100))).toEqual([])
  })

  test('sums that cannot be known are not called wrong', () => {
    const uncached = { formula: 'VLOOKUP(A1,B1,1)', isUncached: true }
    expect(sums(a, projectRow(2, 'ข', uncached), total('รวม', 999))).toEqual([])
    expect(sums(a, ['รวม', null, null, uncached])).toEqual([])
  })

  test('a project whose name begins with รวม is one', () => {
    const result = readRows(
      table(
        projectRow(1, 'รวมพลังรักษ์น้ำ', 100),
        [null, 'รวมพลคนรักสุขภาพ', 'ข', 200, 'ค', 'กองช่าง'],
        ['รวมเป็นเงินทั้งสิ้น 300 บาท'],
      ),
    )
    expect(result.items.map(({ name }) => name)).toEqual(['รวมพลังรักษ์น้ำ', 'รวมพลคนรักสุขภาพ'])
    expect(alarmsIn(result)).toEqual([])
  })

  test('over several sheets, the last grand total is the whole file’s unless each sheet has its own', () => {
    const sheet = (name: string, ...rows: FixtureCell[][]): FixtureSheet => ({ name, rows: table(...rows) })
    const grand = recognise(
      gridOf([sheet('1', a, total('รวม', 100)), sheet('2', c, total('รวม', 1000), total('รวมทั้งสิ้น', 1200))]),
    )
    expect(alarmsIn(grand)).toMatchObject([{ where: { sheet: '2', row: 9 }, scope: 'grand', sumSatang: 110_000 }])
    const each = recognise(gridOf([sheet('1', a, total('รวมทั้งสิ้น', 100)), sheet('2', c, total('รวมทั้งสิ้น', 1001))]))
    expect(alarmsIn(each)).toMatchObject([{ where: { sheet: '2', row: 8 }, scope: 'sheet', sumSatang: 100_000 }])
  })
})

describe('repeated rows', () => {
  test('a row that repeats another is left out and pointed out', () => {
    const result = readRows(
      table(projectRow(1, 'ก'), projectRow(2, 'ข'), projectRow(2, 'ข'), projectRow(3, 'ก'), [
        'รวม 2 โครงการ',
        null,
        null,
        200_000,
      ]),
    )
    expect(result.items.map(({ ref }) => ref.row)).toEqual([7, 8])
    expect(result.duplicates.map(({ ref }) => ref.row)).toEqual([9, 10])
    expect(alarmsIn(result).map(({ code, where }) => [code, where.row])).toEqual([
      ['duplicate-row', 9],
      ['duplicate-row', 10],
    ])
  })

  test('a total may count the repeated row or not; another one is wrong', () => {
    const totalled = (words: string, baht: number) =>
      alarmsIn(readRows(table(projectRow(1, 'ก', 100), projectRow(1, 'ก', 100), [words, null, null, baht]))).map(
        ({ code }) => code,
      )
    expect(totalled('รวม 1 โครงการ', 100)).toEqual(['duplicate-row'])
    expect(totalled('รวม 2 โครงการ', 200)).toEqual(['duplicate-row'])
    expect(totalled('รวม 2 โครงการ', 300)).toEqual(['duplicate-row', 'total-mismatch', 'count-mismatch'])
  })

  test.each<[string, FixtureCell[]]>([
    ['amount', projectRow(2, 'ก', 5)],
    ['months', projectRow(2, 'ก', 100_000, [9])],
    ['department', projectRow(2, 'ก', 100_000, [1], 'กองคลัง')],
    ['fund', projectRow(2, 'ก', '100,000 (เงินสะสม)')],
  ])('another %s makes another project, possibly the same', (_what, row) => {
    const result = readRows(table(projectRow(1, 'ก'), row))
    expect(result.items).toHaveLength(2)
    expect(result.warnings.map(({ code }) => code)).toEqual(['possible-duplicate'])
  })

  test('another place makes another project', () => {
    const result = readRows(table(projectRow(1, 'ก'), projectRow(2, 'ก').with(4, 'หมู่ที่ 2')))
    expect(result.items).toHaveLength(2)
    expect(result.warnings).toEqual([])
  })

  test('a column that no rule reads tells rows apart as well', () => {
    const result = readRows([
      ['รหัส', ...WHOLE_HEADER],
      ['P1', ...projectRow(1, 'ก')],
      ['P2', ...projectRow(2, 'ก')],
    ])
    expect(result.items).toHaveLength(2)
  })
})
