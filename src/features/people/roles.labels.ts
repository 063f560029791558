import type { OfficeRole } from '#src/domain/permissions.ts'
import { defineLabels } from '#src/web/labels.ts'

/** What each role is called. */
export const roleLabels = defineLabels({
  'planning-officer': { th: 'เจ้าหน้าที่วิเคราะห์นโยบายและแผน', en: 'Planning officer' },
  'division-officer': { th: 'เจ้าหน้าที่กอง/สำนัก', en: 'Division officer' },
  'division-head': { th: 'ผู้อำนวยการกอง/หัวหน้าสำนัก', en: 'Head of division' },
  'support-committee': { th: 'คณะกรรมการสนับสนุนการจัดทำแผนพัฒนา', en: 'Support committee' },
  'development-committee': { th: 'คณะกรรมการพัฒนา', en: 'Development committee' },
  executive: { th: 'ผู้บริหารท้องถิ่น', en: 'Chief executive' },
  'permanent-secretary': { th: 'ปลัด', en: 'Permanent secretary' },
  'evaluation-committee': { th: 'คณะกรรมการติดตามและประเมินผล', en: 'Evaluation committee' },
  administrator: { th: 'ผู้ดูแลระบบของหน่วยงาน', en: 'Administrator of the office' },
  auditor: { th: 'ผู้ตรวจสอบ', en: 'Auditor' },
} satisfies Record<OfficeRole, { th: string; en: string }>)

/** What each role may do, in one line. */
export const roleMeanings = defineLabels({
  'planning-officer': {
    th: 'แก้ไขแผนทั้งหมด นำเข้าไฟล์ จัดทำเล่ม และตั้งค่าหน่วยงาน',
    en: 'Edits the whole plan, imports files, makes the book and sets up the office.',
  },
  'division-officer': { th: 'แก้ไขเฉพาะโครงการของกองตนเอง', en: 'Edits the projects of the own division only.' },
  'division-head': { th: 'แก้ไขเฉพาะโครงการของกองตนเอง', en: 'Edits the projects of the own division only.' },
  'support-committee': { th: 'รวบรวม จัดทำร่าง และเสนอร่างแผน', en: 'Collects, drafts and submits the draft plan.' },
  'development-committee': {
    th: 'พิจารณาร่าง ส่งคืน และเสนอผู้บริหาร',
    en: 'Considers the draft, returns it, or proposes it.',
  },
  executive: { th: 'เห็นชอบ ส่งคืน และประกาศใช้แผน', en: 'Approves, returns and announces the plan.' },
  'permanent-secretary': {
    th: 'อ่านทุกเรื่อง ให้ข้อสังเกต และบันทึกการปิดประกาศ',
    en: 'Reads everything, remarks, and records the posting.',
  },
  'evaluation-committee': { th: 'อ่านแผนและความคืบหน้า', en: 'Reads the plan and its progress.' },
  administrator: {
    th: 'จัดการบุคคล ตำแหน่ง รหัสผ่าน และการตั้งค่าหน่วยงาน',
    en: 'Manages people, positions, passwords and settings.',
  },
  auditor: { th: 'อ่านได้ทุกเรื่อง แก้ไขไม่ได้', en: 'Reads everything, changes nothing.' },
} satisfies Record<OfficeRole, { th: string; en: string }>)
