import { describe, expect, test } from 'vitest'
import { problemsOfItems, type CheckedItem, type ItemRule } from './intake-problems.ts'

const item = (over: Partial<CheckedItem> = {}): CheckedItem => ({
  id: 'a',
  no: '1',
  kind: 'project',
  name: 'อบรมอาชีพผู้สูงอายุ',
  activity: null,
  target: null,
  funds: [{ source: null, amountSatang: 5_000_000 }],
  noBudgetReason: null,
  place: 'หอประชุม',
  departments: ['กองสวัสดิการสังคม'],
  months: 1,
  strategyNo: 1,
  strategy: 'ด้านสังคม',
  tactic: null,
  programme: 'แผนงานสังคมสงเคราะห์',
  programmeRaw: 'แผนงานสังคมสงเคราะห์',
  note: null,
  ...over,
})

const rulesOf = (...items: CheckedItem[]): [string, ItemRule][] =>
  problemsOfItems(items).map((problem) => [problem.itemId, problem.rule])

describe('problemsOfItems', () => {
  test('a complete row has none', () => {
    expect(rulesOf(item())).toEqual([])
  })

  test.each<[ItemRule, Partial<CheckedItem>]>([
    ['name-missing', { name: '' }],
    ['text-too-long', { activity: 'ก'.repeat(5_001) }],
    ['text-too-long', { departments: Array.from({ length: 600 }, () => 'กองสวัสดิการ') }],
    ['amount-too-large', { funds: [{ source: null, amountSatang: 1_000_000_000_001 }] }],
    ['amount-too-large', { funds: [{ source: null, amountSatang: -9_000_000_000_000_000 }] }],
    ['months-missing', { months: 0 }],
    ['budget-missing', { funds: [] }],
    [
      'budget-missing',
      { funds: [{ source: 'เงินสะสม', amountSatang: null }], noBudgetReason: 'per-ordinance-no-amount' },
    ],
    ['department-missing', { departments: [] }],
    ['programme-missing', { programme: null, programmeRaw: null }],
    ['programme-unknown', { programme: null, programmeRaw: 'แผนงานพิเศษ' }],
    ['strategy-missing', { strategy: null }],
    ['place-missing', { place: null }],
  ])('%s', (rule, over) => {
    expect(rulesOf(item(over))).toEqual([['a', rule]])
  })

  test('the longest text and the largest amount are still taken', () => {
    const funds = [{ source: null, amountSatang: 1_000_000_000_000 }]
    expect(rulesOf(item({ activity: 'ก'.repeat(5_000), funds }))).toEqual([])
  })

  test('a project said to use no budget needs no amount', () => {
    expect(rulesOf(item({ funds: [], noBudgetReason: 'no-budget-used' }))).toEqual([])
  })

  test('the second of two equal rows is pointed out, whatever the digits', () => {
    expect(rulesOf(item({ place: 'หมู่ที่ 4' }), item({ id: 'b', place: 'หมู่ที่ ๔' }))).toEqual([['b', 'possible-duplicate']])
  })

  test('one name at two places is two projects', () => {
    expect(rulesOf(item({ place: 'หมู่ที่ 4' }), item({ id: 'b', place: 'หมู่ที่ 5' }))).toEqual([])
  })
})
