import { expect, test } from 'vitest'
import type { AppError } from '#src/domain/errors.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import type { IntakeItem } from './intake-items.queries.ts'
import { decideAcceptance, itemsToAccept } from './intakes.ts'

const item = (over: Partial<IntakeItem>): IntakeItem => ({
  id: 'ก',
  position: 1,
  isExcluded: false,
  version: 1,
  ref: { row: 7 },
  no: '1',
  kind: 'project',
  name: 'ก่อสร้างถนนตัวอย่าง',
  activity: null,
  target: null,
  funds: [],
  noBudgetReason: null,
  place: null,
  departments: [],
  months: 0,
  strategyNo: null,
  strategy: null,
  tactic: null,
  programme: null,
  programmeRaw: null,
  note: null,
  ...over,
})

const refusalOf = (items: IntakeItem[]): AppError | null => {
  try {
    itemsToAccept(items)
    return null
  } catch (error) {
    return error as AppError
  }
}

test('rows with warnings are taken, but none without a name', () => {
  const [good, nameless] = [item({}), item({ id: 'ข', name: '' })]
  expect(itemsToAccept([good])).toEqual([good])
  expect(refusalOf([good, nameless])).toMatchObject({
    code: 'invalid',
    problems: [{ itemId: 'ข', rule: 'name-missing' }],
  })
  expect(itemsToAccept([good, { ...nameless, isExcluded: true }])).toEqual([good])
})

test('what a plan cannot hold stands in the way', () => {
  const long = item({ activity: 'ก'.repeat(100_000) })
  const rich = item({ id: 'ข', funds: [{ source: null, amountSatang: 9_000_000_000_000_000 }] })
  expect(refusalOf([long, rich])).toMatchObject({
    problems: [
      { itemId: 'ก', rule: 'text-too-long', field: 'activity' },
      { itemId: 'ข', rule: 'amount-too-large', field: 'funds' },
    ],
  })
})

test('a plan holds so many projects and no more, whatever of them is new', () => {
  const projects = (count: number): StoredProject[] =>
    Array.from({ length: count }, (_, index) => ({
      ...item({ id: `${index}` }),
      villages: [],
      agencyLetter: null,
      sourceFile: null,
      intakeId: null,
    }))
  const decide = (added: number, standing: number, gone: 'keep' | 'remove') =>
    decideAcceptance(
      { added: Array.from({ length: added }, () => item({})), changed: [], same: [], gone: projects(standing) },
      { id: 'แฟ้ม', fileName: 'แผน.xlsx' },
      { gone, lastPosition: 0 },
      () => 'ใหม่',
    )
  expect(decide(1, 4_999, 'keep').added).toHaveLength(1)
  expect(() => decide(2, 4_999, 'keep')).toThrow(expect.objectContaining({ code: 'too_large' }))
  expect(decide(5_000, 4_999, 'remove').removedIds).toHaveLength(4_999)
})

test('nothing to take is refused', () => {
  expect(refusalOf([])?.code).toBe('invalid')
  expect(refusalOf([item({ isExcluded: true })])?.code).toBe('invalid')
})
