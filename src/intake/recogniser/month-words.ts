import type { FiscalMonth } from '#src/domain/month-set.ts'
import { foldThai } from '#src/domain/thai-text.ts'

/** Spellings of the months without stops, January first; the long name before its short forms. */
const NAMES: readonly (readonly string[])[] = [
  ['มกราคม', 'มกรา', 'มค', 'january', 'jan'],
  ['กุมภาพันธ์', 'กุมภาพันธ', 'กุมภา', 'กพ', 'february', 'feb'],
  ['มีนาคม', 'มีนา', 'มีค', 'march', 'mar'],
  ['เมษายน', 'เมษา', 'เมษ', 'เมย', 'april', 'apr'],
  ['พฤษภาคม', 'พฤษภา', 'พค', 'may'],
  ['มิถุนายน', 'มิถุนา', 'มิย', 'june', 'jun'],
  ['กรกฎาคม', 'กรกฏาคม', 'กรกฎา', 'กรกฏา', 'กค', 'july', 'jul'],
  ['สิงหาคม', 'สิงหา', 'สค', 'august', 'aug'],
  ['กันยายน', 'กันยา', 'กย', 'september', 'sept', 'sep'],
  ['ตุลาคม', 'ตุลา', 'ตค', 'october', 'oct'],
  ['พฤศจิกายน', 'พฤษจิกายน', 'พฤศจิกา', 'พฤศจิ', 'พย', 'november', 'nov'],
  ['ธันวาคม', 'ธันวา', 'ธค', 'december', 'dec'],
]

const CALENDAR = new Map(
  NAMES.flatMap((spellings, index) => spellings.map((spelling) => [spelling, index + 1] as const)),
)
const ANY_NAME = Array.from(CALENDAR.keys())
  .toSorted((a, b) => b.length - a.length)
  .join('|')

/** A column's months by calendar number (1 = January), and its Buddhist year when the cell names one. */
export type MonthWords = { calendarMonths: number[]; year: number | null }

const bare = (text: string): string => foldThai(text).replace(/[.,()'’"*_:]|ฯ/g, '')
const SINGLE = new RegExp(`^(?:เดือน)?(${ANY_NAME})(?:(?:พศ|ปี|[-/])*(\\d{2}|\\d{4}))?$`)
const RANGE = new RegExp(
  `^(?:เดือน|ไตรมาส(?:ที่)?\\d?|q\\d)*(${ANY_NAME})(?:(?:พศ|ปี|/)*(\\d{2}|\\d{4}))?(?:-|–|—|~|ถึง)(${ANY_NAME})(?:(?:พศ|ปี|[-/])*(\\d{2}|\\d{4}))?$`,
)

/** The month or months a header cell names: "ต.ค.", "ตค", "ต.ค.68", "ตุลาคม 2568", "เดือน พ.ย.", "ต.ค.-ธ.ค. 68". Null for other words. */
export function monthWords(text: string): MonthWords | null {
  const folded = bare(text)
  const single = SINGLE.exec(folded)
  if (single?.[1]) return { calendarMonths: [CALENDAR.get(single[1]) ?? 0], year: buddhistYear(single[2]) }
  const range = RANGE.exec(folded)
  if (!range?.[1] || !range[3]) return null
  const calendarMonths = monthsBetween(CALENDAR.get(range[1]) ?? 0, CALENDAR.get(range[3]) ?? 0)
  // A range over New Year ("พ.ย. 68 – ก.พ. 69") has no one year.
  const years = [buddhistYear(range[2]), buddhistYear(range[4])]
  const crosses = calendarMonths.includes(12) && calendarMonths.includes(1)
  return { calendarMonths, year: crosses ? null : (years[1] ?? years[0] ?? null) }
}

/** Calendar months from one to another, both included, over New Year if need be. */
export function monthsBetween(first: number, last: number): number[] {
  const months: number[] = []
  for (let month = first; ; month = (month % 12) + 1) {
    months.push(month)
    if (month === last || months.length === 12) return months
  }
}

/** Quarter of the fiscal year, 1–4, that a header cell names; null for other words. */
export function quarterWord(text: string): number | null {
  const match = /^(?:ไตรมาส(?:ที่)?|งวด(?:ที่)?|q|quarter)([1-4])(?:[^\d].*|\d{4})?$/.exec(bare(text))
  return match ? Number(match[1]) : null
}

/** Calendar months of a fiscal quarter: 1 = October–December. */
export const monthsOfQuarter = (quarter: number): number[] =>
  [0, 1, 2].map((offset) => (((quarter - 1) * 3 + 9 + offset) % 12) + 1)

/** 1 = October for calendar month 10 … 12 = September for 9. */
export const fiscalMonth = (calendarMonth: number): FiscalMonth =>
  // The remainder lies in 0–11, so the sum is a fiscal month.
  (((calendarMonth + 2) % 12) + 1) as FiscalMonth

/** "68", "2568", "2025" → 2568; anything that cannot be a year of a plan → null. */
export function buddhistYear(digits: string | undefined): number | null {
  if (!digits) return null
  const value = Number(digits)
  const year = digits.length === 2 ? 2500 + value : value >= 1950 && value <= 2150 ? value + 543 : value
  return year >= 2500 && year <= 2650 ? year : null
}

/** A year cell of a header: "พ.ศ. 2568", "ปี 2568", "๒๕๖๘", "ปีงบประมาณ พ.ศ. 2569", "ปี 68". `isFiscal`: it says ปีงบประมาณ. */
export function yearWord(text: string): { year: number; isFiscal: boolean } | null {
  const match =
    /^(?:ระยะเวลา(?:ดำเนินการ|ดำเนินงาน)?)?(ปีงบประมาณ|ประจำปีงบประมาณ|งบประมาณปี)?(?:ประจำ)?(พศ|ปี|คศ)*(\d{2}|\d{4})(?:บาท)?$/.exec(
      bare(text),
    )
  if (!match?.[3] || /\d,\d/.test(text) || (match[3].length === 2 && !match[1] && !match[2])) return null
  const year = buddhistYear(match[3])
  return year === null ? null : { year, isFiscal: match[1] !== undefined }
}
