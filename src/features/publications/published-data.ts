import { BUDDHIST_ERA_OFFSET } from '#src/domain/fiscal-year.ts'
import { FISCAL_MONTHS_SHORT, KIND_LABELS } from '#src/domain/labels.ts'
import { FISCAL_MONTHS, hasMonth, monthsOf, type MonthSet } from '#src/domain/month-set.ts'
import type { Satang } from '#src/domain/money.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import type { Announcement } from './publications.ts'
import type { PublishedProject } from './published-projects.ts'

/** What the machine-readable files of one announced plan are written from. */
export type PublishedData = {
  office: Pick<Office, 'dlaCode' | 'name' | 'type' | 'amphoe' | 'province'>
  fiscalYear: number
  edition: number
  announcement: Announcement
  /** Of the document model of the book. */
  documentSha256: string
  publicAddress: string | null
  projects: readonly PublishedProject[]
}

/** Baht as a decimal number: never more than two places, exact for every amount that is taken. */
export const bahtOf = (satang: Satang | null): number | null => (satang === null ? null : satang / 100)

/** The months of a set as calendar months: "2026-10". October to December lie in the year before the fiscal one. */
export const calendarMonths = (months: MonthSet, fiscalYear: number): string[] =>
  monthsOf(months).map((month) => {
    const year = fiscalYear - BUDDHIST_ERA_OFFSET - (month <= 3 ? 1 : 0)
    return `${year}-${String(month <= 3 ? month + 9 : month - 3).padStart(2, '0')}`
  })

/** One project as JSON gives it, in the file and by the interface alike. */
export const projectJson = (
  project: PublishedProject,
  { fiscalYear, publicAddress }: Pick<PublishedData, 'fiscalYear' | 'publicAddress'>,
) => ({
  id: project.id,
  address: publicAddress === null ? null : `${publicAddress}/projects/${project.id}`,
  position: project.position,
  form: project.form,
  number: project.number,
  strategy: project.strategy,
  programme: project.programme,
  kind: project.kind,
  name: project.name,
  activity: project.activity,
  target: project.target,
  budgetBaht: bahtOf(project.budgetSatang),
  funds: project.funds.map(({ source, amountSatang }) => ({ source, amountBaht: bahtOf(amountSatang) })),
  place: project.place,
  villages: project.villages,
  departments: project.departments,
  months: calendarMonths(project.months, fiscalYear),
  note: project.note,
})

/** The plan as a JSON file of two blanks' indent. */
export function publishedJson(data: PublishedData): string {
  const { office, fiscalYear, edition, announcement, documentSha256, publicAddress, projects } = data
  const { dlaCode, name, type, amphoe, province } = office
  const content = {
    office: { code: dlaCode, name, type, amphoe, province },
    fiscalYear,
    edition,
    announcement,
    documentSha256,
    address: publicAddress,
    projectCount: projects.length,
    budgetBaht: bahtOf(projects.reduce((sum, { budgetSatang }) => sum + (budgetSatang ?? 0), 0)),
    projects: projects.map((project) => projectJson(project, data)),
  }
  return `${JSON.stringify(content, null, 2)}\n`
}

/** By this mark spreadsheet programs know that the letters are Thai in UTF-8. */
const BYTE_ORDER_MARK = '\ufeff'
/** What spreadsheet programs would take for a formula. */
const FORMULA_START = /^[=+\-@\t\r\n]/

/** A cell of a CSV file: quoted where needed, and with an apostrophe before what would be computed. */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const harmless = FORMULA_START.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

const CSV_HEADER = [
  'ลำดับ',
  'แบบ',
  'ยุทธศาสตร์',
  'แผนงาน',
  'ประเภท',
  'โครงการ/กิจกรรม',
  'รายละเอียด',
  'เป้าหมาย',
  'งบประมาณ (บาท)',
  'แหล่งงบประมาณ',
  'สถานที่ดำเนินการ',
  'หมู่ที่',
  'หน่วยงานรับผิดชอบ',
  ...FISCAL_MONTHS_SHORT,
  'หมายเหตุ',
  'รหัสโครงการ',
]

const csvRow = (project: PublishedProject): (string | number | null)[] => [
  project.position,
  project.form,
  project.strategy,
  project.programme,
  KIND_LABELS[project.kind].th,
  project.name,
  project.activity,
  project.target,
  bahtOf(project.budgetSatang),
  project.funds.map(({ source }) => source ?? '').join('; '),
  project.place,
  project.villages.join(', '),
  project.departments.join('; '),
  ...FISCAL_MONTHS.map((month) => (hasMonth(project.months, month) ? 1 : null)),
  project.note,
  project.id,
]

/** The projects as a CSV file that spreadsheet programs open in Thai: UTF-8 with its mark, nothing in it computes. */
export const publishedCsv = (projects: readonly PublishedProject[]): string =>
  `${BYTE_ORDER_MARK}${[CSV_HEADER, ...projects.map(csvRow)].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
