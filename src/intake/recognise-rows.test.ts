import { describe, expect, test } from 'vitest'
import {
  gridOf,
  MONTH_NAMES,
  PLAN_HEADER,
  projectRow,
  WHOLE_HEADER,
  type FixtureCell,
  type FixtureSheet,
} from '#test/grid-fixture.ts'
import { codesIn, monthsIn, pick, read, table } from '#test/read-plan.ts'
import { recognise } from './recognise.ts'
import type { Recognised } from './recognised.ts'

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

  test('marks that turn the direction of writing are left in the file', () => {
    const result = read({
      rows: table([1, '\u202eถนน\u202c', '\u2067รายละเอียด\u2069', 5, '\u200eหมู่ที่ 1', 'กอง\u202eช่าง']),
    })
    expect(result.items[0]).toMatchObject({
      name: 'ถนน',
      activity: 'รายละเอียด',
      place: 'หมู่ที่ 1',
      departments: ['กองช่าง'],
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

  test.each(['- 1 -', 'หน้า ๑', 'หน้า 1/3'])('%s alone in a month column is a page number and no mark', (page) => {
    const row = [...Array.from({ length: 8 }, () => null), page]
    expect(monthsIn(read({ rows: table(projectRow(1, 'ก', 100, [5]), row) }))).toEqual([[5]])
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

  test('headings and totals that begin in a month column are no marks', () => {
    const monthsFirst = (row: FixtureCell[]): FixtureCell[] => [...row.slice(6), ...row.slice(0, 6)]
    const result = read({
      rows: [
        ['ยุทธศาสตร์ที่ 1 ด้านคน'],
        ['แผนงานการศึกษา'],
        [...MONTH_NAMES, ...PLAN_HEADER],
        monthsFirst(projectRow(1, 'ก', 5, [3])),
        ['รวม 1 โครงการ', ...Array.from({ length: 14 }, () => null), 5],
        ['แผนงานสาธารณสุข'],
        monthsFirst(projectRow(2, 'ข', 5, [4])),
      ],
      merges: ['A6:R6'],
    })
    expect(strategyOf(result)).toEqual([
      ['ด้านคน', 'แผนงานการศึกษา', null],
      ['ด้านคน', 'แผนงานสาธารณสุข', null],
    ])
    expect(monthsIn(result)).toEqual([[3], [4]])
    expect(result.warnings).toEqual([])
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
