import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_BOOK_OPTIONS, OPTIONAL_COLUMNS, ROW_ORDERS, type BookOptions } from '#src/domain/plan.ts'
import { budgetOf } from '#src/domain/project.ts'
import { toArabicDigits } from '#src/domain/thai-text.ts'
import { anyProject, aPlan, aProject } from '#test/plan-for-book.ts'
import { buildPlanDocument } from './build-plan-document.ts'
import type { PlanDocument } from './plan-document.ts'

const ARABIC: BookOptions = { ...DEFAULT_BOOK_OPTIONS, digits: 'arabic' }
const allTables = ({ partTwo }: PlanDocument) => [...partTwo.tables, ...partTwo.equipment]

describe('the tables of a plan book', () => {
  it('follow strategies by number and programmes in their official order, unknown ones after, none last', () => {
    const document = buildPlanDocument(
      aPlan({
        projects: [
          aProject({ strategyNo: null, strategy: null, name: 'ไม่มียุทธศาสตร์' }),
          aProject({ strategyNo: 2, strategy: 'ด้านสังคม', programme: null }),
          aProject({ strategyNo: 2, strategy: 'ด้านสังคม', programme: null, programmeRaw: 'พิเศษ' }),
          aProject({ strategyNo: 2, strategy: 'ด้านสังคม', programme: 'แผนงานสาธารณสุข' }),
          aProject({ strategyNo: 2, strategy: 'ด้านสังคม', programme: 'แผนงานการศึกษา' }),
          aProject({ strategyNo: null, strategy: 'ด้านอื่น' }),
          aProject({ strategyNo: 1 }),
        ],
      }),
      ARABIC,
    )
    expect(document.partTwo.tables.map((table) => [table.strategyHeading, table.programmeHeading])).toEqual([
      ['ยุทธศาสตร์ที่ 1 ด้านโครงสร้างพื้นฐาน', 'แผนงานอุตสาหกรรมและการโยธา'],
      ['ยุทธศาสตร์ที่ 2 ด้านสังคม', 'แผนงานการศึกษา'],
      ['ยุทธศาสตร์ที่ 2 ด้านสังคม', 'แผนงานสาธารณสุข'],
      ['ยุทธศาสตร์ที่ 2 ด้านสังคม', 'แผนงานพิเศษ'],
      ['ยุทธศาสตร์ที่ 2 ด้านสังคม', 'ไม่ระบุแผนงาน'],
      ['ยุทธศาสตร์ ด้านอื่น', 'แผนงานอุตสาหกรรมและการโยธา'],
      ['ไม่ระบุยุทธศาสตร์', 'แผนงานอุตสาหกรรมและการโยธา'],
    ])
    expect(document.partTwo.summary.groups.at(-1)?.heading).toBe('ไม่ระบุยุทธศาสตร์')
  })

  it('keep one strategy together when a name is missing or slips, and apart when names differ', () => {
    const headings = (names: (string | null)[]) =>
      buildPlanDocument(
        aPlan({ levelLabel: 'ประเด็นการพัฒนา', projects: names.map((strategy) => aProject({ strategy })) }),
        ARABIC,
      ).partTwo.summary.groups.map(({ heading }) => heading)
    expect(headings(['ด้านโครงสร้างพื้นฐาน', null, 'ด้านโครงสร้างพืนฐาน'])).toEqual(['ประเด็นการพัฒนาที่ 1 ด้านโครงสร้างพื้นฐาน'])
    expect(headings([null, 'ด้านสังคม'])).toEqual(['ประเด็นการพัฒนาที่ 1 ด้านสังคม'])
    expect(headings(['ด้านสังคม', 'ด้านเศรษฐกิจ'])).toHaveLength(2)
  })

  it('do not say the label of level 1 twice', () => {
    const heading = (strategy: string, strategyNo: number | null) =>
      buildPlanDocument(aPlan({ projects: [aProject({ strategy, strategyNo })] }), ARABIC).partTwo.tables[0]
        ?.strategyHeading
    expect(heading('ยุทธศาสตร์เทศบาลด้านสังคม', null)).toBe('ยุทธศาสตร์เทศบาลด้านสังคม')
    expect(heading('ด้านสังคม', null)).toBe('ยุทธศาสตร์ ด้านสังคม')
    expect(heading('ด้านสังคม', 12)).toBe('ยุทธศาสตร์ที่ 12 ด้านสังคม')
  })

  it('put equipment in form ผด.02/1 and everything else, other agencies included, in ผด.02', () => {
    const { partTwo } = buildPlanDocument(
      aPlan({
        projects: [
          aProject({ kind: 'equipment' }),
          aProject({ kind: 'outside-agency', departments: ['อบจ.ตัวอย่าง'] }),
          aProject({ kind: 'activity' }),
        ],
      }),
      ARABIC,
    )
    expect(partTwo.tables.map(({ rows }) => rows.length)).toEqual([2])
    expect(partTwo.equipment.map(({ formMark, rows }) => [formMark, rows.length])).toEqual([['แบบ ผด.02/1', 1]])
    expect(partTwo.summary.groups.map(({ heading }) => heading)).toEqual([
      'ยุทธศาสตร์ที่ 1 ด้านโครงสร้างพื้นฐาน',
      'ครุภัณฑ์ (แบบ ผด.02/1)',
    ])
    expect(partTwo.summary.total.projectCount).toBe(3)
  })

  it('show the columns asked for, in their places', () => {
    const keys = (optionalColumns: BookOptions['optionalColumns']) =>
      buildPlanDocument(aPlan({ projects: [aProject()] }), {
        ...ARABIC,
        optionalColumns,
      }).partTwo.tables[0]?.columns.map(({ key }) => key)
    expect(keys([])).toEqual(['number', 'name', 'activity', 'budget', 'place', 'department'])
    expect(keys(['note', 'fund', 'target'])).toEqual([
      'number',
      'name',
      'activity',
      'target',
      'budget',
      'fund',
      'place',
      'department',
      'note',
    ])
  })

  it('say why there is no amount', () => {
    const texts = (optionalColumns: BookOptions['optionalColumns']) =>
      buildPlanDocument(
        aPlan({
          projects: [
            aProject({ funds: [] }),
            aProject({ funds: [], noBudgetReason: 'no-budget-used' }),
            aProject({
              funds: [{ source: 'ตามข้อบัญญัติ 2570', amountSatang: null }],
              noBudgetReason: 'per-ordinance-no-amount',
            }),
          ],
        }),
        { ...ARABIC, optionalColumns },
      ).partTwo.tables[0]?.rows.map((row) => [row.budgetSatang, row.noBudgetText, row.fundLines])
    expect(texts([])).toEqual([
      [null, '-', []],
      [null, 'ไม่ใช้งบประมาณ', []],
      [null, 'ตามข้อบัญญัติ 2570', []],
    ])
    expect(texts(['fund'])?.at(-1)).toEqual([null, 'งบตามข้อบัญญัติ', ['ตามข้อบัญญัติ 2570']])
  })

  it.each([
    ['file', ['ข 10', 'ก', 'ข 2', 'ค']],
    ['name', ['ก', 'ข 2', 'ข 10', 'ค']],
    ['budget', ['ข 2', 'ข 10', 'ก', 'ค']],
    ['department', ['ข 10', 'ข 2', 'ก', 'ค']],
  ] as const)('are ordered by %s', (order, names) => {
    const project = (name: string, baht: number | null, department?: string) =>
      aProject({
        name,
        funds: [{ source: null, amountSatang: baht }],
        departments: department === undefined ? [] : [department],
      })
    const projects = [
      project('ข 10', 500, 'กองคลัง'),
      project('ก', 500, 'สำนักปลัด'),
      project('ข 2', 900, 'กองช่าง'),
      project('ค', null),
    ]
    const { rows = [] } = buildPlanDocument(aPlan({ projects }), { ...ARABIC, order }).partTwo.tables[0] ?? {}
    expect(rows.map(({ name }) => name)).toEqual(names)
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4])
  })
})

describe('laws of every plan book', () => {
  const options = fc.record({
    digits: fc.constantFrom('thai' as const, 'arabic' as const),
    order: fc.constantFrom(...ROW_ORDERS),
    optionalColumns: fc.uniqueArray(fc.constantFrom(...OPTIONAL_COLUMNS)),
  })
  const projects = fc.uniqueArray(anyProject, { maxLength: 30, selector: ({ id }) => id })

  it('every project stands in exactly one table, numbered from 1', () => {
    fc.assert(
      fc.property(projects, options, (projects, options) => {
        const tables = allTables(buildPlanDocument(aPlan({ projects }), options))
        const shown = tables.flatMap(({ rows }) => rows.map(({ id }) => id))
        expect(shown).toHaveLength(projects.length)
        expect(new Set(shown)).toEqual(new Set(projects.map(({ id }) => id)))
        for (const { rows } of tables)
          expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1))
      }),
    )
  })

  it('tables, subtotals and grand total agree to the satang', () => {
    fc.assert(
      fc.property(projects, options, (projects, options) => {
        const document = buildPlanDocument(aPlan({ projects }), options)
        const { summary } = document.partTwo
        const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0)
        const whole = sum(projects.map((project) => budgetOf(project) ?? 0))
        expect(summary.total.budgetSatang).toBe(whole)
        expect(summary.total.projectCount).toBe(projects.length)
        expect(sum(allTables(document).map(({ total }) => total.budgetSatang))).toBe(whole)
        expect(sum(summary.groups.map(({ subtotal }) => subtotal.budgetSatang))).toBe(whole)
        expect(sum(summary.groups.map(({ subtotal }) => subtotal.projectCount))).toBe(projects.length)
        for (const { total, rows } of allTables(document)) {
          expect(total.budgetSatang).toBe(sum(rows.map(({ budgetSatang }) => budgetSatang ?? 0)))
          expect(total.projectCount).toBe(rows.length)
        }
        for (const { lines, subtotal } of summary.groups) {
          expect(subtotal.budgetSatang).toBe(sum(lines.map(({ budgetSatang }) => budgetSatang)))
          expect(subtotal.projectCount).toBe(sum(lines.map(({ projectCount }) => projectCount)))
        }
      }),
    )
  })

  it('percents lie between 0 and 100.00 and miss 100.00 by no more than their rounding', () => {
    fc.assert(
      fc.property(projects, (projects) => {
        const { summary } = buildPlanDocument(aPlan({ projects }), ARABIC).partTwo
        const lines = summary.groups.flatMap(({ lines }) => lines)
        for (const key of ['projectPercent', 'budgetPercent'] as const) {
          const sum = lines.reduce((total, line) => total + line[key], 0)
          for (const line of lines) expect(line[key]).toBeGreaterThanOrEqual(0)
          expect(Math.abs(sum - summary.total[key])).toBeLessThanOrEqual(Math.ceil(lines.length / 2))
          expect([0, 10_000]).toContain(summary.total[key])
        }
      }),
    )
  })

  it('the choice of numerals changes nothing but the numerals', () => {
    fc.assert(
      fc.property(projects, options, (projects, options) => {
        const plan = aPlan({
          projects,
          announcement: { number: '1/2569', isoDate: '2026-10-01', signatoryName: null, signatoryPosition: null },
        })
        const thai = JSON.stringify(buildPlanDocument(plan, { ...options, digits: 'thai' }))
        const arabic = JSON.stringify(buildPlanDocument(plan, { ...options, digits: 'arabic' }))
        expect(toArabicDigits(thai).replace('"digits":"thai"', '"digits":"arabic"')).toBe(arabic)
      }),
    )
  })

  it('no text keeps the numerals that were not chosen', () => {
    const document = buildPlanDocument(
      aPlan({ projects: [aProject({ name: 'ถนน หมู่ 3', activity: 'ยาว ๑๒ เมตร', place: 'หมู่ ๓', months: 7 })] }),
      { ...DEFAULT_BOOK_OPTIONS, digits: 'thai' },
    )
    const texts: string[] = []
    JSON.stringify(document, (key, value: unknown) => {
      if (typeof value === 'string' && !['id', 'key', 'kind', 'digits'].includes(key)) texts.push(value)
      return value
    })
    expect(texts.filter((text) => /[0-9]/.test(text))).toEqual([])
  })
})

describe('an empty plan', () => {
  it('gives a book without tables and with zeros', () => {
    const { partTwo } = buildPlanDocument(aPlan(), ARABIC)
    expect(partTwo.tables).toEqual([])
    expect(partTwo.summary.groups).toEqual([])
    expect(partTwo.summary.total).toMatchObject({
      projectCount: 0,
      projectPercent: 0,
      budgetSatang: 0,
      budgetPercent: 0,
    })
  })
})
