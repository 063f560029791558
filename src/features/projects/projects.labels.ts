import { defineLabels } from '#src/web/labels.ts'

/** Names of a project's fields, as forms, history and comparisons show them. */
export const projectFieldLabels = defineLabels({
  kind: { th: 'ประเภท', en: 'Kind' },
  name: { th: 'ชื่อโครงการ/กิจกรรม', en: 'Name' },
  activity: { th: 'รายละเอียดของกิจกรรม', en: 'Details of the activity' },
  target: { th: 'เป้าหมาย', en: 'Target' },
  funds: { th: 'งบประมาณ', en: 'Budget' },
  noBudgetReason: { th: 'ถ้าไม่มีจำนวนเงิน', en: 'Where there is no amount' },
  place: { th: 'สถานที่ดำเนินการ', en: 'Place' },
  villages: { th: 'หมู่ที่', en: 'Villages' },
  departments: { th: 'หน่วยงานรับผิดชอบ', en: 'Responsible departments' },
  months: { th: 'เดือนที่ดำเนินการ', en: 'Months' },
  strategyNo: { th: 'ยุทธศาสตร์ที่', en: 'Strategy number' },
  strategy: { th: 'ชื่อยุทธศาสตร์', en: 'Strategy' },
  tactic: { th: 'กลยุทธ์', en: 'Tactic' },
  programme: { th: 'แผนงาน', en: 'Programme' },
  note: { th: 'หมายเหตุ', en: 'Note' },
  agencyLetter: { th: 'หนังสือแจ้งของหน่วยงานอื่น', en: 'Letter of the agency' },
})
