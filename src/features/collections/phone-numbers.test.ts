import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { withPhones } from './phone-numbers.ts'

const numbersIn = (text: string) => withPhones(text).flatMap(({ tel }) => tel ?? [])

test.each([
  ['กองยุทธศาสตร์และงบประมาณ โทร. 0 5555 5555 ต่อ 12', ['055555555']],
  ['โทร ๐-๕๕๕๕-๕๕๕๕ โทรสาร 055-555-556', ['055555555', '055555556']],
  ['มือถือ 081 234 5678', ['0812345678']],
  ['ที่ ทต 52001/123 ลงวันที่ 30 พฤศจิกายน 2569', []],
  ['เลขประจำตัว 0105555555555', []],
])('numbers to dial in %j', (text, expected) => {
  expect(numbersIn(text)).toEqual(expected)
})

test('nothing of a text is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('0', '5', '๐', '๕', ' ', '-', 'ก', '\n')), (parts) => {
      const text = parts.join('')
      expect(
        withPhones(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
