import { normaliseThai, toArabicDigits } from '#src/domain/thai-text.ts'
import { GAP } from './numbers.ts'

/** Lower case, Arabic digits, marks in their order. */
export const fold = (text: string): string => toArabicDigits(normaliseThai(text)).toLowerCase()

/** Who asked for it says nothing about what it is, nor whose wish it follows, and "from" stands before where it begins. */
const ASIDE =
  /\(?เสนอ(?:จาก|โดย)[^)]*\)?|\((?:ชดเชย|โอนงบ|โอนเงิน|ข้อบัญญัติ|เทศบัญญัติ|เงินสะสม|จ่ายขาด|งบ)[^)]{0,80}\)|(?:ตามพระปณิธาน|(?:อันเนื่องมาจาก|ตามแนว|ตาม|ใน)พระราชดำริ)(?:\s*ศาสตราจารย์|\s*ดร\.|\s*(?:สมเด็จ|พระ|เจ้าฟ้า|กรม)[ก-๙\u200b]+)*|(?:ตาม)?แบบ(?:แปลน|มาตรฐาน)?เลขที่[\sก-ฮa-z.]{0,20}[\d/.-]+|(?<!\S)\d?[ก-ฮ][\u0e47-\u0e4e](?!\S)|จาก(?=\s*(?:โรง|บ้าน|แยก|สี่แยก|สามแยก|ถนน|ซอย|หน้า|หลัง|ข้าง|วัด|สะพาน|หมู่|ปาก|ท้าย))/g

/** "รัชกาลที่ 10" and "ร.10" are said for the king, as "ร.9" is for his father. */
const REIGN = /(?:ในหลวง\s*)?(?:รัชกาลที่|(?<![ก-๙.])ร\.)\s*(\d{1,2})(?!\d)/g

const KINGS: Readonly<Record<string, string>> = { 9: 'พระบรมชนกาธิเบศร', 10: 'ในหลวง' }

/** A folded text without what stands beside the matter. */
export const withoutAsides = (text: string): string =>
  text.replace(ASIDE, GAP).replace(REIGN, (_, reign: string) => `${KINGS[reign] ?? ''}ร.${reign}`)

/** Blanks say nothing in Thai but between two numbers, and before "กม. 5", which would be read as "… ม.5" without. */
export function withoutBlanks(text: string): string {
  const tight = text.replace(KILOMETRE, 'กิโลเมตรที่').replace(/(?<!\d)\s+|\s+(?!\d)/g, '')
  return tight.includes('แอ') ? tight.replace(ASPHALT, 'แอสฟัลต์') : tight
}
const KILOMETRE = /(?<![ก-๙]|\d\s*)กม\.?\s*(?=\d)/g

/** No word of the trade is spelled in more ways. */
const ASPHALT = /(?:พารา|พอรัส)?แอ[สชลซ][ฟพภผ]ั?[ลสน]?(?:[ทตธหด](?!ิ))?์?(?:[ตท]ิ[กค])?์?(?:คอนกรี[ตท])?/g
