import { defineLabels } from '#src/web/labels.ts'

/** The list of talks, and one talk. */
export const coordinationLabels = defineLabels({
  title: { th: 'ประสานงานกับหน่วยงานอื่น', en: 'Coordination with others' },
  lead: {
    th: 'เรื่องที่ {office} หารือกับหน่วยงานอื่นเกี่ยวกับงานที่ซ้ำกันหรืออยู่ใกล้กัน',
    en: 'What {office} talks over with others about works that meet.',
  },
  openTitle: { th: 'เรื่องที่ยังไม่ปิด', en: 'Open' },
  closedTitle: { th: 'เรื่องที่ปิดแล้ว ({count})', en: 'Closed ({count})' },
  none: {
    th: 'ยังไม่มีเรื่องประสานงาน เปิดเรื่องใหม่ได้จากหน้างานซ้ำซ้อน',
    en: 'None yet. Talks are begun from the page of duplicates.',
  },
  noneOpen: { th: 'ไม่มีเรื่องที่ยังไม่ปิด', en: 'Nothing is open' },
  with: { th: 'กับ {party}', en: 'With {party}' },
  last: { th: 'ล่าสุด {at} · {count} ข้อความ', en: 'Last {at} · {count} messages' },
  unread: { th: 'ยังไม่อ่าน {count} ข้อความ', en: '{count} unread' },
  back: { th: 'กลับไปรายการเรื่องประสานงาน', en: 'Back to all talks' },
  ownWork: { th: 'งานของเรา', en: 'Our work' },
  otherWork: { th: 'งานของอีกฝ่าย', en: 'Their work' },
  opened: { th: 'เปิดเรื่อง', en: 'Opened' },
  openedBy: { th: '{who} เมื่อ {at}', en: '{who}, {at}' },
  messages: { th: 'ข้อความ', en: 'Messages' },
  own: { th: 'หน่วยงานของเรา', en: 'Our office' },
  write: { th: 'ข้อความถึง {party}', en: 'Message to {party}' },
  send: { th: 'ส่งข้อความ', en: 'Send' },
  bothSee: { th: 'ทั้งสองฝ่ายเห็นข้อความนี้ ส่งแล้วแก้ไขไม่ได้', en: 'Both sides see it; it cannot be changed once sent.' },
  closeTitle: { th: 'ปิดเรื่องพร้อมผลการประสานงาน', en: 'Close with the outcome' },
  outcome: { th: 'ผลการประสานงาน', en: 'Outcome' },
  outcomeHint: {
    th: 'เช่น วางท่อก่อนแล้วจึงทำถนน ทั้งสองฝ่ายเห็นผลนี้ และเพิ่มข้อความอีกไม่ได้',
    en: 'Both sides see it, and nothing can be added afterwards.',
  },
  close: { th: 'ปิดเรื่อง', en: 'Close' },
  closedNotice: { th: 'เรื่องนี้ปิดแล้ว: {outcome}', en: 'Closed: {outcome}' },
  sent: { th: 'ส่งข้อความแล้ว', en: 'Message sent' },
  closed: { th: 'ปิดเรื่องแล้ว', en: 'Closed' },
})
