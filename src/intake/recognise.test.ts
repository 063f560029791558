import { describe, expect, test } from 'vitest'
import { MONTH_NAMES, PLAN_HEADER, projectRow, TITLES, WHOLE_HEADER, type FixtureCell } from '#test/grid-fixture.ts'
import { bahtIn, codesIn, monthsIn, pick, read, table } from '#test/read-plan.ts'

test('a plain form ผด.02 is read whole', () => {
  const result = read({
    rows: table(projectRow('1.', 'ก่อสร้างถนน', 500_000, [2, 3]), [null, 'รวม 1 โครงการ', null, 500_000]),
  })
  expect(result).toEqual({
    outcome: 'import',
    documentKind: 'operation-plan',
    fiscalYearBE: 2570,
    lao: 'เทศบาลตำบลดำเนินตัวอย่าง',
    levelLabel: 'ยุทธศาสตร์',
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
    duplicates: [],
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
    expect(pick(result, 'name')).toEqual(['ก', 'ข'])
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
    expect(pick(result, 'name')).toEqual(['ก่อสร้าง', 'ปรับปรุง'])
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
    expect(pick(result, 'name')).toEqual(['ก', 'ข'])
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
