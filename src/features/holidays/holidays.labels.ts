import type { Label } from '#src/domain/labels.ts'
import { defineLabels } from '#src/web/labels.ts'
import type { HolidayKind } from './holidays.ts'

/** What the kinds of days off are called. */
export const HOLIDAY_KIND_LABELS: Readonly<Record<HolidayKind, Label>> = {
  fixed: { th: 'วันหยุดประจำปี', en: 'Every year' },
  buddhist: { th: 'วันสำคัญทางพระพุทธศาสนา', en: 'Buddhist day' },
  special: { th: 'วันหยุดพิเศษ', en: 'Special' },
  substitute: { th: 'วันหยุดชดเชย', en: 'Substitute' },
  office: { th: 'หน่วยงานเพิ่มเอง', en: 'Added by the office' },
}

export const holidayLabels = defineLabels({
  title: { th: 'วันหยุดราชการ', en: 'Days off' },
  lead: {
    th: 'ใช้เตือนเมื่อวันสุดท้ายของกำหนดเวลาตรงกับวันหยุด กำหนดเวลาตามกฎหมายไม่เลื่อนเพราะวันหยุด',
    en: 'Used to warn when a last day falls on a day off. A deadline of the law never moves for one.',
  },
  coverage: {
    th: 'รายการที่มากับระบบครอบคลุม พ.ศ. 2568–2572 วันสำคัญทางพระพุทธศาสนามีถึง พ.ศ. 2570 วันที่ไม่มีที่มาให้ตรวจกับประกาศของปีนั้น แล้วเพิ่มหรือนำออกได้',
    en: 'The list that comes with the program covers B.E. 2568–2572, Buddhist days up to 2570. Check days without a source against the announcement of the year; add and take out as needed.',
  },
  years: { th: 'ปี พ.ศ.', en: 'Year' },
  year: { th: 'พ.ศ. {year}', en: 'B.E. {year}' },
  empty: { th: 'ไม่มีวันหยุดในรายการของปีนี้', en: 'No day off is listed for this year.' },
  date: { th: 'วันที่', en: 'Date' },
  name: { th: 'ชื่อวันหยุด', en: 'Name' },
  kind: { th: 'ประเภท', en: 'Kind' },
  source: { th: 'ที่มา', en: 'Source' },
  unsourced: { th: 'จากความจำ โปรดตรวจ', en: 'from memory, to be checked' },
  own: { th: 'หน่วยงาน', en: 'the office' },
  act: { th: 'จัดการ', en: 'Change' },
  remove: { th: 'นำออก', en: 'Take out' },
  restore: { th: 'นำกลับ', en: 'Put back' },
  removed: { th: 'นำออกแล้ว ไม่นับ', en: 'taken out, does not count' },
  addTitle: { th: 'เพิ่มวันหยุด', en: 'Add a day off' },
  dateHint: { th: 'เช่น 5 ธันวาคม 2569 หรือ 5/12/2569', en: 'For example 5/12/2569' },
  add: { th: 'เพิ่ม', en: 'Add' },
  saved: { th: 'บันทึกแล้ว', en: 'Saved' },
  back: { th: 'หน้าแรกของหน่วยงาน', en: 'First page of the office' },
})
