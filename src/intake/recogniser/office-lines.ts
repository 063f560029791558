import { unitKind } from '#src/domain/departments.ts'
import { foldThai, normaliseThai, toArabicDigits } from '#src/domain/thai-text.ts'
import { unitOf } from './header-words.ts'
import { buddhistYear } from './month-words.ts'
import { oneLine } from './sheet-view.ts'

/** What the lines above a table (or a cover sheet, or a Word paragraph) say about the document. */
export type OfficeFacts = {
  fiscalYear: number | null
  /** Full name of the office. */
  office: string | null
  /** The office is only named as the area in which others work ("ในพื้นที่…", "ในเขต…"). */
  isOfficeThePlace: boolean
  /** An agency outside the office whose list this is. */
  agency: string | null
  /** Baht per unit of the amounts ("หน่วย : พันบาท"). */
  bahtPerUnit: number | null
  forms: ReadonlySet<FormMark>
}

/** Signs of what kind of document it is. */
export type FormMark =
  'operation-plan' | 'equipment' | 'summary' | 'development-plan' | 'budget-lines' | 'agency-list' | 'report'

const FORMS: readonly (readonly [FormMark, RegExp])[] = [
  ['equipment', /แบบผด\.?0?2\/1|ผด\.?0?2[/-]1|บัญชี(จำนวน)?ครุภัณฑ์|ครุภัณฑ์ที่ไม่ได้จัดทำเป็นโครงการ/],
  ['summary', /แบบผด\.?0?1(?!\d)|บัญชีสรุป(จำนวน)?โครงการ/],
  ['operation-plan', /ผด\.?0?2(?![/\d])|แผนการดำเนินงาน|แผนดำเนินงาน|แผนการดําเนินงาน/],
  [
    'development-plan',
    /แบบผ\.?0?[1-9](?!\d)|แผนพัฒนา(ท้องถิ่น|เทศบาล|สี่ปี|ห้าปี|สามปี|องค์การ|ตำบล)?.*25\d\d[-–—ถึง]+25\d\d|รายละเอียดโครงการพัฒนา/,
  ],
  [
    'budget-lines',
    /(เทศบัญญัติ|ข้อบัญญัติ)(ตำบล|เทศบาล|องค์การ\S*)?(เรื่อง)?งบประมาณรายจ่าย|ประมาณการรายจ่าย|รายงานประมาณการ|งบประมาณรายจ่าย(ทั่วไป|ประจำปี)?จำแนก/,
  ],
  [
    'agency-list',
    /หน่วยงานอื่น|ส่วนราชการอื่น|แบบแจ้ง|แจ้ง(แผนงาน|โครงการ)|หน่วยงานภายนอก|ที่(จะ)?ดำเนินการใน(เขต|พื้นที่)|ดำเนินการโดย|โครงการจาก|โครงการ(\/กิจกรรม)?ของ(หน่วยงาน|แขวง|กรม|การไฟฟ้า|การประปา|อบจ|องค์การบริหารส่วนจังหวัด|สำนักงาน)/,
  ],
  ['report', /รายงานผล|ผลการดำเนินงาน|ติดตามและประเมินผล|รายงานความก้าวหน้า/],
]

const OFFICE =
  /(?:เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|(?:อบต|อบจ)\.\s?|(?:ทต|ทม|ทน)\.\s?)[ก-ฮเ-ไ][ก-๙]*(?:\s?\([ก-๙]+\))?|เมืองพัทยา/
const AGENCY =
  /(?:แขวงทางหลวง|กรม|การไฟฟ้าส่วนภูมิภาค|การประปาส่วนภูมิภาค|การประปานครหลวง|การไฟฟ้านครหลวง|กฟภ\.|กปภ\.|โครงการชลประทาน|โครงการส่งน้ำ|ชลประทาน|สำนักงาน(?!ปลัด|เทศบาล|องค์การ)|สำนักชลประทาน|สถานีตำรวจ|สภ\.|โรงพยาบาล|ที่ทำการปกครอง|ที่ว่าการอำเภอ|องค์การบริหารส่วนจังหวัด|อบจ\.|มหาวิทยาลัย|วิทยาลัย|ศูนย์|สถาบัน|สำนักทางหลวง|หน่วยพัฒนา|บริษัท|การเคหะ|การท่องเที่ยวแห่ง|กอ\.รมน)[^\n:]*/
/** What follows an agency's name in a title and is no longer the name. */
const AFTER_AGENCY =
  /\s*(?:ที่จะ|ที่ดำเนิน|ที่ขอ|จะดำเนิน|ดำเนินการ|ในพื้นที่|ในเขต|ประจำปี|ปีงบ|ปี\s?[พ\d๐-๙]|พ\.ศ\.|งบประมาณ|แจ้ง|ขอ|เพื่อ|ตามแผน|\(หน่วยงาน|ซึ่ง|และโครงการ|โครงการที่|ในจังหวัด).*$/s

const FISCAL =
  /ปี\s*งบประมาณ\s*(?:พ\.?\s*ศ\.?)?\s*(\d{4})(?!\s*[-–—]\s*\d)|(?:ประจำปี|แผน(?:การ)?ดำเนินงาน(?:โครงการ)?(?:ประจำ)?(?:\s*ปี)?)\s*(?:พ\.?\s*ศ\.?)?\s*(\d{4})(?!\s*[-–—]\s*\d)/

/** Reads titles, cover lines and paragraphs. Earlier lines win over later ones. */
export function readOfficeLines(lines: readonly string[]): OfficeFacts {
  const texts = lines.map((line) => toArabicDigits(oneLine(normaliseThai(line)))).filter((line) => line.length <= 400)
  const firstOf = <T>(read: (line: string) => T | null): T | null => {
    for (const line of texts) {
      const value = read(line)
      if (value !== null) return value
    }
    return null
  }
  const forms = new Set(texts.flatMap(formsIn))
  const named = firstOf(agencyIn)
  const office = firstOf((line) => officeIn(line, named))
  // A province's own plan is headed by its name just as a list that it sends to others is.
  const isOwner =
    named !== null && office === null && /^(?:องค์การบริหารส่วนจังหวัด|อบจ)/.test(named) && !forms.has('agency-list')
  return {
    fiscalYear: firstOf(fiscalYearIn),
    office: isOwner ? named : office,
    isOfficeThePlace: office !== null && !texts.some((line) => hasOffice(line, office) && !PLACE_ONLY.test(line)),
    agency: isOwner ? null : named,
    bahtPerUnit: firstOf((line) => (/หน่วย/.test(line) ? unitOf(line) : null)),
    forms,
  }
}

/** The office's name right after words that make it a place. */
const PLACE_ONLY = new RegExp(`(?:ใน|ภายใน)\\s*(?:เขต|พื้นที่)\\s*(?:ของ)?\\s*(?:${OFFICE.source})`)
const hasOffice = (line: string, office: string): boolean => foldThai(line).includes(foldThai(office))

const formsIn = (line: string): FormMark[] => {
  const folded = foldThai(line)
  const marks = FORMS.flatMap(([mark, pattern]) => (pattern.test(folded) ? [mark] : []))
  // "แบบ ผด.02/1" also says ผด.02, but is the form for equipment.
  return marks.includes('equipment')
    ? marks.filter((mark) => mark !== 'operation-plan' || /แผน(การ)?ดำเนินงาน/.test(folded))
    : marks
}

/** The plan's fiscal year; the span of a five-year plan is none. */
export function fiscalYearIn(line: string): number | null {
  const match = FISCAL.exec(line)
  return match ? buddhistYear(match[1] ?? match[2]) : fiscalYearOfDates(line)
}

/** "(1 ตุลาคม 2568 – 30 กันยายน 2569)" */
function fiscalYearOfDates(line: string): number | null {
  const match = /ตุลาคม\s*(?:พ\.?ศ\.?\s*)?(\d{4}).{0,20}กันยายน\s*(?:พ\.?ศ\.?\s*)?(\d{4})/.exec(line)
  return match ? buddhistYear(match[2]) : null
}

/** The fiscal year that a sheet's tab names: "ผด.02 ปี 2569", "แผนดำเนินงาน 69". */
export function fiscalYearOfTab(name: string): number | null {
  const folded = foldThai(name)
  const full = /(?<!\d)(25[4-9]\d)(?!\d|[-–]\d)/.exec(folded)?.[1]
  const short = /(?:ปี|แผน|ดำเนินงาน|พศ\.?)(?:งบประมาณ)?(\d{2})(?!\d)/.exec(folded)?.[1]
  return buddhistYear(full ?? short)
}

function officeIn(line: string, agency: string | null): string | null {
  if (/คณะกรรมการ|ประกาศ ณ/.test(line)) return null
  for (const match of line.matchAll(new RegExp(OFFICE, 'g'))) {
    const name = match[0].replace(/\s+/g, '').replace(/(?:ที่|ประจำปี|อำเภอ|จังหวัด|แผน).*$/, '')
    if (agency === null || !foldThai(agency).startsWith(foldThai(name))) return name
  }
  return null
}

/** An outside agency that a title names as the sender of the list; the owner's own title lines name none. */
function agencyIn(line: string): string | null {
  const folded = foldThai(line)
  const isAgencyTitle =
    /โครงการ(\S{0,30})?(ของ|จาก)|(ดำเนินการ|รับผิดชอบ|แจ้ง|เสนอ)โดย|^(ชื่อ)?(หน่วยงาน|ส่วนราชการ)|แบบแจ้ง|บัญชีโครงการ/.test(
      folded,
    )
  const match = AGENCY.exec(line)
  if (!match || /ยุทธศาสตร์|แผนงาน(?!\s*(?:[/,]|และ)?\s*โครงการ)\S/.test(line)) return null
  const isWholeLine = match.index === 0
  if (!isAgencyTitle && !isWholeLine) return null
  const name = match[0]
    .replace(AFTER_AGENCY, '')
    .replace(/[\s,.:;–-]+$/, '')
    .trim()
  return name.length <= 90 && unitKind(name) === 'outside' ? name : null
}
