import { FISCAL_MONTHS, type FiscalMonth } from './month-set.ts'

/**
 * A fiscal year by the Buddhist-era number the law uses: 2570 = 1 October 2569 – 30 September 2570.
 * @law พ.ร.บ.วิธีการงบประมาณ (ปีงบประมาณ)
 */
export type FiscalYear = number

const FIRST_FISCAL_YEAR = 2540
const LAST_FISCAL_YEAR = 2650

/** Years of the Buddhist era less the same years of the Gregorian calendar. */
export const BUDDHIST_ERA_OFFSET = 543

/** Whether the number can be a fiscal year of a plan (Buddhist era; a Gregorian year is refused). */
export const isFiscalYear = (value: number): value is FiscalYear =>
  Number.isInteger(value) && value >= FIRST_FISCAL_YEAR && value <= LAST_FISCAL_YEAR

/** The calendar year (Buddhist era) in which a fiscal month lies: October–December lie in the year before. */
export const calendarYearOf = (year: FiscalYear, month: FiscalMonth): number => (month <= 3 ? year - 1 : year)

/** The fiscal month of a calendar month (1 = January … 12 = December). @throws RangeError for a fraction or a negative number */
export function fiscalMonthOf(calendarMonth: number): FiscalMonth {
  const month = FISCAL_MONTHS[(calendarMonth + 2) % 12]
  if (month === undefined) throw new RangeError(`not a calendar month: ${calendarMonth}`)
  return month
}

/** The fiscal year in which an ISO date (Gregorian, 'YYYY-MM-DD') lies. */
export function fiscalYearOf(isoDate: string): FiscalYear {
  const year = Number(isoDate.slice(0, 4)) + BUDDHIST_ERA_OFFSET
  return Number(isoDate.slice(5, 7)) >= 10 ? year + 1 : year
}
