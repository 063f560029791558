import { describe, expect, test } from 'vitest'
import { gridOf, projectRow, WHOLE_HEADER, type FixtureCell, type FixtureSheet } from '#test/grid-fixture.ts'
import { read, table } from '#test/read-plan.ts'
import type { Grid } from './grid.ts'
import { recognise } from './recognise.ts'
import type { Recognised } from './recognised.ts'

const readRows = (
  rows: FixtureCell[][],
  sheet: Partial<FixtureSheet> = {},
  format: Grid['format'] = 'xlsx',
): Recognised => read({ ...sheet, rows }, format)

describe('kinds of documents', () => {
  const equipmentHeader = ['ที่', 'ครุภัณฑ์', 'รายละเอียดของครุภัณฑ์', ...WHOLE_HEADER.slice(3)]

  test('equipment by its header, or by the form above it', () => {
    const byHeader = readRows([
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
    const byForm = readRows([
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
    const result = readRows([
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
      readRows([
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
    const result = readRows(rows, { merges }, format)
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
    const result = readRows(rows)
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
