import { defineLabels } from '#src/web/labels.ts'

export const paperLabels = defineLabels({
  title: { th: 'บันทึกสิ่งที่มาทางหนังสือหรือโทรศัพท์', en: 'Register what came by letter or phone' },
  lead: { th: 'จาก {name} · {round}', en: 'From {name} · {round}' },
  letter: { th: 'หนังสือ', en: 'Letter' },
  letterNumber: { th: 'เลขที่หนังสือ (ถ้าแจ้งทางโทรศัพท์ ให้เว้นว่าง)', en: 'Letter number (none by phone)' },
  letterDate: { th: 'ลงวันที่', en: 'Its date' },
  receivedOn: { th: 'วันที่ได้รับแจ้ง', en: 'Received on' },
  receivedHint: {
    th: 'นับเวลา 30 วันตามข้อ 27 ตั้งแต่วันนี้',
    en: 'The thirty days of clause 27 run from this day.',
  },
  scan: { th: 'สแกนหนังสือ', en: 'Scan of the letter' },
  scanHint: { th: 'PDF หรือรูปภาพ ไม่เกิน 10 เมกะไบต์', en: 'PDF or picture, up to 10 MB' },
  message: { th: 'บันทึก', en: 'Notes' },
  projects: { th: 'โครงการ', en: 'Projects' },
  sheet: { th: 'ไฟล์ Excel หรือ Word ที่มีตารางโครงการ (ถ้ามี)', en: 'A file with a table of projects, if any' },
  sheetHint: {
    th: 'ระบบอ่านตารางแบบ ผด.02 แล้วนำทุกแถวเข้ากล่องรับเพื่อตรวจ ถ้าไม่มีไฟล์ พิมพ์ทีละโครงการได้ในหน้าถัดไป',
    en: 'Its rows come into the inbox. Without a file, type the projects on the next page.',
  },
  isNothing: { th: 'แจ้งว่าไม่มีโครงการในปีนี้', en: 'It has no projects this year' },
  filesAgain: { th: 'กรุณาเลือกไฟล์อีกครั้ง', en: 'Please choose the files again' },
  save: { th: 'บันทึก', en: 'Register' },
  saved: { th: 'บันทึกหนังสือแล้ว พิมพ์โครงการในหนังสือต่อได้', en: 'Registered. Now type the projects of the letter.' },
  itemTitle: { th: 'พิมพ์โครงการจากหนังสือ', en: 'Type a project of the letter' },
  addItem: { th: 'บันทึกโครงการ', en: 'Add the project' },
  addAnother: { th: 'บันทึกแล้วพิมพ์อีกโครงการ', en: 'Add, and type another' },
  done: { th: 'เสร็จแล้ว ไปกล่องรับ', en: 'Done, to the inbox' },
  itemSaved: { th: 'บันทึกโครงการแล้ว พิมพ์โครงการถัดไปได้', en: 'Added. Type the next one.' },
})
