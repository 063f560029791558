import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT, MONTHS_LONG } from '#src/domain/labels.ts'
import { FISCAL_MONTHS, type FiscalMonth } from '#src/domain/month-set.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { MAX_FUNDS } from '#src/features/plans/project-limits.ts'
import type { ProjectField } from '#src/features/projects/projects.ts'

/** Fields that have one cell of their own. */
export type CellField = Exclude<ProjectField, 'months' | 'funds'>
/** Columns of the table by what they hold; funds are numbered pairs of a source and an amount. */
export type ColumnKey = 'key' | CellField | `month${FiscalMonth}` | `source${number}` | `amount${number}`

/** Where columns of a table stand, from 0. */
export type Places = { [Key in ColumnKey]?: number }

/** The headings as they are written, in the words of officials. */
export const HEADINGS: Readonly<Record<'key' | CellField, string>> = {
  key: 'รหัสแถว (ห้ามแก้)',
  name: 'ชื่อโครงการ',
  kind: 'ประเภท',
  activity: 'รายละเอียดของกิจกรรม',
  target: 'เป้าหมาย',
  place: 'สถานที่ดำเนินการ',
  villages: 'หมู่ที่',
  departments: 'หน่วยงานรับผิดชอบ',
  noBudgetReason: 'เหตุที่ไม่มีวงเงิน',
  strategyNo: 'ลำดับยุทธศาสตร์',
  strategy: 'ยุทธศาสตร์',
  tactic: 'กลยุทธ์',
  programme: 'แผนงาน',
  note: 'หมายเหตุ',
  agencyLetter: 'หนังสือของหน่วยงาน',
}

/** Other headings that mean the same. */
const SYNONYMS: Readonly<Record<string, 'key' | CellField>> = {
  รหัสแถว: 'key',
  โครงการ: 'name',
  'โครงการ/กิจกรรม': 'name',
  ชื่อโครงการกิจกรรม: 'name',
  รายละเอียดกิจกรรม: 'activity',
  รายละเอียด: 'activity',
  สถานที่: 'place',
  หน่วยงาน: 'departments',
  หน่วยงานที่รับผิดชอบ: 'departments',
  ประเด็นการพัฒนา: 'strategy',
  ลำดับประเด็นการพัฒนา: 'strategyNo',
}

const sourceHeading = (number: number): string => `แหล่งงบประมาณ ${number}`
const amountHeading = (number: number): string => `จำนวนเงิน ${number} (บาท)`
const monthHeading = (month: FiscalMonth): string => FISCAL_MONTHS_SHORT[month - 1] ?? ''

/** Also without what stands in brackets, blanks and dots. */
const fold = (text: string): string => foldThai(text.replace(/\([^)]*\)?/g, '')).replace(/[.:*]/g, '')

const KNOWN = new Map<string, ColumnKey>([
  ...Object.entries(HEADINGS).map(([key, heading]): [string, ColumnKey] => [
    fold(heading),
    key as keyof typeof HEADINGS,
  ]),
  ...Object.entries(SYNONYMS).map(([heading, key]): [string, ColumnKey] => [fold(heading), key]),
  ...FISCAL_MONTHS.flatMap((month): [string, ColumnKey][] =>
    [monthHeading(month), MONTHS_LONG[(month + 8) % 12] ?? '', FISCAL_MONTHS_ENGLISH[month - 1] ?? ''].map((name) => [
      fold(name),
      `month${month}`,
    ]),
  ),
])
const FUND = /^(?:(แหล่งงบประมาณ|แหล่งเงิน)|จำนวนเงิน|งบประมาณ)(\d{1,2})?(?:บาท)?$/

/** The column that a heading names; null for one that is not ours. The first fund may stand without its number, a month with its year. */
export function columnOf(heading: string): ColumnKey | null {
  const folded = fold(heading)
  const known = KNOWN.get(folded) ?? KNOWN.get(folded.replace(/(?:25)?\d\d$/, ''))
  if (known !== undefined) return known
  const fund = FUND.exec(folded)
  if (!fund) return null
  const number = Number(fund[2] ?? 1)
  if (number < 1 || number > MAX_FUNDS) return null
  return fund[1] === undefined ? `amount${number}` : `source${number}`
}

/** What a column is called, also one that the file lacks. */
export function headingOf(key: ColumnKey): string {
  const [, kind, number] = /^(month|source|amount)(\d+)$/.exec(key) ?? []
  if (kind === 'month') return FISCAL_MONTHS_SHORT[Number(number) - 1] ?? ''
  if (kind === 'source') return sourceHeading(Number(number))
  if (kind === 'amount') return amountHeading(Number(number))
  return HEADINGS[key as keyof typeof HEADINGS]
}

/** The highest number of the funds that have a column. */
export const fundCount = (places: Places): number =>
  Math.max(0, ...Object.keys(places).map((key) => Number(/^(?:source|amount)(\d+)$/.exec(key)?.[1] ?? 0)))
