import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecognisedDevelopmentItem } from '#src/intake/recognised-development.ts'
import {
  amountIn,
  compareEditions,
  editionText,
  historyOf,
  isStanding,
  type DevelopmentProject,
  type Edition,
} from './development.ts'
import { likeness, shapeOf } from './likeness.ts'
import { proposeMerge } from './merging.ts'
import { standingOf } from './placing.ts'
import { suggesterFor } from './suggestions.ts'
import { differencesOf, totalsByStrategy, type YearSum } from './totals.ts'

const project = (over: Partial<DevelopmentProject> & Pick<DevelopmentProject, 'id' | 'name'>): DevelopmentProject => ({
  planId: 'plan',
  editionId: 'first',
  position: 1,
  replacedBy: null,
  isCancelled: false,
  sheet: null,
  row: null,
  version: 1,
  form: 'ผ.02',
  no: '1',
  strategyNo: null,
  strategy: null,
  tactic: null,
  programme: 'แผนงานการศึกษา',
  objective: null,
  target: null,
  indicator: null,
  expectedResult: null,
  departments: [],
  budgets: [{ fiscalYear: 2570, amountSatang: 100 }],
  note: null,
  ...over,
})
const item = (
  over: Partial<RecognisedDevelopmentItem> & Pick<RecognisedDevelopmentItem, 'name'>,
): RecognisedDevelopmentItem => ({
  ref: { row: 1 },
  form: 'ผ.02',
  no: '1',
  strategyNo: null,
  strategy: null,
  tacticNo: null,
  tactic: null,
  programme: 'แผนงานการศึกษา',
  programmeRaw: null,
  objective: null,
  target: null,
  indicator: null,
  expectedResult: null,
  departments: [],
  amounts: [{ fiscalYear: 2570, amountSatang: 200 }],
  edition: null,
  isCancelled: false,
  note: null,
  ...over,
})

describe('printed totals', () => {
  const YEARS = [2568, 2569, 2570]
  const sums: YearSum[] = [10, 20, 30].map((count, index) => ({
    no: 3,
    name: 'ด้านสังคม',
    fiscalYear: YEARS[index] ?? 0,
    count,
    satang: count * 1_000,
  }))
  const printed = (all: number, label = 'ยุทธศาสตร์ที่ 3 ด้านสังคม') => [
    ...sums.map(({ fiscalYear, count, satang }) => ({ label, fiscalYear, count, satang })),
    { label, fiscalYear: null, count: all, satang: all * 1_000 },
  ]

  test('that drop a year from their sum are shown beside the rows and beside their own years', () => {
    const strategies = totalsByStrategy(sums, YEARS)
    expect(differencesOf(printed(60), strategies, YEARS)).toEqual([])
    expect(differencesOf(printed(40), strategies, YEARS)).toMatchObject([
      {
        fiscalYear: null,
        count: 40,
        satang: 40_000,
        rows: { count: 60, satang: 60_000 },
        ownYears: { count: 60, satang: 60_000 },
      },
    ])
    expect(differencesOf(printed(40, 'รวมทั้งสิ้น'), strategies, YEARS)).toHaveLength(1)
  })

  test('that name no strategy of the plan are compared with nothing', () => {
    expect(differencesOf(printed(1, 'แผนงานการศึกษา'), totalsByStrategy(sums, YEARS), YEARS)).toEqual([])
  })

  test('add up: the strategies of a year to all rows of the year, the years of a strategy to its total', () => {
    const row = fc.record({
      no: fc.integer({ min: 1, max: 4 }),
      name: fc.constant(null),
      fiscalYear: fc.constantFrom(...YEARS),
      count: fc.integer({ min: 0, max: 50 }),
      satang: fc.integer({ min: 0, max: 1e12 }),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const strategies = totalsByStrategy(rows, YEARS)
        const total = rows.reduce((sum, { satang }) => sum + satang, 0)
        expect(strategies.reduce((sum, { all }) => sum + all.satang, 0)).toBe(total)
        for (const { years, all } of strategies)
          expect(years.reduce((sum, { count }) => sum + count, 0)).toBe(all.count)
      }),
    )
  })
})

describe('a later edition', () => {
  test('means the project of the same name and programme; another number of the name is another project', () => {
    const standing = [
      project({ id: 'a', name: 'โครงการปรับปรุงถนน หมู่ที่ 1' }),
      project({ id: 'b', name: 'ปรับปรุงถนน หมู่ที่ 2', no: '2' }),
    ]
    const proposals = proposeMerge(
      [
        item({ name: 'ปรับปรุงถนน หมู่ ที่ ๒', no: '9' }),
        item({ name: 'ปรับปรุงถนน หมู่ที่ 3', no: '7' }),
        item({ name: 'ปรับปรุงถนนหมู่ที่ 1', isCancelled: true }),
      ],
      standing,
    )
    expect(proposals.map(({ choice, isSure }) => [choice, isSure])).toEqual([
      [{ action: 'replace', projectId: 'b' }, true],
      [{ action: 'add' }, true],
      [{ action: 'cancel', projectId: 'a' }, true],
    ])
  })

  test('with the same number and a like name is asked about, and with an unlike name is new', () => {
    const standing = [project({ id: 'a', name: 'ก่อสร้างอาคารเรียนโรงเรียนตัวอย่าง' })]
    expect(proposeMerge([item({ name: 'ก่อสร้างอาคารเรียนโรงเรียนตัวอย่าง 4 ชั้น' })], standing)).toMatchObject([
      { choice: { action: 'replace', projectId: 'a' }, isSure: false },
    ])
    expect(proposeMerge([item({ name: 'แข่งขันกีฬา' })], standing)).toMatchObject([
      { choice: { action: 'add' }, isSure: true },
    ])
  })

  test('never gives one project to two rows', () => {
    const names = fc.array(fc.constantFrom('ปรับปรุงถนน', 'ปรับปรุงถนนสายหลัก', 'ปรับปรุงลานกีฬา', 'อบรม'), { maxLength: 12 })
    fc.assert(
      fc.property(names, names, (file, plan) => {
        const standing = plan.map((name, index) => project({ id: String(index), name }))
        const ids = proposeMerge(
          file.map((name) => item({ name })),
          standing,
        ).flatMap(({ choice }) => ('projectId' in choice ? [choice.projectId] : []))
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  test('keeps the whole history, whichever of its rows is asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (length) => {
        const chain = Array.from({ length }, (_, index) =>
          project({ id: String(index), name: 'ก', replacedBy: index + 1 < length ? String(index + 1) : null }),
        )
        for (const { id } of chain)
          expect(historyOf(id, chain.toReversed()).map((one) => one.id)).toEqual(chain.map((one) => one.id))
        expect(chain.filter(isStanding)).toHaveLength(1)
      }),
    )
  })

  test('is named as the plan names it, and follows the one before', () => {
    const edition = (over: Partial<Edition>): Edition => ({
      id: '',
      planId: '',
      kind: 'original',
      number: null,
      year: null,
      announcedOn: null,
      reference: null,
      ...over,
    })
    const editions = [
      edition({ kind: 'correction', number: 10, year: 2567 }),
      edition({ kind: 'addition', number: 2, year: 2567 }),
      edition({ kind: 'correction', number: 2, year: 2567 }),
      edition({}),
    ]
    expect(editions.toSorted(compareEditions).map(editionText)).toEqual([
      'ฉบับแรก',
      'เพิ่มเติม ฉบับที่ 2/2567',
      'แก้ไขครั้งที่ 2/2567',
      'แก้ไขครั้งที่ 10/2567',
    ])
  })
})

describe('the place of a project', () => {
  const current = project({
    id: 'a',
    name: 'ก',
    budgets: [
      { fiscalYear: 2569, amountSatang: 500 },
      { fiscalYear: 2570, amountSatang: 0 },
    ],
  })
  test.each([
    [2569, 500, current, { kind: 'placed', plannedSatang: 500 }],
    [2569, 501, current, { kind: 'above', plannedSatang: 500, bySatang: 1 }],
    [2569, null, current, { kind: 'placed', plannedSatang: 500 }],
    [2570, 1, current, { kind: 'other-year', years: [2569] }],
    [2569, 1, { ...current, isCancelled: true }, { kind: 'cancelled' }],
  ] as const)('in %i with %s satang', (fiscalYear, budgetSatang, now, standing) => {
    expect(standingOf({ budgetSatang, fiscalYear }, { current: now, reason: null })).toEqual(standing)
  })

  test('is suggested beyond doubt only by one project of that very name with money in the year', () => {
    const rows = [
      project({ id: 'a', name: 'ดนตรี' }),
      project({ id: 'b', name: 'กีฬา' }),
      project({ id: 'c', name: 'กีฬา' }),
      current,
    ]
    const { sure, near } = suggesterFor(rows, 2570)
    expect([sure('โครงการดนตรี')?.id, sure('กีฬา'), sure('ก')]).toEqual(['a', null, null])
    expect(near('กีฬาสี', 2).map(({ row }) => row.name)).toEqual(['กีฬา', 'กีฬา'])
  })

  test('is a dash no money', () => expect(amountIn(current, 2570)).toBeNull())

  test('is less like a name with another village number', () => {
    const [one, two, same] = ['ถนนคอนกรีต หมู่ที่ 1', 'ถนนคอนกรีต หมู่ที่ 2', 'โครงการถนน คอนกรีต หมู่ที่ ๑'].map(shapeOf)
    if (!one || !two || !same) throw new Error('no shapes')
    expect(likeness(one, same)).toBe(1)
    expect(likeness(one, two)).toBeLessThan(0.8)
  })
})
