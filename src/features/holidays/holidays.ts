import { addDays } from '#src/domain/thai-date.ts'

/** Days off besides Saturdays and Sundays: ISO date → Thai name. */
export type Holidays = ReadonlyMap<string, string>

/** Why a day is no working day: a holiday by its name, else (null) a weekend. */
export type DayOff = { name: string | null; weekend: 'saturday' | 'sunday' | null }

/** Why a day is no working day; null when it is one. @param isoDate ISO date */
export function dayOffOf(isoDate: string, holidays: Holidays): DayOff | null {
  const name = holidays.get(isoDate) ?? null
  const weekend = weekendOf(isoDate)
  return name === null && weekend === null ? null : { name, weekend }
}

function weekendOf(isoDate: string): DayOff['weekend'] {
  const day = new Date(`${isoDate}T00:00:00Z`).getUTCDay()
  return day === 6 ? 'saturday' : day === 0 ? 'sunday' : null
}

/** The nearest working day before a day. @param isoDate ISO date */
export function lastWorkingDayBefore(isoDate: string, holidays: Holidays): string {
  let day = addDays(isoDate, -1)
  while (dayOffOf(day, holidays) !== null) day = addDays(day, -1)
  return day
}
