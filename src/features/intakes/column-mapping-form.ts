import { AppError } from '#src/domain/errors.ts'
import { toArabicDigits } from '#src/domain/thai-text.ts'
import type { ColumnRole, ManualMapping } from '#src/intake/recognised.ts'

const ROLE =
  /^(no|name|activity|target|budget|fund|place|department|strategy|tactic|programme|note|month-([1-9]|1[0-2]))$/
const isRole = (text: string): text is ColumnRole => ROLE.test(text)

/** The most columns a table may have (the readers' own limit). */
const MAX_COLUMNS = 256

/**
 * Columns as the form names them: `column-0` … with a role each. Rows count from 1 on the screen, from 0 in the mapping.
 * @throws AppError 'invalid' for a header row that is no number, or one role on two columns
 */
export function mappingFromForm(form: FormData): { signature: string; mapping: ManualMapping } {
  const headerRow = Number(toArabicDigits(String(form.get('headerRow') ?? '').trim())) - 1
  if (!Number.isInteger(headerRow) || headerRow < 0)
    throw new AppError('invalid', 'แถวหัวตารางต้องเป็นตัวเลข นับแถวแรกเป็น 1')
  const columns: Record<number, ColumnRole> = {}
  for (let column = 0; column < MAX_COLUMNS; column++) {
    const role = form.get(`column-${column}`)
    if (typeof role !== 'string' || !isRole(role)) continue
    if (Object.values(columns).includes(role))
      throw new AppError('invalid', `ระบุความหมายซ้ำกันที่คอลัมน์ที่ ${column + 1} กรุณาเลือกให้ต่างกัน`)
    columns[column] = role
  }
  return { signature: String(form.get('signature') ?? ''), mapping: { headerRow, columns } }
}
