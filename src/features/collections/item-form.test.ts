import { expect, test } from 'vitest'
import { readItem, typedOf } from './item-form.ts'
import { BLANK_ITEM } from '#src/features/items/items.ts'

const typed = { ...typedOf(BLANK_ITEM), name: 'ซ่อมถนน', months: [1] }

test('a list of villages that no tambon has is refused without being taken apart', () => {
  const wrong = readItem({ ...typed, place: 'หมู่ที่ 1', villages: '1, '.repeat(100_000) }, BLANK_ITEM)
  expect(wrong.problems).toMatchObject([{ field: 'villages', rule: 'villages' }])
  expect(wrong.problems[0]?.message.length).toBeLessThan(300)
  expect(readItem({ ...typed, place: 'หมู่ที่ 2', villages: '' }, BLANK_ITEM).content.villages).toEqual([2])
})
