import { DEADLINES, FINISH_EXTENSION_LAW, lastDayOf, type Deadline } from '#src/domain/law/deadlines.ts'
import type { LawReference } from '#src/domain/law/regulation.ts'
import { daysBetween } from '#src/domain/thai-date.ts'
import { dayOffOf, lastWorkingDayBefore, type DayOff, type Holidays } from '#src/features/holidays/holidays.ts'
import type { Plan } from '#src/features/plans/plans.queries.ts'

/**
 * What starts thirty days of its own beside the annual budget: a supplementary budget, money from the reserve, a notice of an
 * outside agency. `subject`: how it is called; `startsOn`: when it was announced or came (ISO date); `isInPlan` false: something of it is
 * not in the plan yet.
 * @law ระเบียบฯ ข้อ 27
 */
export type FinishTrigger = {
  id: 'finish-supplementary' | 'finish-reserve' | 'agency-notice'
  subjectId: string
  subject: string
  startsOn: string
  isInPlan?: boolean
}

/** What the deadlines of a plan are computed from. ISO dates; null = has not happened, or nobody has entered it. */
export type PlanDates = {
  /** When the annual budget was announced: from then the plan's thirty days run. */
  budgetAnnouncedOn: string | null
  /** Until when the executive extended the time to finish, and by which order. */
  finishExtendedTo: string | null
  finishExtensionOrder: string | null
  /** When the plan was announced. Null as long as it is not, whatever date its draft announcement bears. */
  announcedOn: string | null
  postedOn: string | null
  /** Last day on the notice board. */
  postedUntil: string | null
  /** What else starts a period to finish. */
  triggers: readonly FinishTrigger[]
}

/** The dates of a stored plan. */
export const planDatesOf = (plan: Plan, triggers: readonly FinishTrigger[] = []): PlanDates => ({
  triggers,
  budgetAnnouncedOn: plan.budgetAnnouncedOn,
  finishExtendedTo: plan.finishExtendedTo,
  finishExtensionOrder: plan.finishExtensionOrder,
  announcedOn: plan.status === 'announced' ? plan.announcementDate : null,
  postedOn: plan.postedOn,
  postedUntil: plan.postedUntil,
})

/** 'due-soon': at most `DUE_SOON_DAYS` are left. 'too-short': taken down before the time was over. */
export const DEADLINE_STATES = ['not-started', 'running', 'due-soon', 'late', 'done', 'too-short'] as const
export type DeadlineState = (typeof DEADLINE_STATES)[number]

/** From so many days before the last day on, a deadline is urgent. */
export const DUE_SOON_DAYS = 7

/** One deadline of a plan as it stands on a day. */
export type PlanDeadline = {
  id: Deadline['id']
  /** What it is about, where a plan may have several of its kind: id and name of a budget. */
  subject: { id: string; name: string } | null
  /** Day from which is counted; it is not counted itself. Null: not known yet. */
  startsOn: string | null
  /** Last day of the period. For 'keep-posted': the day until whose end the notice must hang, which may be taken down afterwards. */
  lastDay: string | null
  /** From today to the last day: 0 on that day, negative after it; null when the period has not begun. */
  daysLeft: number | null
  state: DeadlineState
  /** When it was done; null while it is not. */
  doneOn: string | null
  /** Days after the last day on which it was done, or by which it is late today; 0 when in time. */
  daysLate: number
  /** 'too-short': days that the notice hung too short; else 0. */
  daysShort: number
  days: number
  law: LawReference
  /** Extension by the executive, when it moved the last day. */
  extension: { to: string; order: string | null; law: LawReference } | null
  /** The last day is no working day: advice only, for the last day stays where it is. Null when it is one, or when nothing need be done on it. */
  dayOff: (DayOff & { workBefore: string }) | null
}

/**
 * The deadlines of a plan as they stand today, in the order in which they come.
 * The first day is not counted, and a last day on a day off does not move, since the duty is an authority's own.
 * @param today ISO date
 * @law ระเบียบฯ ข้อ 26 (2) และข้อ 27, พ.ร.บ.วิธีปฏิบัติราชการทางปกครอง พ.ศ. 2539 มาตรา 64
 */
export const deadlinesOf = (dates: PlanDates, holidays: Holidays, today: string): PlanDeadline[] => [
  finishPlan(dates, holidays, today),
  ...dates.triggers.map((trigger) => finishAfter(trigger, dates, holidays, today)),
  dutyBy('post-plan', { startsOn: dates.announcedOn, doneOn: dates.postedOn }, holidays, today),
  keepPosted(dates, today),
]

/**
 * The deadlines for a first glance: of the notices of agencies, which may be dozens, only the one that ends first of those that are not
 * done.
 */
export function atFirstGlance(deadlines: readonly PlanDeadline[]): PlanDeadline[] {
  const [first] = deadlines
    .filter(({ id, doneOn }) => id === 'agency-notice' && doneOn === null)
    .toSorted((a, b) => ((a.lastDay ?? '') < (b.lastDay ?? '') ? -1 : 1))
  return deadlines.filter((deadline) => deadline.id !== 'agency-notice' || deadline === first)
}

function finishPlan(dates: PlanDates, holidays: Holidays, today: string): PlanDeadline {
  const { budgetAnnouncedOn: startsOn, finishExtendedTo: to } = dates
  const isExtended = startsOn !== null && to !== null && to > lastDayOf('finish-plan', startsOn)
  const extension = isExtended ? { to, order: dates.finishExtensionOrder, law: FINISH_EXTENSION_LAW } : null
  return {
    ...dutyBy('finish-plan', { startsOn, doneOn: dates.announcedOn, to: extension?.to }, holidays, today),
    extension,
  }
}

/** A plan announced on that day or later has it in it; one announced before is to be amended. */
function finishAfter(
  { id, subjectId, subject, startsOn, isInPlan = true }: FinishTrigger,
  { announcedOn }: PlanDates,
  holidays: Holidays,
  today: string,
): PlanDeadline {
  const doneOn = isInPlan && announcedOn !== null && announcedOn >= startsOn ? announcedOn : null
  return { ...dutyBy(id, { startsOn, doneOn }, holidays, today), subject: { id: subjectId, name: subject } }
}

type Duty = { startsOn: string | null; doneOn: string | null; to?: string | undefined }

/** A duty that is in time when it is done on the last day or before. */
function dutyBy(id: Deadline['id'], { startsOn, doneOn, to }: Duty, holidays: Holidays, today: string): PlanDeadline {
  const lastDay = startsOn === null ? null : (to ?? lastDayOf(id, startsOn))
  const daysLeft = lastDay === null ? null : daysBetween(today, lastDay)
  const lateBy = lastDay === null ? 0 : daysBetween(lastDay, doneOn ?? today)
  const dayOff = lastDay === null ? null : dayOffOf(lastDay, holidays)
  return {
    ...blank(id),
    startsOn,
    lastDay,
    daysLeft,
    state: doneOn === null ? stateBy(daysLeft) : 'done',
    doneOn,
    daysLate: Math.max(0, lateBy),
    dayOff: lastDay === null || !dayOff ? null : { ...dayOff, workBefore: lastWorkingDayBefore(lastDay, holidays) },
  }
}

const blank = (id: Deadline['id']): PlanDeadline => ({
  id,
  subject: null,
  startsOn: null,
  lastDay: null,
  daysLeft: null,
  state: 'not-started',
  doneOn: null,
  daysLate: 0,
  daysShort: 0,
  days: DEADLINES[id].days,
  law: DEADLINES[id].law,
  extension: null,
  dayOff: null,
})

function stateBy(daysLeft: number | null): DeadlineState {
  if (daysLeft === null) return 'not-started'
  if (daysLeft < 0) return 'late'
  return daysLeft <= DUE_SOON_DAYS ? 'due-soon' : 'running'
}

/** A time to be lived through: nothing is late, but the notice may hang too short. */
function keepPosted({ postedOn, postedUntil }: PlanDates, today: string): PlanDeadline {
  if (postedOn === null) return blank('keep-posted')
  const lastDay = lastDayOf('keep-posted', postedOn)
  const isDown = postedUntil !== null && postedUntil < today
  const daysShort = isDown ? Math.max(0, daysBetween(postedUntil, lastDay)) : 0
  const isDone = daysShort === 0 && today > lastDay
  return {
    ...blank('keep-posted'),
    startsOn: postedOn,
    lastDay,
    daysLeft: daysBetween(today, lastDay),
    state: daysShort > 0 ? 'too-short' : isDone ? 'done' : 'running',
    doneOn: isDone ? lastDay : null,
    daysShort,
  }
}
