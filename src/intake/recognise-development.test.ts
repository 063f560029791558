import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gridOf, type FixtureCell, type FixtureSheet } from '#test/grid-fixture.ts'
import type { Grid } from './grid.ts'
import { recogniseDevelopment } from './recognise-development.ts'
import type { RecognisedDevelopment } from './recognised-development.ts'

const HEAD = [
  'ที่',
  'โครงการ',
  'วัตถุประสงค์',
  'เป้าหมาย (ผลผลิตของโครงการ)',
  'งบประมาณ',
  null,
  null,
  'ตัวชี้วัด (KPI)',
  'ผลที่คาดว่าจะได้รับ',
  'หน่วยงานที่รับผิดชอบหลัก',
]
const YEARS = [null, null, null, null, '2571\n(บาท)', '๒๕๗๒ (บาท)', 'ปี 2573', null, null, null]
const TITLES: FixtureCell[][] = [
  ['แบบ ผ.02'],
  ['แผนพัฒนาท้องถิ่น (พ.ศ. 2571-2573)'],
  ['เทศบาลตำบลดำเนินตัวอย่าง'],
  ['ประเด็นการพัฒนาที่ 2 ด้านสังคม'],
  ['กลยุทธ์ที่ 2.1 ดูแลผู้สูงอายุ'],
  ['แผนงานสังคมสงเคราะห์'],
]
const row = (no: FixtureCell, name: string, amounts: FixtureCell[], department = 'กองสวัสดิการสังคม'): FixtureCell[] => [
  no,
  name,
  'เพื่อตัวอย่าง',
  '10 คน',
  ...amounts,
  'ร้อยละ 80',
  'ชีวิตดี',
  department,
]

const read = (
  rows: FixtureCell[][],
  sheet: Partial<FixtureSheet> = {},
  format: Grid['format'] = 'xlsx',
): RecognisedDevelopment =>
  recogniseDevelopment(gridOf([{ name: 'ผ.02', ...sheet, rows: [...TITLES, HEAD, YEARS, ...rows] }], format))
const amountsIn = ({ items }: RecognisedDevelopment) =>
  items.map(({ amounts }) => amounts.map(({ fiscalYear, amountSatang }) => [fiscalYear, amountSatang]))
const codesIn = ({ warnings }: RecognisedDevelopment) => warnings.map(({ code }) => code)

describe('a list of form ผ.02', () => {
  test('gives what each column says, under its headings', () => {
    const result = read([row(1, 'เยี่ยมผู้สูงอายุ', [100_000, 120_000.5, null])])
    expect([result.years, result.lao, result.levelLabel, result.warnings]).toEqual([
      [2571, 2572, 2573],
      'เทศบาลตำบลดำเนินตัวอย่าง',
      'ประเด็นการพัฒนา',
      [],
    ])
    expect(result.items).toEqual([
      {
        ref: { sheet: 'ผ.02', row: 9 },
        form: 'ผ.02',
        no: '1',
        strategyNo: 2,
        strategy: 'ด้านสังคม',
        tacticNo: '2.1',
        tactic: 'ดูแลผู้สูงอายุ',
        programme: 'แผนงานสังคมสงเคราะห์',
        programmeRaw: null,
        name: 'เยี่ยมผู้สูงอายุ',
        objective: 'เพื่อตัวอย่าง',
        target: '10 คน',
        indicator: 'ร้อยละ 80',
        expectedResult: 'ชีวิตดี',
        departments: ['กองสวัสดิการสังคม'],
        amounts: [
          { fiscalYear: 2571, amountSatang: 10_000_000 },
          { fiscalYear: 2572, amountSatang: 12_000_050 },
        ],
        edition: null,
        isCancelled: false,
        note: null,
      },
    ])
  })

  test('tells a dash from an empty cell, and words from both', () => {
    const result = read([
      row(1, 'ก', ['-', null, '๕๐,๐๐๐']),
      row(2, 'ข', [null, null, null]),
      row(3, 'ค', ['ตามที่จ่ายจริง', null, 1]),
    ])
    expect(amountsIn(result)).toEqual([
      [
        [2571, null],
        [2573, 5_000_000],
      ],
      [],
      [[2573, 100]],
    ])
    expect(codesIn(result)).toEqual(['budget-missing', 'budget-unclear'])
  })

  test('joins what runs on in the next row, and takes several departments apart', () => {
    const result = read([
      row('1.', 'อบรมอาชีพ', [null, 10_000, null], 'กองสวัสดิการสังคม\nสำนักปลัด'),
      [null, 'แก่ผู้สูงอายุ', null, 'หมู่ที่ 3', null, null, null, null, null, null],
      row('2', 'เยี่ยมบ้าน', [null, 5, null]),
    ])
    expect(result.items.map(({ name, target, departments, ref }) => [name, target, departments, ref.lastRow])).toEqual([
      ['อบรมอาชีพ แก่ผู้สูงอายุ', '10 คน\nหมู่ที่ 3', ['กองสวัสดิการสังคม', 'สำนักปลัด'], 10],
      ['เยี่ยมบ้าน', '10 คน', ['กองสวัสดิการสังคม'], undefined],
    ])
  })

  test('shows a printed sum that differs with both figures, and leaves right ones alone', () => {
    const rows = [row(1, 'ก', [100, 200, null]), row(2, 'ข', [300, null, null])]
    expect(codesIn(read([...rows, ['รวม 2 โครงการ', null, null, null, 400, 200, null]]))).toEqual([])
    expect(read([...rows, ['รวม 3 โครงการ', null, null, null, 500, 200, null]]).warnings).toMatchObject([
      {
        code: 'total-mismatch',
        where: { sheet: 'ผ.02', row: 11 },
        fiscalYear: 2571,
        printedSatang: 50_000,
        sumSatang: 40_000,
      },
      { code: 'count-mismatch', printed: 3, counted: 2 },
    ])
  })

  test('puts rows under a heading of an edition into it, until the next section', () => {
    const result = read([
      row(1, 'ก', [1, null, null]),
      ['แก้ไข ครั้งที่ 2/2572'],
      row(1, 'ข', [2, null, null]),
      ['แผนงานการศึกษา'],
      row(1, 'ค', [3, null, null]),
    ])
    expect(
      result.items.map(({ name, edition, programme }) => [
        name,
        edition?.kind,
        edition?.number,
        edition?.year,
        programme,
      ]),
    ).toEqual([
      ['ก', undefined, undefined, undefined, 'แผนงานสังคมสงเคราะห์'],
      ['ข', 'correction', 2, 2572, 'แผนงานสังคมสงเคราะห์'],
      ['ค', undefined, undefined, undefined, 'แผนงานการศึกษา'],
    ])
  })

  test('keeps remarks beside a row, and says that a project is taken out', () => {
    const result = read([
      [...row(1, 'ก', [1, null, null]), 'รวมกับลำดับที่ 2'],
      row(2, 'ข', ['ยกเลิก', null, null]),
      [...row(3, 'ค', [1, null, null]), 'เปลี่ยนแปลง 1/2572'],
    ])
    expect(result.items.map(({ note, isCancelled, edition }) => [note, isCancelled, edition?.kind])).toEqual([
      ['รวมกับลำดับที่ 2', false, undefined],
      [null, true, undefined],
      [null, false, 'change'],
    ])
  })

  test('takes strategy, tactic and programme from the name of the sheet where no heading says', () => {
    const { items } = recogniseDevelopment(
      gridOf([{ name: 'ยุทธ3.2ผง.การศึกษา', rows: [HEAD, YEARS, row(1, 'ก', [1, null, null])] }]),
    )
    expect(items).toMatchObject([{ strategyNo: 3, tacticNo: '3.2', programme: 'แผนงานการศึกษา' }])
  })

  test('points out words of boxes that float over the sheet', () => {
    const result = read([row(1, 'ก', [1, null, null])], { before: ['ซ้ำลำดับที่ 63', 'ย้ายไปแผนงานอุตสาหกรรม'] })
    expect(result.warnings.filter(({ code }) => code === 'loose-remark')).toHaveLength(2)
  })
})

describe('other forms', () => {
  test.each([
    ['แบบ ผ.02/1', 'ผ.02/1'],
    ['แบบ ผ. ๐๒/๒', 'ผ.02/2'],
    ['แบบ ผ.08', 'ผ.03'],
  ])('“%s” is told by its title', (title, form) => {
    const { items } = recogniseDevelopment(
      gridOf([{ rows: [[title], ...TITLES.slice(2), HEAD, YEARS, row(1, 'ก', [1, null, null])] }]),
    )
    expect(items.map((item) => item.form)).toEqual([form])
  })

  test('ผ.03 names what is bought by its target', () => {
    const { items } = recogniseDevelopment(
      gridOf([
        {
          name: 'ผ.03',
          rows: [
            ['แบบ ผ.03'],
            ['ที่', 'แผนงาน', 'หมวด', 'ประเภท', 'เป้าหมาย (ผลผลิตของครุภัณฑ์)', 'งบประมาณ', null, 'หน่วยงานรับผิดชอบหลัก'],
            [null, null, null, null, null, '2571 (บาท)', '2572 (บาท)', null],
            [1, 'บริหารงานทั่วไป', 'ค่าครุภัณฑ์', 'ครุภัณฑ์สำนักงาน', 'เก้าอี้ 5 ตัว', null, 15_000, 'สำนักปลัด'],
          ],
        },
      ]),
    )
    expect(items).toMatchObject([
      {
        form: 'ผ.03',
        name: 'เก้าอี้ 5 ตัว',
        programme: 'แผนงานบริหารงานทั่วไป',
        note: 'ค่าครุภัณฑ์ ครุภัณฑ์สำนักงาน',
        amounts: [{ fiscalYear: 2572 }],
      },
    ])
  })

  test('ผ.01 gives its figures as printed', () => {
    const { items, totals } = recogniseDevelopment(
      gridOf([
        {
          name: 'ผ.01',
          rows: [
            ['แบบ ผ.01'],
            ['ยุทธศาสตร์', 'ปี 2571', null, 'ปี 2572', null, 'รวม 2 ปี', null],
            [
              null,
              'จำนวนโครงการ',
              'งบประมาณ (บาท)',
              'จำนวนโครงการ',
              'งบประมาณ (บาท)',
              'จำนวนโครงการ',
              'งบประมาณ (บาท)',
            ],
            ['1. ด้านสังคม', 2, 300, '-', '-', 2, 250],
            ['รวม', 2, 300, null, null, 2, 250],
          ],
        },
      ]),
    )
    expect(items).toEqual([])
    expect(totals).toMatchObject([
      {
        label: '1. ด้านสังคม',
        sums: [
          { fiscalYear: 2571, count: 2, satang: 30_000 },
          { fiscalYear: 2572, count: 0, satang: 0 },
          { fiscalYear: null, count: 2, satang: 25_000 },
        ],
      },
      { label: 'รวม' },
    ])
  })

  test('a table that is no plan gives nothing', () => {
    expect(
      recogniseDevelopment(
        gridOf([
          {
            rows: [
              ['ก', 'ข'],
              [1, 2],
            ],
          },
        ]),
      ),
    ).toMatchObject({ items: [], totals: [], years: [] })
  })
})

test('every amount comes back, whatever it is written like', () => {
  const baht = fc.integer({ min: 1, max: 900_000_000 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(baht, fc.constantFrom('number', 'commas', 'stops')), { minLength: 1, maxLength: 20 }),
      (amounts) => {
        const written = amounts.map(([amount, how]): FixtureCell =>
          how === 'number' ? amount : `${amount.toLocaleString('en')}${how === 'stops' ? '.-' : ''}`,
        )
        const result = read(
          written.map((amount, index) => row(index + 1, `โครงการ ${'กขคงจ'[index % 5]}${index}`, [null, amount, null])),
        )
        expect(amountsIn(result)).toEqual(amounts.map(([amount]) => [[2572, amount * 100]]))
      },
    ),
  )
})
