import type { Label } from '#src/domain/labels.ts'
import { defineLabels } from '#src/web/labels.ts'
import type { InstrumentKind, LineContent } from './budgets.ts'
import type { LineState, TiedProject } from './tie-out.ts'

/** {instrument}: "เทศบัญญัติ" or "ข้อบัญญัติ". */
export const KIND_NAMES: Readonly<Record<InstrumentKind, Label>> = {
  annual: { th: '{instrument}งบประมาณรายจ่ายประจำปี', en: 'Annual budget ordinance' },
  supplementary: { th: '{instrument}งบประมาณรายจ่ายเพิ่มเติม', en: 'Supplementary budget' },
  transfer: { th: 'โอนงบประมาณรายจ่าย', en: 'Transfer' },
  reserve: { th: 'จ่ายขาดเงินสะสม', en: 'Reserve money' },
  'specific-grant': { th: 'เงินอุดหนุนเฉพาะกิจ', en: 'Specific grant' },
}

/** How lines stand towards the plan. */
export const LINE_STATES: Readonly<Record<LineState, Label>> = {
  'in-plan': { th: 'เข้าแผนครบ', en: 'In the plan' },
  'left-out': { th: 'ไม่นำเข้าแผน', en: 'Left out' },
  open: { th: 'ยังไม่จัด', en: 'Open' },
  over: { th: 'ใช้เกินรายการ', en: 'Over-committed' },
}

/** How projects stand towards the budget. */
export const PROJECT_STATES: Readonly<Record<TiedProject['state'], Label>> = {
  tied: { th: 'ตรงกับรายการ', en: 'Tied' },
  'no-line': { th: 'ไม่มีรายการงบประมาณ', en: 'Without a line' },
  differs: { th: 'วงเงินไม่ตรงกับรายการ', en: 'Differs from its lines' },
  'no-own-money': { th: 'ไม่ใช้เงินงบประมาณของหน่วยงาน', en: 'No money of the office' },
}

/** What the fields of a line are called. */
export const FIELD_NAMES: Readonly<Record<keyof LineContent, Label>> = {
  code: { th: 'รหัส', en: 'Code' },
  area: { th: 'ด้าน', en: 'Area' },
  programme: { th: 'แผนงาน', en: 'Programme' },
  work: { th: 'งาน', en: 'Work' },
  budgetType: { th: 'งบ', en: 'Type of budget' },
  expenseCategory: { th: 'หมวด/ประเภทรายจ่าย', en: 'Expense category' },
  name: { th: 'รายการ', en: 'Line' },
  department: { th: 'หน่วยงาน', en: 'Department' },
  amountSatang: { th: 'จำนวนเงิน', en: 'Amount' },
}

export const budgetNavLabels = defineLabels({
  nav: { th: 'หน้าของงบประมาณ', en: 'Pages of the budget' },
  more: { th: 'หน้าอื่นของงบประมาณ', en: 'Other pages of the budget' },
  instruments: { th: 'งบประมาณของปี', en: 'Budget of the year' },
  tieOut: { th: 'ตรงกันถึงบาท', en: 'Tie-out' },
  choose: { th: 'เลือกรายการเข้าแผน', en: 'Choose lines' },
  match: { th: 'จับคู่กับโครงการ', en: 'Match' },
  leaveOut: { th: 'รายการที่ไม่นำเข้าแผน', en: 'Leave out' },
  proposals: { th: 'ข้อเสนอจากการโอน/เพิ่มเติม', en: 'Proposals' },
})

export const budgetLabels = defineLabels({
  title: { th: 'งบประมาณ ปีงบประมาณ พ.ศ. {year}', en: 'Budget of {year}' },
  lead: {
    th: 'บันทึก{instrument} การโอน เงินสะสม และเงินอุดหนุน แล้วนำรายการเข้าแผนให้ตรงกันทุกบาท',
    en: 'Enter the ordinance, transfers, reserve money and grants, and tie the plan out to the baht.',
  },
  saved: { th: 'บันทึกแล้ว', en: 'Saved' },
  conflict: { th: 'มีผู้แก้ไขจากหน้าต่างอื่น กรุณาตรวจแล้วบันทึกอีกครั้ง', en: 'Changed elsewhere: check and save again.' },
  none: {
    th: 'ยังไม่มีงบประมาณของปีนี้ เริ่มจากงบประมาณรายจ่ายประจำปี',
    en: 'No budget of this year yet. Begin with the annual one.',
  },
  list: { th: 'งบประมาณของปี', en: 'Instruments of the year' },
  instrument: { th: 'ชื่อ', en: 'Name' },
  announced: { th: 'ประกาศใช้', en: 'Announced' },
  total: { th: 'ยอดรวม (บาท)', en: 'Total (baht)' },
  lineCount: { th: 'รายการ', en: 'Lines' },
  difference: { th: 'ผลต่าง (บาท)', en: 'Difference (baht)' },
  add: { th: 'เพิ่ม', en: 'Add' },
  addTitle: { th: 'เพิ่มงบประมาณ', en: 'Add an instrument' },
  tied: { th: 'แผนตรงกับงบประมาณทุกบาท', en: 'The plan ties out with the budget to the baht' },
  sumsToZero: {
    th: 'ยังไม่ตรงกัน: ผลต่างด้านงบประมาณรวมเป็น 0 แต่ยังมีรายการหรือโครงการที่ต้องจัด',
    en: 'Not tied yet: the budget’s side sums to 0, but lines or projects are still to be settled',
  },
  notTied: { th: 'ยังไม่ตรงกัน: ผลต่างรวม {amount} บาท', en: 'Not tied yet: difference {amount} baht' },
  toTieOut: { th: 'ดูว่าต่างกันที่ใด', en: 'See where' },
  toProposals: { th: 'พิจารณาข้อเสนอ', en: 'Decide them' },
  waiting: { th: 'มีข้อเสนอรอพิจารณา {count} ข้อ', en: '{count} proposals are waiting' },
  noPlan: { th: 'ปีนี้ยังไม่มีแผน จึงยังนำรายการเข้าแผนไม่ได้', en: 'There is no plan of this year yet.' },
})

export const instrumentLabels = defineLabels({
  nextLeaveOut: { th: 'ต่อไป: แยกรายการที่ไม่นำเข้าแผน', en: 'Next: leave out what is no project' },
  nextMatch: { th: 'จับคู่กับโครงการที่มีอยู่แล้ว', en: 'match with projects that exist' },
  nextChoose: { th: 'แล้วเลือกรายการที่เหลือเข้าแผน', en: 'then choose the other lines into the plan' },
  newTitle: { th: 'เพิ่ม: {kind}', en: 'Add: {kind}' },
  number: { th: 'เลขที่ (ถ้ามี)', en: 'Number (if any)' },
  name: { th: 'ชื่อ', en: 'Name' },
  nameHint: { th: 'เว้นว่างไว้ ระบบจะตั้งชื่อให้', en: 'Left empty, a name is made.' },
  councilOn: { th: 'วันที่{council}เห็นชอบ', en: 'Day of the council' },
  approvedOn: { th: 'วันที่{approver}อนุมัติ', en: 'Day of approval' },
  approvedPlain: { th: 'วันที่อนุมัติ', en: 'Day of approval' },
  announcedOn: { th: 'วันที่ประกาศใช้', en: 'Day of announcement' },
  announcedHint: {
    th: 'นับกำหนดสามสิบวันตามข้อ 27 จากวันนี้ เช่น 16 กันยายน 2569 หรือ 16/9/2569',
    en: 'The thirty days of clause 27 run from it. For example 16/9/2569',
  },
  total: { th: 'ยอดรวม (บาท)', en: 'Total (baht)' },
  totalMoved: { th: 'จำนวนเงินที่โอน (บาท)', en: 'Amount moved (baht)' },
  save: { th: 'บันทึก', en: 'Save' },
  remove: { th: 'ลบงบประมาณนี้', en: 'Remove' },
  edit: { th: 'แก้ไขข้อมูล', en: 'Edit' },
  toEdit: { th: 'ดูค่าที่ต่างกัน แล้วบันทึกอีกครั้ง', en: 'See both values and save again' },
  lines: { th: 'รายการ ({count})', en: 'Lines ({count})' },
  noLines: { th: 'ยังไม่มีรายการ นำเข้าจากไฟล์ของระบบบัญชี หรือเพิ่มเอง', en: 'No lines yet: import a file or add them.' },
  upload: { th: 'นำเข้ารายการจากไฟล์', en: 'Import lines from a file' },
  uploadAgain: { th: 'นำเข้าไฟล์ที่แก้ไขแล้วอีกครั้ง', en: 'Import a corrected file' },
  drop: { th: 'เลือกไฟล์ Excel หรือ CSV ที่ส่งออกจากระบบบัญชี', en: 'Choose an Excel or CSV file' },
  dropHint: {
    th: '.xlsx .xls .ods .csv ระบบจะแสดงให้ตรวจก่อน ยังไม่บันทึก',
    en: 'Shown for checking first; nothing is saved yet',
  },
  read: { th: 'อ่านไฟล์', en: 'Read the file' },
  addLine: { th: 'เพิ่มรายการเอง', en: 'Add a line' },
  amount: { th: 'จำนวนเงิน (บาท)', en: 'Amount (baht)' },
  reduced: { th: 'โอนลด (หักออกจากรายการนี้)', en: 'Taken away from this line' },
  yes: { th: 'ใช่', en: 'Yes' },
  no: { th: 'ไม่ใช่', en: 'No' },
  state: { th: 'สถานะ', en: 'State' },
  rest: { th: 'คงเหลือ (บาท)', en: 'Rest (baht)' },
})

export const lineLabels = defineLabels({
  caption: { th: 'รายการงบประมาณ', en: 'Budget line' },
  lead: { th: '{instrument} · แถว {row}', en: '{instrument} · row {row}' },
  allocation: { th: 'จัดเงินรายการนี้ให้โครงการ', en: 'Which projects this line pays for' },
  allocationHint: {
    th: 'รายการหนึ่งให้ได้หลายโครงการ และโครงการหนึ่งรับได้หลายรายการ เว้นว่าง = ไม่ใช้รายการนี้ การบันทึกหน้านี้ไม่เปลี่ยนวงเงินของโครงการ',
    en: 'Empty: not from this line. The projects’ own amounts do not change here.',
  },
  another: { th: 'เพิ่มโครงการ', en: 'Another project' },
  choose: { th: '– เลือกโครงการ –', en: '– choose –' },
  suggested: { th: 'น่าจะเป็นโครงการนี้', en: 'Likely' },
  save: { th: 'บันทึกการจัดสรร', en: 'Save' },
  leftOut: { th: 'ไม่นำเข้าแผนเพราะ', en: 'Left out because' },
  takeBack: { th: 'นำกลับมาจัดเข้าแผน', en: 'Take back in' },
  leave: { th: 'ไม่นำเข้าแผน', en: 'Leave out' },
  reason: { th: 'เหตุผล', en: 'Reason' },
  edit: { th: 'แก้ไขรายการ', en: 'Edit the line' },
  remove: { th: 'ลบรายการนี้', en: 'Remove the line' },
  allocated: { th: 'เข้าแผนแล้ว (บาท)', en: 'In the plan (baht)' },
})

export const chooseLabels = defineLabels({
  title: { th: 'เลือกรายการงบประมาณเข้าแผน', en: 'Choose budget lines into the plan' },
  lead: {
    th: 'เลือกรายการแล้วกดปุ่มท้ายหน้า ระบบสร้างโครงการพร้อมวงเงินและแหล่งงบประมาณให้ รายละเอียดและเดือนเติมภายหลังในตารางโครงการ',
    en: 'Ticked lines become projects with their money; details are filled in later in the table.',
  },
  pick: { th: 'รายการที่ยังไม่มีโครงการ', en: 'Lines without a project' },
  hint: { th: 'ข้อสังเกต', en: 'Note' },
  willBe: { th: 'แหล่งงบ: {source}', en: 'Source: {source}' },
  make: { th: 'สร้างโครงการจากรายการที่เลือก', en: 'Make projects of the chosen lines' },
  made: { th: 'สร้างโครงการแล้ว {count} โครงการ', en: '{count} projects were made' },
  nothing: { th: 'ไม่มีรายการที่รอจัดเข้าแผน', en: 'No line is waiting' },
  locked: { th: 'แผนอยู่ในขั้นที่แก้ไขไม่ได้ หรือท่านไม่มีสิทธิ์เพิ่มโครงการ', en: 'The plan cannot be changed now, or not by you.' },
  inPlan: { th: 'แผนมีโครงการชื่อนี้แล้ว', en: 'The plan has a project of this name' },
  inPlanTitle: {
    th: '{count} รายการมีโครงการชื่อเดียวกันอยู่ในแผนแล้ว ถ้าสร้างจากรายการ โครงการจะซ้ำ',
    en: '{count} lines have a project of the same name in the plan: making one would double it',
  },
  inPlanMatch: { th: 'จับคู่กับโครงการที่มีอยู่ก่อน', en: 'Match with the existing projects first' },
  likelyOut: { th: 'น่าจะไม่เข้าแผน: {reason}', en: 'Likely left out: {reason}' },
  matchTitle: { th: 'จับคู่รายการกับโครงการที่มีอยู่', en: 'Match lines with projects' },
  matchLead: {
    th: 'คู่ที่ชื่อตรงกันหรือใกล้เคียง ตรวจแล้วเลือกคู่ที่ถูกต้อง การจับคู่ไม่เปลี่ยนวงเงินของโครงการ',
    en: 'Pairs with the same or like names. Matching changes no amount of a project.',
  },
  matchNone: { th: 'ไม่มีคู่ที่ระบบแนะนำ', en: 'No pair to suggest' },
  confirm: { th: 'ยืนยันคู่ที่เลือก', en: 'Confirm the ticked pairs' },
  onThisPart: { th: 'เฉพาะที่เลือกในหน้านี้', en: 'What is ticked on this page' },
  project: { th: 'โครงการ', en: 'Project' },
  sure: { th: 'ชื่อตรงกัน', en: 'Same name' },
  unsure: { th: 'ชื่อใกล้เคียง กรุณาตรวจ', en: 'Like name: check' },
  outTitle: { th: 'รายการที่ไม่นำเข้าแผน', en: 'Lines left out of the plan' },
  outLead: {
    th: 'รายการอย่างเงินเดือนหรืองบกลางไม่ใช่โครงการ ให้ระบุเหตุผลว่าไม่นำเข้าแผน เลือกทีละหลายหมวดได้',
    en: 'Salaries, central fund and the like are no projects: say why they stay out, many at once.',
  },
  group: { th: 'งบและหมวด', en: 'Kind of expense' },
  count: { th: '{count} รายการ', en: '{count} lines' },
  ready: { th: 'เหตุผลที่ใช้บ่อย', en: 'Ready reasons' },
  byGroup: { th: '(ตามที่แนะนำของแต่ละหมวด)', en: '(as suggested for each)' },
  own: { th: 'หรือพิมพ์เหตุผลเอง', en: 'Or your own reason' },
  leave: { th: 'ไม่นำหมวดที่เลือกเข้าแผน', en: 'Leave the ticked ones out' },
  noReason: { th: 'กรุณาเลือกหรือพิมพ์เหตุผลของหมวดที่เลือก', en: 'Choose or type a reason.' },
})

export const proposalLabels = defineLabels({
  title: { th: 'ข้อเสนอจากการโอนและงบประมาณเพิ่มเติม', en: 'Proposals of transfers and supplementary budgets' },
  lead: {
    th: 'แผนจะเปลี่ยนเมื่อท่านรับข้อเสนอเท่านั้น ทุกครั้งมีประวัติและย้อนกลับได้',
    en: 'The plan changes only when you accept; each change has its history.',
  },
  locked: {
    th: 'แผนนี้แก้ไขโดยตรงไม่ได้แล้ว ข้อเสนอจะรอไว้ ต้องจัดทำแผนการดำเนินงานเพิ่มเติมหรือแก้ไขแผน (หรือให้ส่งคืนร่าง) ก่อนจึงรับได้',
    en: 'The plan cannot be changed any more: proposals wait until it is amended or returned.',
  },
  none: { th: 'ไม่มีข้อเสนอ', en: 'No proposals' },
  change: { th: 'วงเงินจะเปลี่ยนจาก {from} เป็น {to} บาท', en: 'The amount would change from {from} to {to} baht' },
  create: { th: 'โครงการใหม่ วงเงิน {to} บาท', en: 'A new project of {to} baht' },
  by: { th: 'ตาม{instrument}', en: 'By {instrument}' },
  gone: { th: 'โครงการเดิมถูกลบไปแล้ว', en: 'Its project is gone' },
  accept: { th: 'รับข้อเสนอ', en: 'Accept' },
  refuse: { th: 'ไม่รับ', en: 'Refuse' },
  decided: { th: 'พิจารณาแล้ว', en: 'Decided' },
  accepted: { th: 'รับแล้ว โดย {by}', en: 'Accepted by {by}' },
  refused: { th: 'ไม่รับ โดย {by}', en: 'Refused by {by}' },
})

export const tieOutLabels = defineLabels({
  title: { th: 'ตรงกันถึงบาท ปีงบประมาณ พ.ศ. {year}', en: 'Tie-out of {year}' },
  lead: {
    th: 'ยอดของงบประมาณทุกฉบับ = เข้าแผนแล้ว + ไม่นำเข้าแผน (มีเหตุผล) + ผลต่าง ซึ่งต้องเป็น 0 กดที่ตัวเลขเพื่อดูรายการ',
    en: 'Total = in the plan + left out (with reason) + difference, which must be 0. Each number leads to its lines.',
  },
  whole: { th: 'ยอดงบประมาณ', en: 'Budget' },
  inPlan: { th: 'เข้าแผนแล้ว', en: 'In the plan' },
  leftOut: { th: 'ไม่นำเข้าแผน', en: 'Left out' },
  open: { th: 'ยังไม่มีโครงการ', en: 'Without project' },
  over: { th: 'ใช้เกินรายการ', en: 'Over-committed' },
  missing: { th: 'ยอดงบประมาณต่างจากผลรวมรายการ', en: 'Total less its lines' },
  difference: { th: 'ผลต่าง', en: 'Difference' },
  all: { th: 'รวมทุกฉบับ', en: 'All' },
  budgetSide: { th: 'ด้านงบประมาณ (บาท)', en: 'The budget (baht)' },
  planSide: { th: 'ด้านแผน (บาท)', en: 'The plan (baht)' },
  planTotal: { th: 'วงเงินทั้งแผน', en: 'All money of the plan' },
  own: { th: 'เงินงบประมาณของหน่วยงาน', en: 'From the budget' },
  outside: { th: 'เงินนอกงบประมาณของหน่วยงาน', en: 'Outside money' },
  outsideHint: { th: 'ไม่นับในการเทียบ', en: 'Not compared' },
  allocated: { th: 'มีรายการงบประมาณรองรับ', en: 'Covered by lines' },
  noLine: { th: 'โครงการที่ไม่มีรายการงบประมาณ', en: 'Projects without a line' },
  differs: { th: 'โครงการที่วงเงินไม่ตรงกับรายการ', en: 'Projects that differ from their lines' },
  tiedProjects: { th: 'โครงการที่ตรงกัน', en: 'Projects that tie out' },
  count: { th: '{count} โครงการ', en: '{count} projects' },
  lineCount: { th: '{label} ({count} รายการ)', en: '{label} ({count} lines)' },
  showing: { th: 'รายการ: {what} ({count})', en: 'Lines: {what} ({count})' },
  showingProjects: { th: 'โครงการ: {what} ({count})', en: 'Projects: {what} ({count})' },
  money: { th: 'วงเงินในแผน', en: 'In the plan' },
  lines: { th: 'จากรายการ', en: 'From lines' },
  print: { th: 'พิมพ์หน้านี้ได้จากเมนูพิมพ์ของเบราว์เซอร์', en: 'Print this page by the browser' },
  excel: { th: 'ดาวน์โหลด Excel', en: 'Download Excel' },
  reason: { th: 'เหตุผล', en: 'Reason' },
  projects: { th: 'โครงการ', en: 'Project' },
  missingHint: { th: 'แก้ยอดหรือนำเข้ารายการให้ครบ', en: 'Correct the total or bring all lines in' },
})
