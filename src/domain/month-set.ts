/**
 * The months in which a project is carried out: 12 bits, bit 0 = October (fiscal month 1) … bit 11 = September (12).
 * Gaps are allowed. 0 = no month given.
 */
export type MonthSet = number

/** Position in the fiscal year, 1 = October … 12 = September. */
export type FiscalMonth = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12

/** All months of a fiscal year in their order. */
export const FISCAL_MONTHS: readonly FiscalMonth[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** The whole fiscal year. */
export const ALL_MONTHS: MonthSet = 0xfff

/** The set of the given fiscal months. @throws RangeError for a number that is not a fiscal month */
export function monthSet(months: Iterable<number>): MonthSet {
  let set = 0
  for (const month of months) {
    if (!Number.isInteger(month) || month < 1 || month > 12) throw new RangeError(`not a fiscal month: ${month}`)
    set |= 1 << (month - 1)
  }
  return set
}

/** Whether the project is carried out in the fiscal month (1 = October … 12 = September). */
export const hasMonth = (set: MonthSet, month: number): boolean => (set & (1 << (month - 1))) !== 0

/** The fiscal months of a set, in order. */
export const monthsOf = (set: MonthSet): FiscalMonth[] => FISCAL_MONTHS.filter((month) => hasMonth(set, month))

/** One unbroken bar of a chart: first and last fiscal month, both included. */
export type MonthBar = { first: FiscalMonth; last: FiscalMonth }

/** The unbroken bars of a set, in order; a set with gaps gives several. */
export function barsOf(set: MonthSet): MonthBar[] {
  const bars: MonthBar[] = []
  for (const month of monthsOf(set)) {
    const open = bars.at(-1)
    if (open && open.last === month - 1) open.last = month
    else bars.push({ first: month, last: month })
  }
  return bars
}
