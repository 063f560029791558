import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import { ALL_MONTHS, hasMonth, type FiscalMonth } from '#src/domain/month-set.ts'
import { at, type ProjectRule } from '../rule.ts'
import { isWorks } from '../work-types.ts'

/**
 * Days that return each year, with the fiscal months (October = 1) in which they fall; feasts of the lunar calendar have two. The month
 * before counts as well: there it is prepared.
 */
export const YEARLY_EVENTS: readonly [RegExp, readonly FiscalMonth[]][] = [
  [/ลอยกระทง|ยี่เป็ง/, [1, 2]],
  [/ออกพรรษา|ตักบาตรเทโว|ชักพระ|กฐิน/, [1, 2]],
  [/วันปิยมหาราช/, [1]],
  [/วันพ่อ|5\s*ธันวา|๕\s*ธันวา/, [3]],
  [/ปีใหม่(?!ไทย|เมือง)/, [3, 4]],
  [/วันเด็ก/, [4]],
  [/วันครู/, [4]],
  [/วันสตรี(?:สากล)?/, [6]],
  [/สงกรานต์|วันผู้สูงอายุ|รดน้ำ(?:ดำหัว|ขอพร)/, [7]],
  [/วันเทศบาล/, [7]],
  [/บุญบั้งไฟ/, [8, 9]],
  [/วิสาขบูชา/, [8, 9]],
  [/อาสาฬหบูชา|เข้าพรรษา|เทียนพรรษา/, [9, 10, 11]],
  [/วันแม่|12\s*สิงหา|๑๒\s*สิงหา/, [11]],
  [/สารทเดือนสิบ|บุญเดือนสิบ/, [12, 1]],
  [/มาฆบูชา/, [5, 6]],
]
const MONTH_NAMES = [
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
] as const
const NAMED_MONTH = new RegExp(`เดือน\\s*(${MONTH_NAMES.join('|')})`)

/** The months that the name of an event asks for; null when it names none. */
function monthsNamed(name: string): readonly FiscalMonth[] | null {
  const event = YEARLY_EVENTS.find(([words]) => words.test(name))
  if (event) return event[1]
  const month = NAMED_MONTH.exec(name)?.[1]
  return month === undefined ? null : [(MONTH_NAMES.findIndex((name) => name === month) + 1) as FiscalMonth]
}

/** Rules about events whose date is known. */
export const EVENT_RULES: readonly ProjectRule[] = [
  {
    id: 'months-event-elsewhere',
    severity: 'advice',
    law: null,
    title: { th: 'เดือนไม่ตรงกับงานประเพณีหรือวันสำคัญ', en: 'Months do not match the event' },
    reason: {
      th: 'งานที่มีวันแน่นอนต้องมีเดือนนั้นอยู่ในแถบ',
      en: 'An event with a fixed date needs that month in its bar.',
    },
    find: (project) => {
      const { name, months } = project
      if ((months & ALL_MONTHS) === 0 || isWorks(project)) return null
      const named = monthsNamed(name)
      if (named === null || named.some((month) => hasMonth(months, month))) return null
      const list = (names: readonly string[]): string => named.map((month) => names[month - 1] ?? '').join('/')
      return at(
        'months',
        `ชื่อบอกงานที่จัดเดือน ${list(FISCAL_MONTHS_SHORT)} แต่แถบเดือนไม่มีเดือนนั้น กรุณาตรวจ`,
        `By its name it takes place in ${list(FISCAL_MONTHS_ENGLISH)}, which is not in its bar: check.`,
      )
    },
  },
]
