import { matchProgramme, PROGRAMME_AREAS } from '#src/domain/programmes.ts'
import { foldThai } from '#src/domain/thai-text.ts'

/** Levels of the classification from the outside in; an item is what money is given for, a detail explains one. */
export const LEVELS = ['area', 'programme', 'work', 'type', 'group', 'category', 'item', 'detail'] as const
export type Level = (typeof LEVELS)[number]

/** Place of a level, from 0. */
export const depthOf = (level: Level): number => LEVELS.indexOf(level)

const AREAS = new Set(Object.values(PROGRAMME_AREAS).map(foldThai))
const TYPE = /^งบ(บุคลากร|ดำเนินงาน|ดำเนินการ|ลงทุน|รายจ่ายอื่น|เงินอุดหนุน|กลาง)(อื่น)?$/
const GROUP =
  /^(หมวด.{2,40}|เงินเดือน\(?ฝ่าย(การเมือง|ประจำ)\)?|ค่าตอบแทน|ค่าใช้สอย|ค่าวัสดุ|ค่าตอบแทนใช้สอยและวัสดุ|ค่าสาธารณูปโภค|ค่าครุภัณฑ์|ค่าที่ดินและสิ่งก่อสร้าง|เงินอุดหนุน|รายจ่ายอื่นๆ?)$/
const CATEGORY =
  /^(ประเภท.{2,60}|รายจ่ายเพื่อให้ได้มาซึ่งบริการ|รายจ่ายเกี่ยวกับการรับรองและพิธีการ|รายจ่ายเกี่ยวเนื่องกับการปฏิบัติ(ราชการ|งาน)ที่ไม่เข้าลักษณะรายจ่าย(หมวด|งบราย)?อื่นๆ?|ค่าบำรุงรักษาและซ่อมแซม|ค่าบำรุงรักษาและปรับปรุงที่ดินและสิ่งก่อสร้าง|ค่าก่อสร้างสิ่งสาธารณู(ปโภค|ปการ)|ค่าต่อเติมหรือดัดแปลงอาคาร.{0,40}|อาคารต่างๆ?|เงินอุดหนุน(ส่วนราชการ|เอกชน|องค์กรปกครองส่วนท้องถิ่น|องค์กรประชาชน|กิจการที่เป็นสาธารณประโยชน์))$/
/** งาน of the classification, as far as they do not begin with words of their own. */
const KNOWN_WORK =
  /^งาน(บริหารทั่วไป|วางแผนสถิติและวิชาการ|บริหารงานคลัง|เทศกิจ|ป้องกัน(ภัยฝ่ายพลเรือน|และบรรเทาสาธารณภัย)|ระดับ(ก่อนวัยเรียน|มัธยม|ประถม)|ศึกษาไม่กำหนดระดับ|โรงพยาบาล|บริการสาธารณสุข|ศูนย์บริการสาธารณสุข|สวัสดิการสังคมและสังคมสงเคราะห์|ไฟฟ้าถนน|ไฟฟ้าและถนน|สวนสาธารณะ$|กำจัดขยะมูลฝอย|บำบัดน้ำเสีย|ส่งเสริมและสนับสนุนความเข้มแข็ง|กีฬาและนันทนาการ|ศาสนา|วิชาการวางแผนและส่งเสริมการท่องเที่ยว|ก่อสร้าง(โครงสร้างพื้นฐาน)?$|ส่งเสริมการเกษตร|สิ่งแวดล้อมและทรัพยากร|อนุรักษ์แหล่งน้ำ|กิจการ|ตลาดสด|โรงฆ่าสัตว์|งบกลาง)/
const DEPARTMENT = /^(หน่วยงาน|สำนักปลัด|สำนักงานปลัด|สำนัก|กอง|หน่วยตรวจสอบภายใน)/
const NUMBERING = /^[(]?([\d๐-๙]+(?:\.[\d๐-๙]+)*)[.)]\)?\s*(?=\D)|^([\d๐-๙]+(?:\.[\d๐-๙]+)+)\s+/
const BULLET = /^[-–—•▪●*]\s*(?=\S)/

/** A text without the number or bullet before it, and how deep that puts it among items: 0 for a plain or numbered one. */
export function withoutNumber(text: string): { text: string; below: number } {
  const numbered = NUMBERING.exec(text)
  if (numbered) {
    const dots = (numbered[1] ?? numbered[2] ?? '').split('.').length - 1
    return { text: text.slice(numbered[0].length).trim(), below: dots > 0 ? 1 : 0 }
  }
  const bullet = BULLET.exec(text)
  return bullet ? { text: text.slice(bullet[0].length).trim(), below: 1 } : { text, below: 0 }
}

/**
 * The level that a text of the column of names stands for in a hierarchical listing. 'maybe-work': "งาน…" that is no งาน of the
 * classification by its words; what stands below it decides.
 */
export function levelOf(text: string): Exclude<Level, 'detail'> | 'maybe-work' {
  const folded = foldThai(text)
  if (AREAS.has(folded) || /^ด้าน.{4,40}$/.test(folded)) return 'area'
  if (folded.startsWith('แผนงาน') && matchProgramme(text) !== null) return 'programme'
  if (TYPE.test(folded)) return 'type'
  if (GROUP.test(folded)) return 'group'
  if (CATEGORY.test(folded)) return 'category'
  if (KNOWN_WORK.test(folded)) return 'work'
  return /^งาน(?!ก่อสร้าง|ปรับปรุง|ซ่อม|จ้าง|ประเพณี)/.test(folded) ? 'maybe-work' : 'item'
}

/** The division that a heading names ("หน่วยงาน : กองช่าง"), or null. */
export function departmentOfHeading(text: string): string | null {
  if (text.length > 80 || !DEPARTMENT.test(foldThai(text))) return null
  return text.replace(/^หน่วยงาน\s*[:：]?\s*/, '').trim() || null
}

const TOTAL = /^(?:ยอด)?รวม/
const AFTER_TOTAL =
  /^$|^(ทั้งสิ้น|ทั้งหมด|เงิน|เป็นเงิน|ยอด|จำนวน|งบประมาณ|รายจ่าย|จ่าย|[\d(:.]|ด้าน|แผนงาน|งาน|งบ|หมวด|ประเภท|ค่า|กอง|สำนัก|หน้า|รายการ|โครงการ|ทุก|บาท)/
const CARRIED = /^(ยอด)?(ยกมา|ยกไป|รวมยกไป|รวมยกมา)/

/** What a row of a sum is called without "รวม"; null for a row that is none. */
export function totalLabel(text: string): string | null {
  const folded = foldThai(text)
  if (CARRIED.test(folded)) return 'ยกไป'
  const total = TOTAL.exec(folded)
  if (!total) return null
  const rest = folded.slice(total[0].length)
  return AFTER_TOTAL.test(rest) ? rest : null
}
