import type { Label } from '#src/domain/labels.ts'
import { defineLabels } from '#src/web/labels.ts'
import type { RequestState } from './board.ts'
import type { SentHow } from './rounds.ts'

/** How far one who is asked has come; a sign stands before the words, so that colour is not all that tells. */
export const REQUEST_STATE_LABELS: Readonly<Record<RequestState, { icon: string; label: Label }>> = {
  ready: { icon: '○', label: { th: 'ยังไม่ได้ส่ง', en: 'Not sent yet' } },
  sent: { icon: '→', label: { th: 'ส่งแล้ว', en: 'Sent' } },
  opened: { icon: '◐', label: { th: 'เปิดดูแล้ว', en: 'Opened' } },
  answered: { icon: '✓', label: { th: 'ตอบแล้ว', en: 'Answered' } },
  'by-letter': { icon: '✉', label: { th: 'ตอบเป็นหนังสือ', en: 'Answered by letter' } },
  nothing: { icon: '–', label: { th: 'ไม่มีโครงการ', en: 'Nothing to report' } },
}

/** What the ways of sending a letter are called. */
export const SENT_HOW_LABELS: Readonly<Record<SentHow, Label>> = {
  letter: { th: 'หนังสือ', en: 'Letter' },
  email: { th: 'อีเมล', en: 'E-mail' },
  hand: { th: 'นำส่งเอง', en: 'By hand' },
  line: { th: 'LINE', en: 'LINE' },
  system: { th: 'ในระบบ', en: 'In the system' },
}

export const roundListLabels = defineLabels({
  title: { th: 'รวบรวมโครงการ ปีงบประมาณ พ.ศ. {year}', en: 'Collecting projects, fiscal year {year}' },
  lead: {
    th: 'ขอให้กองและหน่วยงานอื่นในพื้นที่แจ้งโครงการ แล้วติดตามว่าใครตอบแล้ว',
    en: 'Ask divisions and outside agencies for their projects, and see who has answered.',
  },
  law: {
    th: 'ระเบียบฯ ข้อ 26 (1) ให้รวบรวมโครงการของหน่วยงานของท่านและของทุกหน่วยงานที่ดำเนินการในพื้นที่',
    en: 'ข้อ 26 (1): projects of the office and of every agency that works in its area are to be gathered.',
  },
  sheets: { th: 'ส่งออกและนำกลับด้วย Excel', en: 'Take out and bring back in Excel' },
  neighbours: { th: 'งานของหน่วยงานใกล้เคียง', en: 'Works of the neighbours' },
  inbox: { th: 'โครงการที่ส่งเข้ามา', en: 'What came in' },
  agencies: { th: 'รายชื่อหน่วยงานอื่นในพื้นที่', en: 'Outside agencies' },
  ownTitle: { th: 'ส่วนของท่าน', en: 'Your part' },
  answerAs: { th: 'ตอบในนามของ {name}', en: 'Answer for {name}' },
  answerAgain: { th: 'เพิ่มคำตอบของ {name}', en: 'Add to the answer of {name}' },
  roundsTitle: { th: 'รอบรวบรวม', en: 'Rounds' },
  none: { th: 'ยังไม่มีรอบรวบรวมของแผนนี้', en: 'This plan has no round yet.' },
  facts: { th: 'ตอบแล้ว {answered} จาก {asked} หน่วยงาน', en: '{answered} of {asked} have answered' },
  due: { th: 'กำหนดตอบภายในวันที่ {date}', en: 'Answers are due on {date}' },
  closed: { th: 'ปิดรอบแล้ว', en: 'closed' },
  openTitle: { th: 'เปิดรอบรวบรวม', en: 'Open a round' },
  oneAtATime: {
    th: 'เปิดได้ครั้งละหนึ่งรอบ เมื่อปิดรอบที่เปิดอยู่แล้วจึงเปิดรอบใหม่ได้',
    en: 'One round is open at a time; close it to open another.',
  },
  openNew: { th: 'เปิดรอบใหม่', en: 'Open a new round' },
  open: { th: 'เปิดรอบ', en: 'Open the round' },
})

export const roundFormLabels = defineLabels({
  name: { th: 'ชื่อรอบ', en: 'Title' },
  dueOn: { th: 'ขอคำตอบภายในวันที่', en: 'Answers are due on' },
  dateHint: { th: 'เช่น 15 ธันวาคม 2569 หรือ 15/12/2569', en: 'For example 15/12/2569' },
  contactLine: { th: 'ผู้ประสานงานและโทรศัพท์', en: 'Whom agencies may ask, telephone' },
  contactHint: {
    th: 'หน่วยงานอื่นเห็นที่ลิงก์และในหนังสือ เช่น กองยุทธศาสตร์และงบประมาณ โทร. 0 5555 5555',
    en: 'Agencies read it at their link and in the letter.',
  },
  divisions: { th: 'กองและสำนักที่ถาม', en: 'Divisions that are asked' },
  noDivisions: { th: 'ยังไม่มีกอง เพิ่มได้ที่หน้าตั้งค่า', en: 'There are no divisions yet; add them in the settings.' },
  agencies: { th: 'หน่วยงานอื่นที่ถาม', en: 'Agencies that are asked' },
  noAgencies: { th: 'ยังไม่มีหน่วยงานอื่นในรายชื่อ', en: 'There are no agencies in the list yet.' },
  addAgencies: { th: 'เพิ่มหน่วยงานอื่น', en: 'Add agencies' },
  answered: { th: 'ตอบแล้ว นำออกไม่ได้', en: 'has answered, stays' },
})

export const roundLabels = defineLabels({
  due: { th: 'กำหนดตอบภายในวันที่ {date}', en: 'Answers are due on {date}' },
  overdue: { th: 'เลยกำหนดแล้ว', en: 'The due date has passed' },
  closed: { th: 'ปิดรอบเมื่อ {at}', en: 'Closed {at}' },
  saved: { th: 'บันทึกแล้ว', en: 'Saved' },
  facts: { th: 'ตอบแล้ว {answered} จาก {asked}', en: '{answered} of {asked} answered' },
  noContact: {
    th: 'ยังไม่ได้ใส่โทรศัพท์ของผู้ประสานงาน หน่วยงานที่มีข้อสงสัยหรือลิงก์หมดอายุจะไม่รู้ว่าต้องโทรหาใคร ใส่ได้ที่ “แก้ไขรอบ”',
    en: 'No telephone is given by which agencies may ask: add it under “Change the round”.',
  },
  lateCount: { th: 'เลยกำหนด {count}', en: '{count} late' },
  letter: { th: 'หนังสือขอความร่วมมือ', en: 'The letter' },
  missing: { th: 'รายชื่อผู้ที่ยังไม่ตอบ', en: 'Who has not answered' },
  remind: { th: 'เตือนผู้ที่ยังไม่ตอบ', en: 'Remind' },
  inbox: { th: 'โครงการที่ส่งเข้ามา', en: 'What came in' },
  waiting: { th: 'รอตรวจ {count}', en: '{count} waiting' },
  board: { th: 'สถานะของผู้ที่ถาม', en: 'Where those who are asked stand' },
  divisions: { th: 'กองและสำนัก', en: 'Divisions' },
  agencies: { th: 'หน่วยงานอื่น', en: 'Agencies' },
  select: { th: 'เลือก', en: 'Choose' },
  selectNamed: { th: 'เลือก {name}', en: 'Choose {name}' },
  name: { th: 'หน่วยงาน', en: 'Who' },
  state: { th: 'สถานะ', en: 'State' },
  late: { th: 'เลยกำหนด', en: 'Late' },
  sent: { th: 'ส่ง', en: 'Sent' },
  opened: { th: 'เปิดดู', en: 'Opened' },
  answered: { th: 'ตอบ', en: 'Answered' },
  projects: { th: 'โครงการ', en: 'Projects' },
  reminded: { th: 'เตือนล่าสุด', en: 'Last reminded' },
  act: { th: 'จัดการ', en: 'Open' },
  more: { th: 'รายละเอียด', en: 'Details' },
  toAnswer: { th: 'ตอบแทน', en: 'Answer' },
  toInbox: { th: 'คำตอบ หนังสือ และลิงก์', en: 'Answers, letters and link' },
  ofName: { th: 'ของ {name}', en: 'of {name}' },
  never: { th: '–', en: '–' },
  markTitle: { th: 'บันทึกการส่ง', en: 'Note the sending' },
  markHint: { th: 'ทำเครื่องหมายหน้าชื่อหน่วยงานในตารางก่อน', en: 'Tick the agencies in the table first.' },
  how: { th: 'ส่งโดย', en: 'Sent by' },
  notSent: { th: 'ยังไม่ได้ส่ง (ล้างเครื่องหมาย)', en: 'Not sent after all' },
  on: { th: 'วันที่ส่ง', en: 'On' },
  onHint: { th: 'เว้นว่าง = วันนี้', en: 'Empty: today' },
  mark: { th: 'บันทึกว่าส่งแล้ว', en: 'Note as sent' },
  editTitle: { th: 'แก้ไขรอบ', en: 'Change the round' },
  save: { th: 'บันทึกรอบ', en: 'Save the round' },
  close: { th: 'ปิดรอบ', en: 'Close the round' },
  closeHint: {
    th: 'เมื่อปิดรอบ ลิงก์ของหน่วยงานดูได้แต่ส่งเพิ่มไม่ได้ เปิดอีกครั้งได้ภายหลัง',
    en: 'After that nobody can answer any more; it can be opened again.',
  },
  reopen: { th: 'เปิดรอบอีกครั้ง', en: 'Open it again' },
  back: { th: 'กลับไปรอบรวบรวม', en: 'Back to the rounds' },
})

export const letterLabels = defineLabels({
  title: { th: 'หนังสือขอความร่วมมือ', en: 'The letter that asks for cooperation' },
  lead: {
    th: 'หนังสือถึงหน่วยงานอื่น หน่วยงานละหนึ่งหน้า มีลิงก์และคิวอาร์โค้ดเฉพาะของแต่ละหน่วยงาน',
    en: 'One page for each agency, with its own link and code.',
  },
  noAddress: {
    th: 'หนังสือจะยังไม่มีลิงก์และคิวอาร์โค้ด เพราะระบบยังไม่รู้ที่อยู่ที่หน่วยงานอื่นเปิดได้',
    en: 'The letters bear no link and no QR code: the system does not know under which address others can open it.',
  },
  noAddressSet: {
    th: 'ให้ผู้ดูแลเครื่องตั้งค่า DAMNOEN_URL เป็นที่อยู่นั้น เช่น https://plan.example.go.th แล้วเปิดโปรแกรมใหม่ จากนั้นกลับมาทำหนังสือที่หน้านี้',
    en: 'Have DAMNOEN_URL set to that address (such as https://plan.example.go.th), start the program again, and come back to this page.',
  },
  noAddressMeanwhile: {
    th: 'ระหว่างนี้ส่งหนังสือได้ ข้อความในหนังสือขอให้ตอบเป็นหนังสือ แล้วบันทึกคำตอบที่กล่องรับ',
    en: 'Meanwhile the letters ask for an answer by letter, which is registered in the inbox.',
  },
  closed: { th: 'รอบนี้ปิดแล้ว จึงทำหนังสือไม่ได้', en: 'The round is closed; no letters are made.' },
  nobody: { th: 'รอบนี้ไม่ได้ถามหน่วยงานอื่น', en: 'No agency is asked in this round.' },
  number: { th: 'ที่', en: 'Number' },
  numberHint: { th: 'เลขที่หนังสือ เว้นว่างได้ จะพิมพ์เป็นจุดไข่ปลา', en: 'May be left empty: dotted.' },
  date: { th: 'วันที่', en: 'Date' },
  dateHint: { th: 'เช่น 30 พฤศจิกายน 2569 เว้นว่างได้', en: 'For example 30/11/2569; may be left empty' },
  body: { th: 'ข้อความ', en: 'Body' },
  bodyHint: {
    th: 'ขึ้นบรรทัดใหม่เมื่อขึ้นย่อหน้าใหม่ ลบทั้งหมดเพื่อกลับไปใช้ข้อความปกติ',
    en: 'A line for each paragraph. Empty: the usual text.',
  },
  signatoryName: { th: 'ชื่อผู้ลงนาม', en: 'Signed by' },
  signatoryPosition: { th: 'ตำแหน่งผู้ลงนาม', en: 'Position' },
  contactLine: { th: 'ส่วนราชการเจ้าของเรื่องและโทรศัพท์', en: 'Who deals with it, telephone' },
  save: { th: 'บันทึกข้อความ', en: 'Save' },
  saved: { th: 'บันทึกแล้ว', en: 'Saved' },
  files: { th: 'ไฟล์หนังสือ', en: 'Files' },
  all: { th: 'ทุกหน่วยงานในไฟล์เดียว', en: 'All agencies in one file' },
  word: { th: 'Word', en: 'Word' },
  pdf: { th: 'PDF', en: 'PDF' },
  ofName: { th: 'ถึง {name}', en: 'to {name}' },
  each: { th: 'ทีละหน่วยงาน', en: 'One by one' },
  afterwards: {
    th: 'เมื่อส่งแล้ว บันทึกวันที่ส่งที่หน้าสถานะ',
    en: 'When they are sent, note it on the board.',
  },
  back: { th: 'กลับไปสถานะ', en: 'Back to the board' },
})

export const missingLabels = defineLabels({
  title: { th: 'ผู้ที่ยังไม่ตอบ', en: 'Who has not answered' },
  none: { th: 'ทุกหน่วยงานตอบครบแล้ว', en: 'Everybody has answered.' },
  divisions: { th: 'กองและสำนัก', en: 'Divisions' },
  agencies: { th: 'หน่วยงานอื่น', en: 'Agencies' },
  text: { th: 'ข้อความสำหรับส่งต่อ (LINE อีเมล)', en: 'As a text to be sent on' },
  textHint: { th: 'แตะในช่องแล้วเลือกทั้งหมดเพื่อคัดลอก', en: 'Choose all of it and copy.' },
  asOf: { th: 'ข้อมูล ณ วันที่ {date}', en: 'As of {date}' },
  print: { th: 'พิมพ์หน้านี้ได้โดยกด Ctrl+P', en: 'Press Ctrl+P to print.' },
})

export const reminderLabels = defineLabels({
  title: { th: 'เตือนผู้ที่ยังไม่ตอบ', en: 'Remind those who have not answered' },
  none: { th: 'ทุกหน่วยงานตอบครบแล้ว ไม่มีผู้ที่ต้องเตือน', en: 'Everybody has answered.' },
  noMail: {
    th: 'ระบบนี้ยังไม่ได้ตั้งเซิร์ฟเวอร์อีเมล คัดลอกข้อความด้านล่างไปส่งทาง LINE หรือทางอื่น แล้วบันทึกว่าเตือนแล้ว',
    en: 'No mail server is set: copy the texts below, send them by LINE or otherwise, and note it.',
  },
  byMail: { th: 'เตือนทางอีเมล', en: 'By e-mail' },
  mailTo: { th: 'อีเมล {email}', en: 'E-mail {email}' },
  noEmail: { th: 'ไม่มีอีเมลในรายชื่อหน่วยงาน', en: 'No e-mail address is known' },
  sendMail: { th: 'ส่งอีเมลถึงที่เลือก', en: 'Send mail to those ticked' },
  select: { th: 'เลือก {name}', en: 'Choose {name}' },
  text: { th: 'ข้อความถึง {name}', en: 'Text to {name}' },
  copy: { th: 'คัดลอก', en: 'Copy' },
  copied: { th: 'คัดลอกแล้ว', en: 'Copied' },
  note: { th: 'บันทึกว่าเตือนที่เลือกแล้ว', en: 'Note those ticked as reminded' },
  last: { th: 'เตือนแล้วเมื่อ {at}', en: 'Reminded {at}' },
  failed: { th: 'ส่งอีเมลเมื่อ {at} ไม่สำเร็จ: {reason}', en: 'The mail of {at} was not taken: {reason}' },
  sent: { th: 'เตือนแล้ว {sent} หน่วยงาน', en: '{sent} reminded' },
  skipped: {
    th: 'ข้าม {skipped} หน่วยงาน เพราะไม่มีอีเมล ตอบมาแล้ว ถูกเตือนไปก่อน หรือเซิร์ฟเวอร์อีเมลไม่รับ',
    en: '{skipped} left out: without address, answered, reminded before, or not tried after failures.',
  },
  refused: { th: 'ส่งไม่สำเร็จ', en: 'Not taken by the mail server' },
  back: { th: 'กลับไปสถานะ', en: 'Back to the board' },
})
