import { formText } from '#src/domain/form-text.ts'
import { AppError, brokenForm } from '#src/domain/errors.ts'
import { toArabicDigits } from '#src/domain/thai-text.ts'
import type { ColumnRole, ManualMapping } from '#src/intake/recognised.ts'

const ROLE =
  /^(no|name|activity|target|budget|fund|place|department|strategy|tactic|programme|note|month-([1-9]|1[0-2]))$/
const isRole = (text: string): text is ColumnRole => ROLE.test(text)

/** The tallest header that may be named; office forms have one to four rows. */
const MAX_HEADER_ROWS = 20
/** Fingerprint of a header, as `signatureOf` makes it. */
const SIGNATURE = /^[0-9a-f]{16}$/

/** The most columns a table may have (the readers' own limit). */
const MAX_COLUMNS = 256

/**
 * Columns as the form names them: `column-0` … with a role each.
 * @throws AppError 'invalid' for a height of the header that is none, no column of names, one role on two columns, or a form that is not ours
 */
export function mappingFromForm(form: FormData): { signature: string; mapping: ManualMapping } {
  const headerRows = Number(toArabicDigits(formText(form, 'headerRows').trim()))
  if (!Number.isInteger(headerRows) || headerRows < 1 || headerRows > MAX_HEADER_ROWS)
    throw new AppError('invalid', `จำนวนแถวของหัวตารางต้องเป็นตัวเลข 1 ถึง ${MAX_HEADER_ROWS}`)
  const signature = form.get('signature')
  if (typeof signature !== 'string' || !SIGNATURE.test(signature)) throw brokenForm()
  const columns: Record<number, ColumnRole> = {}
  for (let column = 0; column < MAX_COLUMNS; column++) {
    const role = form.get(`column-${column}`)
    if (typeof role !== 'string' || !isRole(role)) continue
    if (Object.values(columns).includes(role))
      throw new AppError('invalid', `ระบุความหมายซ้ำกันที่คอลัมน์ที่ ${column + 1} กรุณาเลือกให้ต่างกัน`)
    columns[column] = role
  }
  if (!Object.values(columns).includes('name')) throw new AppError('invalid', 'กรุณาระบุว่าคอลัมน์ใดเป็นชื่อโครงการ แล้วลองใหม่')
  return { signature: formText(form, 'signature'), mapping: { headerRows, columns } }
}
