import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bahtText, numberText } from './baht-text.ts'

const VALUES: Record<string, number> = {
  หนึ่ง: 1,
  เอ็ด: 1,
  สอง: 2,
  ยี่: 2,
  สาม: 3,
  สี่: 4,
  ห้า: 5,
  หก: 6,
  เจ็ด: 7,
  แปด: 8,
  เก้า: 9,
}
const PLACES: Record<string, number> = { สิบ: 10, ร้อย: 100, พัน: 1000, หมื่น: 10_000, แสน: 100_000 }
const WORD = new RegExp([...Object.keys(VALUES), ...Object.keys(PLACES), 'ล้าน', 'ศูนย์'].join('|'), 'g')

/** Reads words back to a number, independently of how they were made. */
function numberOf(text: string): number {
  let total = 0
  let digit: number | null = null
  for (const [word] of text.matchAll(WORD)) {
    if (word === 'ล้าน') {
      total = (total + (digit ?? 0)) * 1_000_000
      digit = null
    } else if (word in PLACES) {
      total += (digit ?? 1) * (PLACES[word] ?? 0)
      digit = null
    } else digit = VALUES[word] ?? 0
  }
  return total + (digit ?? 0)
}

describe('bahtText', () => {
  it.each([
    [0, 'ศูนย์บาทถ้วน'],
    [100, 'หนึ่งบาทถ้วน'],
    [1000, 'สิบบาทถ้วน'],
    [1100, 'สิบเอ็ดบาทถ้วน'],
    [2000, 'ยี่สิบบาทถ้วน'],
    [2100, 'ยี่สิบเอ็ดบาทถ้วน'],
    [10_100, 'หนึ่งร้อยเอ็ดบาทถ้วน'],
    [11_100, 'หนึ่งร้อยสิบเอ็ดบาทถ้วน'],
    [100_100, 'หนึ่งพันเอ็ดบาทถ้วน'],
    [100_000_000, 'หนึ่งล้านบาทถ้วน'],
    [100_000_100, 'หนึ่งล้านเอ็ดบาทถ้วน'],
    [1_100_000_000, 'สิบเอ็ดล้านบาทถ้วน'],
    [2_100_000_100, 'ยี่สิบเอ็ดล้านเอ็ดบาทถ้วน'],
    [100_000_000_000_000, 'หนึ่งล้านล้านบาทถ้วน'],
    [23_861_338, 'สองแสนสามหมื่นแปดพันหกร้อยสิบสามบาทสามสิบแปดสตางค์'],
    [50, 'ห้าสิบสตางค์'],
    [1, 'หนึ่งสตางค์'],
    [101, 'หนึ่งบาทหนึ่งสตางค์'],
    [111, 'หนึ่งบาทสิบเอ็ดสตางค์'],
    [-100, 'ลบหนึ่งบาทถ้วน'],
    [-25, 'ลบยี่สิบห้าสตางค์'],
  ])('%d satang', (amount, text) => {
    expect(bahtText(amount)).toBe(text)
  })

  it('refuses a fraction of a satang', () => {
    expect(() => bahtText(0.5)).toThrow(RangeError)
  })

  it('says every number so that it can be read back', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999_999), (number) => {
        expect(numberOf(numberText(number))).toBe(number)
      }),
    )
  })
})
