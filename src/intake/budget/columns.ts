import { headerLetters, unitOf } from '../recogniser/header-words.ts'
import { signatureOf } from '../recogniser/signature.ts'
import { oneLine, type SheetView } from '../recogniser/sheet-view.ts'
import type { UnknownTable } from '../recognised.ts'
import type { BudgetMapping, BudgetRole } from '../recognised-budget.ts'

/** Where the header ends and what its columns hold. */
export type BudgetColumns = {
  headerRow: number
  lastHeaderRow: number
  roles: Map<BudgetRole, number>
  bahtPerUnit: number
}

/** First match wins. Tried on folded text without brackets and stops; "บาท" at its end does not count. */
const WORDS: readonly (readonly [BudgetRole, RegExp])[] = [
  ['budget-code', /^(รหัส(บัญชี|งบประมาณ|รายการ|งาน|แผนงาน)?|เลขที่บัญชี|code)$/],
  ['budget-area', /^ด้าน$/],
  ['budget-programme', /^(ชื่อ)?(ด้าน\/)?แผนงาน$/],
  ['budget-work', /^(ชื่อ)?งาน$/],
  ['budget-type', /^(งบ|งบรายจ่าย|ประเภทงบ(รายจ่าย)?)$/],
  ['budget-group', /^หมวด(รายจ่าย|เงิน)?$/],
  ['budget-category', /^(หมวด\/?)?ประเภท(รายจ่าย|เงิน)?$/],
  ['budget-added', /^(จำนวนเงิน)?(ที่)?(โอนเพิ่ม|รับโอน|เพิ่ม)(\+)?$/],
  ['budget-reduced', /^(จำนวนเงิน)?(ที่)?(โอนลด|โอนออก|ลด)$/],
  ['budget-department', /^(สำนัก|กอง|หน่วยงาน|ส่วนราชการ|ส่วนงาน)(\/(สำนัก|กอง|ฝ่าย|หน่วยงาน|ส่วนราชการ))*$/],
  ['budget-department', /^(หน่วยงาน|ส่วนราชการ|กอง|สำนัก|ผู้)(ที่)?(รับผิดชอบ|เจ้าของ|ดำเนินการ)/],
  ['budget-name', /^(ชื่อ)?(รายการ|โครงการ|กิจกรรม|รายจ่าย|ประเภทรายการ)(\/(รายการ|โครงการ|กิจกรรม))*(รายจ่าย|งบประมาณ)?$/],
  ['budget-name', /^(แผนงาน\/งาน.*|(ด้าน\/)?แผนงาน\/.*รายการ|รายละเอียด(รายการ|รายจ่าย)?)$/],
]
const NOT_AMOUNT = /จริง|เบิกจ่าย|คงเหลือ|ก่อหนี้|ผูกพัน|ร้อยละ|ยอดต่าง|ผลต่าง|%|อัตรา|จำนวน(หน่วย|รายการ|โครงการ)/
const AMOUNT =
  /^(จำนวนเงิน|จำนวนงบ|งบประมาณ|วงเงิน|ตั้งไว้|ยอดเงิน|ยอดรวม|เป็นเงิน|ประมาณการ|งบ(ที่)?(อนุมัติ|ตั้ง|ได้รับ)|รวม(เงิน|ทั้งสิ้น|เป็นเงิน)?$|(ปี)?(งบประมาณ)?(พศ)?25\d\d|บาท$|amount)/
const YEAR = /25\d\d/

const MAX_HEADER_ROW = 60
const SAMPLE_ROWS = 10
const SAMPLE_COLUMNS = 40

/** The columns of the first table of a sheet: as named by hand, or as the header's words say. Null when it is not understood. */
export function findBudgetColumns(view: SheetView, mappings: ReadonlyMap<string, BudgetMapping>): BudgetColumns | null {
  const rows = view.rowNumbers().filter((row) => row < MAX_HEADER_ROW && view.texts(row).length >= 2)
  for (const row of rows) {
    const mapping = mappings.get(signatureOf(view, row))
    if (mapping) return mapped(row, mapping)
  }
  for (const row of rows) {
    const columns = columnsByWords(view, row)
    if (columns) return columns
  }
  return null
}

function mapped(headerRow: number, { headerRows, columns }: BudgetMapping): BudgetColumns {
  const roles = new Map(Object.entries(columns).map(([column, role]) => [role, Number(column)]))
  return { headerRow, lastHeaderRow: headerRow + headerRows - 1, roles, bahtPerUnit: 1 }
}

type Header = { column: number; letters: string; text: string }

/** A header may stand in two rows: what is below a merged or plain cell is read with it. */
function columnsByWords(view: SheetView, row: number): BudgetColumns | null {
  const one = rolesOf(headersOf(view, row, row))
  const two = rolesOf(headersOf(view, row, row + 1))
  const isTall = view.texts(row).some(({ lastRow }) => lastRow > row)
  const best = two && (isTall || !one) ? two : one
  if (!best) return null
  return { ...best, headerRow: row, lastHeaderRow: best === two ? row + 1 : row }
}

function headersOf(view: SheetView, first: number, last: number): Header[] {
  const headers = new Map<number, Header>()
  for (let row = first; row <= last; row++)
    for (const cell of view.texts(row))
      for (let column = cell.column; column <= Math.min(cell.lastColumn, cell.column + SAMPLE_COLUMNS); column++) {
        const text = `${headers.get(column)?.text ?? ''}${cell.text}`
        headers.set(column, { column, text, letters: headerLetters(text).replace(/(?<=.)บาท$/, '') })
      }
  return [...headers.values()].toSorted((a, b) => a.column - b.column)
}

function rolesOf(headers: readonly Header[]): Pick<BudgetColumns, 'roles' | 'bahtPerUnit'> | null {
  const roles = new Map<BudgetRole, number>()
  for (const { column, letters } of headers) {
    const role = WORDS.find(([, pattern]) => pattern.test(letters))?.[0]
    if (role && !roles.has(role)) roles.set(role, column)
  }
  const taken = new Set(roles.values())
  const amount = amountHeader(headers.filter(({ column }) => !taken.has(column)))
  if (amount) roles.set('budget-amount', amount.column)
  const hasMoney = roles.has('budget-amount') || (roles.has('budget-added') && roles.has('budget-reduced'))
  const hasLabel = (['budget-name', 'budget-category', 'budget-group', 'budget-type'] as const).some((role) =>
    roles.has(role),
  )
  if (!hasMoney || !hasLabel) return null
  if (roles.has('budget-added') && roles.has('budget-reduced')) roles.delete('budget-amount')
  const unit = headers.map(({ text }) => unitOf(text)).find((found) => found !== null)
  return { roles, bahtPerUnit: unit ?? 1 }
}

/** Of several years the last is the budget of the year; two columns that could both be it are left to be asked about. */
function amountHeader(headers: readonly Header[]): Header | null {
  const amounts = headers.filter(({ letters }) => AMOUNT.test(letters) && !NOT_AMOUNT.test(letters))
  const yearOf = ({ letters }: Header): number => Number(YEAR.exec(letters)?.[0] ?? 0)
  const last = Math.max(0, ...amounts.map(yearOf))
  const best = amounts.filter((header) => yearOf(header) === last)
  return best.length === 1 ? (best[0] ?? null) : null
}

/** A table as it is shown to have its columns named; null when the sheet holds none. */
export function tableToName(view: SheetView, headerRow?: number): UnknownTable | null {
  const rows = view.rowNumbers().filter((row) => view.texts(row).length >= 2)
  const first = headerRow ?? rows[0]
  if (first === undefined || rows.length < 2) return null
  const width = Math.min(view.sheet.columnCount, SAMPLE_COLUMNS)
  const { sheet } = view.place()
  return {
    ...(sheet === undefined ? {} : { sheet }),
    signature: signatureOf(view, first),
    headerRow: first,
    sample: view
      .rowNumbers()
      .filter((row) => row >= first && view.texts(row).length > 0)
      .slice(0, SAMPLE_ROWS)
      .map((row) => Array.from({ length: width }, (_, column) => oneLine(view.text(row, column)))),
  }
}
