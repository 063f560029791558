import { MAX_SATANG, satangFromBaht, type Satang } from '#src/domain/money.ts'
import { toArabicDigits } from '#src/domain/thai-text.ts'
import type { GridCell } from '../grid.ts'

const NUMBER = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$|^\.\d+$/
const DASHES = /^[-–—−_.]+$/

/** What an amount cell says: satang; 'none' for an empty cell or a dash; 'no-value' for a formula never computed; 'unreadable' for words. */
export type ReadAmount = Satang | 'none' | 'no-value' | 'unreadable'

/**
 * The amount of a cell in satang. Parentheses or a minus before or after make it negative; Thai digits, "บาท", ".-" and "฿" do not matter.
 * @param bahtPerUnit 1,000 where the header says พันบาท
 */
export function readAmount(cell: GridCell | undefined, bahtPerUnit: number): ReadAmount {
  if (!cell) return 'none'
  if (cell.isUncached === true) return 'no-value'
  if (cell.number !== undefined) return possible(satangFromBaht(cell.number * bahtPerUnit)) ?? 'unreadable'
  return readAmountText(cell.text, bahtPerUnit)
}

/** More than any budget gives is a slip, and more than the books take. */
const possible = (amount: Satang | null): Satang | null =>
  amount !== null && Math.abs(amount) <= MAX_SATANG ? amount : null

/** As `readAmount`, of words. */
export function readAmountText(text: string, bahtPerUnit = 1): ReadAmount {
  let plain = toArabicDigits(text)
    .replace(/[\s\u200b-\u200d\u00a0฿']/g, '')
    .replace(/บาท(ถ้วน)?$/, '')
    .replace(/(?<=\d)\.?[-–—−]$/, (end) => (end.length === 2 ? '' : '-'))
  if (plain === '' || DASHES.test(plain)) return 'none'
  const bracketed = /^\((.*)\)$/.exec(plain)
  const signed = /^([-–—−+]?)(.*?)([-–—−]?)$/.exec(bracketed?.[1] ?? plain)
  plain = signed?.[2] ?? ''
  if (!NUMBER.test(plain)) return 'unreadable'
  const value = possible(satangFromBaht(Number(plain.replaceAll(',', '')) * bahtPerUnit))
  if (value === null) return 'unreadable'
  const isMinus = (signed?.[1] ?? '') !== '' && signed?.[1] !== '+'
  return value !== 0 && (bracketed !== null || isMinus || signed?.[3] !== '') ? -value : value
}

const WRITTEN = /^(.*?)[\s:]*(?:รวม(?:เป็นเงิน|เงิน|ทั้งสิ้น)?|จำนวน(?:เงิน)?|เป็นเงิน|ตั้งไว้)\s*([\d๐-๙,.]+)\s*บาท(?:ถ้วน)?\s*$/

/** A heading with its sum written behind it ("งบบุคลากร รวม 5,000,000 บาท"), or the text alone. */
export function splitWrittenAmount(text: string): { label: string; amount: Satang | null } {
  const match = WRITTEN.exec(text)
  const amount = match ? readAmountText(match[2] ?? '') : 'none'
  return match?.[1] && typeof amount === 'number' ? { label: match[1].trim(), amount } : { label: text, amount: null }
}
