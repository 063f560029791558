import { foldThai } from './thai-text.ts'

/** แหล่งงบประมาณ: where the money of a project comes from. `spellings` are other words for the same source. */
export type FundSource = { id: FundSourceId; name: string; spellings: readonly string[] }

/** The sources by the names that the program gives them. */
export type FundSourceId =
  | 'municipal-ordinance'
  | 'local-ordinance'
  | 'supplementary-budget'
  | 'accumulated-fund'
  | 'specific-grant'
  | 'general-grant'
  | 'central-fund'
  | 'transfer'
  | 'carry-over'
  | 'loan'
  | 'pao-grant'
  | 'other-agency'
  | 'community-contribution'
  | 'donation'
  | 'other'

/** The sources in use, in the order in which a list offers them, with other spellings of each (spaces and dots do not matter). */
export const FUND_SOURCES: readonly FundSource[] = [
  {
    id: 'municipal-ordinance',
    name: 'เทศบัญญัติ',
    spellings: ['งบเทศบัญญัติ', 'เทศบัญญัติงบประมาณ', 'งบประมาณตามเทศบัญญัติ', 'งบตามเทศบัญญัติ', 'เทศบัญญัติงบประมาณรายจ่าย'],
  },
  {
    id: 'local-ordinance',
    name: 'ข้อบัญญัติ',
    spellings: ['งบข้อบัญญัติ', 'ข้อบัญญัติงบประมาณ', 'งบประมาณตามข้อบัญญัติ', 'งบตามข้อบัญญัติ', 'ข้อบัญญัติงบประมาณรายจ่าย'],
  },
  {
    id: 'supplementary-budget',
    name: 'งบประมาณรายจ่ายเพิ่มเติม',
    spellings: ['งบเพิ่มเติม', 'เทศบัญญัติเพิ่มเติม', 'ข้อบัญญัติเพิ่มเติม'],
  },
  {
    id: 'accumulated-fund',
    name: 'เงินสะสม',
    spellings: ['จ่ายขาดเงินสะสม', 'เงินสะสม (จ่ายขาด)', 'เงินสะสมจ่ายขาด', 'สะสม', 'ทุนสำรองเงินสะสม'],
  },
  {
    id: 'specific-grant',
    name: 'เงินอุดหนุนเฉพาะกิจ',
    spellings: ['อุดหนุนเฉพาะกิจ', 'งบอุดหนุนเฉพาะกิจ', 'เฉพาะกิจ', 'งบเฉพาะกิจ', 'เงินอุดหนุนระบุวัตถุประสงค์'],
  },
  { id: 'general-grant', name: 'เงินอุดหนุนทั่วไป', spellings: ['อุดหนุนทั่วไป', 'เงินอุดหนุน', 'งบอุดหนุน'] },
  { id: 'central-fund', name: 'งบกลาง', spellings: [] },
  {
    id: 'transfer',
    name: 'โอนงบประมาณ',
    spellings: ['เงินโอน', 'โอนเพิ่ม', 'โอนตั้งจ่ายรายการใหม่', 'โอนงบประมาณรายจ่าย', 'โอนงบประมาณตั้งจ่ายรายการใหม่'],
  },
  { id: 'carry-over', name: 'เงินกันไว้เบิกเหลื่อมปี', spellings: ['เงินกันค้างจ่าย', 'เงินกัน', 'กันเงิน', 'เงินกันเหลื่อมปี'] },
  { id: 'loan', name: 'เงินกู้', spellings: ['เงินกู้ ก.ส.ท.', 'เงินกู้ กสท.'] },
  { id: 'pao-grant', name: 'เงินอุดหนุนจาก อบจ.', spellings: ['อบจ.', 'อุดหนุนจาก อบจ.', 'งบ อบจ.'] },
  { id: 'other-agency', name: 'หน่วยงานอื่น', spellings: ['งบหน่วยงานอื่น', 'งบประมาณหน่วยงานอื่น', 'ส่วนราชการอื่น'] },
  { id: 'community-contribution', name: 'ประชาชนสมทบ', spellings: ['เงินสมทบ', 'ชุมชนสมทบ', 'สมทบ'] },
  { id: 'donation', name: 'เงินบริจาค', spellings: ['บริจาค'] },
  { id: 'other', name: 'อื่นๆ', spellings: ['อื่น'] },
]

const key = (text: string): string => foldThai(text).replace(/[.():ฯ]/g, '')
const KNOWN = new Map(
  FUND_SOURCES.flatMap((source) => [source.name, ...source.spellings].map((name) => [key(name), source] as const)),
)

const OTHER_AGENCY = key('หน่วยงานอื่น')

/**
 * The source that a text names, or null when it is none of the list; a year after it ("ข้อบัญญัติ 2568", "เทศบัญญัติ ปี พ.ศ. 2570") does
 * not count, nor which other agency it is ("หน่วยงานอื่น (แขวงทางหลวง)"). The words of a file are kept as they are: this is for grouping and
 * for offering a list.
 */
export function matchFundSource(text: string): FundSource | null {
  const words = key(text).replace(/(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พศ)?25\d\d$/, '')
  return KNOWN.get(words) ?? (words.startsWith(OTHER_AGENCY) ? (KNOWN.get(OTHER_AGENCY) ?? null) : null)
}
