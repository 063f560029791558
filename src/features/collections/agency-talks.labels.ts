import { defineLabels } from '#src/web/labels.ts'

/** Talks with the office, at the link of an agency. */
export const agencyTalkLabels = defineLabels({
  title: { th: 'เรื่องที่ขอประสานงาน', en: 'To be talked over' },
  lead: { th: 'ระหว่าง {office} กับ {agency}', en: 'Between {office} and {agency}' },
  waits: { th: 'รอท่านตอบ', en: 'waits for your answer' },
  closed: { th: 'ปิดเรื่องแล้ว', en: 'closed' },
  answered: { th: 'ตอบแล้ว', en: 'answered' },
  last: { th: 'ล่าสุด {at} · {count} ข้อความ', en: 'Last {at} · {count} messages' },
  ownWork: { th: 'งานของท่าน', en: 'Your work' },
  officeWork: { th: 'งานของ {office}', en: 'Work of {office}' },
  messages: { th: 'ข้อความ', en: 'Messages' },
  you: { th: 'หน่วยงานของท่าน', en: 'Your agency' },
  answer: { th: 'ตอบ {office}', en: 'Answer {office}' },
  answerHint: {
    th: 'ส่งแล้วแก้ไขไม่ได้ ส่งข้อความใหม่เพิ่มได้ เจ้าหน้าที่เห็นทันที',
    en: 'It cannot be changed once sent; you can add more. The office sees it at once.',
  },
  send: { th: 'ส่งคำตอบ', en: 'Send' },
  sent: { th: 'ส่งคำตอบแล้ว ขอบคุณ', en: 'Your answer was sent, thank you.' },
  outcome: { th: 'ผลการประสานงาน', en: 'Outcome' },
  over: { th: 'เรื่องนี้ปิดแล้ว เพิ่มข้อความไม่ได้', en: 'This talk is over; nothing can be added.' },
})
