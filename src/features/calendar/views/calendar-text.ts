import ical, { ICalAlarmType, ICalEventTransparency, type ICalEvent } from 'ical-generator'
import { addDays, formatThaiDate } from '#src/domain/thai-date.ts'
import { DEADLINE_NAMES, DEADLINE_STARTS, deadlineLabels } from '#src/features/deadlines/deadlines.labels.ts'
import type { PlanDeadline } from '#src/features/deadlines/deadlines.ts'
import { fillLabel } from '#src/web/labels.ts'
import type { DeadlineCalendar } from '../calendar.ts'
import { feedLabels } from '../calendar.labels.ts'

/** Reminders so many days before the last day, at nine in the morning there where the calendar is. */
const REMINDER_DAYS = [7, 1]
const NINE_O_CLOCK_S = 9 * 3_600
const DAY_S = 86_400
/** How often calendars may ask for news. */
const REFRESH_S = 6 * 3_600

/**
 * The deadlines as an iCalendar file (RFC 5545): one event of the whole day for each that has begun, in Thai. The same facts give the same
 * bytes, so that calendars need not load what has not changed.
 */
export function calendarText({ office, plans }: DeadlineCalendar): string {
  const calendar = ical({
    name: fillLabel(feedLabels.name.th, { office: office.name }),
    prodId: { company: 'Damnoen', product: 'deadlines', language: 'TH' },
    ttl: REFRESH_S,
  })
  for (const { fiscalYear, deadlines } of plans)
    for (const deadline of deadlines) {
      const { id, subject, startsOn, lastDay } = deadline
      if (startsOn === null || lastDay === null) continue
      const event = calendar.createEvent({
        // Stays when the day moves, so that calendars move the event instead of adding another.
        id: `${subject === null ? id : `${id}.${subject.id}`}.${fiscalYear}.${office.dlaCode}@damnoen`,
        stamp: midnight(startsOn),
        start: midnight(lastDay),
        end: midnight(addDays(lastDay, 1)),
        allDay: true,
        // A duty takes no time of the day.
        transparency: ICalEventTransparency.TRANSPARENT,
        summary: summaryOf(deadline, fiscalYear),
        description: descriptionOf(deadline, startsOn, office.name),
      })
      if (deadline.doneOn === null && id !== 'keep-posted') remind(event, summaryOf(deadline, fiscalYear))
    }
  return `${calendar.toString()}\r\n`
}

const midnight = (isoDate: string): Date => new Date(`${isoDate}T00:00:00Z`)

function remind(event: ICalEvent, description: string): void {
  for (const days of REMINDER_DAYS)
    event.createAlarm({ type: ICalAlarmType.display, trigger: days * DAY_S - NINE_O_CLOCK_S, description })
}

function summaryOf({ id, doneOn }: PlanDeadline, year: number): string {
  const text = id === 'keep-posted' ? feedLabels.keepEvent.th : feedLabels.event.th
  return fillLabel(text, { mark: doneOn === null ? '' : feedLabels.done.th, name: DEADLINE_NAMES[id].th, year })
}

function descriptionOf(
  { id, days, law, extension, dayOff, doneOn }: PlanDeadline,
  startsOn: string,
  office: string,
): string {
  const t = deadlineLabels
  const period = fillLabel((id === 'keep-posted' ? t.keepPeriod : t.period).th, { days, start: DEADLINE_STARTS[id].th })
  const dayName = dayOff && (dayOff.name ?? (dayOff.weekend === 'saturday' ? t.saturday : t.sunday).th)
  return [
    fillLabel(feedLabels.law.th, { clause: law.clause, period }),
    fillLabel(feedLabels.counting.th, { date: formatThaiDate(startsOn) }),
    extension && fillLabel(t.extended.th, { date: formatThaiDate(extension.to), order: extension.order ?? '–' }),
    dayOff &&
      doneOn === null &&
      fillLabel(t.onHoliday.th, { name: dayName ?? '', before: formatThaiDate(dayOff.workBefore) }),
    fillLabel(feedLabels.office.th, { office }),
  ]
    .filter((line) => line !== null && line !== false)
    .join('\n')
}
