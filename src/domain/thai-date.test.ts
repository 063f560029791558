import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, formatThaiDate, parseThaiDate, thaiDateParts } from './thai-date.ts'

describe('parseThaiDate', () => {
  it.each([
    '10/10/2561',
    '10-10-2561',
    '10.10.2561',
    '๑๐/๑๐/๒๕๖๑',
    '10/10/61',
    '10/10/2018',
    '๑๐ ต.ค. ๖๑',
    '10 ต.ค. 2561',
    '10 ตค 61',
    '10 ตุลาคม 2561',
    '10ตุลาคม2561',
    '10 ตุลาคม พ.ศ. 2561',
    'วันที่ 10 เดือน ตุลาคม พ.ศ. ๒๕๖๑',
    '10 ตุลาคม ค.ศ. 2018',
    '2018-10-10',
    '2561-10-10',
    '2018-10-10T00:00:00.000Z',
    '2018-10-10 00:00:00',
  ])('%s', (text) => {
    expect(parseThaiDate(text)).toBe('2018-10-10')
  })

  it.each([
    '',
    '31 ก.พ. 2561',
    '29/2/2561',
    '31/04/2561',
    '0/1/2561',
    '10/13/2561',
    '10 ต.ค.',
    'ตุลาคม 2561',
    '10 มกรา 256',
    '10/10/256',
    '10/10/1561',
    '10 ตุลาคม ค.ศ. 2561',
    '10 ตุลาคม พ.ศ. 2018',
    '10/10/2561 ถึง 11/10/2561',
    'หมู่ที่ 5',
  ])('%j is no date', (text) => {
    expect(parseThaiDate(text)).toBeNull()
  })

  it('takes the leap day of leap years only', () => {
    expect(parseThaiDate('29 ก.พ. 2567')).toBe('2024-02-29')
    expect(parseThaiDate('29 ก.พ. 2566')).toBeNull()
    expect(parseThaiDate('29 ก.พ. 2443')).toBeNull()
  })

  const isoDate = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2399-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const style = fc.constantFrom('long' as const, 'short' as const, 'numeric' as const)
  const digits = fc.constantFrom('thai' as const, 'arabic' as const)

  it('reads back every date that is written, in every style', () => {
    fc.assert(
      fc.property(isoDate, style, digits, (date, style, digits) => {
        expect(parseThaiDate(formatThaiDate(date, style, digits))).toBe(date)
        expect(parseThaiDate(date)).toBe(date)
      }),
    )
  })

  it('counts days there and back', () => {
    fc.assert(
      fc.property(isoDate, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date)
      }),
    )
    expect(addDays('2024-09-16', 30)).toBe('2024-10-16')
  })
})

describe('formatThaiDate', () => {
  it('writes the Buddhist era in three styles and both numerals', () => {
    expect(formatThaiDate('2018-10-01')).toBe('1 ตุลาคม 2561')
    expect(formatThaiDate('2018-10-01', 'short', 'thai')).toBe('๑ ต.ค. ๒๕๖๑')
    expect(formatThaiDate('2018-10-01', 'numeric')).toBe('1/10/2561')
    expect(thaiDateParts('2026-11-22')).toEqual({ day: 22, month: 11, year: 2569 })
  })

  it('refuses what is no ISO date', () => {
    for (const wrong of ['2018-02-30', '2018-1-1', '10/10/2561', ''])
      expect(() => formatThaiDate(wrong)).toThrow(RangeError)
  })
})
