import { AppError, brokenForm } from '#src/domain/errors.ts'
import { toArabicDigits } from '#src/domain/thai-text.ts'
import { BUDGET_ROLES, type BudgetMapping, type BudgetRole } from '#src/intake/recognised-budget.ts'

const MAX_HEADER_ROWS = 20
const SIGNATURE = /^[0-9a-f]{16}$/
const MAX_COLUMNS = 256
const isRole = (text: unknown): text is BudgetRole => BUDGET_ROLES.some((role) => role === text)

/**
 * Columns as the form names them: `column-0` … with a role each.
 * @throws AppError 'invalid' for one role on two columns, no column of lines or of money, or a form that is not ours
 */
export function budgetMappingFromForm(form: FormData): { signature: string; mapping: BudgetMapping } {
  const typed = form.get('headerRows')
  const headerRows = Number(toArabicDigits(typeof typed === 'string' ? typed.trim() : ''))
  if (!Number.isInteger(headerRows) || headerRows < 1 || headerRows > MAX_HEADER_ROWS)
    throw new AppError('invalid', `จำนวนแถวของหัวตารางต้องเป็นตัวเลข 1 ถึง ${MAX_HEADER_ROWS}`)
  const signature = form.get('signature')
  if (typeof signature !== 'string' || !SIGNATURE.test(signature)) throw brokenForm()
  const columns: Record<number, BudgetRole> = {}
  for (let column = 0; column < MAX_COLUMNS; column++) {
    const role = form.get(`column-${column}`)
    if (!isRole(role)) continue
    if (Object.values(columns).includes(role))
      throw new AppError('invalid', `ระบุความหมายซ้ำกันที่คอลัมน์ที่ ${column + 1} กรุณาเลือกให้ต่างกัน`)
    columns[column] = role
  }
  const roles = Object.values(columns)
  if (!roles.some((role) => role === 'budget-name' || role === 'budget-category' || role === 'budget-group'))
    throw new AppError('invalid', 'กรุณาระบุว่าคอลัมน์ใดเป็นรายการ หรือหมวด/ประเภทรายจ่าย')
  if (!roles.some((role) => role === 'budget-amount' || role === 'budget-added' || role === 'budget-reduced'))
    throw new AppError('invalid', 'กรุณาระบุว่าคอลัมน์ใดเป็นจำนวนเงิน')
  return { signature, mapping: { headerRows, columns } }
}
