import { foldThai, toArabicDigits } from '#src/domain/thai-text.ts'

/** How far a printed total says it reaches; null when its words do not say. */
export type TotalScope = 'programme' | 'strategy' | 'sheet' | 'grand' | 'page'

/** A row that prints a sum or a count. */
export type TotalText = { scope: TotalScope | null; count: number | null }

const CARRIED = /^\(?(ยอด|รวม)?(เงิน)?(ยกไป|ยกมา|ยอดยกไป|ยอดยกมา)/
const TOTAL = /^[-=*]*(รวม|ยอดรวม|เป็นเงิน|จำนวน(\d+)(โครงการ|รายการ|กิจกรรม)|ผลรวม|total|grandtotal|sum)/
/** What may follow "รวม" in a total; anything else is the name of a project ("รวมพลังรักษ์น้ำ"). */
const AFTER =
  /^(รวม|ยอดรวม|ผลรวม|เป็นเงิน|total|grandtotal|sum)((เป็น)?เงิน|จำนวน|ยอด|งบประมาณ|งบ)*(ทั้งสิ้น|ทั้งหมด|ทั้งปี|สุทธิ|ย่อย|หน้านี้|ในหน้านี้|ทุก|ตาม|ทั้ง|โครงการ|รายการ|กิจกรรม|ครุภัณฑ์|แผนงาน|ยุทธศาสตร์|ประเด็น|กลยุทธ์|ประเภท|หน่วยงาน|กอง(?!ทุน)|สำนัก|ด้าน|บาท|ของ|[\d,.]+(โครงการ|รายการ|กิจกรรม|ชุด|ครุภัณฑ์|บาท|\.-|$)|[:=.()\-/,]|$)/

/** Whether the words are those of an amount brought over to or from another page, which is never a total. */
export const isCarriedOver = (text: string): boolean => CARRIED.test(foldThai(text))

/** Reads the words of a total row; null when they are no total. `text`: all words of the row but the amount. */
export function readTotalText(text: string): TotalText | null {
  const folded = foldThai(text)
  if (!TOTAL.test(folded) || isCarriedOver(text)) return null
  if (!/^[-=*]*จำนวน/.test(folded) && !AFTER.test(folded.replace(/^[-=*]+/, ''))) return null
  const count = /(?<![\d.,])(\d{1,5})(?:โครงการ|รายการ|กิจกรรม|ชุดโครงการ)/.exec(folded)?.[1]
  return { scope: scopeOf(folded), count: count === undefined ? null : Number(count) }
}

function scopeOf(folded: string): TotalScope | null {
  if (/หน้านี้/.test(folded)) return 'page'
  if (/รวมทุก|ทุกยุทธศาสตร์|ทุกแผนงาน|ทุกหน่วยงาน|ทุกด้าน|grandtotal/.test(folded)) return 'grand'
  if (/^รวม(งบประมาณ|จำนวน|เงิน|โครงการ)*(ทั้งสิ้น|ทั้งหมด)/.test(folded)) return 'grand'
  if (/ยุทธศาสตร์|ประเด็น/.test(folded)) return 'strategy'
  if (/แผนงาน/.test(folded)) return 'programme'
  return null
}

/** The amount in a total's own words: "รวมเป็นเงินทั้งสิ้น 1,500,000 บาท"; null when there is none. */
export function amountInTotalText(text: string): string | null {
  const arabic = toArabicDigits(text)
  const match = /(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{4,}(?:\.\d{1,2})?)\s*(?:บาท|\.-|$)/.exec(arabic)
  return match?.[1] ?? null
}
