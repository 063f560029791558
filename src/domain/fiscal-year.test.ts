import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarYearOf, fiscalMonthOf, fiscalYearOf, isFiscalYear } from './fiscal-year.ts'
import { ALL_MONTHS, barsOf, FISCAL_MONTHS, hasMonth, monthSet, monthsOf } from './month-set.ts'
import { MONTHS_SHORT, FISCAL_MONTHS_SHORT } from './labels.ts'

describe('fiscal years', () => {
  it.each([
    ['2026-09-30', 2569],
    ['2026-10-01', 2570],
    ['2026-12-31', 2570],
    ['2027-01-01', 2570],
    ['2027-09-30', 2570],
  ])('%s lies in %d', (date, year) => {
    expect(fiscalYearOf(date)).toBe(year)
  })

  it('are Buddhist-era numbers', () => {
    expect(isFiscalYear(2570)).toBe(true)
    for (const wrong of [2027, 2570.5, 9999, Number.NaN]) expect(isFiscalYear(wrong)).toBe(false)
  })

  it('begin with October of the year before', () => {
    expect(fiscalMonthOf(10)).toBe(1)
    expect(fiscalMonthOf(9)).toBe(12)
    expect(calendarYearOf(2570, 1)).toBe(2569)
    expect(calendarYearOf(2570, 3)).toBe(2569)
    expect(calendarYearOf(2570, 4)).toBe(2570)
    expect(() => fiscalMonthOf(1.5)).toThrow(RangeError)
    for (const [index, name] of MONTHS_SHORT.entries())
      expect(FISCAL_MONTHS_SHORT[fiscalMonthOf(index + 1) - 1]).toBe(name)
  })
})

describe('month sets', () => {
  const months = fc.uniqueArray(fc.constantFrom(...FISCAL_MONTHS))

  it('hold just the months put in', () => {
    fc.assert(
      fc.property(months, (list) => {
        expect(monthsOf(monthSet(list))).toEqual(list.toSorted((a, b) => a - b))
        for (const month of FISCAL_MONTHS) expect(hasMonth(monthSet(list), month)).toBe(list.includes(month))
      }),
    )
    expect(monthSet(FISCAL_MONTHS)).toBe(ALL_MONTHS)
    for (const wrong of [0, 13, 1.5, Number.NaN]) expect(() => monthSet([wrong])).toThrow(RangeError)
  })

  it('are drawn as unbroken bars that never touch', () => {
    fc.assert(
      fc.property(months, (list) => {
        const bars = barsOf(monthSet(list))
        const drawn = bars.flatMap(({ first, last }) =>
          FISCAL_MONTHS.filter((month) => month >= first && month <= last),
        )
        expect(drawn).toEqual(list.toSorted((a, b) => a - b))
        for (const [index, bar] of bars.entries()) expect(bar.first).toBeGreaterThan((bars[index - 1]?.last ?? -1) + 1)
      }),
    )
    expect(barsOf(monthSet([1, 2, 3, 7, 12]))).toEqual([
      { first: 1, last: 3 },
      { first: 7, last: 7 },
      { first: 12, last: 12 },
    ])
  })
})
