import { MAX_SATANG, type Satang } from './money.ts'
import { normaliseThai, toArabicDigits } from './thai-text.ts'

const AMOUNT = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/

/**
 * An amount of baht as a person types it: "1,500,000", "๑๕๐๐๐๐๐", "238613.38", "1,500,000.-", "500 บาท". Never negative.
 * Null when it is no amount; so commas in odd places are refused and not guessed at.
 */
export function parseBahtInput(text: string): Satang | null {
  const plain = toArabicDigits(normaliseThai(text))
    .replace(/บาท(ถ้วน)?$/, '')
    .replace(/\.?-$/, '')
    .replace(/\s+/g, '')
  const match = AMOUNT.exec(plain)
  if (!match?.[1]) return null
  const amount = Number(match[1].replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return Number.isSafeInteger(amount) && amount <= MAX_SATANG ? amount : null
}
