import { addDays, thaiDateParts } from '#src/domain/thai-date.ts'

/** Days off besides Saturdays and Sundays: ISO date → Thai name. */
export type Holidays = ReadonlyMap<string, string>

/** 'substitute': วันหยุดชดเชย. 'office': added by the office itself. */
export const HOLIDAY_KINDS = ['fixed', 'buddhist', 'special', 'substitute', 'office'] as const
export type HolidayKind = (typeof HOLIDAY_KINDS)[number]

/** A day off. `source`: where it was read; null = from memory, or from the office itself. */
export type Holiday = { date: string; name: string; kind: HolidayKind; source: string | null }

/** What an office changed in the list that comes with the program. */
export type HolidayChange = { date: string; name: string; isRemoved: boolean }

/** A day of the list as an office sees it; a removed one counts no more, but can be restored. */
export type ListedHoliday = Holiday & { isRemoved: boolean }

/** Why a day is no working day: a holiday by its name, else (null) a weekend. */
export type DayOff = { name: string | null; weekend: 'saturday' | 'sunday' | null }

const HEAD = 'date\tname\tkind\tsource'

/**
 * Reads the list of days off that comes with the program.
 * @throws Error when a row is not whole, or a day stands twice or out of order: the file is part of the product
 */
export function parseHolidays(tsv: string): Holiday[] {
  const [head, ...lines] = tsv.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
  if (head !== HEAD) throw new Error(`the list of holidays must begin with ${HEAD}`)
  const holidays = lines.map((line) => {
    const [date = '', name = '', kindText, source = ''] = line.split('\t')
    thaiDateParts(date)
    const kind = HOLIDAY_KINDS.find((known) => known === kindText)
    if (name === '' || kind === undefined || source === '') throw new Error(`holiday row is not whole: ${line}`)
    return { date, name, kind, source: source === 'memory' ? null : source }
  })
  const unordered = holidays.find(({ date }, index) => index > 0 && date <= (holidays[index - 1]?.date ?? ''))
  if (unordered) throw new Error(`holiday stands twice or out of order: ${unordered.date}`)
  return holidays
}

/** The list that comes with the program as an office has changed it, in order of the dates. */
export function listHolidays(national: readonly Holiday[], changes: readonly HolidayChange[]): ListedHoliday[] {
  const changed = new Map(changes.map((change) => [change.date, change]))
  const kept = national.flatMap((holiday): ListedHoliday[] => {
    const change = changed.get(holiday.date)
    return change && !change.isRemoved ? [] : [{ ...holiday, isRemoved: change !== undefined }]
  })
  const own = changes
    .filter(({ isRemoved }) => !isRemoved)
    .map(({ date, name }): ListedHoliday => ({ date, name, kind: 'office', source: null, isRemoved: false }))
  return [...kept, ...own].toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

/** The days that count, for `dayOffOf` and the deadlines. */
export const holidaysIn = (listed: readonly ListedHoliday[]): Holidays =>
  new Map(listed.filter(({ isRemoved }) => !isRemoved).map(({ date, name }) => [date, name]))

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
