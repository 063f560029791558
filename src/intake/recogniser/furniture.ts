import { foldThai } from '#src/domain/thai-text.ts'

const PAGE =
  /^(?:[-–—(]*(?:หน้า(?:ที่)?|page|แผ่นที่)?[:.]?\d{1,4}(?:(?:\/|จาก|of)\d{1,4})?[-–—)]*|(?:หน้า(?:ที่)?|page)[:.]?\d{1,4}.{0,12}|.{0,60}หน้า(?:ที่)?\d{1,4}(?:\/\d+)?)$/
const TITLE =
  /^(?:แบบผด|ผด\.?0?2|แผนการดำเนินงาน|แผนดำเนินงาน|ประจำปี|ปีงบประมาณ|บัญชี(?:โครงการ|ครุภัณฑ์|จำนวน|สรุป)|ส่วนที่\d|\(ต่อ\)|หน่วย:|หน่วยนับ|รายละเอียดโครงการ(?:พัฒนา)?$)/
const OFFICE = /^(?:เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน(?:ตำบล|จังหวัด))[ก-๙]{2,40}(?:อำเภอ[ก-๙]+)?(?:จังหวัด[ก-๙]+)?$/

const NAMED_PAGE = /^[-–(]*(?:หน้า(?:ที่)?|page)[:.]?\d{1,4}(?:(?:\/|จาก|of)\d{1,4})?[-–)]*$/
const DASHED_PAGE = /^[-–—]\d{1,4}[-–—]$/

/** "หน้า 3", "- 3 -": a page number wherever it stands; a bare number may be a mark or the number of a project. */
export function isPageNumber(text: string): boolean {
  const folded = foldThai(text)
  return NAMED_PAGE.test(folded) || DASHED_PAGE.test(folded)
}

/**
 * Page numbers, and titles that are printed again on every page: no project, and no end of one.
 * @param isInTextColumn the words stand in a column of names or details, where they may be the rest of a project's text
 */
export function isPageFurniture(text: string, isInTextColumn: boolean): boolean {
  const folded = foldThai(text)
  if (isInTextColumn) return NAMED_PAGE.test(folded) || folded.startsWith('แบบผด')
  return PAGE.test(folded) || TITLE.test(folded) || OFFICE.test(folded)
}

const CLOSING =
  /^(?:\*+|ผู้จัดทำ|จัดทำโดย|ผู้เสนอ|ผู้ตรวจ|ผู้อนุมัติ|ผู้เห็นชอบ|ผู้รายงาน|ผู้ประสานงาน|ตำแหน่ง|ณวันที่|ที่มา:|เอกสารแนบ|(?:นาย|นาง|นางสาว)[ก-๙]{2,}|นายก(?:เทศมนตรี|องค์การ)|ปลัด(?:เทศบาล|องค์การ)|ผู้อำนวยการกอง|นักวิเคราะห์นโยบาย|หัวหน้าสำนัก)/
const SURELY_CLOSING =
  /^(?:หมายเหตุ[:.\d(ทกแครขสจ]|\(?ลงชื่อ|ข้อมูลณ|พิมพ์เมื่อ|ขอรับรองว่า|\((?:นาย|นาง|นางสาว|น\.ส\.|ว่าที่|ดร\.|จ\.ส\.|ส\.ต\.|ร\.ต\.|สิบ|จ่า|พัน))/

/**
 * Signatures and notes below a table: no project, and what follows is none until a header, a heading or a number.
 * @param isInTextColumn the words stand in a column of names or details, where only the surest signs count
 */
export function isClosing(text: string, isInTextColumn: boolean): boolean {
  const folded = foldThai(text)
  return SURELY_CLOSING.test(folded) || /[.…_]{12,}/.test(text) || (!isInTextColumn && CLOSING.test(folded))
}
