import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toThaiDigits } from './thai-text.ts'
import { MAX_VILLAGE, parseVillages, villagesIn } from './villages.ts'

describe('the villages of a place', () => {
  test.each([
    ['หมู่ที่ 3, 5 และ ๗', [3, 5, 7]],
    ['ม.3-5', [3, 4, 5]],
    ['หมู่ 1 ถึง 4', [1, 2, 3, 4]],
    ['หมู่ที่ 14 - หมู่ที่ 15 ตำบลคลองตัวอย่าง', [14, 15]],
    ['หมู่ที่ 1 , 5 และ หมู่ที่ 10 (ช่วงที่ 2)', [1, 5, 10]],
    ['หมู่ที่ 3 บ้านตัวอย่าง และหมู่ที่ 8 ตำบลตัวอย่าง', [3, 8]],
    ['บ้านตัวอย่าง หมู่ที่ ๔\nตำบลตัวอย่าง', [4]],
    ['ม. 2 และ ม. 6', [2, 6]],
    ['หมู่ที่ 12 ยาว 120.50 เมตร', [12]],
    ['หมู่ที่ 3 หมู่ที่ 3', [3]],
  ])('%s', (place, villages) => {
    expect(villagesIn(place)).toEqual(villages)
  })

  test.each([
    '',
    'ทั้งตำบล',
    'บ้านเลขที่ 3/5',
    'ถนนยาว 40 ม. 2 ช่วง',
    'กว้าง 5.00 ม.',
    'หมู่บ้านตัวอย่าง 8',
    'ม.0',
    'หมู่ 2.50',
    'หมู่ที่ 250',
  ])('none in %j', (place) => {
    expect(villagesIn(place)).toEqual([])
  })

  test('any list is found again, in either digits', () => {
    const lists = fc.uniqueArray(fc.integer({ min: 1, max: MAX_VILLAGE }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(lists, fc.constantFrom(', ', ' และ ', ' หมู่ที่ '), (villages, joint) => {
        const place = `บ้านตัวอย่าง หมู่ที่ ${villages.join(joint)} ตำบลตัวอย่าง`
        const sorted = villages.toSorted((a, b) => a - b)
        expect(villagesIn(place)).toEqual(sorted)
        expect(villagesIn(toThaiDigits(place))).toEqual(sorted)
      }),
    )
  })

  test('a list as long as a form may be is read once, not from each of its words', () => {
    expect(villagesIn('ม.9,'.repeat(60_000))).toEqual([9])
  })

  test('any text gives numbers in order, each once and in range', () => {
    const words = fc.constantFrom('หมู่ที่ ', 'ม.', '3', '99', ' - ', ' ถึง ', ', ', 'และ', 'ก', '.', '/')
    fc.assert(
      fc.property(
        fc.array(words).map((parts) => parts.join('')),
        (place) => {
          const villages = villagesIn(place)
          expect(villages).toEqual([...new Set(villages)].toSorted((a, b) => a - b))
          expect(villages.every((village) => village >= 1 && village <= MAX_VILLAGE)).toBe(true)
        },
      ),
    )
  })
})

describe('villages as typed', () => {
  test.each([
    ['', []],
    ['1, 3, 5-7', [1, 3, 5, 6, 7]],
    ['๒ ๔', [2, 4]],
    ['หมู่ที่ 1 และ 9', [1, 9]],
    ['หมู่ 2 ถึง หมู่ 4', [2, 3, 4]],
    ['ม.3/ม.1', [1, 3]],
    ['7 – 8; 7', [7, 8]],
  ])('“%s”', (typed, villages) => expect(parseVillages(typed)).toEqual(villages))

  // Taking a part only would lose, without a word, what was typed.
  test.each(['ทั้งตำบล', '0', '1, 100', '5-3', '1, 2 บางส่วน', '1-2-3', '-4'])('not “%s”', (typed) =>
    expect(parseVillages(typed)).toBeNull(),
  )

  test('what is listed is read again', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: MAX_VILLAGE })), (villages) => {
        expect(parseVillages(villages.join(', '))).toEqual(villages.toSorted((a, b) => a - b))
      }),
    )
  })
})
