import { describe, expect, test } from 'vitest'
import { filterCases, filterFrom, queryOfFilter } from './case-filter.ts'
import { reportOf } from './case-report.ts'
import { kindOf, likenessOf, refreshCases, type DuplicateCase, type FoundPair } from './cases.ts'
import type { Known } from './radar.ts'

const OWN = 1
const work = (id: string, over: Partial<Known> = {}): Known => ({
  source: 'project',
  orgId: OWN,
  officeName: 'เทศบาลตัวอย่าง',
  id,
  fiscalYear: 2570,
  name: `งาน ${id}`,
  place: null,
  budgetSatang: null,
  months: 0,
  departments: [],
  fingerprint: `f-${id}`,
  ...over,
})
const verdict = { label: 'same' as const, score: 0.9, reasons: [], against: [] }
const pair = (a: string, b: string, over: Partial<Known> = {}): FoundPair => ({
  project: work(a),
  match: { ...work(b, over), verdict },
})
let nextId = 0
const at = { planId: 'plan', fiscalYear: 2570, own: OWN, now: new Date(0), newId: () => `case-${nextId++}` }
const only = (cases: DuplicateCase[]): DuplicateCase => {
  const [one] = cases
  if (!one || cases.length > 1) throw new Error(`${cases.length} cases`)
  return one
}

describe('what a search changes', () => {
  test('a pair is one case, whichever side finds the other', () => {
    const found = only(refreshCases([], [pair('b', 'a'), pair('a', 'b')], at))
    expect([found.left.id, found.right.id]).toEqual(['a', 'b'])
    expect(refreshCases([found], [pair('b', 'a')], at)).toEqual([])
  })

  test('a decision holds while both works are what was decided on, and is asked again when one is not', () => {
    const decided = { ...only(refreshCases([], [pair('a', 'b')], at)), status: 'kept' as const, reason: 'ทำสองช่วง' }
    expect(refreshCases([decided], [pair('a', 'b')], at)).toEqual([])
    const again = only(refreshCases([decided], [pair('a', 'b', { fingerprint: 'other' })], at))
    expect(again).toMatchObject({ id: decided.id, status: 'open', reason: 'ทำสองช่วง', version: 2 })
  })

  test('what a decision took away is asked about again as soon as it is back', () => {
    const merged = { ...only(refreshCases([], [pair('a', 'b')], at)), status: 'merged' as const, rightFingerprint: '' }
    const gone = only(refreshCases([merged], [], at))
    expect(gone).toMatchObject({ status: 'merged', isStanding: false })
    expect(only(refreshCases([gone], [pair('a', 'b')], at))).toMatchObject({ status: 'open', isStanding: true })
  })
})

test.each([
  [{ fiscalYear: 2570 }, 'in-plan'],
  [{ fiscalYear: 2569 }, 'past'],
  [{ fiscalYear: 2571 }, null],
  [{ source: 'answer' as const }, 'answer'],
  [{ source: 'answer' as const, fiscalYear: 2571 }, null],
  [{ source: 'development' as const }, null],
  [{ source: 'published' as const, orgId: 2 }, 'other-office'],
  [{ source: 'published' as const, orgId: 2, fiscalYear: 2569 }, 'other-office'],
  [{ source: 'published' as const, orgId: 2, fiscalYear: 2568 }, null],
  // What another office only drafts is nobody else's business.
  [{ source: 'project' as const, orgId: 2 }, null],
])('%j is %s', (over, kind) => {
  expect(kindOf(pair('a', 'b', over), 2570, OWN)).toBe(kind)
})

test('likeness is told in three words', () => {
  expect([0.5, 0.64, 0.65, 0.84, 0.85, 1].map(likenessOf)).toEqual(['low', 'low', 'medium', 'medium', 'high', 'high'])
})

describe('the list', () => {
  const cases = [pair('a', 'b'), pair('a', 'c', { fiscalYear: 2569 }), pair('a', 'd', { source: 'answer' })].flatMap(
    (found) => refreshCases([], [found], at),
  )
  const [first] = cases
  if (!first) throw new Error('no case')
  const all = [...cases, { ...first, id: 'x', status: 'kept' as const }]

  test('shows by itself what is open, without works of earlier years', () => {
    const shown = filterCases(all, filterFrom(new URLSearchParams()), 30)
    expect(shown.cases.map(({ kind }) => kind)).toEqual(['in-plan', 'answer'])
    expect(shown.statusCounts).toMatchObject({ open: 2, kept: 1, every: 3 })
    expect(shown.kindCounts).toMatchObject({ current: 2, past: 1, every: 3 })
  })

  test('keeps its filter in the address, and shows the last page for one that is not there', () => {
    const filter = { status: 'every', kind: 'past', page: 2 } as const
    expect(filterFrom(new URLSearchParams(queryOfFilter(filter)))).toEqual(filter)
    expect(filterFrom(new URLSearchParams('status=x&kind=y&page=-1'))).toEqual({
      status: 'open',
      kind: 'current',
      page: 1,
    })
    const second = filterCases(all, { status: 'every', kind: 'every', page: 9 }, 3)
    expect([second.page, second.pageCount, second.from, second.cases.length]).toEqual([2, 2, 3, 1])
  })

  test('the report leaves out open likenesses with earlier years, and counts the rest by decision', () => {
    const { rows, counts, pastLeftOut } = reportOf(all)
    expect([rows.map(({ status }) => status), pastLeftOut]).toEqual([['kept', 'open', 'open'], 1])
    expect(counts).toEqual([
      { status: 'open', count: 2 },
      { status: 'kept', count: 1 },
    ])
  })
})
