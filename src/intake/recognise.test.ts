import { describe, expect, test } from 'vitest'
import { monthsOf } from '#src/domain/month-set.ts'
import { budgetOf } from '#src/domain/project.ts'
import {
  gridOf,
  marked,
  MONTH_NAMES,
  PLAN_HEADER,
  projectRow,
  TITLES,
  WHOLE_HEADER,
  type FixtureCell,
  type FixtureSheet,
} from '#test/grid-fixture.ts'
import type { Grid } from './grid.ts'
import { recognise } from './recognise.ts'
import type { Recognised, RecognisedItem } from './recognised.ts'

const read = (sheet: Partial<FixtureSheet> & { rows: FixtureCell[][] }, format: Grid['format'] = 'xlsx'): Recognised =>
  recognise(gridOf([sheet], format))

/** The rows of a table under the usual titles and header. */
const table = (...rows: FixtureCell[][]): FixtureCell[][] => [...TITLES, [...WHOLE_HEADER], ...rows]
const monthsIn = (result: Recognised): number[][] => result.items.map(({ months }) => monthsOf(months))
const namesIn = (result: Recognised): string[] => result.items.map(({ name }) => name)
const bahtIn = (result: Recognised): (number | null)[] =>
  result.items.map((item) => {
    const amount = budgetOf(item)
    return amount === null ? null : amount / 100
  })
const codesIn = (result: Recognised): string[] => result.warnings.map(({ code }) => code)
const pick = <K extends keyof RecognisedItem>(result: Recognised, key: K): RecognisedItem[K][] =>
  result.items.map((item) => item[key])

test('a plain form ผด.02 is read whole', () => {
  const result = read({
    rows: table(projectRow('1.', 'ก่อสร้างถนน', 500_000, [2, 3]), [null, 'รวม 1 โครงการ', null, 500_000]),
  })
  expect(result).toEqual({
    outcome: 'import',
    documentKind: 'operation-plan',
    fiscalYearBE: 2570,
    lao: 'เทศบาลตำบลดำเนินตัวอย่าง',
    items: [
      {
        ref: { sheet: 'ผด.02', row: 7 },
        no: '1',
        kind: 'project',
        name: 'ก่อสร้างถนน',
        activity: 'รายละเอียดของก่อสร้างถนน',
        target: null,
        funds: [{ source: null, amountSatang: 50_000_000 }],
        noBudgetReason: null,
        place: 'หมู่ที่ 1 บ้านดำเนิน',
        departments: ['กองช่าง'],
        months: 0b110,
        strategyNo: 1,
        strategy: 'ด้านโครงสร้างพื้นฐาน',
        tactic: null,
        programme: 'แผนงานอุตสาหกรรมและการโยธา',
        programmeRaw: null,
        note: null,
      },
    ],
    warnings: [],
    unknownTables: [],
  })
})

describe('headers', () => {
  const projects = [projectRow(1, 'ก', 100, [1, 4]), projectRow(2, 'ข', 200, [12])]
  const blank: FixtureCell[] = [null, null, null, null, null, null]
  const years: FixtureCell[] = ['พ.ศ. 2569', null, null, 'พ.ศ. 2570']

  test.each<[string, FixtureCell[][], string[]]>([
    ['one row', [[...WHOLE_HEADER]], []],
    [
      'two rows, merged',
      [
        [...PLAN_HEADER, ...years],
        [...blank, ...MONTH_NAMES],
      ],
      ['A6:A7', 'B6:B7', 'G6:I6', 'J6:R6'],
    ],
    [
      'two rows, not merged',
      [
        [...PLAN_HEADER, ...years],
        [...blank, ...MONTH_NAMES],
      ],
      [],
    ],
    [
      'names in the lower row',
      [
        [...blank, ...years],
        [...PLAN_HEADER, ...MONTH_NAMES],
      ],
      ['G6:I6', 'J6:R6'],
    ],
    [
      'three rows',
      [
        [...PLAN_HEADER, 'ระยะเวลาดำเนินการ'],
        [...blank, ...years],
        [...blank, ...MONTH_NAMES],
      ],
      ['A6:A8', 'G6:R6', 'G7:I7', 'J7:R7'],
    ],
    [
      'words broken over two rows',
      [
        ['ลำดับ', 'โครงการ', 'รายละเอียด', 'งบ', 'สถานที่', 'หน่วยงาน', ...years],
        ['ที่', 'กิจกรรม', 'ของกิจกรรม', 'ประมาณ', 'ดำเนินการ', 'รับผิดชอบ', ...MONTH_NAMES],
      ],
      [],
    ],
    ['numbered columns', [[...WHOLE_HEADER], ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)']], []],
    [
      'other words',
      [['ลำดับ', 'ชื่อโครงการ/กิจกรรม', 'รายละเอียดกิจกรรม', 'วงเงิน', 'พื้นที่ดำเนินการ', 'ผู้รับผิดชอบ', ...MONTH_NAMES]],
      [],
    ],
    ['no title over the numbers', [[null, ...WHOLE_HEADER.slice(1)]], []],
  ])('%s', (_name, header, merges) => {
    const result = read({ rows: [...TITLES, ...header, ...projects], merges })
    expect(namesIn(result)).toEqual(['ก', 'ข'])
    expect(pick(result, 'no')).toEqual(['1', '2'])
    expect(pick(result, 'activity')).toEqual(['รายละเอียดของก', 'รายละเอียดของข'])
    expect(bahtIn(result)).toEqual([100, 200])
    expect(pick(result, 'place')).toEqual(['หมู่ที่ 1 บ้านดำเนิน', 'หมู่ที่ 1 บ้านดำเนิน'])
    expect(pick(result, 'departments')).toEqual([['กองช่าง'], ['กองช่าง']])
    expect(monthsIn(result)).toEqual([[1, 4], [12]])
    expect(result.warnings).toEqual([])
  })

  test('without a number column, the numbers in front of the names are taken', () => {
    const rows = [projectRow(null, '1. ก่อสร้าง').slice(1), projectRow(null, '๒) ปรับปรุง').slice(1)]
    const result = read({ rows: [WHOLE_HEADER.slice(1), ...rows] })
    expect(namesIn(result)).toEqual(['ก่อสร้าง', 'ปรับปรุง'])
    expect(pick(result, 'no')).toEqual(['1', '2'])
  })

  test('without any numbers, a row with its own budget or department is a project', () => {
    const rows = [
      projectRow(null, 'ก').slice(1),
      [null, 'ต่อ'],
      projectRow(null, 'ข', '-').slice(1),
      ['รวม 2 โครงการ', null, 100_000],
    ]
    const result = read({ rows: [WHOLE_HEADER.slice(1), ...rows] })
    expect(namesIn(result)).toEqual(['ก', 'ข'])
    expect(pick(result, 'activity')).toEqual(['รายละเอียดของก ต่อ', 'รายละเอียดของข'])
    expect(codesIn(result).filter((code) => code.endsWith('mismatch'))).toEqual([])
  })

  test('a column of goals stands for missing details; beside them it stays a goal', () => {
    const header = ['ที่', 'โครงการ', 'เป้าหมาย', 'งบประมาณ', ...MONTH_NAMES]
    expect(pick(read({ rows: [header, [1, 'ก', '10 คน', 5, 'x']] }), 'activity')).toEqual(['10 คน'])
    const both = read({
      rows: [
        ['รายละเอียด', ...header],
        ['ทำ', 1, 'ก', '10 คน', 5, 'x'],
      ],
    })
    expect([pick(both, 'activity'), pick(both, 'target')]).toEqual([['ทำ'], ['10 คน']])
  })

  test('a header repeated in part keeps the whole of the one above', () => {
    const rows = [
      [...PLAN_HEADER, ...years],
      [...blank, ...MONTH_NAMES],
      projectRow(1, 'ก', 5, [3]),
      [...PLAN_HEADER],
      projectRow(2, 'ข', 5, [4]),
      [...blank, ...MONTH_NAMES],
      projectRow(3, 'ค', 5, [5]),
    ]
    const result = read({ rows, merges: ['G1:I1', 'J1:R1'] })
    expect(monthsIn(result)).toEqual([[3], [4], [5]])
  })

  test('a budget divided by fund is added up', () => {
    const header = ['ที่', 'โครงการ', 'งบประมาณ (บาท)', null, null, 'หน่วยงาน', ...MONTH_NAMES]
    const funds = [null, null, 'เทศบัญญัติ', 'เงินสะสม', 'เงินอุดหนุน']
    const result = read({
      rows: [header, funds, [1, 'ก', 500, 200, '-', 'กองช่าง', 'x'], [null, 'รวม', 500, 200]],
      merges: ['C1:E1'],
    })
    expect(pick(result, 'funds')).toEqual([
      [
        { source: 'เทศบัญญัติ', amountSatang: 50_000 },
        { source: 'เงินสะสม', amountSatang: 20_000 },
      ],
    ])
    expect(result.warnings.filter(({ code }) => code === 'total-mismatch')).toEqual([])
  })

  test('amounts in thousands are made baht, and said to be', () => {
    const rows = [
      ...TITLES,
      WHOLE_HEADER.with(3, 'งบประมาณ (พันบาท)'),
      projectRow(1, 'ก', 500.5),
      ['รวม', null, null, 500.5],
    ]
    const result = read({ rows })
    expect(bahtIn(result)).toEqual([500_500])
    expect(codesIn(result)).toEqual(['budget-unit'])
    const noted = read({ rows: [['หน่วย : ล้านบาท'], WHOLE_HEADER.with(3, 'งบประมาณ'), projectRow(1, 'ก', 1.5)] })
    expect(bahtIn(noted)).toEqual([1_500_000])
  })
})

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

describe('rows that go on', () => {
  test('spilled text, sources and marks join the project above', () => {
    const result = read({
      rows: table(
        projectRow(1, 'ก'),
        [null, 'ชื่อต่อ', 'รายต่อ', '(เงินอุดหนุนเฉพาะกิจ)', 'ที่ต่อ', 'และสำนักปลัด', null, '✓'],
        projectRow(2, 'ข'),
      ),
    })
    expect(result.items).toHaveLength(2)
    expect(result.items[0]).toMatchObject({
      ref: { row: 7, lastRow: 8 },
      name: 'ก ชื่อต่อ',
      activity: 'รายละเอียดของก รายต่อ',
      place: 'หมู่ที่ 1 บ้านดำเนิน ที่ต่อ',
      departments: ['กองช่าง', 'สำนักปลัด'],
      funds: [{ source: 'เงินอุดหนุนเฉพาะกิจ', amountSatang: 10_000_000 }],
      months: 0b11,
    })
  })

  test('words of totals and signatures in the details are still details', () => {
    const result = read({
      rows: table(
        projectRow(1, 'ก', 5),
        [null, null, 'รวม 12 แห่ง'],
        [null, null, 'เป็นเงิน 50,000 บาท'],
        [null, null, 'หัวหน้าสำนักปลัด'],
        ['รวม 1 โครงการ', null, null, 5],
      ),
    })
    expect(pick(result, 'activity')).toEqual(['รายละเอียดของก รวม 12 แห่ง เป็นเงิน 50,000 บาท หัวหน้าสำนักปลัด'])
    expect(result.warnings).toEqual([])
  })

  test('a page break in the middle of a project changes nothing', () => {
    const result = read({
      rows: table(
        projectRow(1, 'ก', 100),
        [null, null, 'ต่อ 1'],
        ['ยอดยกไป', null, null, 100],
        ['หน้า 1/3'],
        ['แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2570'],
        ['ยุทธศาสตร์ที่ 1 ด้านโครงสร้างพื้นฐาน'],
        ['แผนงานอุตสาหกรรมและการโยธา (ต่อ)'],
        [...WHOLE_HEADER],
        ['ยอดยกมา', null, null, 100],
        [null, null, 'ต่อ 2'],
        projectRow(2, 'ข', 100),
        [null, 'รวม 2 โครงการ', null, 200],
        ['หมายเหตุ : ข้อมูล ณ วันที่ 1 ตุลาคม'],
        [null, null, '(ลงชื่อ)........................ผู้จัดทำ'],
        [null, null, '(นายตัวอย่าง สมมุติ)'],
      ),
    })
    expect(pick(result, 'activity')).toEqual(['รายละเอียดของก ต่อ 1 ต่อ 2', 'รายละเอียดของข'])
    expect(result.warnings).toEqual([])
  })

  test('several amounts of one project are its funds', () => {
    const header = ['ที่', 'โครงการ', 'งบประมาณ', 'แหล่งงบประมาณ', 'หน่วยงาน', ...MONTH_NAMES]
    const result = read({
      rows: [
        header,
        [1, 'ก', 500, 'เทศบัญญัติ', 'กองช่าง', 'x'],
        [null, null, 300, 'เงินสะสม'],
        [2, 'ข', 500, 'เทศบัญญัติ 300 บาท\nเงินสะสม 200 บาท', 'กองช่าง', 'x'],
        [3, 'ค', 500, 'เทศบัญญัติ, เงินสะสม', 'กองช่าง', 'x'],
      ],
    })
    expect(pick(result, 'funds')).toEqual([
      [
        { source: 'เทศบัญญัติ', amountSatang: 50_000 },
        { source: 'เงินสะสม', amountSatang: 30_000 },
      ],
      [
        { source: 'เทศบัญญัติ', amountSatang: 30_000 },
        { source: 'เงินสะสม', amountSatang: 20_000 },
      ],
      [{ source: 'เทศบัญญัติ, เงินสะสม', amountSatang: 50_000 }],
    ])
  })

  test('cells merged over several projects belong to all of them', () => {
    const result = read({
      rows: table(
        projectRow(1, 'ก'),
        [2, 'ข', 'ร', 6, null, null, 'x'],
        [null, null, 'ต่อ'],
        [3, 'ค', 'ร', 7, null, 'กองคลัง', 'x'],
      ),
      merges: ['E7:E10', 'F7:F8'],
    })
    expect(pick(result, 'departments')).toEqual([['กองช่าง'], ['กองช่าง'], ['กองคลัง']])
    expect(pick(result, 'place')).toEqual(Array.from({ length: 3 }, () => 'หมู่ที่ 1 บ้านดำเนิน'))
    expect(pick(result, 'activity')).toEqual(['รายละเอียดของก', 'ร ต่อ', 'ร'])
  })
})

describe('strategies and programmes', () => {
  const strategyOf = (result: Recognised): (string | null)[][] =>
    result.items.map(({ strategy, programme, programmeRaw }) => [strategy, programme, programmeRaw])

  test('headings in any column set them for the rows below', () => {
    const result = read({
      rows: [
        [...WHOLE_HEADER],
        [null, 'ยุทธศาสตร์ที่ 2 : การพัฒนาคุณภาพชีวิต'],
        [null, null, 'แผนงาน : สาธารณสุข'],
        projectRow(1, 'ก'),
        ['แผนงานลึกลับ'],
        projectRow(2, 'ข'),
        ['แผนงานลึกลับ'],
        projectRow(3, 'ค'),
        ['ประเด็นการพัฒนาที่ ๓ การเกษตรยั่งยืน'],
        projectRow(4, 'ง'),
        ['แผนงานการพานิชย์'],
        projectRow(5, 'จ'),
      ],
    })
    expect(strategyOf(result)).toEqual([
      ['การพัฒนาคุณภาพชีวิต', 'แผนงานสาธารณสุข', null],
      ['การพัฒนาคุณภาพชีวิต', null, 'แผนงานลึกลับ'],
      ['การพัฒนาคุณภาพชีวิต', null, 'แผนงานลึกลับ'],
      ['การเกษตรยั่งยืน', null, null],
      ['การเกษตรยั่งยืน', 'แผนงานการพาณิชย์', 'แผนงานการพานิชย์'],
    ])
    expect(result.warnings).toEqual([
      { code: 'programme-unknown', where: { sheet: 'ผด.02', row: 5 }, found: 'แผนงานลึกลับ' },
      {
        code: 'programme-spelling',
        where: { sheet: 'ผด.02', row: 11 },
        found: 'แผนงานการพานิชย์',
        taken: 'แผนงานการพาณิชย์',
      },
      { code: 'programme-missing', where: { sheet: 'ผด.02', row: 10 } },
    ])
  })

  test('columns give them too, with empty, ditto and merged cells meaning the one above', () => {
    const result = read({
      rows: [
        ['ยุทธศาสตร์', 'แผนงาน', ...WHOLE_HEADER],
        ['ยุทธศาสตร์ที่ 1 ด้านคน', 'การศึกษา', ...projectRow(1, 'ก')],
        [null, null, ...projectRow(2, 'ข')],
        [null, 'แผนงานสาธารณสุข', ...projectRow(3, 'ค')],
        ['2. ด้านเมือง', 'อุตสาหกรรมและการโยธา', ...projectRow(4, 'ง')],
        ['"', '"', ...projectRow(5, 'จ')],
      ],
      merges: ['A2:A4'],
    })
    expect(strategyOf(result).map(([strategy, programme]) => [strategy, programme])).toEqual([
      ['ด้านคน', 'แผนงานการศึกษา'],
      ['ด้านคน', 'แผนงานการศึกษา'],
      ['ด้านคน', 'แผนงานสาธารณสุข'],
      ['ด้านเมือง', 'แผนงานอุตสาหกรรมและการโยธา'],
      ['ด้านเมือง', 'แผนงานอุตสาหกรรมและการโยธา'],
    ])
    expect(result.warnings).toEqual([])
  })

  test("the sheet's tab gives the programme only where nothing else does", () => {
    const sheet = (name: string, ...above: FixtureCell[][]): FixtureSheet => ({
      name,
      rows: [...above, [...WHOLE_HEADER], projectRow(1, name)],
    })
    const result = recognise(
      gridOf([sheet('แผนงานการศึกษา'), sheet('เคหะ'), sheet('สาธารณสุข', ['แผนงานการเกษตร']), sheet('กองช่าง')]),
    )
    expect(pick(result, 'programme')).toEqual(['แผนงานการศึกษา', 'แผนงานเคหะและชุมชน', 'แผนงานการเกษตร', null])
    expect(codesIn(result)).toEqual(['programme-missing'])
  })

  test('the tables of a Word document are one flow', () => {
    const result = recognise(
      gridOf(
        [
          {
            table: 1,
            rows: [['ยุทธศาสตร์ที่ 1 ด้านคน'], ['แผนงานการศึกษา']],
            before: ['แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2570 เทศบาลตำบลดำเนินตัวอย่าง'],
          },
          { table: 2, rows: [[...WHOLE_HEADER], projectRow(1, 'ก')] },
          { table: 3, rows: [[null, null, 'ต่อ'], projectRow(2, 'ข'), [null, 'รวม 2 โครงการ', null, 200_000]] },
          {
            table: 4,
            rows: [[...WHOLE_HEADER], projectRow(1, 'ค'), ['รวมทั้งสิ้น 3 โครงการ', null, null, 300_001]],
            before: ['แผนงานสาธารณสุข'],
          },
        ],
        'docx',
      ),
    )
    expect(result.items.map(({ ref, activity, strategy, programme }) => [ref, activity, strategy, programme])).toEqual([
      [{ table: 2, row: 2 }, 'รายละเอียดของก ต่อ', 'ด้านคน', 'แผนงานการศึกษา'],
      [{ table: 3, row: 2 }, 'รายละเอียดของข', 'ด้านคน', 'แผนงานการศึกษา'],
      [{ table: 4, row: 2 }, 'รายละเอียดของค', 'ด้านคน', 'แผนงานสาธารณสุข'],
    ])
    expect(result.warnings).toEqual([
      {
        code: 'total-mismatch',
        where: { table: 4, row: 3 },
        scope: 'grand',
        printedSatang: 30_000_100,
        sumSatang: 30_000_000,
      },
    ])
    expect(result.lao).toBe('เทศบาลตำบลดำเนินตัวอย่าง')
  })

  test('units as headings, where there is no column for them', () => {
    const header = ['ที่', 'โครงการ', 'รายละเอียด', 'งบประมาณ', 'สถานที่', ...MONTH_NAMES]
    const row = (name: string): FixtureCell[] => [1, name, 'ข', 5, 'ค', 'x']
    const result = read({
      rows: [header, ['กองช่าง'], row('ก'), ['หน่วยงาน : สำนักปลัด'], row('ข'), ['หน่วยงาน: แขวงทางหลวงตัวอย่าง'], row('ค')],
    })
    expect(pick(result, 'departments')).toEqual([['กองช่าง'], ['สำนักปลัด'], ['แขวงทางหลวงตัวอย่าง']])
    expect(pick(result, 'kind')).toEqual(['project', 'project', 'outside-agency'])
  })
})
