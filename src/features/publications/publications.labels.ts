import { defineLabels } from '#src/web/labels.ts'

export const announceLabels = defineLabels({
  title: { th: 'ประกาศใช้แผน ปี {year}', en: 'Announce the plan of {year}' },
  doneTitle: { th: 'แผน ปี {year} ประกาศใช้แล้ว', en: 'The plan of {year} is announced' },
  notYet: { th: 'ยังไม่ถึงขั้นตอนประกาศใช้', en: 'It is not time to announce yet' },
  notYetText: {
    th: 'ประกาศใช้ได้เมื่อผู้บริหารท้องถิ่นให้ความเห็นชอบร่างแล้ว (ระเบียบฯ ข้อ 26)',
    en: 'A plan is announced once the executive has approved the draft (ข้อ 26).',
  },
  toProgress: { th: 'ดูว่าแผนอยู่ขั้นตอนใด', en: 'Where the plan is now' },
  notYours: { th: 'ผู้บริหารท้องถิ่นเป็นผู้ประกาศ', en: 'The executive announces' },
  notYoursText: {
    th: 'แผนพร้อมประกาศแล้ว รอผู้บริหารท้องถิ่นหรือผู้รักษาราชการแทนลงชื่อเข้าใช้และประกาศ',
    en: 'The plan is ready. The executive, or who acts for the executive, signs in and announces it.',
  },
  frozenTitle: { th: 'เมื่อประกาศแล้ว', en: 'Once announced' },
  frozenBook: {
    th: 'เล่มแผนถูกตรึงเป็นฉบับที่ 1: {count} โครงการ {budget} บาท แก้ไขอีกไม่ได้',
    en: 'The book is frozen as version 1: {count} projects, {budget} baht. It can no longer be changed.',
  },
  frozenFiles: {
    th: 'ไฟล์ PDF Word Excel CSV และ JSON ถูกจัดทำครั้งเดียวและเก็บไว้ พร้อมลายนิ้วมือ SHA-256',
    en: 'PDF, Word, Excel, CSV and JSON files are written once and kept, with their SHA-256 fingerprints.',
  },
  frozenPublic: {
    th: 'ประชาชนเปิดดูได้ทันทีที่ {address}',
    en: 'The public can read it at once at {address}',
  },
  frozenQr: { th: 'ปกเล่มพิมพ์ที่อยู่นี้พร้อมคิวอาร์โค้ด', en: 'The cover prints this address with its QR code.' },
  frozenNoAddress: {
    th: 'ระบบนี้ยังไม่มีที่อยู่สาธารณะ (DAMNOEN_URL) ปกเล่มจึงไม่พิมพ์คิวอาร์โค้ด และเพิ่มภายหลังไม่ได้',
    en: 'This installation has no public address (DAMNOEN_URL): the cover prints no QR code, and none can be added later.',
  },
  number: { th: 'เลขที่ประกาศ', en: 'Number of the announcement' },
  numberHint: { th: 'เช่น 1/2569 เว้นว่างได้หากไม่ใช้เลขที่', en: 'For example 1/2569; may stay empty' },
  announcedOn: { th: 'วันที่ประกาศ', en: 'Date of the announcement' },
  dateHint: { th: 'เช่น 15 ตุลาคม 2569 หรือ 15/10/2569', en: 'For example 15 ตุลาคม 2569 or 15/10/2569' },
  signatoryName: { th: 'ผู้ลงนาม', en: 'Signed by' },
  signatoryNameHint: { th: 'ชื่อเต็มพร้อมคำนำหน้า ตามที่จะพิมพ์ในประกาศ', en: 'Full name with title, as printed' },
  signatoryPosition: { th: 'ตำแหน่งผู้ลงนาม', en: 'Position' },
  actingHint: { th: 'รักษาราชการแทนตามคำสั่งที่ {order}', en: 'Acting by order {order}' },
  acting: { th: 'รักษาราชการแทน', en: 'Acting' },
  letterTitle: { th: 'ข้อความในประกาศ', en: 'The announcement' },
  preview: { th: 'ดูเล่มแผนก่อนประกาศ', en: 'Read the book first' },
  announce: { th: 'ประกาศใช้แผน', en: 'Announce the plan' },
  conflict: { th: 'ประกาศไม่ได้: แผนเปลี่ยนไปแล้ว', en: 'Not announced: the plan has changed' },
  done: { th: 'ประกาศใช้แผนเรียบร้อยแล้ว', en: 'The plan is announced' },
  publicPage: { th: 'เปิดหน้าสำหรับประชาชน', en: 'Open the public page' },
  posting: { th: 'บันทึกการปิดประกาศ', en: 'Record the posting' },
  fingerprint: { th: 'ลายนิ้วมือของเนื้อหา (SHA-256)', en: 'Fingerprint of the content (SHA-256)' },
  edition: { th: 'ฉบับที่', en: 'Version' },
})

export const postingLabels = defineLabels({
  title: { th: 'การปิดประกาศแผน ปี {year}', en: 'Posting of the plan of {year}' },
  duties: { th: 'หน้าที่ตามระเบียบ', en: 'Duties' },
  postBy: {
    th: 'ปิดประกาศภายใน 15 วันนับแต่วันที่ประกาศ คือภายใน {date}',
    en: 'Post within 15 days of the announcement: by {date}',
  },
  keepUntil: {
    th: 'คงประกาศไว้ไม่น้อยกว่า 30 วัน คือถึงอย่างน้อย {date}',
    en: 'Keep posted for at least 30 days: until {date} at least',
  },
  keepUnknown: {
    th: 'คงประกาศไว้ไม่น้อยกว่า 30 วันนับแต่วันที่ปิดประกาศ',
    en: 'Keep posted for at least 30 days from the posting',
  },
  law: {
    th: 'ระเบียบฯ ข้อ 26 (2) นับวันตามมาตรา 64: ไม่นับวันแรก วันสุดท้ายเป็นวันหยุดก็ไม่เลื่อน',
    en: 'ข้อ 26 (2); the first day is not counted, a last day on a holiday stays (มาตรา 64).',
  },
  kept: { th: 'ทำแล้วตามกำหนด', en: 'kept' },
  late: { th: 'เกินกำหนด', en: 'late' },
  short: { th: 'ปิดประกาศไม่ครบกำหนด', en: 'too short' },
  open: { th: 'ยังไม่ได้บันทึก', en: 'not recorded yet' },
  postedOn: { th: 'เริ่มปิดประกาศวันที่', en: 'Posted from' },
  postedUntil: { th: 'ปิดประกาศถึงวันที่', en: 'Posted until' },
  untilHint: {
    th: 'เว้นว่างได้จนกว่าจะปลดประกาศ เช่น 15/12/2569',
    en: 'May stay empty until it is taken down; for example 15/12/2569',
  },
  save: { th: 'บันทึกการปิดประกาศ', en: 'Save' },
  saved: { th: 'บันทึกการปิดประกาศแล้ว หน้าสำหรับประชาชนแสดงวันเหล่านี้', en: 'Saved. The public page shows these dates.' },
  readOnly: { th: 'ท่านดูได้แต่ไม่มีสิทธิ์บันทึก', en: 'You may read but not record.' },
  sound: { th: 'ฉบับที่ตรึงไว้ตรงกับที่ประกาศทุกไฟล์', en: 'The frozen copy is as it was announced' },
  tampered: { th: 'ฉบับที่ตรึงไว้ไม่ตรงกับที่ประกาศ', en: 'The frozen copy is not as it was announced' },
  tamperedText: {
    th: 'ส่วนที่ถูกเปลี่ยนในฐานข้อมูล: {parts} กรุณาแจ้งผู้ดูแลระบบและกู้คืนจากสำเนาสำรอง',
    en: 'Changed in the database: {parts}. Tell the administrator and restore a backup.',
  },
  announcedOn: { th: 'ประกาศเมื่อ {date}', en: 'Announced on {date}' },
  toAnnouncement: { th: 'กลับไปหน้าประกาศ', en: 'Back to the announcement' },
})
