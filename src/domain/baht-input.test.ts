import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseBahtInput } from './baht-input.ts'
import { formatBaht, MAX_SATANG } from './money.ts'

test.each<[string, number | null]>([
  ['1,500,000', 150_000_000],
  ['๑,๕๐๐,๐๐๐', 150_000_000],
  ['1500000', 150_000_000],
  ['238613.38', 23_861_338],
  ['0.5', 50],
  ['1,500,000.-', 150_000_000],
  ['1,500,000.00', 150_000_000],
  [' 500 บาท ', 50_000],
  ['0', 0],
  ['', null],
  ['1,50,000', null],
  ['1.234', null],
  ['-5', null],
  ['1e9', null],
  ['900000000000.01', null],
  ['ห้าร้อยบาท', null],
])('%j', (text, amount) => {
  expect(parseBahtInput(text)).toBe(amount)
})

test('reads back whatever is shown, in both numerals', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: MAX_SATANG }),
      fc.constantFrom('thai' as const, 'arabic' as const),
      (amount, digits) => {
        expect(parseBahtInput(formatBaht(amount, digits))).toBe(amount)
      },
    ),
  )
})
