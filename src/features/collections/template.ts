import type { Problem } from '#src/domain/errors.ts'
import { FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import { hasMonth, monthSet } from '#src/domain/month-set.ts'
import { FUND_SOURCES } from '#src/domain/fund-sources.ts'
import type { TableBook, TableColumn } from '#src/render/xlsx/table-book.ts'
import type { ItemContent } from '#src/features/items/items.ts'

/**
 * A row of a template as it was read. `row`: its number in the sheet, as Excel shows it; `notices`: what its sender should look at;
 * `state`, `version`: what it does to the item that was sent before (0: none).
 */
export type ReadRow = {
  id: string
  row: number
  content: ItemContent
  notices: string[]
  state: 'new' | 'changed' | 'same'
  version: number
}

/** Something in a file that keeps a row, or the file, from being taken. */
export type FileProblem = Problem & { row: number | null }

/** The columns of a template besides the months, by what they hold. */
export const TEMPLATE_FIELDS = ['id', 'name', 'activity', 'place', 'villages', 'amount', 'source', 'note'] as const
export type TemplateField = (typeof TEMPLATE_FIELDS)[number]

/** Headings of the columns; a file that comes back is read by them. */
export const HEADINGS: Readonly<Record<TemplateField, string>> = {
  id: 'รหัสแถว (ห้ามแก้ไข)',
  name: 'ชื่อโครงการ/งาน',
  activity: 'รายละเอียดของงานที่จะทำ',
  place: 'สถานที่',
  villages: 'หมู่ที่',
  amount: 'งบประมาณ (บาท)',
  source: 'แหล่งงบประมาณ',
  note: 'หมายเหตุ',
}

/** Stands in the cell of a month in which work is done; any other mark does as well. */
const MONTH_MARK = '/'
/** Id of the row that shows how to fill in. */
export const EXAMPLE_ID = 'ตัวอย่าง'
/** Name in that row; whoever types over it means a project. */
export const EXAMPLE_NAME = 'ตัวอย่าง: ซ่อมผิวทางสายบ้านตัวอย่าง – บ้านสมมติ (ระบบไม่นับแถวนี้)'
/** What this kind of file is called in its hidden sheet. */
export const TEMPLATE_MARK = 'damnoen-agency-template-1'
/** Empty rows of a template. */
export const SPARE_ROWS = 60
/** A file of more filled rows is refused. */
export const MAX_TEMPLATE_ROWS = 300

/** For whom a template is made. */
export type TemplateFor = {
  requestId: string
  fiscalYear: number
  agencyName: string
  officeName: string
  dueOnText: string
}

/** What the hidden sheet of a file says. */
export type TemplateMark = { requestId: string; fiscalYear: number; agencyName: string; officeName: string }

const WIDTHS: Readonly<Record<TemplateField, number>> = {
  id: 38,
  name: 42,
  activity: 42,
  place: 30,
  villages: 10,
  amount: 16,
  source: 22,
  note: 24,
}

function columnOf(field: TemplateField): TableColumn {
  const base = { heading: HEADINGS[field], width: WIDTHS[field] }
  if (field === 'id') return { ...base, kind: 'plain', isHidden: true }
  if (field === 'amount') return { ...base, kind: 'number' }
  // As text: "1-5" would become a date.
  if (field === 'villages') return { ...base, kind: 'plain' }
  if (field === 'source') return { ...base, kind: 'text', choices: FUND_SOURCES.map(({ name }) => name) }
  return { ...base, kind: 'text' }
}

const BEFORE_MONTHS = ['id', 'name', 'activity', 'place', 'villages', 'amount', 'source'] as const

const monthColumns = FISCAL_MONTHS_SHORT.map((heading): TableColumn => ({
  heading,
  width: 6,
  kind: 'mark',
  choices: [MONTH_MARK],
}))

type Cells = (string | number | null)[]

const rowOf = (id: string, content: ItemContent | null): Cells => {
  const [fund] = content?.funds ?? []
  const amount = fund?.amountSatang ?? null
  return [
    id,
    content?.name ?? null,
    content?.activity ?? null,
    content?.place ?? null,
    content && content.villages.length > 0 ? content.villages.join(', ') : null,
    amount === null ? null : amount / 100,
    fund?.source ?? null,
    ...FISCAL_MONTHS_SHORT.map((_, at) => (content && hasMonth(content.months, at + 1) ? MONTH_MARK : null)),
    content?.note ?? null,
  ]
}

/** What stands in the hidden column of an item that was sent before: also the version that the file shows of it. */
const rowIdOf = ({ id, version }: { id: string; version: number }): string => `${id}/${version}`

/** The id that a row of a file bears, and the version of the item that it showed; null for an empty row. */
export function readRowId(text: string): { id: string; version: number | null } {
  const [id = '', version] = text.split('/')
  return { id: id.toLowerCase(), version: version === undefined || !/^\d{1,9}$/.test(version) ? null : Number(version) }
}

const EXAMPLE: ItemContent = {
  kind: 'outside-agency',
  name: EXAMPLE_NAME,
  activity: 'ซ่อมผิวทางแอสฟัลต์ กว้าง 6 เมตร ยาว 1,200 เมตร',
  target: null,
  funds: [{ source: 'งบประมาณของหน่วยงาน', amountSatang: 250_000_000 }],
  place: 'หมู่ที่ 3 บ้านตัวอย่าง',
  villages: [3],
  departments: [],
  months: monthSet([4, 5, 6]),
  strategyNo: null,
  strategy: null,
  tactic: null,
  programme: null,
  note: null,
}

const helpLines = ({ agencyName, officeName, fiscalYear, dueOnText }: TemplateFor): string[] => [
  `แบบแจ้งแผนงาน/โครงการ ปีงบประมาณ พ.ศ. ${fiscalYear} (1 ตุลาคม ${fiscalYear - 1} – 30 กันยายน ${fiscalYear})`,
  `ของ ${agencyName} ส่งถึง ${officeName} ภายใน ${dueOnText}`,
  '1. กรอกในแผ่นงานแรก โครงการละหนึ่งแถว แถวที่ขึ้นต้นว่า “ตัวอย่าง” ไม่ต้องลบ ระบบไม่นับ',
  '2. ต้องมีชื่อโครงการ สถานที่ และเดือนอย่างน้อยหนึ่งเดือน ช่องอื่นเว้นว่างได้ถ้ายังไม่ทราบ',
  `3. ช่องเดือน ให้พิมพ์ ${MONTH_MARK} ในเดือนที่จะดำเนินการ (ต.ค. ถึง ก.ย.) ช่องที่มีอะไรพิมพ์อยู่จะกลายเป็นแถบสีเทา`,
  '4. งบประมาณพิมพ์เป็นตัวเลขบาท ไม่ต้องพิมพ์สูตร หมู่ที่พิมพ์เฉพาะเลข เช่น 1, 3, 5-7',
  '5. อย่าเปลี่ยนชื่อหัวคอลัมน์ และอย่าแก้คอลัมน์รหัสแถวที่ซ่อนอยู่ ระบบใช้รหัสนี้เพื่อไม่ให้โครงการเดียวกันนับซ้ำเมื่อส่งไฟล์อีกครั้ง',
  '6. บันทึกไฟล์ (.xlsx) แล้วส่งกลับที่ลิงก์เดิม ระบบจะแสดงสิ่งที่อ่านได้ให้ตรวจก่อนยืนยัน',
]

/**
 * The template of one who is asked, as a table to be written: what was sent and may still be corrected, then empty rows.
 * @param items with their ids and versions
 * @param newId makes the id of an empty row; ids of rows stay as long as the file lives
 */
export function templateBook(
  target: TemplateFor,
  items: readonly (ItemContent & { id: string; version: number })[],
  newId: () => string,
): TableBook {
  return {
    title: `แบบแจ้งแผนงาน/โครงการ ปี ${target.fiscalYear} ${target.agencyName}`,
    creator: target.officeName,
    sheetName: `โครงการ ${target.fiscalYear}`,
    columns: [...BEFORE_MONTHS.map(columnOf), ...monthColumns, columnOf('note')],
    rows: [
      rowOf(EXAMPLE_ID, EXAMPLE),
      ...items.map((item) => rowOf(rowIdOf(item), item)),
      ...Array.from({ length: SPARE_ROWS }, () => rowOf(newId(), null)),
    ],
    frozenColumns: 2,
    help: { sheetName: 'คำแนะนำ', lines: helpLines(target) },
    mark: {
      sheetName: '_damnoen',
      cells: [TEMPLATE_MARK, target.requestId, String(target.fiscalYear), target.agencyName, target.officeName],
    },
  }
}
