import { columnLetters } from '#src/domain/column-letters.ts'
import { FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import { FISCAL_MONTHS } from '#src/domain/month-set.ts'
import { foldThai, normaliseThai } from '#src/domain/thai-text.ts'
import { MAX_TEXT, TOO_LONG } from '#src/features/plans/project-limits.ts'
import type { Grid, GridCell, GridRow, GridSheet } from '#src/intake/grid.ts'
import {
  EXAMPLE_ID,
  EXAMPLE_NAME,
  HEADINGS,
  MAX_TEMPLATE_ROWS,
  TEMPLATE_FIELDS,
  TEMPLATE_MARK,
  type FileProblem,
  type TemplateField,
  type TemplateMark,
} from './template.ts'

/** What stands in a row of a template: texts of its cells. `row` counts from 1, as Excel shows it. */
export type RawRow = {
  row: number
  id: string
  texts: Record<Exclude<TemplateField, 'id'>, string>
  months: number[]
  notices: string[]
  problems: FileProblem[]
}

/** A template as it was read; `refusal`: why nothing of it can be taken. */
export type RawTemplate = { rows: RawRow[]; notices: string[]; refusal: string | null; places: Places }

/** Column (from 0) of each field and month. */
export type Places = Partial<Record<TemplateField, number>> & { months: number[] }

const HEAD_WITHIN = 15
const NO_PLACES: Places = { months: [] }
const refused = (refusal: string): RawTemplate => ({ rows: [], notices: [], refusal, places: NO_PLACES })

const AGAIN = 'กรุณาดาวน์โหลดแบบฟอร์มจากลิงก์นี้ใหม่ แล้วคัดลอกข้อมูลไปวาง'

/** What the hidden sheet of a file says; null when it is no template of ours. */
export function markOf(grid: Grid): TemplateMark | null {
  for (const { rows } of grid.sheets) {
    const texts = [...(rows.get(0)?.cells.entries() ?? [])].toSorted(([a], [b]) => a - b).map(([, { text }]) => text)
    const [mark, requestId = '', year = '', agencyName = '', officeName = ''] = texts
    if (mark === TEMPLATE_MARK) return { requestId, fiscalYear: Number(year), agencyName, officeName }
  }
  return null
}

/** Why a file belongs to somebody or something else; null when it was made for this one who is asked. */
export function strangerReason(mark: TemplateMark | null, own: TemplateMark): string | null {
  if (mark === null) return `ไฟล์นี้ไม่ใช่แบบฟอร์มของลิงก์นี้ หรือถูกบันทึกเป็นชนิดอื่นจนข้อมูลที่ซ่อนไว้หายไป ${AGAIN} แล้วบันทึกเป็น .xlsx`
  if (mark.requestId === own.requestId) return null
  if (mark.officeName !== own.officeName)
    return `แบบฟอร์มนี้เป็นของ ${mark.officeName} แต่ลิงก์นี้เป็นของ ${own.officeName} กรุณาส่งที่ลิงก์ของ ${mark.officeName} หรือดาวน์โหลดแบบฟอร์มจากลิงก์นี้`
  if (mark.agencyName !== own.agencyName)
    return `แบบฟอร์มนี้เป็นของ ${mark.agencyName} แต่ลิงก์นี้เป็นของ ${own.agencyName} ${AGAIN}`
  if (mark.fiscalYear !== own.fiscalYear)
    return `แบบฟอร์มนี้เป็นของปีงบประมาณ ${mark.fiscalYear} แต่ลิงก์นี้เป็นของปีงบประมาณ ${own.fiscalYear} ${AGAIN}`
  return `แบบฟอร์มนี้เป็นของการขอข้อมูลรอบก่อน ${AGAIN}`
}

/** The rows of a template that came back, as they stand in the file. */
export function readTemplate(grid: Grid, own: TemplateMark): RawTemplate {
  const stranger = strangerReason(markOf(grid), own)
  if (stranger !== null) return refused(stranger)
  const found = grid.sheets
    .filter(({ isHidden }) => !isHidden)
    .flatMap((sheet) => headOf(sheet) ?? [])
    .toSorted((a, b) => b.count - a.count)
  const [head] = found
  if (!head) return refused(`ไม่พบหัวตารางของแบบฟอร์ม (${HEADINGS.name}, ${HEADINGS.place} …) ${AGAIN}`)
  const wrong = wrongColumns(head)
  if (wrong.length > 0) return refused(wrong.join(' '))
  const rows = rowsBelow(head)
  if (rows.length > MAX_TEMPLATE_ROWS) return refused(`ไฟล์นี้มีเกิน ${MAX_TEMPLATE_ROWS} แถว กรุณาแยกไฟล์ หรือติดต่อเจ้าหน้าที่`)
  return { rows, notices: movedNotice(head.places), refusal: null, places: head.places }
}

type Head = { sheet: GridSheet; row: number; places: Places; doubled: string[]; count: number }

const FIELD_OF = new Map(TEMPLATE_FIELDS.map((field) => [foldThai(HEADINGS[field]), field]))
const MONTH_OF = new Map(FISCAL_MONTHS_SHORT.map((name, at) => [foldThai(name), at + 1]))
/** Fewer known headings are no head of ours. */
const LEAST_HEADINGS = 4

/** The row of a sheet in which most headings of a template stand. */
function headOf(sheet: GridSheet): Head | null {
  let best: Head | null = null
  for (const [row, { cells }] of sheet.rows) {
    if (row >= HEAD_WITHIN) continue
    const places: Places = { months: [] }
    const doubled: string[] = []
    let count = 0
    for (const [column, { text }] of [...cells].toSorted(([a], [b]) => a - b)) {
      const heading = foldThai(text)
      const field = FIELD_OF.get(heading)
      const month = MONTH_OF.get(heading)
      if (field === undefined && month === undefined) continue
      count += 1
      const isTaken = field === undefined ? places.months[month ?? 0] !== undefined : places[field] !== undefined
      if (isTaken) doubled.push(`${normaliseThai(text)} (คอลัมน์ ${columnLetters(column)})`)
      else if (field !== undefined) places[field] = column
      else if (month !== undefined) places.months[month] = column
    }
    if (count >= LEAST_HEADINGS && count > (best?.count ?? 0)) best = { sheet, row, places, doubled, count }
  }
  return best
}

/** Where a column stands in a template that nobody has changed. */
const ORDER: readonly (TemplateField | number)[] = [
  'id',
  'name',
  'activity',
  'place',
  'villages',
  'amount',
  'source',
  ...FISCAL_MONTHS,
  'note',
]
const nameOf = (column: TemplateField | number): string =>
  typeof column === 'number' ? (FISCAL_MONTHS_SHORT[column - 1] ?? '') : HEADINGS[column]
const placeOf = (places: Places, column: TemplateField | number): number | undefined =>
  typeof column === 'number' ? places.months[column] : places[column]

function wrongColumns({ sheet, row, places, doubled }: Head): string[] {
  const missing = ORDER.flatMap((column, at) => {
    if (placeOf(places, column) !== undefined) return []
    const now = normaliseThai(sheet.rows.get(row)?.cells.get(at)?.text ?? '')
    const renamed = now !== '' && !FIELD_OF.has(foldThai(now)) && !MONTH_OF.has(foldThai(now))
    return [`“${nameOf(column)}” (เดิมอยู่คอลัมน์ ${columnLetters(at)}${renamed ? ` ซึ่งตอนนี้ชื่อ “${now.slice(0, 40)}”` : ''})`]
  })
  return [
    ...(missing.length > 0
      ? [
          `ไม่พบหัวคอลัมน์ ${missing.join(', ')} ในแถวที่ ${row + 1} กรุณาพิมพ์ชื่อหัวคอลัมน์กลับตามแบบฟอร์มเดิม หรือ${AGAIN.replace('กรุณา', '')}`,
        ]
      : []),
    ...(doubled.length > 0 ? [`หัวคอลัมน์ ${doubled.join(', ')} มีซ้ำกัน กรุณาลบคอลัมน์ที่ซ้ำ แล้วส่งใหม่`] : []),
  ]
}

function movedNotice(places: Places): string[] {
  const standing = ORDER.map((column) => placeOf(places, column) ?? 0)
  const isMoved = standing.some((at, index) => index > 0 && at <= (standing[index - 1] ?? 0))
  return isMoved ? ['คอลัมน์ในไฟล์ถูกย้ายจากแบบฟอร์มเดิม ระบบอ่านตามชื่อหัวคอลัมน์ กรุณาตรวจว่าข้อมูลตรงช่อง'] : []
}

function rowsBelow({ sheet, row: headRow, places }: Head): RawRow[] {
  const below = [...sheet.rows].filter(([row]) => row > headRow).toSorted(([a], [b]) => a - b)
  const rows: RawRow[] = []
  for (const [row, cells] of below) {
    rows.push(...[rawRow(row, cells, places) ?? []].flat())
    // Too many already: reading tens of thousands to the end would hold everybody up.
    if (rows.length > MAX_TEMPLATE_ROWS) break
  }
  return rows
}

function rawRow(row: number, { cells }: GridRow, places: Places): RawRow | null {
  const raw: RawRow = { row: row + 1, id: '', texts: { ...NO_TEXTS }, months: [], notices: [], problems: [] }
  for (const field of TEMPLATE_FIELDS) {
    const column = places[field]
    const cell = column === undefined ? undefined : cells.get(column)
    if (column === undefined || !cell) continue
    const text = readCell(cell, field, `${columnLetters(column)}${row + 1}`, raw)
    if (field === 'id') raw.id = text
    else raw.texts[field] = text
  }
  raw.months = FISCAL_MONTHS.filter((month) => isMarked(cells.get(places.months[month] ?? -1)))
  const isEmpty = Object.values(raw.texts).every((text) => text === '') && raw.months.length === 0
  if (isEmpty && raw.problems.length === 0) return null
  if (raw.id !== EXAMPLE_ID) return raw
  // Typed over the example: meant as a project.
  return raw.texts.name === EXAMPLE_NAME ? null : { ...raw, id: '' }
}

const NO_TEXTS: RawRow['texts'] = { name: '', activity: '', place: '', villages: '', amount: '', source: '', note: '' }

/** Blank, a dash and a nought are no mark; a cell that is shaded is one, as officials draw bars. */
const isMarked = (cell: GridCell | undefined): boolean =>
  cell !== undefined &&
  (!/^[-–—0\s]*$/.test(normaliseThai(cell.text)) || (cell.fill !== undefined && cell.fill !== 'FFFFFF'))

/** A cell holds up to 32,767 characters, a file thousands of cells, and taking their texts apart is work. */
const LONGEST_CELL = 2 * MAX_TEXT

function readCell(cell: GridCell, field: TemplateField, at: string, raw: RawRow): string {
  const wrong = (rule: string, message: string): string => {
    raw.problems.push({ field: at, rule, message, row: raw.row })
    return ''
  }
  if (cell.isUncached === true) return wrong('formula', `เซลล์ ${at} (${HEADINGS[field]}) เป็นสูตรที่ไม่มีค่า กรุณาพิมพ์ค่าแทนสูตร`)
  if (cell.isDate === true)
    return wrong('date', `เซลล์ ${at} (${HEADINGS[field]}) ถูกเปลี่ยนเป็นวันที่ กรุณาจัดรูปแบบเซลล์เป็นข้อความ แล้วพิมพ์ใหม่`)
  if (cell.text.length > LONGEST_CELL) return wrong('text-too-long', `เซลล์ ${at} (${HEADINGS[field]}): ${TOO_LONG}`)
  const text = normaliseThai(cell.text)
  if (cell.formula !== undefined)
    raw.notices.push(`เซลล์ ${at} (${HEADINGS[field]}) เป็นสูตร ระบบใช้ค่าที่แสดงคือ “${text.slice(0, 60)}” กรุณาตรวจ`)
  if (/^#(REF|VALUE|NAME|DIV\/0|N\/A|NUM|NULL)[!?]?$/.test(text))
    return wrong('formula', `เซลล์ ${at} (${HEADINGS[field]}) มีสูตรที่ผิดพลาด (${text}) กรุณาพิมพ์ค่าแทนสูตร`)
  return text
}
