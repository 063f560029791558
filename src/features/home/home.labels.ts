import type { Label } from '#src/domain/labels.ts'
import { defineLabels } from '#src/web/labels.ts'

export const chooseLabels = defineLabels({
  title: { th: 'เลือกหน่วยงาน', en: 'Choose an office' },
  lead: { th: 'ท่านมีตำแหน่งในหน่วยงานเหล่านี้', en: 'You hold a position in these offices.' },
  place: { th: 'อำเภอ{amphoe} จังหวัด{province}', en: '{amphoe}, {province}' },
})

export const officeLabels = defineLabels({
  lead: { th: 'อำเภอ{amphoe} จังหวัด{province}', en: '{amphoe}, {province}' },
  planTitle: { th: 'แผนการดำเนินงาน ปีงบประมาณ พ.ศ. {year}', en: 'Operation plan of {year}' },
  planSize: { th: '{count} โครงการ {budget} บาท', en: '{count} projects, {budget} baht' },
  stepNow: { th: 'ขณะนี้อยู่ขั้นตอนที่ {n}: {act}', en: 'Now at step {n}: {act}' },
  stepActor: { th: 'โดย{actor}', en: 'by {actor}' },
  allDone: { th: 'ประกาศใช้แผนแล้ว ครบทุกขั้นตอน', en: 'The plan is announced: every step is done' },
  done: { th: 'เสร็จแล้ว', en: 'done' },
  now: { th: 'ขณะนี้', en: 'now' },
  ahead: { th: 'ยังไม่ถึง', en: 'to come' },
  toProgress: { th: 'ดูขั้นตอนทั้งหมด', en: 'See all steps' },
  toTable: { th: 'เปิดตารางโครงการ', en: 'Open the project table' },
  toOverview: { th: 'ภาพรวมของแผน', en: 'Overview of the plan' },
  todoTitle: { th: 'สิ่งที่ท่านต้องทำ', en: 'For you to do' },
  toCoordination: { th: 'เรื่องประสานงานกับหน่วยงานอื่น', en: 'Talks with other offices and agencies' },
  deadlinesTitle: { th: 'กำหนดเวลา', en: 'Deadlines' },
  sumsTitle: { th: 'งบประมาณของแผน', en: 'Budget of the plan' },
  byStrategy: { th: 'ตามยุทธศาสตร์', en: 'By strategy' },
  byFund: { th: 'ตามแหล่งงบประมาณ', en: 'By fund' },
  strategy: { th: 'ยุทธศาสตร์', en: 'Strategy' },
  fund: { th: 'แหล่งงบประมาณ', en: 'Fund' },
  noStrategy: { th: 'ไม่ระบุยุทธศาสตร์', en: 'No strategy' },
  noFund: { th: 'ไม่ระบุแหล่ง', en: 'No source' },
  rest: { th: 'อื่น ๆ', en: 'Others' },
  count: { th: 'จำนวนโครงการ', en: 'Projects' },
  budget: { th: 'งบประมาณ (บาท)', en: 'Budget (baht)' },
  share: { th: 'ร้อยละ', en: 'Per cent' },
  changesTitle: { th: 'ความเคลื่อนไหวล่าสุด', en: 'Latest changes' },
  plansTitle: { th: 'แผนของแต่ละปี', en: 'Plans by year' },
  plansEmpty: { th: 'ยังไม่มีแผน', en: 'No plan yet.' },
  planFacts: { th: '{count} โครงการ', en: '{count} projects' },
  importsTitle: { th: 'ไฟล์ที่รอตรวจ', en: 'Files waiting to be checked' },
  importsEmpty: { th: 'ไม่มีไฟล์ที่รอตรวจ', en: 'No file is waiting.' },
})

export const todoLabels = defineLabels({
  nothing: {
    th: 'ขณะนี้ไม่มีเรื่องที่รอท่าน',
    en: 'Nothing waits for you at the moment.',
  },
  notYet: { th: 'ยังทำไม่ได้: {why}', en: 'Not possible yet: {why}' },
  remarks: { th: 'แก้ไขตามข้อสังเกตที่ยังไม่เรียบร้อย {count} ข้อ', en: 'Deal with {count} open remarks' },
  imports: { th: 'ตรวจไฟล์ที่นำเข้าไว้ {count} ไฟล์', en: 'Check {count} uploaded files' },
  duplicates: { th: 'พิจารณางานที่อาจซ้ำซ้อน {count} คู่', en: 'Decide on {count} possible duplicates' },
  talks: { th: 'อ่านและตอบเรื่องประสานงาน {count} เรื่อง', en: 'Read and answer {count} talks' },
  ownProjects: {
    th: 'กรอกและตรวจโครงการของ{divisions} (ขณะนี้มี {count} โครงการ)',
    en: 'Fill in and check the projects of {divisions} ({count} so far)',
  },
  budget: { th: 'บันทึกวันที่ประกาศใช้งบประมาณ เพื่อเริ่มนับกำหนดเวลา', en: 'Enter when the budget was announced' },
  fill: { th: 'เพิ่มโครงการลงในแผน หรือนำเข้าจากไฟล์', en: 'Add projects, or import a file' },
  posting: { th: 'บันทึกวันที่ปิดประกาศแผน', en: 'Enter when the plan was posted' },
  begin: { th: 'เริ่มจัดทำแผนของปีแรก', en: 'Begin the first plan' },
})

export const changeLabels = defineLabels({
  none: { th: 'ยังไม่มีความเคลื่อนไหว', en: 'Nothing has happened yet.' },
  several: { th: '“{name}” และอีก {count} โครงการ', en: '“{name}” and {count} more' },
  other: { th: 'ดำเนินการอื่น', en: 'Something else' },
})

/** What was done, by the action of the history of projects or of the audit log. */
export const DEED_LABELS: Readonly<Record<string, Label>> = {
  created: { th: 'เพิ่มโครงการ', en: 'Added' },
  edited: { th: 'แก้ไขโครงการ', en: 'Edited' },
  moved: { th: 'ย้ายลำดับโครงการ', en: 'Moved' },
  deleted: { th: 'ลบโครงการ', en: 'Deleted' },
  restored: { th: 'นำโครงการกลับมา', en: 'Restored' },
  undone: { th: 'ยกเลิกการแก้ไข', en: 'Undid' },
  'duplicate.decide': { th: 'พิจารณางานที่อาจซ้ำซ้อน', en: 'Decided on a possible duplicate' },
  'coordination.write': { th: 'ประสานงานกับหน่วยงานอื่น', en: 'Talked with another office or agency' },
  'intake.upload': { th: 'นำไฟล์เข้ามาตรวจ', en: 'Uploaded a file' },
  'intake.map': { th: 'ระบุความหมายของคอลัมน์ในไฟล์', en: 'Named the columns of a file' },
  'intake.accept': { th: 'นำเข้าแผนจากไฟล์', en: 'Took a file into the plan' },
  'intake.undo': { th: 'ยกเลิกการนำเข้าไฟล์', en: 'Undid an import' },
  'intake.discard': { th: 'ทิ้งไฟล์ที่รอตรวจ', en: 'Discarded a file' },
  'plan.create': { th: 'สร้างแผนใหม่', en: 'Made a new plan' },
  'plan.configure': { th: 'ตั้งค่าแผน', en: 'Changed settings of the plan' },
  'office.set-up': { th: 'เริ่มใช้ระบบ', en: 'Set up the office' },
  'office.configure': { th: 'แก้ไขข้อมูลหน่วยงาน', en: 'Changed settings of the office' },
  'people.manage': { th: 'แก้ไขข้อมูลบุคลากร', en: 'Changed people and positions' },
  'account.own': { th: 'เปลี่ยนการตั้งค่าบัญชีของตน', en: 'Changed their own account' },
  'account.choose-password': { th: 'ตั้งรหัสผ่านด้วยลิงก์', en: 'Chose a password by a link' },
  'remark.write': { th: 'บันทึกข้อสังเกต', en: 'Wrote a remark' },
  'remark.resolve': { th: 'ทำเครื่องหมายว่าแก้ตามข้อสังเกตแล้ว', en: 'Resolved a remark' },
  'holiday.manage': { th: 'แก้ไขวันหยุด', en: 'Changed days off' },
  'posting.record': { th: 'บันทึกการปิดประกาศ', en: 'Recorded the posting' },
  'step.start-draft': { th: 'เริ่มจัดทำร่าง', en: 'Began the draft' },
  'step.collect-again': { th: 'กลับไปรวบรวมโครงการ', en: 'Went back to collecting' },
  'step.finish-draft': { th: 'จัดทำร่างเสร็จ', en: 'Finished the draft' },
  'step.reopen-draft': { th: 'เปิดร่างแก้ไขอีกครั้ง', en: 'Opened the draft again' },
  'step.submit-draft': { th: 'เสนอร่างต่อคณะกรรมการพัฒนา', en: 'Submitted the draft' },
  'step.endorse': { th: 'คณะกรรมการพัฒนาเห็นชอบร่าง', en: 'The committee endorsed the draft' },
  'step.return-by-committee': { th: 'คณะกรรมการพัฒนาส่งคืนให้แก้ไข', en: 'The committee returned the draft' },
  'step.propose': { th: 'เสนอร่างต่อผู้บริหาร', en: 'Proposed the draft to the executive' },
  'step.approve': { th: 'ผู้บริหารให้ความเห็นชอบ', en: 'The executive approved' },
  'step.return-by-executive': { th: 'ผู้บริหารส่งคืนให้ทบทวน', en: 'The executive returned the draft' },
  'step.announce': { th: 'ประกาศใช้แผน', en: 'Announced the plan' },
}

export const beginLabels = defineLabels({
  title: { th: 'เริ่มจัดทำแผน', en: 'Begin a plan' },
  emptyTitle: { th: 'หรือสร้างแผนเปล่า', en: 'Or make an empty plan' },
  year: { th: 'ปีงบประมาณ พ.ศ.', en: 'Fiscal year (B.E.)' },
  yearHint: { th: 'เช่น 2570 หมายถึง 1 ตุลาคม 2569 ถึง 30 กันยายน 2570', en: '2570 = 1 October 2569 – 30 September 2570' },
  create: { th: 'สร้างแผนเปล่า', en: 'Make an empty plan' },
})
