import { describe, expect, test } from 'vitest'
import {
  marked,
  MONTH_NAMES,
  PLAN_HEADER,
  projectRow,
  TITLES,
  WHOLE_HEADER,
  type FixtureCell,
} from '#test/grid-fixture.ts'
import { codesIn, monthsIn, read, table } from '#test/read-plan.ts'
import type { Recognised } from './recognised.ts'

describe('month columns', () => {
  const monthsUnder = (header: FixtureCell[][], row: FixtureCell[], merges: string[] = []): Recognised =>
    read({ rows: [...TITLES, ...header, [1, 'ก', 'ข', 5, 'ค', 'กองช่าง', ...row]], merges })

  test.each<[string, FixtureCell[][], FixtureCell[], number[]]>([
    [
      'January first, by year',
      [
        [...PLAN_HEADER, 'พ.ศ. 2570', null, null, null, null, null, null, null, null, 'พ.ศ. 2569'],
        [null, null, null, null, null, null, ...MONTH_NAMES.slice(3), ...MONTH_NAMES.slice(0, 3)],
      ],
      ['x', null, null, null, null, null, null, null, null, 'x'],
      [1, 4],
    ],
    [
      'January first, without years',
      [[...PLAN_HEADER, ...MONTH_NAMES.slice(3), ...MONTH_NAMES.slice(0, 3)]],
      ['x'],
      [4],
    ],
    [
      'quarters',
      [[...PLAN_HEADER, 'ไตรมาส 1', 'ไตรมาส 2', 'ไตรมาสที่ ๓', 'ไตรมาส 4 (ก.ค.-ก.ย.)']],
      [null, 'x', null, 'x'],
      [4, 5, 6, 10, 11, 12],
    ],
    ['ranges', [[...PLAN_HEADER, 'ต.ค.-ธ.ค. 69', 'ม.ค.-มี.ค. 70', 'เม.ย. - มิ.ย.', 'ก.ค.–ก.ย.']], ['x'], [1, 2, 3]],
    [
      'numbers from October',
      [
        [...PLAN_HEADER, '2569', null, null, '2570'],
        [null, null, null, null, null, null, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      ],
      [null, 'x'],
      [2],
    ],
    [
      'numbers in order',
      [
        [...PLAN_HEADER, 'ปีงบประมาณ 2570'],
        [null, null, null, null, null, null, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      ],
      [null, 'x'],
      [2],
    ],
    [
      'years in the names',
      [[...PLAN_HEADER, ...MONTH_NAMES.map((name, index) => `${name}${index < 3 ? 69 : 70}`)]],
      marked([3, 4]),
      [3, 4],
    ],
    [
      'years left over from an older plan',
      [
        [...PLAN_HEADER, 'พ.ศ. 2567', null, null, 'พ.ศ. 2568'],
        [null, null, null, null, null, null, ...MONTH_NAMES],
      ],
      marked([3, 4]),
      [3, 4],
    ],
    ['a period in words', [[...PLAN_HEADER, 'ระยะเวลาดำเนินการ']], ['ธ.ค. 2569 – ก.พ. 2570'], [3, 4, 5]],
  ])('%s', (_name, header, row, months) => {
    const result = monthsUnder(header, row)
    expect(monthsIn(result)).toEqual([months])
    expect(codesIn(result)).toEqual([])
  })

  test('a month of the next fiscal year is outside', () => {
    const header = [
      [...PLAN_HEADER, 'พ.ศ. 2569', null, null, 'พ.ศ. 2570'],
      [null, null, null, null, null, null, ...MONTH_NAMES, 'ต.ค.', 'พ.ย.'],
    ]
    const result = monthsUnder(header, [...marked([11, 12]), 'x', 'x'], ['G6:I6', 'J6:T6'])
    expect(monthsIn(result)).toEqual([[11, 12]])
    expect(result.warnings).toEqual([{ code: 'month-outside', where: { sheet: 'ผด.02', row: 8 } }])
    expect(codesIn(monthsUnder(header, marked([11, 12]), ['G6:I6', 'J6:T6']))).toEqual([])
  })

  test('where no title names the year, the header does', () => {
    const header = [
      [...PLAN_HEADER, 'พ.ศ. 2569', null, null, 'พ.ศ. 2570'],
      [null, null, null, null, null, null, ...MONTH_NAMES],
    ]
    expect(read({ rows: [...header, projectRow(1, 'ก')] }).fiscalYearBE).toBe(2570)
    expect(read({ rows: [[...WHOLE_HEADER], projectRow(1, 'ก')] }).fiscalYearBE).toBeNull()
  })
})

describe('month marks', () => {
  test.each(['✓', '/', 'x', 'X', '●', '■', '*', '1', 'P', 'ü', '◄──►', 'ดำเนินการ'])('%j marks a month', (mark) => {
    expect(monthsIn(read({ rows: table([1, 'ก', 'ข', 5, 'ค', 'กองช่าง', ...marked([2, 7], mark)]) }))).toEqual([[2, 7]])
  })

  test('a dash is a mark, but a filler beside other marks', () => {
    const dashes = (mark: string): FixtureCell[] => ['-', mark, mark, ...Array.from({ length: 9 }, () => '-')]
    expect(monthsIn(read({ rows: table([1, 'ก', 'ข', 5, 'ค', 'กองช่าง', ...dashes('✓')]) }))).toEqual([[2, 3]])
    expect(monthsIn(read({ rows: table([1, 'ก', 'ข', 5, 'ค', 'กองช่าง', null, '-', '-']) }))).toEqual([[2, 3]])
  })

  test('shades count, but not white nor the colour of the row', () => {
    const result = read({
      rows: table(projectRow(1, 'ก', 5, []), projectRow(2, 'ข', 5, []), [null, 'รวม 2 โครงการ', null, 10]),
      fills: {
        'A6:R6': 'D9D9D9',
        'A7:R7': 'FFFF00',
        'H7:I7': 'FF0000',
        'G8:H8': 'C0C0C0',
        'I8:R8': 'FFFFFF',
        'A9:R9': 'EEEEEE',
      },
    })
    expect(monthsIn(result)).toEqual([
      [2, 3],
      [1, 2],
    ])
  })

  test('one cell highlighted in the colour of the bars is not the colour of the row', () => {
    const result = read({
      rows: table(projectRow(1, 'ก', 5, []), projectRow(2, 'ข', 5, [])),
      fills: { D7: '92D050', 'H7:I7': '92D050', 'A8:F8': '92D050', 'G8:H8': '92D050' },
    })
    expect(monthsIn(result)).toEqual([[2, 3], []])
  })

  test('a month column that is coloured all the way down is decoration', () => {
    const rows = table(projectRow(1, 'ก', 5, [1]), projectRow(2, 'ข', 5, [2]), projectRow(3, 'ค', 5, [3]))
    expect(monthsIn(read({ rows, fills: { 'J6:J9': 'DDDDDD' } }))).toEqual([[1], [2], [3]])
  })

  test('merged cells mark all their months', () => {
    const result = read({ rows: table([1, 'ก', 'ข', 5, 'ค', 'กองช่าง', null, null, '◄──►']), merges: ['I7:L7'] })
    expect(monthsIn(result)).toEqual([[3, 4, 5, 6]])
  })

  test('drawn bars count where they cover more than half a column, in the row of their middle', () => {
    const rows = table(...['ก', 'ข', 'ค', 'ง'].map((name, index) => projectRow(index + 1, name, 5, [])))
    const result = read({
      rows,
      shapes: [
        { left: 6.1, right: 8.4, top: 6.4, bottom: 6.6 },
        { left: 16.2, right: 19.1, top: 7.5, bottom: 7.5 },
        { left: 9.5, right: 11.51, top: 7.9, bottom: 9 },
        { left: 6, right: 18.3, top: 9.2, bottom: 9.9 },
        { left: 1, right: 3, top: 6.5, bottom: 6.5 },
        { left: 7, right: 9, top: 3.2, bottom: 3.4 },
      ],
    })
    expect(monthsIn(result)).toEqual([
      [1, 2],
      [11, 12],
      [5, 6],
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ])
    expect(result.warnings).toEqual([{ code: 'month-outside', where: { sheet: 'ผด.02', row: 8 } }])
  })

  test('a single bar in merged months stands for all of them, two bars for what they cover', () => {
    const rows = table(projectRow(1, 'ก', 5, []), projectRow(2, 'ข', 5, []))
    const bar = (left: number, right: number, row: number) => ({ left, right, top: row + 0.4, bottom: row + 0.6 })
    const result = read({ rows, merges: ['G7:J7', 'G8:R8'], shapes: [bar(6.5, 8.4, 6), bar(6, 8, 7), bar(10, 11, 7)] })
    expect(monthsIn(result)).toEqual([
      [1, 2, 3, 4],
      [1, 2, 5],
    ])
  })

  test('a bar in the bare row under a project is its own', () => {
    const rows = table(projectRow(1, 'ก', 5, []), [], projectRow(2, 'ข', 5, [5]))
    expect(monthsIn(read({ rows, fills: { 'H8:I8': '808080' } }))).toEqual([[2, 3], [5]])
  })
})
