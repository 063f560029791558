import { matchProgramme } from '#src/domain/programmes.ts'
import { unitKind } from '#src/domain/departments.ts'
import { foldThai, normaliseThai, toArabicDigits } from '#src/domain/thai-text.ts'
import type { RecognisedWarning } from '../recognised.ts'
import { oneLine } from './sheet-view.ts'

/** What a heading between or above the rows sets for the rows below it. */
export type Heading =
  | { kind: 'strategy'; no: number | null; text: string | null }
  | { kind: 'tactic'; text: string }
  | { kind: 'programme'; raw: string; programme: string | null; isExact: boolean }
  | { kind: 'department'; name: string }
  | { kind: 'agency'; name: string }
  | { kind: 'equipment-type'; text: string }
  /** "ไม่ระบุแผนงาน": the rows below belong to none, whatever was named above. */
  | { kind: 'none-named'; level: 'strategy' | 'programme' }
  /** The headings of another level of government's plan, which say nothing about the rows. */
  | { kind: 'aside' }

const NUMBERING = String.raw`(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s*|[ก-ฮ][.)]\s*|[-•*]\s*)?`
const STRATEGY = new RegExp(
  `^${NUMBERING}(?:ยุทธศาสตร์(?:การพัฒนา)?|ประเด็นการพัฒนา|ประเด็นยุทธศาสตร์(?:การพัฒนา)?)(?:\\s*(?:ของ)?\\s*(?:อบต\\.?|อบจ\\.?|อปท\\.?|เทศบาล)\\S{0,30}(?=\\s*ที่\\s*\\d))?\\s*(ที่)?\\s*[:\\-–]?\\s*(\\d{1,2})?\\s*(?:[:.)\\-–]+\\s*)?(.*)$`,
  's',
)
const LEADING_NO = /^\(?(\d{1,2})(?:\.\d{1,2})*[.)]?\s*/
const ASIDE =
  /^(?:[ก-ฮ][.)]\s*)?ยุทธศาสตร์(?:การพัฒนา)?\s*(?:จังหวัด|ชาติ|กลุ่มจังหวัด|(?:ของ)?\s*(?:อปท\.?|องค์กรปกครองส่วนท้องถิ่น)\s*ในเขต|ของ\s*คสช)/
const TACTIC = new RegExp(`^${NUMBERING}(?:กลยุทธ์|แนวทางการพัฒนา|แนวทาง)\\s*(?:ที่)?\\s*[\\d.]*\\s*[:.\\-–]?\\s*(.*)$`, 's')
const PROGRAMME = new RegExp(`^${NUMBERING}(?:ด้าน[^\\s]*\\s+)?(?:แผนงาน(?!\\s*(?:[/,]|และ)?\\s*โครงการ)|ผง\\.)`)
const EQUIPMENT_TYPE = new RegExp(
  `^${NUMBERING}(?:ประเภท|หมวด)\\s*(?:ครุภัณฑ์|รายการ|ที่ดิน|ค่าครุภัณฑ์)|^${NUMBERING}(?:ค่า)?ครุภัณฑ์\\S{3,40}$`,
)
const DEPARTMENT_LABEL =
  /^(?:หน่วยงาน(?:ที่)?(?:รับผิดชอบ|ดำเนินการ|เจ้าของโครงการ)?(?:หลัก)?|ส่วนราชการ|ชื่อหน่วยงาน|ผู้รับผิดชอบ|สังกัด)\s*[:：-]\s*(.+)$/s
const NONE_NAMED = /^ไม่ระบุ(ยุทธศาสตร์|ประเด็นการพัฒนา|แผนงาน)$/
const CONTINUED = /\s*\((?:ต่อ|cont\.?|continued)\)\s*$/i

/** Longest heading that is met; the text of a strategy can be long. */
const MAX_HEADING = 400

/** The headings that a text holds, in order; none when it is no heading. A cell may hold a strategy and, on its next line, a programme. */
export function readHeadings(text: string): Heading[] {
  const plain = normaliseThai(text)
  if (plain === '' || plain.length > MAX_HEADING) return []
  return splitLabels(plain).flatMap((part) => {
    const heading = readHeading(part)
    return heading ? [heading] : []
  })
}

/** Cuts before every label that begins a line or follows a gap: "ยุทธศาสตร์ที่ 2 ด้าน… แผนงานการศึกษา". */
function splitLabels(text: string): string[] {
  const cuts = [0]
  for (const match of text.matchAll(/\n\s*(?=\S)|\s+(?=\(?(?:แผนงาน|กลยุทธ์ที่|หน่วยงาน\s*:))/g)) {
    const from = match.index + match[0].length
    const rest = text.slice(from)
    const isLine = match[0].includes('\n')
    if (isLine ? readHeading(oneLine(rest)) !== null : isLabelled(rest)) cuts.push(from)
  }
  return cuts.map((from, index) => oneLine(text.slice(from, cuts[index + 1]))).filter((part) => part !== '')
}

const isLabelled = (rest: string): boolean =>
  /^กลยุทธ์ที่|^หน่วยงาน/.test(rest) || matchProgramme(rest) !== null || /^แผนงาน\s*:/.test(rest)

function readHeading(text: string): Heading | null {
  const plain = text.replace(CONTINUED, '').trim()
  const arabic = toArabicDigits(plain)
  if (ASIDE.test(arabic)) return { kind: 'aside' }
  const none = NONE_NAMED.exec(plain)
  if (none) return { kind: 'none-named', level: none[1] === 'แผนงาน' ? 'programme' : 'strategy' }
  const strategy = readStrategy(plain, arabic)
  if (strategy) return strategy
  const tactic = TACTIC.exec(arabic)
  if (tactic) return { kind: 'tactic', text: keepDigits(plain, tactic[1] ?? '') || plain }
  if (PROGRAMME.test(arabic)) return readProgramme(plain)
  if (EQUIPMENT_TYPE.test(arabic)) return { kind: 'equipment-type', text: plain }
  return readUnit(plain)
}

/** "ยุทธศาสตร์ที่ ๒ : ด้าน…", "1. ยุทธศาสตร์ด้าน…", "ประเด็นการพัฒนาที่ 3 …". */
function readStrategy(plain: string, arabic: string): Heading | null {
  const match = STRATEGY.exec(arabic)
  if (!match) return null
  const rest = keepDigits(plain, match[3] ?? '')
  const leading = LEADING_NO.exec(arabic)?.[1]
  const no = match[2] ?? leading
  if (rest === '' && no === undefined) return null
  return { kind: 'strategy', no: no === undefined ? null : Number(no), text: rest === '' ? null : rest }
}

/** The tail of the text as typed: digits were only replaced one for one, so lengths agree. */
const keepDigits = (plain: string, tail: string): string =>
  (tail === '' ? '' : plain.slice(plain.length - tail.length)).trim()

/** The programme that a heading or cell names. Never null: unknown words are kept as they are. */
export function readProgramme(text: string): Extract<Heading, { kind: 'programme' }> {
  const raw = oneLine(text).replace(CONTINUED, '').trim()
  const match = matchProgramme(raw)
  return { kind: 'programme', raw, programme: match?.programme ?? null, isExact: match?.exact ?? false }
}

/** A strategy as a column gives it: "3. ด้านสวัสดิการสังคม", "ยุทธศาสตร์ที่ 1 …", or its text alone. */
export function readStrategyCell(text: string): { no: number | null; text: string | null } {
  const plain = oneLine(normaliseThai(text))
  const heading = readStrategy(plain, toArabicDigits(plain))
  if (heading?.kind === 'strategy') return { no: heading.no, text: heading.text }
  const leading = LEADING_NO.exec(toArabicDigits(plain))
  if (!leading || leading[0].length === plain.length) {
    return leading ? { no: Number(leading[1]), text: null } : { no: null, text: plain === '' ? null : plain }
  }
  return { no: Number(leading[1]), text: plain.slice(leading[0].length).trim() }
}

/** "หน่วยงาน : แขวงทางหลวง…", or the bare name of a unit as a heading of its own. */
function readUnit(plain: string): Heading | null {
  const labelled = DEPARTMENT_LABEL.exec(plain)?.[1]?.trim()
  const name = labelled ?? bareUnit(plain)
  if (name === null || name === undefined) return null
  if (unitKind(name) === 'outside') return { kind: 'agency', name }
  return unitKind(name) === 'own' || labelled !== undefined ? { kind: 'department', name } : null
}

/** A heading row that is nothing but a unit's name: "1. กองช่าง", "สำนักปลัดเทศบาล". */
function bareUnit(plain: string): string | null {
  const name = plain.replace(/^\(?[\d๐-๙]{1,2}[.)]?\s*/, '')
  if (foldThai(name).length > 60 || !/^(?:กอง(?!ทุน)|สำนัก(?!งานเขต)|หน่วยตรวจสอบ)/.test(name)) return null
  return unitKind(name) === 'own' ? name : null
}

/** What to point out about a programme's heading: words that are none of the twelve, or another spelling of one. */
export function programmeWarnings(
  heading: Extract<Heading, { kind: 'programme' }>,
  where: RecognisedWarning['where'],
): RecognisedWarning[] {
  if (heading.programme === null) return [{ code: 'programme-unknown', where, found: heading.raw }]
  if (heading.isExact) return []
  return [{ code: 'programme-spelling', where, found: heading.raw, taken: heading.programme }]
}
