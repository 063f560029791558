import { parseFundText } from '#src/domain/fund-text.ts'
import { MAX_SATANG, satangFromBaht, type Satang } from '#src/domain/money.ts'
import type { FundRow, NoBudgetReason } from '#src/domain/project.ts'
import { foldThai, normaliseThai, toArabicDigits } from '#src/domain/thai-text.ts'
import { satangOfWords } from './thai-number-words.ts'

/** What a budget cell says. No funds and no reason: nothing, or (`isUnclear`) words that name no amount. */
export type BudgetReading = { funds: FundRow[]; reason: NoBudgetReason | null; isUnclear: boolean }

const NOTHING: BudgetReading = { funds: [], reason: null, isUnclear: false }
const DASH = /^[-–—_.~]+$/
const NO_BUDGET =
  /^[-–(]*(ไม่(ได้)?(ใช้|มี|ตั้ง|เบิก|ขอ)?(จ่าย)?(งบประมาณ|งบ|ค่าใช้จ่าย|เงินงบประมาณ|เงิน)|ไม่ใช้|ไม่มี|มิได้ใช้|ใช้งบประมาณ0บาท|ปลอดงบประมาณ|ไม่ต้องใช้งบประมาณ)[^\d]*$/
/** What a formula that failed leaves behind. */
const ERROR_VALUE = /^#(?:REF!|VALUE!|DIV\/0!|N\/A|NAME\?|NUM!|NULL!)$/i
const ORDINANCE = /ข้อบัญญัติ|เทศบัญญัติ/
/** "1,5000", "15,00": a slip of the hand in the first figure, which may mean anything. */
const ODD_COMMAS = /^(?=\d+,\d)(?!\d{1,3}(?:,\d{3})+(?![\d,]))[\d,]+/
const UNIT_WORDS: Readonly<Record<string, number>> = { ล้าน: 1_000_000, แสน: 100_000, หมื่น: 10_000, พัน: 1_000 }
/** "1.5ล้านบาท", "1ล้าน5แสนบาท": numbers each with a word of size. */
const SIZED = /^(?:\d+(?:\.\d+)?(?:ล้าน|แสน|หมื่น|พัน))+(?:บาท)?(?:ถ้วน)?$/
const PREFIX =
  /^(?:(?:ตั้ง(?:งบประมาณ|งบ)?ไว้|ตั้งจ่าย|ใช้(?:งบประมาณ|งบ|เงิน)|งบประมาณ|งบ|วงเงิน|จำนวน|ประมาณ|เป็นเงิน|ปีละ|รวม(?:เป็นเงิน)?(?:ทั้งสิ้น)?|฿|thb)[:\s]*)+(?=[\d(])/i

/** "- (เงินสะสม)": no amount, and under it where the money is to come from. */
const DASH_WITH_SOURCE = /^[-–—]\s*(?:\n\s*\(?|\()\s*([^\d()\n]+?)\s*\)?$/

/**
 * Reads the text of a budget cell: digits of either kind, ".-", words ("หนึ่งล้านบาทถ้วน", "1.5 ล้านบาท"), the fund beside or under the
 * amount, a dash, "ไม่ใช้งบประมาณ", "งบตามข้อบัญญัติ".
 * @param bahtPerUnit what the header says amounts are given in (1,000 for พันบาท); text that names its own unit is not multiplied
 */
export function readBudgetText(raw: string, bahtPerUnit = 1): BudgetReading {
  const text = tidy(raw)
  const folded = foldThai(text)
  if (folded === '') return NOTHING
  if (DASH.test(folded)) return { ...NOTHING, reason: 'dash' }
  if (NO_BUDGET.test(folded)) return { ...NOTHING, reason: 'no-budget-used' }
  if (ODD_COMMAS.test(foldThai(text.split('\n', 1)[0] ?? '')) || ERROR_VALUE.test(folded))
    return { ...NOTHING, isUnclear: true }
  const source = DASH_WITH_SOURCE.exec(text)?.[1]
  if (source !== undefined) return { ...NOTHING, funds: [{ source, amountSatang: null }], reason: 'dash' }
  const amount = pureAmount(folded, bahtPerUnit)
  if (amount !== null) return { ...NOTHING, funds: [{ source: null, amountSatang: amount }] }
  const amounts = bareAmounts(text, bahtPerUnit)
  if (amounts) return amounts
  const funds = scaled(parseFundText(text), /บาท/.test(folded) ? 1 : bahtPerUnit)
  if (funds.some(({ amountSatang }) => amountSatang !== null)) return { ...NOTHING, funds }
  return wordsWithoutAmount(text, folded)
}

/** Reads a number in a budget cell; binary noise below a satang is rounded away. */
export function readBudgetNumber(value: number, bahtPerUnit = 1): BudgetReading {
  const amount = satangFromBaht(value * bahtPerUnit)
  if (amount === null || amount < 0 || amount > MAX_SATANG) return { ...NOTHING, isUnclear: true }
  return { ...NOTHING, funds: [{ source: null, amountSatang: amount }] }
}

/** Amounts under each other without a word: the first is their sum, or they are added up and pointed out. */
function bareAmounts(text: string, bahtPerUnit: number): BudgetReading | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const [first, ...rest] = lines.map((line) => pureAmount(foldThai(line), bahtPerUnit))
  const below = sumOf(rest)
  if (rest.length === 0 || first === null || first === undefined || below === null) return null
  if (lines.slice(1).every((line) => line.trim().startsWith('('))) return null
  const total = rest.length > 1 && below === first ? first : first + below
  return { ...NOTHING, funds: [{ source: null, amountSatang: total }], isUnclear: total !== first }
}

function wordsWithoutAmount(text: string, folded: string): BudgetReading {
  const source = text.replace(/\s*\n\s*/g, ' ').replace(/^\((.*)\)$/s, '$1')
  const funds = [{ source, amountSatang: null }]
  if (ORDINANCE.test(folded)) return { funds, reason: 'per-ordinance-no-amount', isUnclear: false }
  return { funds, reason: null, isUnclear: true }
}

const scaled = (funds: FundRow[], times: number): FundRow[] =>
  times === 1
    ? funds
    : funds.map((fund) => ({
        ...fund,
        amountSatang: fund.amountSatang === null ? null : Math.round(fund.amountSatang * times),
      }))

/** Line ends and odd ways of writing an amount made plain, so that what is left is amounts and names. */
function tidy(raw: string): string {
  const text = toArabicDigits(normaliseThai(raw))
    .replace(/(\d)\s*[.,/]?\s*[-–—](?=\s|$|\)|บาท|\()/g, '$1')
    .replace(/\b\d{1,3}(?: \d{3})+(?![\d,])/g, (digits) => digits.replaceAll(' ', ''))
    .replace(/\b\d{1,3}(?:\.\d{3}){2,}\b/g, (digits) => digits.replaceAll('.', ''))
    .replace(/(\d)\s*(?:บ\.(?=\s|$|\))|(?:thb|baht)\b)/gi, '$1 บาท')
    .replace(/(\d|บาท)\s*\*+/g, '$1')
    .replace(PREFIX, '')
    .trim()
  return withoutRepeatInWords(listed(text))
}

/** "300,000 (เทศบัญญัติ) + 200,000 (เงินสะสม)", "1. เทศบัญญัติ 300,000": one source to a line, without the numbering and the sum. */
function listed(text: string): string {
  const lines = text.split(/\n|(?<=[)ก-๙\d])\s*\+\s*(?=[\dก-ฮเ-ไ].*[ก-ฮ])/).map((line) => line.trim())
  if (lines.length < 2) return text
  const bare = lines.map((line) => line.replace(/^\(?\d{1,2}[.)]\s*(?=[ก-ฮเ-ไ])/, ''))
  return bare
    .filter((line, index) => index === 0 || !/^รวม(?:เป็นเงิน|ทั้งสิ้น|ทั้งหมด)*\s*\d[\d,.]*\s*(?:บาท)?$/.test(line))
    .join('\n')
}

/** "500,000 (ห้าแสนบาทถ้วน)" or "ห้าแสนบาทถ้วน (500,000)": the words only repeat the figure. */
function withoutRepeatInWords(text: string): string {
  const parts = text.split(/\s*[()\n]\s*/).filter((part) => part !== '')
  const figures = parts.filter((part) => satangOfWords(part) === null)
  return parts.length > figures.length && figures.some((part) => /\d/.test(part)) ? figures.join('\n') : text
}

/** An amount that stands alone; null when there are other words. */
function pureAmount(folded: string, bahtPerUnit: number): Satang | null {
  const bare = folded.replace(/^\((.*)\)$/, '$1').replace(/^[฿=]/, '')
  const words = satangOfWords(bare)
  if (words !== null) return words
  if (/^[\d.,]+(?:\+[\d.,]+)+$/.test(bare)) return sumOf(bare.split('+').map((part) => pureAmount(part, bahtPerUnit)))
  if (SIZED.test(bare.replaceAll(',', ''))) return sizedAmount(bare.replaceAll(',', ''))
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?(บาท)?(?:ถ้วน)?(?:(\d{1,2})สตางค์)?(?:\/?(?:ปี|ต่อปี))?$/.exec(
    bare,
  )
  if (!match?.[1]) return null
  const satang = Number(match[1].replaceAll(',', '')) * 100 + Number((match[2] ?? match[4] ?? '').padEnd(2, '0'))
  const scaledSatang = match[3] ? satang : Math.round(satang * bahtPerUnit)
  return Number.isSafeInteger(scaledSatang) && scaledSatang <= MAX_SATANG ? scaledSatang : null
}

function sizedAmount(text: string): Satang | null {
  let baht = 0
  for (const [, digits = '', word = ''] of text.matchAll(/(\d+(?:\.\d+)?)(ล้าน|แสน|หมื่น|พัน)/g)) {
    baht += Number(digits) * (UNIT_WORDS[word] ?? 1)
  }
  return satangFromBaht(baht)
}

const sumOf = (amounts: readonly (Satang | null)[]): Satang | null =>
  amounts.reduce<Satang | null>((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0)
