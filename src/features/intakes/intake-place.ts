import { toArabicDigits } from '#src/domain/thai-text.ts'
import type { IntakeTarget } from './intakes.ts'

/** Where a person stands on the page of a draft. All of it is in the address, so that everything works without scripts. */
export type IntakePlace = {
  /** Fiscal year as typed, in Arabic digits; null = what the file prints. */
  year: string | null
  /** Part of a long table, from 1. */
  part: number
  /** Rule whose rows alone are shown, '' for all rows. */
  show: string
}

/** What the address says besides: the row being edited, or the row to which something was just done. */
export type RowInView = { edit?: string; row?: string; done?: RowDone }

/** What was just done to a row. */
export type RowDone = 'saved' | 'left-out' | 'taken-in'

/** The place in an address. */
export function placeOf(search: URLSearchParams): IntakePlace {
  const year = search.get('year')
  return {
    year: year === null ? null : toArabicDigits(year).trim(),
    part: Math.max(1, Math.trunc(Number(search.get('part') ?? 1)) || 1),
    show: search.get('show') ?? '',
  }
}

/** The address of the page of a file. */
export const intakeAddress = ({ officeCode, intakeId }: IntakeTarget): string =>
  `/offices/${officeCode}/imports/${intakeId}`

/** The address of a place on the page of a draft, with the row in view. */
export function placeAddress(target: IntakeTarget, place: IntakePlace, row: RowInView = {}): string {
  const query = new URLSearchParams()
  if (place.year !== null) query.set('year', place.year)
  if (place.show !== '') query.set('show', place.show)
  if (place.part > 1) query.set('part', String(place.part))
  for (const [name, value] of Object.entries(row)) if (value !== undefined) query.set(name, value)
  const search = query.toString()
  return `${intakeAddress(target)}${search === '' ? '' : `?${search}`}`
}

const DONE: readonly RowDone[] = ['saved', 'left-out', 'taken-in']

/** What an address says was just done, or null. */
export function doneOf(search: URLSearchParams): { row: string; done: RowDone } | null {
  const row = search.get('row')
  const done = DONE.find((one) => one === search.get('done'))
  return row === null || done === undefined ? null : { row, done }
}
