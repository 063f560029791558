import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainDecimal } from './number-text.ts'

test.each([
  [0.1 + 0.2, '0.3'],
  [1_500_000, '1500000'],
  [238_613.38, '238613.38'],
  [1e21, '1000000000000000000000'],
  [1.5e-7, '0.00000015'],
  [-2.5e-9, '-0.0000000025'],
  [-0, '0'],
])('%d is %s', (value, text) => {
  expect(plainDecimal(value)).toBe(text)
})

test('the text has no exponent and is the number to fifteen digits', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -9.9e307, max: 9.9e307 }), (value) => {
      const text = plainDecimal(value)
      expect(text).toMatch(/^-?\d+(\.\d+)?$/)
      expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-14)
    }),
  )
})
