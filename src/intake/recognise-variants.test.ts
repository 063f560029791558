import { describe, expect, test } from 'vitest'
import { MONTH_NAMES, projectRow, TITLES, WHOLE_HEADER, type FixtureCell } from '#test/grid-fixture.ts'
import { bahtIn, monthsIn, pick, read, table } from '#test/read-plan.ts'

describe('other ways of the same form', () => {
  test('months that the spreadsheet has made dates', () => {
    const first = 45_931 // 1 October 2025
    const days = [0, 31, 61, 92, 123, 151, 182, 212, 243, 273, 304, 335]
    const header = [...WHOLE_HEADER.slice(0, 6), ...days.map((day) => dateCell(first + day))]
    const result = read({
      rows: [['แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2569'], header, projectRow(1, 'ก', 100_000, [1, 4, 12])],
    })
    expect(monthsIn(result)).toEqual([[1, 4, 12]])
  })

  test('text that goes on under a header of two rows is no header', () => {
    const twoRows: FixtureCell[][] = [
      [...WHOLE_HEADER.slice(0, 6), 'พ.ศ. 2569', null, null, 'พ.ศ. 2570'],
      [...Array<null>(6).fill(null), ...MONTH_NAMES],
    ]
    const result = read({
      rows: [
        ...TITLES,
        ...twoRows,
        projectRow(1, 'ก'),
        ['หน้า 1'],
        ...twoRows,
        [null, null, 'และผู้ปกครอง จำนวน'],
        [null, null, '100 คน'],
        projectRow(2, 'ข'),
        [null, null, 'และประชาชน'],
        ...twoRows,
        projectRow(3, 'ค'),
      ],
    })
    expect(pick(result, 'activity')).toEqual([
      'รายละเอียดของก และผู้ปกครอง จำนวน 100 คน',
      'รายละเอียดของข และประชาชน',
      'รายละเอียดของค',
    ])
  })

  test('form ผด.02/1 further down the same sheet begins anew', () => {
    const equipment = ['ที่', 'ครุภัณฑ์', 'รายละเอียดของครุภัณฑ์', ...WHOLE_HEADER.slice(3)]
    const result = read({
      rows: table(
        ['ยุทธศาสตร์ที่ 1 ด้านเมือง'],
        ['แผนงานเคหะและชุมชน'],
        projectRow(1, 'ก'),
        ['แบบ ผด.02/1'],
        ['บัญชีครุภัณฑ์'],
        ['แผนงานการเกษตร'],
        equipment,
        projectRow(1, 'เลื่อยยนต์'),
      ),
    })
    expect(result.items.map(({ kind, strategy, programme }) => [kind, strategy, programme])).toEqual([
      ['project', 'ด้านเมือง', 'แผนงานเคหะและชุมชน'],
      ['equipment', null, 'แผนงานการเกษตร'],
    ])
  })

  test.each([
    ['หน่วยงาน แขวงทางหลวงชนบทตัวอย่าง', 'แขวงทางหลวงชนบทตัวอย่าง'],
    ['หน่วยงานเจ้าของโครงการ การประปาส่วนภูมิภาคสาขาตัวอย่าง', 'การประปาส่วนภูมิภาคสาขาตัวอย่าง'],
    ['แผนงาน/โครงการของสำนักงานชลประทานตัวอย่าง ที่จะดำเนินการในเขตเทศบาลตำบลดำเนินตัวอย่าง', 'สำนักงานชลประทานตัวอย่าง'],
  ])('%s names the agency whose list it is', (title, agency) => {
    const header = WHOLE_HEADER.filter((_, column) => column !== 5)
    const row = projectRow(1, 'ก').filter((_, column) => column !== 5)
    const result = read({ rows: [['บัญชีโครงการ ประจำปีงบประมาณ พ.ศ. 2570'], [title], header, row], merges: ['A2:Q2'] })
    expect(result.items.map(({ kind, departments }) => [kind, departments])).toEqual([['outside-agency', [agency]]])
    expect(result.warnings.map(({ code }) => code)).not.toContain('programme-unknown')
  })

  test('a budget column for each source, each with a title of its own', () => {
    const header = [...WHOLE_HEADER.slice(0, 3), 'งบประมาณ\nเทศบัญญัติ', 'งบประมาณ (เงินสะสม)', ...WHOLE_HEADER.slice(4)]
    const row = (own: FixtureCell, saved: FixtureCell): FixtureCell[] => [1, 'ก', 'ข', own, saved, 'ค', 'กองช่าง', 'x']
    const result = read({ rows: [header, row(300_000, 200_000), row(null, 50_000)] })
    expect(bahtIn(result)).toEqual([500_000, 50_000])
    expect(result.items.map(({ funds }) => funds.map(({ source }) => source))).toEqual([
      ['เทศบัญญัติ', 'เงินสะสม'],
      ['เงินสะสม'],
    ])
  })

  test('a strategy that names the office before its number', () => {
    const result = read({ rows: table(['ยุทธศาสตร์ อบต. ที่ 2 ด้านคน'], projectRow(1, 'ก')) })
    expect(result.items.map(({ strategyNo, strategy }) => [strategyNo, strategy])).toEqual([[2, 'ด้านคน']])
  })

  test('a five-year plan without titles is known by its years', () => {
    const years = [2566, 2567, 2568, 2569, 2570]
    const header = [
      'ที่',
      'โครงการ',
      'วัตถุประสงค์',
      'เป้าหมาย',
      ...years.map((year) => `งบ ${year}`),
      'ตัวชี้วัด',
      'ผลที่คาดว่าจะได้รับ',
      'หน่วยงาน',
    ]
    const result = read({ rows: [header, [1, 'ก', 'เพื่อ', 'ข', 1, 1, 1, 1, 1, 'ร้อยละ 80', 'ดี', 'กองช่าง']] }, 'csv')
    expect([result.outcome, result.documentKind]).toEqual(['recognise-other', 'development-plan'])
  })
})

const dateCell = (serial: number): FixtureCell => ({ text: String(serial), number: serial, isDate: true })
