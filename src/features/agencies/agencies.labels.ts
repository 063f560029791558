import type { Label } from '#src/domain/labels.ts'
import { defineLabels } from '#src/web/labels.ts'
import type { AgencyKind } from './agencies.ts'

/** What the kinds of agencies are called. */
export const AGENCY_KIND_LABELS: Readonly<Record<AgencyKind, Label>> = {
  central: { th: 'ราชการส่วนกลาง', en: 'Central government' },
  regional: { th: 'ราชการส่วนภูมิภาค (จังหวัด อำเภอ)', en: 'Province or district' },
  'state-enterprise': { th: 'รัฐวิสาหกิจ', en: 'State enterprise' },
  pao: { th: 'องค์การบริหารส่วนจังหวัด', en: 'Provincial administrative organisation' },
  'local-government': { th: 'เทศบาล หรือ อบต. อื่น', en: 'Another local government' },
  health: { th: 'โรงพยาบาล หรือ รพ.สต.', en: 'Hospital or health centre' },
  school: { th: 'สถานศึกษา', en: 'School' },
  other: { th: 'อื่น ๆ', en: 'Other' },
}

export const agencyListLabels = defineLabels({
  title: { th: 'หน่วยงานอื่นในพื้นที่', en: 'Outside agencies' },
  lead: {
    th: 'หน่วยงานที่ต้องถามว่ามีโครงการในพื้นที่หรือไม่ ใช้ทำหนังสือขอความร่วมมือและติดตามคำตอบ',
    en: 'Bodies that are asked for their projects in the area: for the letters, and to see who has answered.',
  },
  empty: { th: 'ยังไม่มีหน่วยงานในรายชื่อ เพิ่มได้จากช่องด้านล่าง', en: 'The list is empty. Add agencies below.' },
  name: { th: 'หน่วยงาน', en: 'Agency' },
  kind: { th: 'ประเภท', en: 'Kind' },
  addressee: { th: 'เรียน', en: 'Letters go to' },
  contact: { th: 'ติดต่อ', en: 'Contact' },
  noContact: { th: 'ยังไม่มีอีเมลหรือโทรศัพท์', en: 'No e-mail or telephone yet' },
  inactive: { th: 'ไม่ใช้แล้ว', en: 'no longer asked' },
  addTitle: { th: 'เพิ่มหน่วยงาน', en: 'Add agencies' },
  lines: { th: 'ชื่อหน่วยงาน บรรทัดละหนึ่งหน่วยงาน', en: 'Agencies, one a line' },
  linesHint: {
    th: 'พิมพ์ หรือวางจาก Excel หรือ Word ได้ ต่อท้ายชื่อด้วย | แล้วตามด้วยอีเมล โทรศัพท์ หรือผู้ที่จะเรียนถึงก็ได้ เช่น แขวงทางหลวงตัวอย่าง | ผู้อำนวยการแขวงทางหลวงตัวอย่าง | ask@example.go.th',
    en: 'Type, or paste from Excel or Word. After the name, "|" and e-mail, telephone or addressee may follow.',
  },
  fillUsual: { th: 'เติมหน่วยงานที่มักต้องถาม', en: 'Fill in bodies that are usually asked' },
  usualHint: {
    th: 'ชื่อตั้งตามอำเภอและจังหวัดของท่าน โปรดตรวจ แก้ชื่อ และลบบรรทัดที่ไม่มีในพื้นที่ก่อนกดเพิ่ม',
    en: 'Named after your district and province: correct them and take out what does not exist before adding.',
  },
  add: { th: 'เพิ่มเข้ารายชื่อ', en: 'Add to the list' },
  added: { th: 'เพิ่มแล้ว {added} หน่วยงาน', en: '{added} added' },
  known: { th: 'อีก {known} หน่วยงานมีอยู่ในรายชื่อแล้ว', en: '{known} stood in the list already' },
  toRound: { th: 'กลับไปเปิดรอบรวบรวม', en: 'Back to the collection round' },
  back: { th: 'หน้าแรกของหน่วยงาน', en: 'First page of the office' },
})

export const agencyLabels = defineLabels({
  sharedTitle: { th: 'ข้อมูลที่ทุกหน่วยงานในระบบนี้เห็น', en: 'What every office here sees' },
  sharedByOther: {
    th: 'หน่วยงานอื่นใช้รายการนี้ด้วย จึงแก้ชื่อและที่ตั้งไม่ได้ ถ้าชื่อผิด กรุณาแจ้งผู้ดูแลเครื่อง ข้อมูลติดต่อของท่านเองแก้ได้',
    en: 'Other offices have it too, so its name and place cannot be changed here; if they are wrong, tell whoever runs this machine. Your own contact details can be changed.',
  },
  name: { th: 'ชื่อหน่วยงาน', en: 'Name' },
  kind: { th: 'ประเภท', en: 'Kind' },
  amphoe: { th: 'อำเภอ', en: 'District' },
  province: { th: 'จังหวัด', en: 'Province' },
  point: { th: 'พิกัดที่ตั้ง (ถ้ามี)', en: 'Where it stands (optional)' },
  pointHint: {
    th: 'ใช้แสดงบนแผนที่งานของเพื่อนบ้าน วางพิกัด เช่น 13.75, 100.5 หรือลิงก์ Google Maps ที่เปิดดูสถานที่นั้นอยู่',
    en: 'Shown on the map of neighbours. Paste degrees as 13.75, 100.5, or a Google Maps link of the place.',
  },
  unused: { th: 'ไม่ใช้แล้ว', en: 'no longer in use' },
  used: { th: 'ยังใช้อยู่', en: 'in use' },
  contactTitle: { th: 'ข้อมูลติดต่อ (เห็นเฉพาะหน่วยงานของท่าน)', en: 'Contact (only your office sees this)' },
  addressee: { th: 'เรียน', en: 'Letters go to' },
  addresseeHint: { th: 'ถ้าเว้นว่าง จะใช้ “{usual}”', en: 'When empty: “{usual}”' },
  address: { th: 'ที่อยู่', en: 'Address' },
  email: { th: 'อีเมล', en: 'E-mail' },
  phone: { th: 'โทรศัพท์', en: 'Telephone' },
  note: { th: 'บันทึกช่วยจำ', en: 'Note' },
  isActive: { th: 'ยังใช้อยู่ (ให้เลือกได้ในรอบรวบรวม)', en: 'In use (may be chosen for a round)' },
  save: { th: 'บันทึก', en: 'Save' },
  saved: { th: 'บันทึกแล้ว', en: 'Saved' },
  back: { th: 'กลับไปรายชื่อ', en: 'Back to the list' },
})
