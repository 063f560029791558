import { describe, expect, test } from 'vitest'
import {
  gridOf,
  MONTH_NAMES,
  projectRow,
  TITLES,
  WHOLE_HEADER,
  type FixtureCell,
  type FixtureSheet,
} from '#test/grid-fixture.ts'
import type { Grid } from './grid.ts'
import { recognise } from './recognise.ts'
import type { ColumnRole, Recognised } from './recognised.ts'

const read = (rows: FixtureCell[][], sheet: Partial<FixtureSheet> = {}, format: Grid['format'] = 'xlsx'): Recognised =>
  recognise(gridOf([{ ...sheet, rows }], format))
const table = (...rows: FixtureCell[][]): FixtureCell[][] => [...TITLES, [...WHOLE_HEADER], ...rows]
const alarmsIn = ({ warnings }: Recognised) =>
  warnings.filter(({ code }) => ['total-mismatch', 'count-mismatch', 'duplicate-row'].includes(code))

describe('printed totals', () => {
  const sums = (...rows: FixtureCell[][]) =>
    alarmsIn(read(table(...rows))).map(({ where, scope, printedSatang, sumSatang, printed, counted }) => [
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
    const result = read(
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
    const result = read(
      table(projectRow(1, 'ก'), projectRow(2, 'ข'), projectRow(2, 'ข'), projectRow(3, 'ก'), [
        'รวม 2 โครงการ',
        null,
        null,
        200_000,
      ]),
    )
    expect(result.items.map(({ ref }) => ref.row)).toEqual([7, 8])
    expect(alarmsIn(result).map(({ code, where }) => [code, where.row])).toEqual([
      ['duplicate-row', 9],
      ['duplicate-row', 10],
    ])
  })

  test.each<[string, FixtureCell[]]>([
    ['amount', projectRow(2, 'ก', 5)],
    ['months', projectRow(2, 'ก', 100_000, [9])],
    ['department', projectRow(2, 'ก', 100_000, [1], 'กองคลัง')],
    ['fund', projectRow(2, 'ก', '100,000 (เงินสะสม)')],
  ])('another %s makes another project, possibly the same', (_what, row) => {
    const result = read(table(projectRow(1, 'ก'), row))
    expect(result.items).toHaveLength(2)
    expect(result.warnings.map(({ code }) => code)).toEqual(['possible-duplicate'])
  })

  test('another place makes another project', () => {
    const result = read(table(projectRow(1, 'ก'), projectRow(2, 'ก').with(4, 'หมู่ที่ 2')))
    expect(result.items).toHaveLength(2)
    expect(result.warnings).toEqual([])
  })

  test('a column that no rule reads tells rows apart as well', () => {
    const result = read([
      ['รหัส', ...WHOLE_HEADER],
      ['P1', ...projectRow(1, 'ก')],
      ['P2', ...projectRow(2, 'ก')],
    ])
    expect(result.items).toHaveLength(2)
  })
})

describe('what the officer must see', () => {
  test('hidden rows, columns and sheets', () => {
    const result = recognise(
      gridOf([
        { rows: table(projectRow(1, 'ก'), projectRow(2, 'ข')), hiddenRows: [8], hiddenColumns: [4, 30] },
        { name: 'เก่า', isHidden: true, rows: table(projectRow(1, 'ค')) },
      ]),
    )
    expect(result.items.map(({ name }) => name)).toEqual(['ก', 'ข'])
    expect(result.warnings).toEqual([
      { code: 'hidden-sheet', where: { sheet: 'เก่า' } },
      { code: 'hidden-column', where: { sheet: 'ผด.02', column: 'E' }, found: 'สถานที่ดำเนินการ' },
      { code: 'hidden-row', where: { sheet: 'ผด.02', row: 8 } },
    ])
  })

  test('formulas without a result are computed where they are simple, else left open', () => {
    const result = read(
      table(
        projectRow(1, 'ก', { formula: '80000*5', isUncached: true }),
        projectRow(2, 'ข', { formula: 'A1&B1', isUncached: true }),
      ),
    )
    expect(result.items.map(({ funds }) => funds)).toEqual([[{ source: null, amountSatang: 40_000_000 }], []])
    expect(result.warnings.map(({ code }) => code)).toEqual([
      'formula-without-cached-value',
      'formula-without-cached-value',
    ])
  })

  test.each(['=HYPERLINK("x")', '+cmd|calc', '@SUM(1)', '-2+3'])('%j is kept as text and pointed out', (text) => {
    const result = read(table(projectRow(1, text).with(2, 'ข')))
    expect(result.items.map(({ name }) => name)).toEqual([text])
    expect(result.warnings.map(({ code }) => code)).toEqual(['formula-like-text'])
  })

  test('a dash before words is only a bullet', () => {
    expect(read(table(projectRow(1, 'ก').with(2, '- จัดอบรม'))).warnings).toEqual([])
  })

  test('missing budgets, months and unclear words', () => {
    const result = read(table(projectRow(1, 'ก', '-'), projectRow(2, 'ข', 'กฎหมาย'), projectRow(3, 'ค', 5, [])))
    expect(result.warnings.map(({ code, where }) => [code, where.row])).toEqual([
      ['budget-missing', 7],
      ['budget-missing', 8],
      ['budget-unclear', 8],
      ['months-missing', 9],
    ])
  })
})

describe('kinds of documents', () => {
  const equipmentHeader = ['ที่', 'ครุภัณฑ์', 'รายละเอียดของครุภัณฑ์', ...WHOLE_HEADER.slice(3)]

  test('equipment by its header, or by the form above it', () => {
    const byHeader = read([
      equipmentHeader,
      ['1. ประเภทครุภัณฑ์สำนักงาน'],
      ['แผนงานการศึกษา'],
      projectRow(1, 'โต๊ะ'),
      ['รวม 1 รายการ', null, null, 100_000],
      ['2. ครุภัณฑ์คอมพิวเตอร์'],
      projectRow(1, 'จอภาพ'),
    ])
    expect(byHeader.documentKind).toBe('operation-plan-equipment')
    expect(byHeader.items.map(({ kind, programme }) => [kind, programme])).toEqual([
      ['equipment', 'แผนงานการศึกษา'],
      ['equipment', 'แผนงานการศึกษา'],
    ])
    const byForm = read([
      ['แบบ ผด.02/1'],
      ['แผนการดำเนินงาน ปี 2570'],
      equipmentHeader.with(1, 'รายการ'),
      projectRow(1, 'โต๊ะ'),
    ])
    expect(byForm.items[0]?.kind).toBe('equipment')
  })

  test('a workbook with both forms is an operation plan', () => {
    const result = recognise(
      gridOf([
        { rows: table(projectRow(1, 'ก')) },
        { name: 'ผด.02-1', rows: [['แบบ ผด.02/1'], equipmentHeader, projectRow(1, 'โต๊ะ')] },
      ]),
    )
    expect([result.documentKind, result.items.map(({ kind }) => kind)]).toEqual([
      'operation-plan',
      ['project', 'equipment'],
    ])
  })

  test.each<[string, FixtureCell[][]]>([
    [
      'แขวงทางหลวงชนบทตัวอย่าง',
      [['บัญชีโครงการของแขวงทางหลวงชนบทตัวอย่าง ที่จะดำเนินการในพื้นที่องค์การบริหารส่วนตำบลดำเนินตัวอย่าง ประจำปีงบประมาณ พ.ศ. 2570']],
    ],
    [
      'การประปาส่วนภูมิภาค สาขาดำเนินตัวอย่าง',
      [['การประปาส่วนภูมิภาค สาขาดำเนินตัวอย่าง'], ['โครงการที่จะดำเนินการในเขตเทศบาลตำบลดำเนินตัวอย่าง ปีงบประมาณ 2570']],
    ],
    [
      'องค์การบริหารส่วนจังหวัดตัวอย่าง',
      [['องค์การบริหารส่วนจังหวัดตัวอย่าง'], ['แบบแจ้งโครงการที่จะดำเนินการในพื้นที่ อบต.ดำเนินตัวอย่าง ปีงบประมาณ พ.ศ. 2570']],
    ],
    ['แขวงทางหลวงชนบทตัวอย่าง', [['แบบแจ้งแผนงาน/โครงการ'], ['หน่วยงาน แขวงทางหลวงชนบทตัวอย่าง'], ['ปีงบประมาณ 2570']]],
    ['อบจ.ตัวอย่าง', [['โครงการที่ดำเนินการโดย อบจ.ตัวอย่าง ในพื้นที่ตำบลดำเนิน ปีงบประมาณ 2570']]],
  ])('the list of %s has that agency as its department', (agency, titles) => {
    const result = read([
      ...titles,
      [...WHOLE_HEADER],
      projectRow(1, 'ก', 5, [1], ''),
      projectRow(2, 'ข', 5, [1], 'ฝ่ายแผนงาน'),
    ])
    expect([result.documentKind, result.fiscalYearBE]).toEqual(['outside-agency-list', 2570])
    expect(result.items.map(({ kind, departments }) => [kind, departments])).toEqual([
      ['outside-agency', [agency]],
      ['outside-agency', [agency]],
    ])
  })

  test('an agency is outside by its name, but neither in a joint cell nor when it is the owner', () => {
    const kinds = (owner: string): string[] =>
      read([
        [owner],
        ['แผนการดำเนินงาน ปี 2570'],
        [...WHOLE_HEADER],
        ...['อบจ.ตัวอย่าง', 'สำนักช่าง/อบจ.ตัวอย่าง', 'แขวงทางหลวงตัวอย่าง', 'กองช่าง'].map((name, index) =>
          projectRow(index, `ก${index}`, 5, [1], name),
        ),
      ]).items.map(({ kind }) => kind)
    expect(kinds('เทศบาลตำบลดำเนินตัวอย่าง')).toEqual(['outside-agency', 'project', 'outside-agency', 'project'])
    expect(kinds('องค์การบริหารส่วนจังหวัดตัวอย่าง')).toEqual(['project', 'project', 'outside-agency', 'project'])
  })

  const five = ['2566', '2567', '2568', '2569', '2570']
  const ends = ['ตัวชี้วัด', 'ผลที่คาดว่าจะได้รับ', 'หน่วยงานรับผิดชอบหลัก']
  test.each<[string, FixtureCell[][], string[], Grid['format']]>([
    [
      'merged years',
      [
        ['แบบ ผ.02'],
        ['ที่', 'โครงการ', 'วัตถุประสงค์', 'เป้าหมาย', 'งบประมาณ', null, null, null, null, ...ends],
        [null, null, null, null, ...five],
        [1, 'ก', 'ข', 'ค', 1, 2, 3, 4, 5],
      ],
      ['E2:I2'],
      'xlsx',
    ],
    [
      'CSV',
      [
        ['แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570)'],
        ['ที่', 'โครงการ', 'วัตถุประสงค์', 'เป้าหมาย', 'งบประมาณ', '', '', '', '', ...ends],
        ['', '', '', '', ...five.map((year) => `ปี ${year} (บาท)`)],
        ['1', 'ก', 'ข', 'ค', '1', '2'],
      ],
      [],
      'csv',
    ],
    [
      'one row',
      [
        ['ที่', 'โครงการ', 'วัตถุประสงค์', 'เป้าหมาย', ...five.map((year) => `งบประมาณปี ${year}`), ...ends],
        [1, 'ก', 'ข', 'ค', 1],
      ],
      [],
      'xlsx',
    ],
    [
      'equipment (ผ.03)',
      [
        ['แบบ ผ.03'],
        ['ที่', 'แผนงาน', 'หมวด', 'ประเภท', 'เป้าหมาย', ...five, 'หน่วยงาน'],
        [1, 'แผนงานการศึกษา', 'ก', 'ข', 'ค', 1],
      ],
      [],
      'xlsx',
    ],
  ])('a five-year plan is recognised and not imported: %s', (_name, rows, merges, format) => {
    const result = read(rows, { merges }, format)
    expect([result.outcome, result.documentKind, result.items]).toEqual(['recognise-other', 'development-plan', []])
    expect(result.warnings.map(({ code }) => code)).toEqual(['not-operation-plan'])
  })

  test.each<[string, FixtureCell[][]]>([
    [
      'with its title',
      [
        ['ข้อบัญญัติงบประมาณรายจ่าย ประจำปีงบประมาณ พ.ศ. 2570'],
        ['ที่', 'รายการ', 'รายละเอียด', 'งบประมาณ (บาท)', 'หน่วยงาน'],
        [1, 'ก', 'ข', 5, 'กองช่าง'],
      ],
    ],
    [
      'by its accounts',
      [
        ['แผนงาน', 'งาน', 'งบ', 'หมวด', 'ประเภทรายจ่าย', 'รายการ', 'จำนวนเงิน'],
        ['แผนงานการศึกษา', 'ก', 'ข', 'ค', 'ง', 'จ', 5],
      ],
    ],
    [
      'by its accounts, in English',
      [
        ['ITEM_ID', 'REF_DOC', 'MINISTRY', 'BUDGETARY_UNIT', 'OUTPUT', 'ITEM_DESCRIPTION', 'AMOUNT'],
        ['1', 'ก', 'ข', 'ค', 'ง', 'จ', 5],
      ],
    ],
    [
      'by estimates of years',
      [
        ['รายงานประมาณการรายจ่าย'],
        ['รายการ', 'รายจ่ายจริง ปี 2568', 'ประมาณการ ปี 2569', 'ยอดต่าง (%)', 'ประมาณการ ปี 2570'],
        ['ค่าวัสดุ', 1, 2, 3, 4],
      ],
    ],
  ])('a budget ordinance is recognised and not imported: %s', (_name, rows) => {
    const result = read(rows)
    expect([result.outcome, result.documentKind, result.items]).toEqual(['recognise-other', 'budget-lines', []])
  })

  test('covers, summaries and empty sheets give nothing', () => {
    const result = recognise(
      gridOf([
        {
          name: 'ปก',
          rows: [
            ['แผนการดำเนินงาน'],
            ['ประจำปีงบประมาณ พ.ศ. 2570'],
            ['กองยุทธศาสตร์และงบประมาณ'],
            ['เทศบาลตำบลดำเนินตัวอย่าง'],
          ],
        },
        {
          name: 'ผด.01',
          rows: [
            ['แบบ ผด.01'],
            ['ยุทธศาสตร์/แผนงาน', 'จำนวนโครงการ', 'คิดเป็นร้อยละ', 'งบประมาณ', 'หน่วยงาน'],
            ['1. ด้านคน'],
            ['แผนงานการศึกษา', 1, 100, 5, 'กองช่าง'],
            ['รวม', 1, 100, 5],
          ],
        },
        { name: 'Sheet1', rows: [] },
        { name: 'การศึกษา', rows: [[...WHOLE_HEADER], projectRow(1, 'ก')] },
      ]),
    )
    expect(result.items.map(({ ref, programme }) => [ref.sheet, programme])).toEqual([['การศึกษา', 'แผนงานการศึกษา']])
    expect([result.fiscalYearBE, result.lao, result.unknownTables]).toEqual([2570, 'เทศบาลตำบลดำเนินตัวอย่าง', []])
  })
})

describe('tables that are not understood', () => {
  const strange: FixtureCell[][] = [
    ['ก', 'ข', 'ค', ...MONTH_NAMES.map((_, index) => `ช่อง ${index}`)],
    ['1', 'ก่อสร้างถนน', '500,000', null, 'x'],
    ['2', 'ขุดลอกคลอง', '300,000', 'x'],
  ]

  test('are asked about, and never guessed at', () => {
    const result = read(strange)
    expect([result.outcome, result.items]).toEqual(['ask-mapping', []])
    expect(result.unknownTables).toMatchObject([{ sheet: 'ผด.02', headerRow: 0 }])
    expect(result.unknownTables[0]?.sample[1]?.slice(0, 5)).toEqual(['1', 'ก่อสร้างถนน', '500,000', '', 'x'])
    expect(read([['เรียน ท่านนายก']])).toMatchObject({ outcome: 'ask-mapping', unknownTables: [] })
  })

  test('are read by the columns that the officer names, wherever the header comes up again', () => {
    const signature = read(strange).unknownTables[0]?.signature ?? ''
    const columns: Record<number, ColumnRole> = { 0: 'no', 1: 'name', 2: 'budget', 3: 'month-1', 4: 'month-2' }
    const result = recognise(
      gridOf([{ rows: [['หัวเรื่อง'], ...strange] }]),
      new Map([[signature, { headerRow: 0, columns }]]),
    )
    expect(result.items.map(({ no, name, months, ref }) => [no, name, months, ref.row])).toEqual([
      ['1', 'ก่อสร้างถนน', 0b10, 3],
      ['2', 'ขุดลอกคลอง', 0b01, 4],
    ])
  })
})
