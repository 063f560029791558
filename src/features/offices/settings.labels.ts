import { defineLabels } from '#src/web/labels.ts'

export const officeSettingsLabels = defineLabels({
  holidays: { th: 'วันหยุดราชการที่ระบบใช้', en: 'Days off in use' },
  title: { th: 'ตั้งค่าหน่วยงาน', en: 'Settings of the office' },
  wordsTitle: { th: 'ถ้อยคำของหน่วยงาน', en: 'Words of the office' },
  wordsLead: {
    th: 'ใช้ในเล่มแผนและประกาศ เว้นว่าง = ตามประเภทหน่วยงานและระเบียบฯ ฉบับที่เลือก',
    en: 'Used in the book and announcements. Empty = as the type of office and the chosen regulation have it.',
  },
  usual: { th: 'ปกติ: {word}', en: 'Usual: {word}' },
  executiveTitle: { th: 'ตำแหน่งผู้บริหารท้องถิ่น (ใต้ลายมือชื่อ)', en: 'Title of the executive (under the signature)' },
  permanentSecretaryTitle: { th: 'ตำแหน่งปลัด', en: 'Title of the permanent secretary' },
  budgetInstrument: { th: 'กฎหมายงบประมาณเรียกว่า', en: 'The budget law is called' },
  developmentCommittee: { th: 'คณะกรรมการพัฒนา', en: 'Development committee' },
  supportCommittee: { th: 'คณะกรรมการสนับสนุน', en: 'Support committee' },
  saveWords: { th: 'บันทึกถ้อยคำ', en: 'Save the words' },
  wordsSaved: { th: 'บันทึกถ้อยคำแล้ว', en: 'The words are saved' },
  divisionsTitle: { th: 'กอง สำนัก หน่วยงานภายใน', en: 'Divisions' },
  divisionsLead: {
    th: 'ใช้กำหนดว่าเจ้าหน้าที่กองแก้ไขโครงการใดได้ ชื่อต้องตรงกับหน่วยงานรับผิดชอบในโครงการ การเปลี่ยนชื่อที่นี่ไม่แก้ชื่อในโครงการที่มีอยู่ ต้องแก้ในแผนเอง',
    en: 'They decide which projects a division may edit. The name must be that in the projects. Renaming one here does not change projects that bear the old name: change them in the plan.',
  },
  divisionName: { th: 'ชื่อกองลำดับที่ {number}', en: 'Name of division {number}' },
  newDivision: { th: 'เพิ่มกอง', en: 'Add a division' },
  isActive: { th: 'ยังใช้', en: 'in use' },
  saveDivisions: { th: 'บันทึกกอง', en: 'Save the divisions' },
  divisionsSaved: { th: 'บันทึกกองแล้ว', en: 'The divisions are saved' },
})
