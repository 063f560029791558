import { editDistance } from './edit-distance.ts'
import { SHEET_NAMES, SPELLINGS, SPELLINGS_WITH_WORD } from './programme-spellings.ts'
import { foldThai, normaliseThai } from './thai-text.ts'

/** ด้าน: one of the four areas of a local government's budget. */
export type ProgrammeArea = 'general-administration' | 'community-and-social' | 'economy' | 'other-operations'

/** Official names of the areas. */
export const PROGRAMME_AREAS: Readonly<Record<ProgrammeArea, string>> = {
  'general-administration': 'ด้านบริหารทั่วไป',
  'community-and-social': 'ด้านบริการชุมชนและสังคม',
  economy: 'ด้านการเศรษฐกิจ',
  'other-operations': 'ด้านการดำเนินงานอื่น',
}

/** แผนงาน. `code` is the budget code (from memory, shown to nobody yet); `name` the official spelling with the word แผนงาน. */
export type Programme = { code: string; area: ProgrammeArea; name: string }

/**
 * The twelve แผนงาน in the order of the budget, which is also the order of the plan book.
 * @law ระเบียบกระทรวงมหาดไทยว่าด้วยวิธีการงบประมาณของ อปท. (การจำแนกแผนงาน)
 */
export const PROGRAMMES: readonly Programme[] = [
  { code: '00110', area: 'general-administration', name: 'แผนงานบริหารงานทั่วไป' },
  { code: '00120', area: 'general-administration', name: 'แผนงานการรักษาความสงบภายใน' },
  { code: '00210', area: 'community-and-social', name: 'แผนงานการศึกษา' },
  { code: '00220', area: 'community-and-social', name: 'แผนงานสาธารณสุข' },
  { code: '00230', area: 'community-and-social', name: 'แผนงานสังคมสงเคราะห์' },
  { code: '00240', area: 'community-and-social', name: 'แผนงานเคหะและชุมชน' },
  { code: '00250', area: 'community-and-social', name: 'แผนงานสร้างความเข้มแข็งของชุมชน' },
  { code: '00260', area: 'community-and-social', name: 'แผนงานการศาสนา วัฒนธรรม และนันทนาการ' },
  { code: '00310', area: 'economy', name: 'แผนงานอุตสาหกรรมและการโยธา' },
  { code: '00320', area: 'economy', name: 'แผนงานการเกษตร' },
  { code: '00330', area: 'economy', name: 'แผนงานการพาณิชย์' },
  { code: '00410', area: 'other-operations', name: 'แผนงานงบกลาง' },
]

const WORD = 'แผนงาน'
const LEADING_NUMBER = /^(?:[\d.()[\]:*•●▪–—-]+|[ก-ฮ][.)](?=แผนงาน))/
const LEADING_WORD = /^แผนงาน(?:\/งาน)?(?:ที่\d+)?[\d.():–—-]*/
const TRAILING = /(?:\((?:ต่อ|cont\.?)\)|\(\d*\)|[:.\-–—]+|รหัส\d+|\b00\d{3})+$/
const LEADING_AREA = new RegExp(
  `^(?:${Object.values(PROGRAMME_AREAS).join('|').replaceAll(' ', '')})[\\d.():/>–—-]*(?=${WORD})`,
)

/** "ยุทธ1 แผนงานการศึกษา", "ย.2-การศึกษา": the strategy before the programme. */
const STRATEGY_OF_TAB = /^(?:ยุทธศาสตร์|ยุทธฯ?|ย|ประเด็น(?:การพัฒนา)?)\.?(?:ที่)?\d[\d.]*[-–_:,. ]*(?=[ก-ฮเ-ไ])/

/** No heading is longer; of a page of text the looks for a name in it would take seconds. */
const MAX_LENGTH = 1_000

/** Letters only: what two spellings of one name still share when spaces and punctuation differ. */
const letters = (text: string): string => foldThai(text).replace(/[.,()[\]ฯ"'“”:;/–—-]/g, '')

const KEYS = new Map(PROGRAMMES.map(({ name }) => [letters(name.slice(WORD.length)), name]))
const keyed = (table: Readonly<Record<string, string>>): Map<string, string> =>
  new Map(Object.entries(table).map(([spelling, name]) => [letters(spelling), WORD + name]))
const KNOWN = new Map([...KEYS, ...keyed(SPELLINGS)])
const KNOWN_WITH_WORD = new Map([...KNOWN, ...keyed(SPELLINGS_WITH_WORD)])
const KNOWN_AS_SHEET = new Map([...KNOWN_WITH_WORD, ...keyed(SHEET_NAMES)])

/** A text that names an official programme. */
export type ProgrammeMatch = {
  /** Official spelling with the word แผนงาน. */
  programme: string
  /** Whether the text spells it officially; the word แผนงาน, a number before it and "(ต่อ)" after it do not count. */
  exact: boolean
}

/**
 * The แผนงาน that a heading or cell means, or null when it is none of the twelve or could be two of them.
 * Text that bears the word แผนงาน may be misspelled or cut short; text without it must be (nearly) the name itself, so that
 * names of projects and departments are never taken for a programme.
 */
export function matchProgramme(text: string): ProgrammeMatch | null {
  if (text.length > MAX_LENGTH) return null
  const { rest, worded } = withoutWord(text)
  if (rest === '') return null
  const key = letters(rest)
  const programme =
    (worded ? KNOWN_WITH_WORD : KNOWN).get(key) ?? nearest(key, worded) ?? (worded ? beforeSubWork(text) : null)
  return programme === null ? null : { programme, exact: isOfficial(text, programme) }
}

/**
 * The แผนงาน that the name of a sheet stands for, in the short forms officials use there ("โยธา", "4.ศาสนา", "เคหะ (2)", also cut off
 * at 31 characters), or null. Only for sheet names: as a cell's text these words mean other things.
 */
export function programmeOfSheetName(name: string): string | null {
  const bare = foldThai(name)
    .replace(/ผด\.?0?2(?:\/1)?/g, '')
    .replace(STRATEGY_OF_TAB, '')
  const { rest } = withoutWord(bare)
  const key = letters(rest).replace(/\d+$/, '')
  return KNOWN_AS_SHEET.get(key) ?? nearest(key, true)
}

/** Position in the official order, from 0; 12 for a programme that is not one of the twelve. */
export function programmeOrder(programme: string): number {
  const index = PROGRAMMES.findIndex(({ name }) => name === programme)
  return index === -1 ? PROGRAMMES.length : index
}

function withoutWord(text: string): { rest: string; worded: boolean } {
  const folded = foldThai(text).replace(LEADING_NUMBER, '').replace(LEADING_AREA, '').replace(LEADING_NUMBER, '')
  const rest = folded.replace(LEADING_WORD, '')
  return { rest: rest.replace(TRAILING, ''), worded: folded.startsWith(WORD) }
}

/** Official spelling of the one programme within reach of a slip of the hand, or of which the text is a clear beginning. */
function nearest(key: string, worded: boolean): string | null {
  if (worded) {
    const begun = [...KEYS].filter(([name]) => key.length >= 6 && name.startsWith(key))
    if (begun.length === 1) return begun[0]?.[1] ?? null
  }
  const limit = worded ? Math.min(3, Math.floor(key.length / 4)) : key.length >= 8 ? 1 : 0
  if (limit === 0) return null
  const near = [...KNOWN]
    .map(([name, programme]) => ({ programme, distance: editDistance(key, name, limit) }))
    .filter(({ distance }) => distance <= limit)
    .toSorted((a, b) => a.distance - b.distance)
  const best = near[0]
  const rival = near.find(({ programme }) => programme !== best?.programme)
  return best && (!rival || rival.distance > best.distance + 1) ? best.programme : null
}

/** "แผนงานเคหะและชุมชน งานไฟฟ้าและถนน": the work (งาน) under the programme is left away. */
function beforeSubWork(text: string): string | null {
  const head = /^(.*?แผนงาน.*?)(?:\s+|\s*[/(:]\s*)งาน/s.exec(normaliseThai(text))?.[1]
  return head === undefined || head === text ? null : (matchProgramme(head)?.programme ?? null)
}

function isOfficial(text: string, programme: string): boolean {
  const written = normaliseThai(text).replace(/\s+/g, ' ')
  const name = programme.slice(WORD.length)
  if (!written.includes(name)) return false
  return withoutWord(written).rest === foldThai(name)
}
