import { defineLabels } from '#src/web/labels.ts'

export const apiDocsLabels = defineLabels({
  title: { th: 'คู่มือ API', en: 'API reference' },
  lead: {
    th: 'ทุกอย่างที่ทำบนหน้าจอ โปรแกรมอื่นก็ทำได้ผ่าน REST ด้วยคีย์ของท่าน',
    en: 'What the screens do, other programs can do by REST, with a key of yours.',
  },
  file: { th: 'ไฟล์ OpenAPI 3.1', en: 'OpenAPI 3.1 file' },
  start: { th: 'ก่อนเริ่ม', en: 'Before you begin' },
  contents: { th: 'สารบัญ', en: 'Contents' },
  isPublic: { th: 'ไม่ต้องยืนยันตัวตน', en: 'No sign-in needed' },
  parameters: { th: 'พารามิเตอร์', en: 'Parameters' },
  body: { th: 'ข้อมูลที่ส่ง (JSON)', en: 'What is sent (JSON)' },
  answer: { th: 'คำตอบ {status} (JSON)', en: 'Answer {status} (JSON)' },
  refusals: { th: 'คำปฏิเสธ', en: 'Refusals' },
  example: { th: 'ตัวอย่าง', en: 'Example' },
  field: { th: 'ช่อง', en: 'Field' },
  place: { th: 'อยู่ใน', en: 'In' },
  type: { th: 'ชนิด', en: 'Type' },
  meaning: { th: 'ความหมาย', en: 'Meaning' },
  required: { th: 'จำเป็น', en: 'required' },
  status: { th: 'สถานะ', en: 'Status' },
  of: { th: '{table} ของ {id}', en: '{table} of {id}' },
})
