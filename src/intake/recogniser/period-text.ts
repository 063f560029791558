import { ALL_MONTHS, monthsOf, type FiscalMonth } from '#src/domain/month-set.ts'
import { foldThai, normaliseThai } from '#src/domain/thai-text.ts'
import { fiscalMonth, monthsBetween, monthsOfQuarter, monthWords } from './month-words.ts'

const WORD = String.raw`(?:เดือน)?\s*[ก-๙A-Za-z][ก-๙A-Za-z.]*\s*(?:พ\.?ศ\.?\s*)?(?:[\d๐-๙]{2,4})?`
const RANGE = new RegExp(`(${WORD})\\s*(?:-|–|—|ถึง|~)\\s*(${WORD})`)

/**
 * Fiscal months of a period in words, for tables that have one column for it: "ต.ค. 2569 – ม.ค. 2570", "ตลอดปีงบประมาณ", "ไตรมาส 2",
 * "ธ.ค., ก.พ.". Empty when the words name none.
 */
export function monthsOfPeriod(text: string): FiscalMonth[] {
  const plain = normaliseThai(text)
  if (/ตลอดปี|ทั้งปี|ตลอดทั้งปี|12เดือน/.test(foldThai(plain))) return monthsOf(ALL_MONTHS)
  const months = new Set<FiscalMonth>()
  for (const part of plain.split(/[,\n;]|และ/)) for (const month of monthsOfPart(part.trim())) months.add(month)
  return Array.from(months).toSorted((a, b) => a - b)
}

function monthsOfPart(part: string): FiscalMonth[] {
  const quarter = /ไตรมาส(?:ที่)?([1-4])(?:(?:-|–|ถึง)([1-4]))?/.exec(foldThai(part))
  if (quarter?.[1]) return quarters(Number(quarter[1]), Number(quarter[2] ?? quarter[1]))
  const range = RANGE.exec(part)
  const first = range?.[1] === undefined ? null : monthWords(range[1])
  const last = range?.[2] === undefined ? null : monthWords(range[2])
  if (first?.calendarMonths[0] && last?.calendarMonths[0]) {
    return monthsBetween(first.calendarMonths[0], last.calendarMonths[0]).map(fiscalMonth)
  }
  return (monthWords(part)?.calendarMonths ?? []).map(fiscalMonth)
}

function quarters(first: number, last: number): FiscalMonth[] {
  const months: FiscalMonth[] = []
  for (let quarter = first; quarter <= last; quarter++) months.push(...monthsOfQuarter(quarter).map(fiscalMonth))
  return months
}
