import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '#src/domain/thai-date.ts'
import type { Holidays } from '#src/features/holidays/holidays.ts'
import { atFirstGlance, deadlinesOf, type PlanDates, type PlanDeadline } from './deadlines.ts'

const NO_DATES: PlanDates = {
  budgetAnnouncedOn: null,
  finishExtendedTo: null,
  finishExtensionOrder: null,
  announcedOn: null,
  postedOn: null,
  postedUntil: null,
  triggers: [],
}
const NO_HOLIDAYS: Holidays = new Map()

function one(id: PlanDeadline['id'], dates: Partial<PlanDates>, today: string, holidays = NO_HOLIDAYS): PlanDeadline {
  const found = deadlinesOf({ ...NO_DATES, ...dates }, holidays, today).find((deadline) => deadline.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}

describe('a supplementary budget', () => {
  const trigger = { id: 'finish-supplementary', subjectId: 'b1', subject: 'ฉบับที่ 1', startsOn: '2026-11-01' } as const

  it.each([
    [null, 'running', null],
    ['2026-11-01', 'done', '2026-11-01'],
    // The plan came before it: it is to be amended.
    ['2026-10-31', 'running', null],
  ] as const)('with a plan announced on %s is %s', (announcedOn, state, doneOn) => {
    const found = one('finish-supplementary', { announcedOn, triggers: [trigger] }, '2026-11-10')
    expect(found).toMatchObject({ lastDay: '2026-12-01', state, doneOn, subject: { id: 'b1', name: 'ฉบับที่ 1' } })
  })
})

describe('thirty days to finish the plan', () => {
  const budgetAnnouncedOn = '2024-09-16'

  it.each([
    ['2024-09-16', 30, 'running'],
    ['2024-10-08', 8, 'running'],
    ['2024-10-09', 7, 'due-soon'],
    ['2024-10-16', 0, 'due-soon'],
    ['2024-10-17', -1, 'late'],
  ] as const)('on %s: %i days left, %s', (today, daysLeft, state) => {
    expect(one('finish-plan', { budgetAnnouncedOn }, today)).toMatchObject({ lastDay: '2024-10-16', daysLeft, state })
  })

  it('have not begun while nobody has entered when the budget was announced', () => {
    expect(one('finish-plan', {}, '2026-11-22')).toMatchObject({ state: 'not-started', lastDay: null, daysLeft: null })
  })

  it('end with the announcement of the plan, in time or so many days late', () => {
    const done = (announcedOn: string) => one('finish-plan', { budgetAnnouncedOn, announcedOn }, '2024-12-01')
    expect(done('2024-10-16')).toMatchObject({ state: 'done', doneOn: '2024-10-16', daysLate: 0 })
    expect(done('2024-10-19')).toMatchObject({ state: 'done', doneOn: '2024-10-19', daysLate: 3 })
  })

  it('are extended by the executive, never shortened', () => {
    const extended = (finishExtendedTo: string) =>
      one('finish-plan', { budgetAnnouncedOn, finishExtendedTo, finishExtensionOrder: '12/2567' }, '2024-10-17')
    expect(extended('2024-11-15')).toMatchObject({
      lastDay: '2024-11-15',
      state: 'running',
      extension: { to: '2024-11-15', order: '12/2567', law: { source: null } },
    })
    expect(extended('2024-10-01')).toMatchObject({ lastDay: '2024-10-16', state: 'late', extension: null })
  })
})

describe('fifteen days to post', () => {
  it('run from the announcement and end with the posting', () => {
    const announcedOn = '2026-10-01'
    expect(one('post-plan', { announcedOn }, '2026-10-05')).toMatchObject({ lastDay: '2026-10-16', state: 'running' })
    expect(one('post-plan', { announcedOn, postedOn: '2026-10-20' }, '2026-10-25')).toMatchObject({
      state: 'done',
      doneOn: '2026-10-20',
      daysLate: 4,
    })
    expect(one('post-plan', {}, '2026-10-05').state).toBe('not-started')
  })
})

describe('thirty days on the board', () => {
  const postedOn = '2026-12-02'

  it.each([
    [null, '2026-12-20', 'running', 0],
    [null, '2027-01-01', 'running', 0],
    [null, '2027-01-02', 'done', 0],
    ['2027-01-01', '2027-01-02', 'done', 0],
    ['2026-12-30', '2026-12-30', 'running', 0],
    ['2026-12-30', '2026-12-31', 'too-short', 2],
  ] as const)('until %s, seen on %s: %s', (postedUntil, today, state, daysShort) => {
    const found = one('keep-posted', { postedOn, postedUntil }, today)
    expect(found).toMatchObject({ lastDay: '2027-01-01', state, daysShort, daysLate: 0 })
  })
})

describe('a last day that is no working day', () => {
  const holidays: Holidays = new Map([
    ['2026-12-04', 'วันหยุดตัวอย่าง'],
    ['2026-12-07', 'วันหยุดชดเชยตัวอย่าง'],
  ])

  it('stays, with advice to finish on the working day before', () => {
    const found = one('post-plan', { announcedOn: '2026-11-22' }, '2026-11-25', holidays)
    expect(found).toMatchObject({
      lastDay: '2026-12-07',
      dayOff: { name: 'วันหยุดชดเชยตัวอย่าง', weekend: null, workBefore: '2026-12-03' },
    })
    const sunday = one('post-plan', { announcedOn: '2026-11-21' }, '2026-11-25', holidays)
    expect(sunday).toMatchObject({ lastDay: '2026-12-06', dayOff: { name: null, weekend: 'sunday' } })
    expect(one('post-plan', { announcedOn: '2026-11-10' }, '2026-11-25', holidays).dayOff).toBeNull()
  })
})

describe('the notice of an agency', () => {
  const notice = {
    id: 'agency-notice',
    subjectId: 'r1-2026-11-01',
    subject: 'แขวงทางหลวงตัวอย่าง',
    startsOn: '2026-11-01',
  } as const

  it('starts thirty days of its own, which end with the plan that holds it', () => {
    const of = (announcedOn: string | null, isInPlan: boolean) =>
      one('agency-notice', { announcedOn, triggers: [{ ...notice, isInPlan }] }, '2026-11-10')
    expect(of(null, false)).toMatchObject({
      lastDay: '2026-12-01',
      state: 'running',
      subject: { name: notice.subject },
    })
    expect(of('2026-11-09', true)).toMatchObject({ state: 'done', doneOn: '2026-11-09' })
    // Announced without it, or before it came: the plan is to be amended.
    expect(of('2026-11-09', false)).toMatchObject({ state: 'running', doneOn: null })
    expect(of('2026-10-31', true)).toMatchObject({ state: 'running', doneOn: null })
  })

  it('shows at first glance only where it is the first of those that are not done', () => {
    const triggers = [
      { ...notice, isInPlan: false },
      { ...notice, subjectId: 'r2', startsOn: '2026-10-20', isInPlan: false },
      { ...notice, subjectId: 'r3', startsOn: '2026-10-01', isInPlan: true },
    ]
    const all = deadlinesOf({ ...NO_DATES, triggers, announcedOn: '2026-11-05' }, new Map(), '2026-11-10')
    expect(atFirstGlance(all).map(({ id, subject }) => subject?.id ?? id)).toEqual([
      'finish-plan',
      'r2',
      'post-plan',
      'keep-posted',
    ])
  })
})

describe('for every date', () => {
  const isoDate = fc
    .date({ min: new Date('2015-01-01T00:00:00Z'), max: new Date('2045-12-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const nights = fc.integer({ min: -60, max: 90 })
  /** Counted one day after another by the calendar, as a clerk would. */
  function countOn(start: string, days: number): string {
    const date = new Date(`${start}T00:00:00Z`)
    for (let counted = 0; counted < days; counted++) date.setUTCDate(date.getUTCDate() + 1)
    return date.toISOString().slice(0, 10)
  }

  it('the last day is that many calendar days later, also over leap days and year ends', () => {
    fc.assert(
      fc.property(isoDate, nights, (start, passed) => {
        const today = addDays(start, passed)
        const [finish, post, keep] = deadlinesOf(
          { ...NO_DATES, budgetAnnouncedOn: start, announcedOn: start, postedOn: start },
          NO_HOLIDAYS,
          today,
        )
        expect([finish?.lastDay, post?.lastDay, keep?.lastDay]).toEqual([30, 15, 30].map((n) => countOn(start, n)))
        expect(finish?.daysLeft).toBe(30 - passed)
      }),
    )
  })

  it('holidays never move a date or a state', () => {
    fc.assert(
      fc.property(isoDate, nights, fc.array(fc.integer({ min: 0, max: 40 })), (start, passed, off) => {
        const holidays = new Map(off.map((days) => [addDays(start, days), 'วันหยุด']))
        const dates = { ...NO_DATES, budgetAnnouncedOn: start, announcedOn: addDays(start, 3) }
        const bare = (found: PlanDeadline[]) => found.map(({ dayOff: _advice, ...rest }) => rest)
        const today = addDays(start, passed)
        expect(bare(deadlinesOf(dates, holidays, today))).toEqual(bare(deadlinesOf(dates, NO_HOLIDAYS, today)))
      }),
    )
  })

  it('each day that passes leaves one less, and late begins after the last day', () => {
    fc.assert(
      fc.property(isoDate, nights, (budgetAnnouncedOn, passed) => {
        const today = addDays(budgetAnnouncedOn, passed)
        const now = one('finish-plan', { budgetAnnouncedOn }, today)
        const tomorrow = one('finish-plan', { budgetAnnouncedOn }, addDays(today, 1))
        expect((now.daysLeft ?? 0) - (tomorrow.daysLeft ?? 0)).toBe(1)
        expect(now.state === 'late').toBe(today > (now.lastDay ?? ''))
        expect(now.daysLate).toBe(Math.max(0, daysBetween(now.lastDay ?? '', today)))
      }),
    )
  })
})
