import type { Label } from '#src/domain/labels.ts'
import { defineLabels } from '#src/web/labels.ts'

/** Words of the feed itself, which is Thai as the office is; English stands beside them for the table's sake. */
export const feedLabels = {
  name: { th: 'กำหนดเวลาแผนการดำเนินงาน {office}', en: 'Deadlines of the operation plan, {office}' },
  event: { th: '{mark}วันสุดท้าย: {name} ปี {year}', en: '{mark}Last day: {name} {year}' },
  keepEvent: { th: '{mark}คงประกาศถึงสิ้นวันนี้: แผนปี {year}', en: '{mark}Keep posted until the end of this day: {year}' },
  done: { th: '✓ ', en: '✓ ' },
  law: { th: 'ตาม{clause} {period}', en: '{clause}: {period}' },
  counting: {
    th: 'นับจาก {date} ไม่นับวันแรก วันสุดท้ายที่ตรงกับวันหยุดไม่เลื่อน (พ.ร.บ.วิธีปฏิบัติราชการทางปกครอง พ.ศ. 2539 มาตรา 64)',
    en: 'Counted from {date}; first day not counted; a last day on a holiday does not move.',
  },
  office: { th: 'หน่วยงาน {office}', en: 'Office: {office}' },
} satisfies Record<string, Label>

export const calendarLabels = defineLabels({
  title: { th: 'กำหนดเวลาในปฏิทินของท่าน', en: 'Deadlines in your own calendar' },
  lead: {
    th: 'ปฏิทินในโทรศัพท์หรือเครื่องของท่านรับกำหนดเวลาของแผนไปแสดงและเตือนล่วงหน้าได้ (iCalendar) ไม่ต้องลงชื่อเข้าใช้',
    en: 'The calendar of your phone or computer can show the deadlines of the plan and remind you in time (iCalendar), without signing in.',
  },
  none: { th: 'ท่านยังไม่มีที่อยู่ปฏิทิน', en: 'You have no calendar address yet.' },
  since: { th: 'ท่านมีที่อยู่ปฏิทินแล้ว สร้างเมื่อ {when}', en: 'You have a calendar address, made {when}.' },
  make: { th: 'สร้างที่อยู่ปฏิทิน', en: 'Make an address' },
  makeAnew: { th: 'สร้างที่อยู่ใหม่แทนที่เดิม', en: 'Replace the address by a new one' },
  makeAnewHint: {
    th: 'ที่อยู่เดิมจะใช้ไม่ได้ทันที ทำเมื่อสงสัยว่าผู้อื่นรู้ที่อยู่นั้น',
    en: 'The old one stops working at once. Do this when others may know it.',
  },
  end: { th: 'เลิกใช้ที่อยู่ปฏิทิน', en: 'End the address' },
  shownOnce: { th: 'ที่อยู่ปฏิทินของท่าน (แสดงครั้งเดียว)', en: 'Your calendar address (shown once)' },
  shownOnceHint: {
    th: 'คัดลอกแล้ววางในปฏิทิน เช่น Google Calendar เลือก “จาก URL” ผู้ที่รู้ที่อยู่นี้เห็นกำหนดเวลาของหน่วยงานได้ ระบบไม่เก็บที่อยู่ไว้ จึงแสดงซ้ำไม่ได้',
    en: 'Copy it into your calendar (in Google Calendar: “From URL”). Whoever knows it sees the deadlines of the office. It is not kept here and cannot be shown again.',
  },
  ended: { th: 'เลิกใช้ที่อยู่ปฏิทินแล้ว', en: 'The address has ended' },
  address: { th: 'ที่อยู่', en: 'Address' },
  reminders: {
    th: 'เตือนก่อนวันสุดท้าย 7 วันและ 1 วัน เวลา 9.00 น. ปฏิทินส่วนใหญ่รับข้อมูลใหม่วันละไม่กี่ครั้ง',
    en: 'Reminders come 7 days and 1 day before, at 9:00. Most calendars ask for news a few times a day.',
  },
  account: { th: 'กลับไปหน้าบัญชีของท่าน', en: 'Back to your account' },
})
