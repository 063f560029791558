import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatBaht, formatCount, MAX_SATANG, satang, satangFromBaht } from './money.ts'
import { percentOf } from './percent.ts'

describe('money', () => {
  it.each([
    [0, '0'],
    [1, '0.01'],
    [99_900, '999'],
    [100_000, '1,000'],
    [23_861_338, '238,613.38'],
    [150_000_000, '1,500,000'],
    [123_456_789_00, '123,456,789'],
    [-150_050, '-1,500.50'],
  ])('%d satang is %s baht', (amount, text) => {
    expect(formatBaht(amount)).toBe(text)
  })

  it('writes Thai numerals', () => {
    expect(formatBaht(23_861_338, 'thai')).toBe('๒๓๘,๖๑๓.๓๘')
    expect(formatCount(1_219, 'thai')).toBe('๑,๒๑๙')
    expect(formatCount(12)).toBe('12')
  })

  it('takes baht as spreadsheets hold them, without the noise of binary fractions', () => {
    expect(satangFromBaht(238613.38)).toBe(23_861_338)
    expect(satangFromBaht(0.1 + 0.2)).toBe(30)
    expect(satangFromBaht(1.005)).toBe(100)
    expect(satangFromBaht(Number.NaN)).toBeNull()
    expect(satangFromBaht(Number.POSITIVE_INFINITY)).toBeNull()
    expect(satangFromBaht(1e300)).toBeNull()
  })

  it('refuses what is no whole number of satang', () => {
    expect(satang(5)).toBe(5)
    for (const wrong of [0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1]) expect(() => satang(wrong)).toThrow(RangeError)
  })

  it('is read back from what is printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -MAX_SATANG, max: MAX_SATANG }), (amount) => {
        const [baht = '', fraction = '0'] = formatBaht(amount).replaceAll(',', '').replace('-', '').split('.')
        expect(Number(baht) * 100 + Number(fraction)).toBe(Math.abs(amount))
      }),
    )
  })
})

describe('percentOf', () => {
  it.each([
    [1, 3, 3333],
    [2, 3, 6667],
    [1, 8, 1250],
    [1, 16, 625],
    [1, 32, 313],
    [1, 20_000, 1],
    [1, 20_001, 0],
    [5, 5, 10_000],
    [0, 5, 0],
    [0, 0, 0],
  ])('%d of %d is %d hundredths of a percent', (part, whole, hundredths) => {
    expect(percentOf(part, whole)).toBe(hundredths)
  })

  it('lies within half a hundredth of the true share, also for the largest amounts', () => {
    const amounts = fc
      .tuple(fc.nat(MAX_SATANG), fc.nat(MAX_SATANG))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b, 1)] as const)
    fc.assert(
      fc.property(amounts, ([part, whole]) => {
        const twiceError = 2n * (BigInt(percentOf(part, whole)) * BigInt(whole) - BigInt(part) * 10_000n)
        expect(twiceError <= BigInt(whole) && twiceError > -BigInt(whole)).toBe(true)
      }),
    )
  })
})
