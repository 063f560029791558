import { expect, test } from 'vitest'
import { contentFromInput } from './item-input.ts'
import { itemInput } from './intakes.schema.ts'

const typed = (amount: string) =>
  contentFromInput(itemInput.parse({ kind: 'project', name: 'ก่อสร้างถนน', funds: [{ source: '', amount }] }), null)

test('an amount is taken to its last satang', () => {
  expect(typed('๒๓๘,๖๑๓.๓๘').content.funds).toEqual([{ source: null, amountSatang: 23_861_338 }])
  expect(typed('10,000,000,000').problems).toEqual([])
})

test.each([
  ['10,000,000,000.01', 'amount-too-large'],
  ['80,000,000,000', 'amount-too-large'],
  ['9'.repeat(40), 'amount-unreadable'],
  ['1e9', 'amount-unreadable'],
  ['0x10', 'amount-unreadable'],
  ['Infinity', 'amount-unreadable'],
])('the amount %s is refused in words', (amount, rule) => {
  expect(typed(amount).problems).toMatchObject([{ field: 'funds.0.amount', rule }])
})
