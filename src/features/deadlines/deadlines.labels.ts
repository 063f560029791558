import type { Label } from '#src/domain/labels.ts'
import { defineLabels } from '#src/web/labels.ts'
import type { DeadlineState, PlanDeadline } from './deadlines.ts'

/** What the deadlines of a plan are called. */
export const DEADLINE_NAMES: Readonly<Record<PlanDeadline['id'], Label>> = {
  'finish-plan': { th: 'จัดทำแผนให้แล้วเสร็จ', en: 'Finish the plan' },
  'finish-supplementary': { th: 'จัดทำแผนของงบประมาณรายจ่ายเพิ่มเติม', en: 'Plan the supplementary budget' },
  'finish-reserve': { th: 'จัดทำแผนของเงินสะสม', en: 'Plan the reserve money' },
  'agency-notice': { th: 'รวมโครงการของหน่วยงานอื่นไว้ในแผน', en: 'Plan what an agency told of' },
  'post-plan': { th: 'ปิดประกาศแผน', en: 'Post the announced plan' },
  'keep-posted': { th: 'คงประกาศไว้', en: 'Keep it posted' },
}

/** What begins each period. */
export const DEADLINE_STARTS: Readonly<Record<PlanDeadline['id'], Label>> = {
  'finish-plan': { th: 'วันที่ประกาศใช้งบประมาณ', en: 'announcement of the budget' },
  'finish-supplementary': { th: 'วันที่ประกาศใช้งบประมาณรายจ่ายเพิ่มเติม', en: 'announcement of the supplementary budget' },
  'finish-reserve': { th: 'วันที่ประกาศใช้งบประมาณจากเงินสะสม', en: 'announcement of the money from the reserve' },
  'agency-notice': { th: 'วันที่ได้รับแจ้งจากหน่วยงาน', en: 'notice of the agency' },
  'post-plan': { th: 'วันที่ประกาศใช้แผน', en: 'announcement of the plan' },
  'keep-posted': { th: 'วันที่ปิดประกาศ', en: 'day of posting' },
}

/** How a deadline stands today. */
export const DEADLINE_STATE_LABELS: Readonly<Record<DeadlineState, Label>> = {
  'not-started': { th: 'ยังไม่เริ่มนับ', en: 'Not begun' },
  running: { th: 'อยู่ในกำหนด', en: 'In time' },
  'due-soon': { th: 'ใกล้ครบกำหนด', en: 'Due soon' },
  late: { th: 'เกินกำหนด', en: 'Late' },
  done: { th: 'เสร็จแล้ว', en: 'Done' },
  'too-short': { th: 'ปิดประกาศไม่ครบกำหนด', en: 'Posted too short' },
}

export const deadlineLabels = defineLabels({
  more: { th: 'บันทึกวันที่ประกาศใช้งบประมาณ และการขยายเวลา', en: 'Enter the dates of the budget and of an extension' },
  listTitle: { th: 'กำหนดเวลาตามกฎหมาย', en: 'Deadlines of the law' },
  period: { th: 'ภายใน {days} วัน นับแต่{start}', en: 'Within {days} days from the {start}' },
  keepPeriod: { th: 'อย่างน้อย {days} วัน นับแต่{start}', en: 'At least {days} days from the {start}' },
  lastDay: { th: 'วันสุดท้าย {date}', en: 'Last day {date}' },
  keepUntil: { th: 'คงไว้ถึงสิ้นวันที่ {date} จึงปลดได้', en: 'Keep until the end of {date}' },
  startedOn: { th: 'เริ่มนับจาก {date} (ไม่นับวันแรก)', en: 'Counted from {date} (first day not counted)' },
  daysLeft: { th: 'เหลือ {days} วัน', en: '{days} days left' },
  today: { th: 'ครบกำหนดวันนี้', en: 'Due today' },
  daysLate: { th: 'เกินมา {days} วัน', en: '{days} days late' },
  doneOn: { th: 'เมื่อ {date}', en: 'on {date}' },
  doneLate: { th: 'เมื่อ {date} เกินกำหนด {days} วัน', en: 'on {date}, {days} days late' },
  daysShort: { th: 'ขาดไป {days} วัน', en: '{days} days short' },
  waiting: { th: 'ยังไม่ทราบ{start}', en: 'The {start} is not known yet' },
  extended: {
    th: 'ผู้บริหารท้องถิ่นขยายเวลาถึง {date} ตามคำสั่งเลขที่ {order}',
    en: 'Extended by the executive to {date}, order no. {order}',
  },
  extensionUnsourced: {
    th: 'อำนาจขยายเวลาอ้างตามแนวปฏิบัติ ยังไม่พบตัวบทที่เผยแพร่ โปรดตรวจสอบก่อนอ้างอิง',
    en: 'The power to extend follows practice; no published text was found. Check before citing it.',
  },
  lawSource: { th: 'ที่มา {source}', en: 'Source: {source}' },
  lawUnsourced: { th: 'จากความจำ ยังไม่มีที่มา', en: 'from memory, no source' },
  onHoliday: {
    th: 'วันสุดท้ายตรงกับวันหยุด ({name}) กำหนดไม่เลื่อน ควรทำให้เสร็จก่อน ภายใน {before}',
    en: 'The last day is a day off ({name}). It does not move: finish by {before}.',
  },
  saturday: { th: 'วันเสาร์', en: 'Saturday' },
  sunday: { th: 'วันอาทิตย์', en: 'Sunday' },
})

export const deadlinePageLabels = defineLabels({
  title: { th: 'กำหนดเวลาของแผน ปีงบประมาณ พ.ศ. {year}', en: 'Deadlines of the plan of {year}' },
  lead: {
    th: 'นับเป็นวันตามปฏิทิน ไม่นับวันแรก และหากวันสุดท้ายตรงกับวันหยุด กำหนดไม่เลื่อน (พ.ร.บ.วิธีปฏิบัติราชการทางปกครอง พ.ศ. 2539 มาตรา 64)',
    en: 'Calendar days; the first day is not counted, and a last day on a holiday does not move (Administrative Procedure Act B.E. 2539, section 64).',
  },
  saved: { th: 'บันทึกแล้ว', en: 'Saved' },
  budgetTitle: { th: 'งบประมาณที่แผนนี้ตั้งต้น', en: 'The budget this plan follows' },
  budgetAnnouncedOn: { th: 'วันที่ประกาศใช้งบประมาณรายจ่ายประจำปี', en: 'Day the annual budget was announced' },
  dateHint: { th: 'เช่น 16 กันยายน 2569 หรือ 16/9/2569', en: 'For example 16 กันยายน 2569 or 16/9/2569' },
  budgetReference: {
    th: 'ชื่อเทศบัญญัติหรือข้อบัญญัติงบประมาณ (ถ้ามี)',
    en: 'Name of the budget ordinance (if any)',
  },
  extensionTitle: { th: 'การขยายเวลาโดยผู้บริหารท้องถิ่น', en: 'Extension by the executive' },
  finishExtendedTo: { th: 'ขยายเวลาถึงวันที่', en: 'Extended to' },
  finishExtensionOrder: { th: 'เลขที่คำสั่งหรือบันทึกอนุมัติ', en: 'Number of the order' },
  extensionHint: { th: 'เว้นว่างทั้งสองช่องหากไม่ได้ขยายเวลา', en: 'Leave both empty when there was none' },
  budgetKept: { th: 'วันที่และชื่อนี้มาจากหน้างบประมาณ แก้ไขได้ที่นั่น', en: 'From the budget of the year; changed there' },
  toBudget: { th: 'เปิดหน้างบประมาณ', en: 'Open the budget' },
  save: { th: 'บันทึก', en: 'Save' },
  back: { th: 'กลับไปหน้าแผน', en: 'Back to the plan' },
  holidays: { th: 'วันหยุดราชการที่ระบบใช้', en: 'Holidays in use' },
  calendar: { th: 'ส่งกำหนดเวลาไปยังปฏิทินของท่าน', en: 'Deadlines in your own calendar' },
})
