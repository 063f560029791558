import { formatThaiDate } from '#src/domain/thai-date.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { DEADLINE_NAMES, DEADLINE_STARTS, DEADLINE_STATE_LABELS, deadlineLabels } from '../deadlines.labels.ts'
import type { DeadlineState, PlanDeadline } from '../deadlines.ts'

/** Said by shape as well as by colour. */
const ICONS: Readonly<Record<DeadlineState, string>> = {
  'not-started': '○',
  running: '◔',
  'due-soon': '!',
  late: '✕',
  done: '✓',
  'too-short': '✕',
}

/**
 * The deadlines of a plan as cards: what, until when, how many days are left, by which clause. Put a heading above it. `planAddress`: links
 * to the page where the dates are entered.
 */
export function DeadlineList({ deadlines, planAddress }: { deadlines: readonly PlanDeadline[]; planAddress?: string }) {
  const t = useLabels(deadlineLabels)
  return (
    <>
      <ul className="deadline-list">
        {deadlines.map((deadline) => (
          <DeadlineCard key={`${deadline.id} ${deadline.subject?.id ?? ''}`} deadline={deadline} />
        ))}
      </ul>
      {planAddress !== undefined && (
        <p>
          <a href={`${planAddress}/deadlines`}>{t.more}</a>
        </p>
      )}
    </>
  )
}

function DeadlineCard({ deadline }: { deadline: PlanDeadline }) {
  const language = useLanguage()
  const { id, state } = deadline
  return (
    <li className={`deadline deadline-${state}`}>
      <p className="deadline-name">{DEADLINE_NAMES[id][language]}</p>
      {deadline.subject !== null && <p className="quiet">{deadline.subject.name}</p>}
      <p className="deadline-state">
        <span className="deadline-icon" aria-hidden="true">
          {ICONS[state]}
        </span>
        <span>
          <strong>{DEADLINE_STATE_LABELS[state][language]}</strong> <Countdown deadline={deadline} />
        </span>
      </p>
      <LastDay deadline={deadline} />
      <Advice deadline={deadline} />
      <Law deadline={deadline} />
    </li>
  )
}

/** "เหลือ 12 วัน", "เกินมา 3 วัน", "เมื่อ 16 ตุลาคม 2569". */
function Countdown({ deadline: { state, daysLeft, doneOn, daysLate, daysShort } }: { deadline: PlanDeadline }) {
  const t = useLabels(deadlineLabels)
  if (state === 'too-short') return fillLabel(t.daysShort, { days: daysShort })
  if (doneOn !== null)
    return fillLabel(daysLate > 0 ? t.doneLate : t.doneOn, { date: formatThaiDate(doneOn), days: daysLate })
  if (daysLeft === null) return null
  if (daysLeft < 0) return fillLabel(t.daysLate, { days: daysLate })
  return daysLeft === 0 && state === 'due-soon' ? t.today : fillLabel(t.daysLeft, { days: daysLeft })
}

function LastDay({ deadline: { id, startsOn, lastDay } }: { deadline: PlanDeadline }) {
  const t = useLabels(deadlineLabels)
  const language = useLanguage()
  if (lastDay === null || startsOn === null)
    return <p className="deadline-day">{fillLabel(t.waiting, { start: DEADLINE_STARTS[id][language] })}</p>
  const text = id === 'keep-posted' ? t.keepUntil : t.lastDay
  return (
    <p className="deadline-day">
      <time dateTime={lastDay}>{fillLabel(text, { date: formatThaiDate(lastDay) })}</time>
      <br />
      <span className="quiet">{fillLabel(t.startedOn, { date: formatThaiDate(startsOn) })}</span>
    </p>
  )
}

/** The extension that holds, and that the last day is no working day as long as that still matters. */
function Advice({ deadline: { extension, dayOff, doneOn } }: { deadline: PlanDeadline }) {
  const t = useLabels(deadlineLabels)
  const dayName = dayOff && (dayOff.name ?? (dayOff.weekend === 'saturday' ? t.saturday : t.sunday))
  return (
    <>
      {extension && (
        <p className="deadline-note">
          {fillLabel(t.extended, { date: formatThaiDate(extension.to), order: extension.order ?? '–' })}
          {extension.law.source === null && <span className="quiet"> {t.extensionUnsourced}</span>}
        </p>
      )}
      {dayOff && doneOn === null && (
        <p className="deadline-note deadline-advice">
          {fillLabel(t.onHoliday, { name: dayName ?? '', before: formatThaiDate(dayOff.workBefore) })}
        </p>
      )}
    </>
  )
}

function Law({ deadline: { id, days, law } }: { deadline: PlanDeadline }) {
  const t = useLabels(deadlineLabels)
  const language = useLanguage()
  const period = fillLabel(id === 'keep-posted' ? t.keepPeriod : t.period, {
    days,
    start: DEADLINE_STARTS[id][language],
  })
  return (
    <p className="deadline-law quiet">
      {period} ({law.clause}) · {law.source === null ? t.lawUnsourced : fillLabel(t.lawSource, { source: law.source })}
    </p>
  )
}
