import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countBoard, isLate, missingText, REQUEST_STATES, stateOf, type BoardRow } from './board.ts'

const round = {
  id: 'r',
  planId: 'p',
  fiscalYear: 2570,
  title: 'รวบรวมโครงการ',
  dueOn: '2026-12-15',
  openedAt: new Date('2026-11-30T03:00:00Z'),
  closedAt: null,
  version: 1,
}
const at = new Date('2026-12-01T03:00:00Z')
const row = (over: Partial<BoardRow> = {}): BoardRow => ({
  id: 'q',
  divisionId: null,
  agencyId: 'a',
  name: 'แขวงทางหลวงตัวอย่าง',
  sentAt: null,
  sentHow: null,
  firstOpenedAt: null,
  answeredAt: null,
  nothingToReport: false,
  lastRemindedAt: null,
  reminderCount: 0,
  version: 1,
  round,
  projectCount: 0,
  waitingCount: 0,
  lastChannel: null,
  ...over,
})

describe('states', () => {
  test.each([
    ['ready', {}],
    ['sent', { sentAt: at }],
    ['opened', { sentAt: at, firstOpenedAt: at }],
    ['answered', { firstOpenedAt: at, answeredAt: at, lastChannel: 'link-form' }],
    ['by-letter', { answeredAt: at, lastChannel: 'paper' }],
    ['nothing', { answeredAt: at, lastChannel: 'paper', nothingToReport: true }],
  ] as const)('%s', (state, over) => expect(stateOf(row(over))).toBe(state))

  test('the due date itself is in time, the day after is late, and an answer is never late', () => {
    expect(isLate(row(), '2026-12-15')).toBe(false)
    expect(isLate(row(), '2026-12-16')).toBe(true)
    expect(isLate(row({ answeredAt: at }), '2027-01-01')).toBe(false)
  })

  test('every line counts in one state, and who is late has not answered', () => {
    const moment = fc.option(fc.constant(at))
    const any = fc.record({
      sentAt: moment,
      firstOpenedAt: moment,
      answeredAt: moment,
      nothingToReport: fc.boolean(),
      lastChannel: fc.constantFrom('link-form', 'paper', 'division', null),
    })
    fc.assert(
      fc.property(fc.array(any), fc.constantFrom('2026-12-01', '2026-12-16'), (facts, today) => {
        const counts = countBoard(facts.map(row), today)
        expect(REQUEST_STATES.reduce((sum, state) => sum + counts[state], 0)).toBe(facts.length)
        expect(counts.answered + counts['by-letter'] + counts.nothing).toBe(counts.asked - counts.unanswered)
        expect(counts.late).toBe(today > round.dueOn ? counts.unanswered : 0)
      }),
    )
  })
})

describe('who has not answered', () => {
  const office = { officeName: 'เทศบาลตำบลตัวอย่าง', title: round.title, dueOn: round.dueOn }

  test('names divisions and agencies apart, with how far each has come', () => {
    const rows = [
      row({ divisionId: 'd', agencyId: null, name: 'กองช่าง', sentAt: at }),
      row({ answeredAt: at, name: 'สำนักงานประปา' }),
      row({ sentAt: at, firstOpenedAt: at }),
      row({ name: 'โรงเรียนบ้านตัวอย่าง' }),
    ]
    expect(missingText(office, rows, '2026-12-16')).toBe(
      [
        'เทศบาลตำบลตัวอย่าง',
        'รวบรวมโครงการ',
        'กำหนดตอบภายในวันที่ 15 ธันวาคม 2569 (เลยกำหนดแล้ว)',
        'ตอบแล้ว 1 จาก 4 หน่วยงาน ณ วันที่ 16 ธันวาคม 2569',
        '',
        'กองและสำนักที่ยังไม่ตอบ (1)',
        '1. กองช่าง – ยังไม่เปิดดู',
        '',
        'หน่วยงานอื่นที่ยังไม่ตอบ (2)',
        '1. แขวงทางหลวงตัวอย่าง – เปิดดูแล้ว ยังไม่ตอบ',
        '2. โรงเรียนบ้านตัวอย่าง – ยังไม่ได้ส่งหนังสือ',
      ].join('\n'),
    )
  })

  test('says so when all have', () => {
    expect(missingText(office, [row({ answeredAt: at })], '2026-12-16')).toContain('ทุกหน่วยงานตอบครบแล้ว')
  })
})
