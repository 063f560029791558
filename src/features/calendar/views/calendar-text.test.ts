import { describe, expect, it } from 'vitest'
import { deadlinesOf, type PlanDates } from '#src/features/deadlines/deadlines.ts'
import { calendarText } from './calendar-text.ts'

const DATES: PlanDates = {
  budgetAnnouncedOn: '2026-11-07',
  finishExtendedTo: null,
  finishExtensionOrder: null,
  announcedOn: null,
  postedOn: null,
  postedUntil: null,
  triggers: [],
}
const HOLIDAYS = new Map([['2026-12-07', 'วันหยุดชดเชยวันพ่อแห่งชาติ']])

const textOf = (dates: Partial<PlanDates>, today = '2026-11-22'): string =>
  calendarText({
    office: { dlaCode: '9900101', name: 'เทศบาลตำบลดำเนินตัวอย่าง' },
    plans: [{ fiscalYear: 2570, deadlines: deadlinesOf({ ...DATES, ...dates }, HOLIDAYS, today) }],
  })

/** Lines as a reader sees them: unfolded, by name. */
function linesOf(text: string): Map<string, string[]> {
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  return Map.groupBy(lines, (line) => /^[A-Z-]+/.exec(line)?.[0] ?? '')
}

describe('the feed', () => {
  it('has one event of the whole day for a deadline that runs, with its clause', () => {
    const lines = linesOf(textOf({}))
    expect(lines.get('BEGIN')).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'BEGIN:VALARM', 'BEGIN:VALARM'])
    expect(lines.get('UID')).toEqual(['UID:finish-plan.2570.9900101@damnoen'])
    expect(lines.get('DTSTART')).toEqual(['DTSTART;VALUE=DATE:20261207'])
    expect(lines.get('DTEND')).toEqual(['DTEND;VALUE=DATE:20261208'])
    expect(lines.get('SUMMARY')).toEqual(['SUMMARY:วันสุดท้าย: จัดทำแผนให้แล้วเสร็จ ปี 2570'])
    expect(lines.get('DESCRIPTION')?.[0]).toContain('ตามข้อ 27 ภายใน 30 วัน')
  })

  it('tells of a day off without moving the day', () => {
    const [description] = linesOf(textOf({})).get('DESCRIPTION') ?? []
    expect(description).toContain('วันหยุดชดเชยวันพ่อแห่งชาติ')
    expect(description).toContain('ภายใน 4 ธันวาคม 2569')
  })

  it('reminds at nine o’clock seven days and one day before', () => {
    expect(linesOf(textOf({})).get('TRIGGER')).toEqual(['TRIGGER:-P6DT15H', 'TRIGGER:-PT15H'])
  })

  it('moves the event when the time is extended, instead of adding another', () => {
    const lines = linesOf(textOf({ finishExtendedTo: '2026-12-21', finishExtensionOrder: '45/2569, ลว. 1 ธ.ค. 2569' }))
    expect(lines.get('UID')).toEqual(['UID:finish-plan.2570.9900101@damnoen'])
    expect(lines.get('DTSTART')).toEqual(['DTSTART;VALUE=DATE:20261221'])
    expect(lines.get('DESCRIPTION')?.[0]).toContain('45/2569\\, ลว. 1 ธ.ค. 2569')
  })

  it('marks what is done and reminds of it no more', () => {
    const lines = linesOf(textOf({ announcedOn: '2026-11-20', postedOn: '2026-11-21' }))
    expect(lines.get('SUMMARY')).toEqual([
      'SUMMARY:✓ วันสุดท้าย: จัดทำแผนให้แล้วเสร็จ ปี 2570',
      'SUMMARY:✓ วันสุดท้าย: ปิดประกาศแผน ปี 2570',
      'SUMMARY:คงประกาศถึงสิ้นวันนี้: แผนปี 2570',
    ])
    expect(lines.get('TRIGGER')).toBeUndefined()
  })

  it('is a calendar without events where nothing has begun', () => {
    const text = textOf({ budgetAnnouncedOn: null })
    expect(linesOf(text).get('BEGIN')).toEqual(['BEGIN:VCALENDAR'])
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/)
    expect(text).toMatch(/END:VCALENDAR\r\n$/)
  })

  it('is folded as RFC 5545 asks: at most 75 bytes a line, no letter torn', () => {
    const text = textOf({ announcedOn: '2026-11-20' })
    const lines = text.split('\r\n')
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(text).not.toContain('\uFFFD')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('is the same, byte for byte, for the same facts: whatever the clock and the zone of the machine', () => {
    expect(textOf({}, '2026-11-23')).toBe(textOf({}, '2026-11-22'))
  })
})
