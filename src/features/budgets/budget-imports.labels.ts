import type { Label } from '#src/domain/labels.ts'
import { defineLabels } from '#src/web/labels.ts'
import type { BudgetNote, BudgetRole } from '#src/intake/recognised-budget.ts'

/** What columns of budget files are called. */
export const ROLE_NAMES: Readonly<Record<BudgetRole, Label>> = {
  'budget-code': { th: 'รหัสบัญชี', en: 'Account code' },
  'budget-area': { th: 'ด้าน', en: 'Area' },
  'budget-programme': { th: 'แผนงาน', en: 'Programme' },
  'budget-work': { th: 'งาน', en: 'Work' },
  'budget-type': { th: 'งบ', en: 'Type of budget' },
  'budget-group': { th: 'หมวดรายจ่าย', en: 'Group of expenses' },
  'budget-category': { th: 'ประเภทรายจ่าย', en: 'Category of expenses' },
  'budget-name': { th: 'รายการ / โครงการ (หรือหัวข้อทุกระดับในช่องเดียว)', en: 'Line or project (or headings of all levels)' },
  'budget-department': { th: 'หน่วยงาน', en: 'Department' },
  'budget-amount': { th: 'จำนวนเงิน', en: 'Amount' },
  'budget-added': { th: 'โอนเพิ่ม', en: 'Added' },
  'budget-reduced': { th: 'โอนลด', en: 'Reduced' },
}

/** What is told of a row of a budget file. */
export const NOTE_TEXTS: Readonly<Record<BudgetNote['code'], Label>> = {
  'amount-unreadable': {
    th: 'อ่านจำนวนเงิน “{found}” ไม่ได้ แถวนี้ไม่ถูกนำเข้า',
    en: 'Cannot read the amount “{found}”; row left out',
  },
  'no-value': {
    th: 'สูตร “{found}” ยังไม่มีผลคำนวณ แถวนี้ไม่ถูกนำเข้า กรุณาเปิดไฟล์แล้วบันทึกใหม่',
    en: 'The formula “{found}” has no value; row left out',
  },
  'programme-spelling': { th: 'สะกดแผนงาน “{found}” อ่านเป็น “{taken}”', en: '“{found}” was taken for “{taken}”' },
  'programme-unknown': {
    th: 'ไม่รู้จักแผนงาน “{found}” เก็บไว้ตามที่เขียน',
    en: '“{found}” is no known programme; kept as written',
  },
  'hidden-row': { th: 'แถวที่ซ่อนไว้ถูกอ่านด้วย: “{found}”', en: 'A hidden row was read too: “{found}”' },
  'hidden-sheet': { th: 'ไม่ได้อ่านแผ่นงานที่ซ่อนไว้ “{found}”', en: 'The hidden sheet “{found}” was not read' },
}

export const importLabels = defineLabels({
  title: { th: 'ตรวจรายการก่อนรับเข้า', en: 'Check before taking in' },
  lead: { th: 'ไฟล์ “{file}” สำหรับ {instrument}', en: 'File “{file}” for {instrument}' },
  found: { th: 'อ่านได้ {count} รายการ รวม {sum} บาท', en: '{count} lines, {sum} baht' },
  equal: { th: 'ยอดรวมของรายการตรงกับยอดของงบประมาณ', en: 'The lines come to the total of the instrument' },
  notEqual: {
    th: 'ยอดของงบประมาณ {total} บาท แต่รายการรวมได้ {sum} บาท ต่างกัน {difference} บาท',
    en: 'The instrument says {total} baht, the lines come to {sum}: {difference} baht apart',
  },
  sumsOk: { th: 'ตรวจยอดรวมในไฟล์แล้ว {count} แห่ง ถูกต้องทุกแห่ง', en: '{count} printed sums checked: all right' },
  sumsBroken: { th: 'ยอดรวมในไฟล์ไม่ตรงกับรายการ {count} แห่ง', en: '{count} printed sums are not right' },
  broken: {
    th: 'แถว {row}{sheet}: {label} พิมพ์ไว้ {printed} แต่รายการรวมได้ {sum}',
    en: 'Row {row}{sheet}: {label} says {printed}, the lines come to {sum}',
  },
  onSheet: { th: ' แผ่น “{sheet}”', en: ' of sheet “{sheet}”' },
  andMore: { th: 'และอีก {count} ข้อ', en: 'and {count} more' },
  notes: { th: 'ข้อสังเกต ({count})', en: 'Notes ({count})' },
  row: { th: 'แถว {row}', en: 'Row {row}' },
  added: { th: 'รายการใหม่ ({count})', en: 'New lines ({count})' },
  changed: { th: 'รายการที่เปลี่ยน ({count})', en: 'Changed lines ({count})' },
  removed: { th: 'รายการเดิมที่ไม่มีในไฟล์นี้ ({count})', en: 'Lines that the file does not have ({count})' },
  same: { th: 'เหมือนเดิม {count} รายการ', en: '{count} lines as before' },
  changeColumn: { th: 'สิ่งที่เปลี่ยน', en: 'What changes' },
  rowColumn: { th: 'แถว', en: 'Row' },
  change: { th: '{field}: {from} → {to}', en: '{field}: {from} → {to}' },
  inUse: { th: 'มีโครงการใช้เงินรายการนี้อยู่', en: 'projects take money of it' },
  removeThem: {
    th: 'ลบรายการเดิม {count} รายการที่ไม่มีในไฟล์นี้',
    en: 'Remove the {count} lines that the file does not have',
  },
  keepHint: { th: 'ไม่เลือก = เก็บรายการเดิมไว้', en: 'Not ticked: they stay' },
  accept: { th: 'รับรายการเข้างบประมาณ', en: 'Take the lines in' },
  toAccept: { th: 'ตรวจแล้ว ไปที่ปุ่มรับรายการ ↓', en: 'To the button that takes them in ↓' },
  discard: { th: 'ไม่รับไฟล์นี้', en: 'Throw away' },
  columns: { th: 'ระบุคอลัมน์เอง', en: 'Name the columns' },
  unread: {
    th: 'มีตารางที่ระบบไม่รู้จักหัวตาราง {count} ตาราง กรุณาระบุว่าคอลัมน์ใดคืออะไร',
    en: '{count} tables were not understood: name their columns',
  },
  columnsTitle: { th: 'ระบุความหมายของคอลัมน์', en: 'Name the columns' },
  columnsLead: {
    th: 'ทำครั้งเดียว ระบบจะจำไว้ใช้กับไฟล์ที่มีหัวตารางเดียวกัน ต้องมีช่องรายการและช่องจำนวนเงิน',
    en: 'Once only: remembered for files with the same header. A line and an amount are needed.',
  },
  tableTitle: { th: 'ตารางในไฟล์', en: 'Table of the file' },
  readAgain: { th: 'อ่านไฟล์ใหม่ตามนี้', en: 'Read again' },
  back: { th: 'กลับ', en: 'Back' },
})
