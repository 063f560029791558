import { BUDDHIST_ERA_OFFSET } from './fiscal-year.ts'
import { MONTHS_LONG, MONTHS_SHORT } from './labels.ts'
import { foldThai, normaliseThai, toArabicDigits, withDigits, type Digits } from './thai-text.ts'

/** Years from here on are of the Buddhist era, smaller ones Gregorian; so 543 is never added twice. */
const FIRST_BUDDHIST_YEAR = 2400
const FIRST_GREGORIAN_YEAR = 1800

/** Day, month (1 = January) and Buddhist-era year of a date. */
export type ThaiDateParts = { day: number; month: number; year: number }

/** long: "10 ตุลาคม 2561" · short: "10 ต.ค. 2561" · numeric: "10/10/2561" */
export type ThaiDateStyle = 'long' | 'short' | 'numeric'

const bare = (text: string): string => foldThai(text).replaceAll('.', '')
const MONTH_NUMBERS = new Map(
  [MONTHS_LONG, MONTHS_SHORT].flatMap((names) => names.map((name, index) => [bare(name), index + 1] as const)),
)
const TIME = /[T ]\d{1,2}:\d{2}.*$/
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const NUMERIC = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})$/
const WORDS = /^(?:วัน)?(?:ที่)?\s*(\d{1,2})\s*(?:เดือน)?\s*([ก-๎.]+?)\s*(?:(พ\.?ศ|ค\.?ศ)\.?)?\s*(\d{4}|\d{2})$/

/**
 * The date a person wrote, as 'YYYY-MM-DD' (Gregorian): "10/10/2561", "๑๐ ต.ค. ๖๑", "วันที่ 10 เดือน ตุลาคม พ.ศ. 2561", "2018-10-10".
 * Day before month, always. A year of two digits is 25xx of the Buddhist era; from 2400 on it is Buddhist, below Gregorian.
 * Null when it is no date of the calendar (31 ก.พ.).
 */
export function parseThaiDate(text: string): string | null {
  const written = toArabicDigits(normaliseThai(text)).replace(TIME, '').trim()
  const iso = ISO.exec(written)
  if (iso) return isoDateOf(Number(iso[3]), Number(iso[2]), iso[1] ?? '')
  const numeric = NUMERIC.exec(written)
  if (numeric) return isoDateOf(Number(numeric[1]), Number(numeric[2]), numeric[3] ?? '')
  const words = WORDS.exec(written)
  const month = MONTH_NUMBERS.get(bare(words?.[2] ?? ''))
  if (!words || month === undefined) return null
  return isoDateOf(Number(words[1]), month, words[4] ?? '', bare(words[3] ?? ''))
}

function isoDateOf(day: number, month: number, yearText: string, era = ''): string | null {
  const year = gregorianYear(Number(yearText), yearText.length, era)
  if (year === null) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null
}

function gregorianYear(written: number, length: number, era: string): number | null {
  if (length === 2) return era === 'คศ' ? null : 2500 + written - BUDDHIST_ERA_OFFSET
  if (era === 'คศ' && written >= FIRST_BUDDHIST_YEAR) return null
  if (era === 'พศ' && written < FIRST_BUDDHIST_YEAR) return null
  if (written >= FIRST_BUDDHIST_YEAR) return written - BUDDHIST_ERA_OFFSET
  return written >= FIRST_GREGORIAN_YEAR ? written : null
}

/** Day, month and Buddhist-era year of an ISO date. @throws RangeError when it is no date */
export function thaiDateParts(isoDate: string): ThaiDateParts {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate)
  const date = new Date(`${isoDate}T00:00:00Z`)
  if (!match || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== isoDate)
    throw new RangeError(`not an ISO date: ${isoDate}`)
  return { day: date.getUTCDate(), month: date.getUTCMonth() + 1, year: date.getUTCFullYear() + BUDDHIST_ERA_OFFSET }
}

/**
 * An ISO date as people read it, Buddhist era.
 * @param digits numerals to write with
 * @throws RangeError when it is no date
 */
export function formatThaiDate(isoDate: string, style: ThaiDateStyle = 'long', digits: Digits = 'arabic'): string {
  const { day, month, year } = thaiDateParts(isoDate)
  const text = style === 'numeric' ? `${day}/${month}/${year}` : `${day} ${monthName(month, style === 'long')} ${year}`
  return withDigits(text, digits)
}

/** Thai name of a calendar month (1 = January). @throws RangeError when it is no month */
export function monthName(month: number, long = true): string {
  const name = (long ? MONTHS_LONG : MONTHS_SHORT)[month - 1]
  if (name === undefined) throw new RangeError(`not a calendar month: ${month}`)
  return name
}

/** The ISO date that many days later (earlier when negative). @throws RangeError when it is no date */
export function addDays(isoDate: string, days: number): string {
  thaiDateParts(isoDate)
  const date = new Date(`${isoDate}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Days from one ISO date to another; negative when the second is earlier. @throws RangeError when one is no date */
export function daysBetween(from: string, to: string): number {
  thaiDateParts(from)
  thaiDateParts(to)
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** Hours by which clocks in Thailand are ahead of UTC, all year round. */
const THAILAND_AHEAD_HOURS = 7

/** The ISO date that calendars in Thailand show at a moment. */
export const dateInThailand = (moment: Date): string =>
  new Date(moment.getTime() + THAILAND_AHEAD_HOURS * 3_600_000).toISOString().slice(0, 10)
