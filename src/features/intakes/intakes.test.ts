import { expect, test } from 'vitest'
import type { AppError } from '#src/domain/errors.ts'
import type { IntakeItem } from './intake-items.queries.ts'
import { itemsToAccept } from './intakes.ts'

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

test('nothing to take is refused', () => {
  expect(refusalOf([])?.code).toBe('invalid')
  expect(refusalOf([item({ isExcluded: true })])?.code).toBe('invalid')
})
