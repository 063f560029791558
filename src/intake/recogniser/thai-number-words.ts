import { foldThai } from '#src/domain/thai-text.ts'

const DIGITS: Readonly<Record<string, number>> = {
  ศูนย์: 0,
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
const PLACES: Readonly<Record<string, number>> = { สิบ: 10, ร้อย: 100, พัน: 1_000, หมื่น: 10_000, แสน: 100_000 }
const WORD = /ศูนย์|หนึ่ง|เอ็ด|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน/g

/**
 * Satang of an amount written out: "หนึ่งล้านห้าแสนบาทถ้วน", "สองแสนบาทห้าสิบสตางค์". Null for any other text. `บาท` may be missing.
 */
export function satangOfWords(text: string): number | null {
  const folded = foldThai(text).replace(/^\(|\)$/g, '')
  const match = /^(.+?)(?:บาท(?:ถ้วน)?(?:(.+)สตางค์(?:ถ้วน)?)?)?$/.exec(folded)
  if (!match?.[1]) return null
  const baht = numberOfWords(match[1])
  const satang = match[2] === undefined ? 0 : numberOfWords(match[2])
  return baht === null || satang === null || satang > 99 ? null : baht * 100 + satang
}

/** A whole number in Thai words; null when any part of the text is not of a number. */
function numberOfWords(words: string): number | null {
  const parts = words.match(WORD)
  if (!parts || parts.join('') !== words) return null
  let total = 0
  let section = 0
  let digit: number | null = null
  for (const part of parts) {
    const place = PLACES[part]
    if (part === 'ล้าน') {
      total = (total + section + (digit ?? 0) || 1) * 1_000_000
      section = 0
      digit = null
    } else if (place !== undefined) {
      section += (digit ?? 1) * place
      digit = null
    } else if (digit === null) digit = DIGITS[part] ?? 0
    else return null
  }
  return total + section + (digit ?? 0)
}
