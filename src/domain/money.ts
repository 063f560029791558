import { withDigits, type Digits } from './thai-text.ts'

/** An amount of money in whole satang (1 baht = 100 satang), a safe integer. Never a float of baht. */
export type Satang = number

/** The largest amount that is taken: 9 × 10^13 satang = 900,000 million baht. */
export const MAX_SATANG: Satang = 90_000_000_000_000

/** Checks that a number can be an amount. @throws RangeError for a fraction of a satang or an unsafe number */
export function satang(value: number): Satang {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of satang: ${value}`)
  return value
}

/** A baht number as spreadsheets hold it (238613.38), to the nearest satang; binary noise is rounded away. Null when it is no amount. */
export function satangFromBaht(baht: number): Satang | null {
  if (!Number.isFinite(baht)) return null
  const value = Math.round(baht * 100)
  return Number.isSafeInteger(value) ? value : null
}

const GROUP = /\B(?=(\d{3})+$)/g

/**
 * "1,500,000" or "238,613.38" (baht): satang only when there are any. Negative amounts with a leading minus.
 * @param digits numerals to write with
 */
export function formatBaht(amount: Satang, digits: Digits = 'arabic'): string {
  const absolute = Math.abs(amount)
  const baht = String(Math.floor(absolute / 100)).replace(GROUP, ',')
  const rest = absolute % 100
  const text = `${amount < 0 ? '-' : ''}${baht}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`
  return withDigits(text, digits)
}

/** A plain count with thousands separators. */
export const formatCount = (count: number, digits: Digits = 'arabic'): string =>
  withDigits(String(count).replace(GROUP, ','), digits)
