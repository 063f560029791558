import { satang, type Satang } from './money.ts'

const DIGITS = ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า']
const PLACES = ['', 'สิบ', 'ร้อย', 'พัน', 'หมื่น', 'แสน']
const MILLION = 1_000_000

/**
 * An amount in words: "หนึ่งร้อยเอ็ดบาทถ้วน", "ยี่สิบเอ็ดบาทห้าสิบสตางค์", "ศูนย์บาทถ้วน", "ลบหนึ่งบาทถ้วน". A one in the units place is
 * เอ็ด wherever a larger number stands before it.
 * @throws RangeError for a fraction of a satang
 */
export function bahtText(amount: Satang): string {
  const absolute = Math.abs(satang(amount))
  const baht = Math.floor(absolute / 100)
  const rest = absolute % 100
  const sign = amount < 0 ? 'ลบ' : ''
  if (rest === 0) return `${sign}${numberText(baht)}บาทถ้วน`
  return `${sign}${baht === 0 ? '' : `${numberText(baht)}บาท`}${numberText(rest)}สตางค์`
}

/** A whole number ≥ 0 in Thai words. */
export function numberText(number: number): string {
  if (number === 0) return 'ศูนย์'
  const millions = Math.floor(number / MILLION)
  const rest = number % MILLION
  return (millions === 0 ? '' : `${numberText(millions)}ล้าน`) + belowMillion(rest, millions > 0)
}

function belowMillion(number: number, follows: boolean): string {
  let text = ''
  for (let place = PLACES.length - 1; place >= 0; place--) {
    const digit = Math.floor(number / 10 ** place) % 10
    if (digit === 0) continue
    text += digitText(digit, place, follows || text !== '') + (PLACES[place] ?? '')
  }
  return text
}

function digitText(digit: number, place: number, follows: boolean): string {
  if (place === 1 && digit === 1) return ''
  if (place === 1 && digit === 2) return 'ยี่'
  if (place === 0 && digit === 1 && follows) return 'เอ็ด'
  return DIGITS[digit] ?? ''
}
