import { expandOfficeName } from './office-types.ts'
import { foldThai, normaliseThai } from './thai-text.ts'

/** Words with which the name of a unit or agency of its own begins. */
const OWN_STARTS = [
  'กอง',
  'สำนัก',
  'หน่วย',
  'โรงเรียน',
  'สถานธนานุบาล',
  'ศูนย์พัฒนาเด็กเล็ก',
  'ส่วนโยธา',
  'ส่วนการคลัง',
  'ส่วนการศึกษา',
  'ส่วนสวัสดิการ',
  'ทุก',
]
const OUTSIDE_STARTS = [
  'อบจ',
  'อบต',
  'ทต.',
  'ทม.',
  'ทน.',
  'องค์การบริหารส่วน',
  'องค์การ',
  'เทศบาล',
  'เมืองพัทยา',
  'กฟภ',
  'กฟน',
  'กฟผ',
  'กปภ',
  'กปน',
  'การไฟฟ้า',
  'การประปา',
  'การเคหะแห่งชาติ',
  'การทางพิเศษ',
  'การรถไฟ',
  'การท่องเที่ยวแห่ง',
  'แขวง',
  'กรม',
  'กระทรวง',
  'จังหวัด',
  'อำเภอ',
  'ที่ว่าการ',
  'ที่ทำการ',
  'ชลประทาน',
  'โครงการชลประทาน',
  'โครงการส่งน้ำ',
  'รพ.',
  'รพสต',
  'โรงพยาบาล',
  'สถานี',
  'สถานพินิจ',
  'สภ.',
  'สสอ',
  'สสจ',
  'สพป',
  'สพม',
  'พอช',
  'พมจ',
  'พช.',
  'กศน',
  'สกร',
  'ธกส',
  'ธ.ก.ส',
  'สถาบัน',
  'มหาวิทยาลัย',
  'วิทยาลัย',
  'บริษัท',
  'ธนาคาร',
  'ตำรวจ',
  'ทหาร',
  'มณฑล',
  'วัด',
  'มัสยิด',
  'ชุมชน',
  'ประชาชน',
  'กลุ่มสตรี',
  'กลุ่มอาชีพ',
  'คณะกรรมการ',
  'มูลนิธิ',
  'สมาคม',
  'ศูนย์',
  'สภา',
  'เกษตรอำเภอ',
  'พัฒนาชุมชน',
  'ปศุสัตว์',
  'ประมง',
]
/** Names that begin like an own unit but are none: army, police, offices of the provincial administration. */
const OUTSIDE_LOOKALIKES =
  /^(?:กองทัพ|กองพัน|กองพล|กองร้อย|กองบิน|กองกำกับ|กองบังคับ|กองกำลัง|กองอำนวยการรักษาความมั่นคง|หน่วยทหาร|หน่วยบัญชาการ|หน่วยพัฒนาการเคลื่อนที่|หน่วยงาน(?:ราชการ|อื่น|ภายนอก)|สำนักงาน(?!เทศบาล|ปลัด|องค์การ|อบ)|สำนักชลประทาน|สำนักพระพุทธ|สำนักทางหลวง|สำนักงานเขต)/
const OWN_LOOKALIKES =
  /^(?:โรงเรียน.*(?:เทศบาล|อบต|อบจ|องค์การบริหารส่วน)|สำนักงาน(?:เทศบาล|ปลัด)|ศูนย์พัฒนาเด็กเล็ก|ศูนย์บริการสาธารณสุข|สถานธนานุบาล|สถานีขนส่ง)/
const SUB_UNIT = /^(?:กลุ่มงาน|งาน|ฝ่าย|ส่วน|ศูนย์บริการสาธารณสุข|กลุ่ม)/
const OWN = /^(?:กอง(?!ทุน)|สำนัก|หน่วยตรวจสอบ|หน่วย|ฝ่าย|งาน|กลุ่มงาน|ส่วน|ปลัด|ทุกกอง|ทุกสำนัก|ทุกส่วน|ทุกฝ่าย|ทุกหน่วย|คณะผู้บริหาร)/
/** The joint in "กองช่างและสำนักปลัด"; before any other word "และ" belongs to a name (กองยุทธศาสตร์และงบประมาณ). */
const JOINT = /\s*(?:และ|ร่วมกับ|กับ)\s*(?=กอง(?!ทุน)|สำนัก|หน่วยตรวจสอบ|อบจ|อบต|กฟภ|กปภ|การไฟฟ้า|แขวงทาง)/
const NUMBERING = /(?:^|\s+|(?<=[^\d๐-๙]))(?:\(?[\d๐-๙]{1,2}[).](?![\d๐-๙])|[-•●▪–])\s*(?=[ก-ฮเ-ไ])/g
const GENERIC = /^(?:ทุก)?(?:กอง|สำนัก|ฝ่าย|ส่วน|งาน|หน่วย|ส่วนราชการ|หน่วยงาน)$/

const startsWithAny = (text: string, starts: readonly string[]): boolean =>
  starts.some((start) => text.startsWith(start))
const beginsUnit = (text: string): boolean => startsWithAny(text, OWN_STARTS) || startsWithAny(text, OUTSIDE_STARTS)

/**
 * The units or agencies named in a cell "หน่วยงานรับผิดชอบ", each once, in the order of the cell and as written there. Split at line
 * breaks, "/", ",", numbering, "และ" before กอง/สำนัก, and a space before another กอง/สำนัก; never inside one name
 * ("กองยุทธศาสตร์และงบประมาณ") and never between a unit and its section ("สำนักปลัดเทศบาล งานป้องกันฯ").
 */
export function splitDepartments(text: string): string[] {
  const parts = joinWrapped(normaliseThai(text).split('\n').flatMap(splitNumbered))
    .flatMap(splitAtMarks)
    .flatMap((part) => part.split(JOINT))
    .flatMap(splitAtSpaces)
    .map((part) => part.trim().replace(/^[-•:]+\s*/, ''))
    .filter((part) => part !== '' && !/^[-–—.]+$/.test(part))
  const seen = new Set<string>()
  return parts.filter((part) => !seen.has(foldThai(part)) && seen.add(foldThai(part)))
}

/** Lines that go on with the name before them ("กองยุทธศาสตร์ / และงบประมาณ", "สำนักปลัด / งานธุรการ") are one name. */
function joinWrapped(lines: string[]): string[] {
  const joined: string[] = []
  for (const raw of lines) {
    const line = raw.trim()
    const before = joined.at(-1)
    if (line === '') continue
    if (before === undefined || /[,/]$/.test(before) || /^[,/]/.test(line)) joined.push(line)
    else if (before.endsWith('และ') && !beginsUnit(line)) joined[joined.length - 1] = before + line
    else if (SUB_UNIT.test(line) && !startsWithAny(line, OWN_STARTS) && /^(?:กอง|สำนัก)/.test(before))
      joined[joined.length - 1] = `${before} ${line}`
    else if (!beginsUnit(line) && !SUB_UNIT.test(line) && !JOINT.test(line) && beginsUnit(before))
      joined[joined.length - 1] = before + (/^(?:และ|[ฯ)])/.test(line) ? '' : ' ') + line
    else joined.push(line)
  }
  return joined
}

function splitNumbered(line: string): string[] {
  const parts = line.split(NUMBERING)
  return parts.length > 1 ? ['', ...parts] : parts
}

/** At "/" and ",", but neither in brackets nor in "ทุกสำนัก/กอง", which is one phrase. */
function splitAtMarks(line: string): string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const letter of line) {
    if (letter === '(') depth++
    if (letter === ')') depth = Math.max(0, depth - 1)
    if (depth === 0 && /[/,;]/.test(letter)) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts.length > 1 && parts.some((part) => GENERIC.test(part.trim())) ? [line] : parts
}

function splitAtSpaces(part: string): string[] {
  return /^(?:กอง|สำนัก)/.test(part.trim()) ? part.split(/\s+(?=(?:กอง(?!ทุน)|สำนัก))/) : [part]
}

/** The unit to which a section belongs: "สำนักปลัดเทศบาล งานป้องกันฯ" → "สำนักปลัดเทศบาล"; other names as they are. */
export const headUnit = (name: string): string =>
  /^(?:กอง|สำนัก)/.test(name) ? name.replace(/\s+(?:กลุ่มงาน|งาน|ฝ่าย|ส่วน|ศูนย์บริการสาธารณสุข|กลุ่ม).*$/s, '') : name

/** Whose unit a name is: of the office that makes the plan, of another body, or not to be told by its name. */
export type UnitKind = 'own' | 'outside' | 'unknown'

/**
 * Tells by its name whether a unit belongs to a local government (กอง…, สำนัก…, ฝ่าย…) or is an agency outside it (แขวงทางหลวง, กปภ.,
 * กรม…, สำนักงาน…จังหวัด). `officeName` is the plan's owner in full: its own name is "own", and so is อบจ. in a plan of that อบจ.
 */
export function unitKind(name: string, officeName: string | null = null): UnitKind {
  const key = `${officeName ?? ''}\n${name}`
  const known = knownKinds.get(key) ?? tellKind(name, officeName)
  // A plan names a dozen units, thousands of times.
  if (knownKinds.size > 2_000) knownKinds.clear()
  knownKinds.set(key, known)
  return known
}

const knownKinds = new Map<string, UnitKind>()

function tellKind(name: string, officeName: string | null): UnitKind {
  const unit = normaliseThai(name)
  if (officeName !== null && isOffice(unit, normaliseThai(officeName))) return 'own'
  if (OWN_LOOKALIKES.test(unit)) return 'own'
  if (OUTSIDE_LOOKALIKES.test(unit)) return 'outside'
  if (OWN.test(unit)) return 'own'
  if (unit.startsWith('โรงเรียน') || startsWithAny(unit, OUTSIDE_STARTS)) return 'outside'
  return 'unknown'
}

/** Whether a project belongs to other bodies: every department it names is an agency outside the office, and it names one. */
export const isOutsideAgencyProject = (departments: readonly string[], officeName: string | null = null): boolean =>
  departments.length > 0 && departments.every((name) => unitKind(name, officeName) === 'outside')

function isOffice(unit: string, office: string): boolean {
  if (unit.startsWith(office)) return true
  if (/^เทศบาล(?:นคร|เมือง|ตำบล)?$/.test(unit)) return office.startsWith('เทศบาล')
  if (/^(?:อบต\.?|องค์การบริหารส่วนตำบล)$/.test(unit)) return office.startsWith('องค์การบริหารส่วนตำบล')
  if (/^(?:อบจ\.?|องค์การบริหารส่วนจังหวัด)$/.test(unit)) return office.startsWith('องค์การบริหารส่วนจังหวัด')
  return expandOfficeName(unit) === expandOfficeName(office)
}
