import { formText, formTexts } from '#src/domain/form-text.ts'
import { AppError, brokenForm } from '#src/domain/errors.ts'
import type { IntakeTarget, RowTarget } from './intakes.ts'
import { itemInput, type ItemInput } from './intakes.schema.ts'

/** How many fund rows the form offers beyond those that are filled. */
export const SPARE_FUND_ROWS = 2

/** The row as its form sends it. @throws AppError 'invalid' when it is not the form's shape (a text of unreasonable length, say) */
export function itemFromForm(form: FormData): ItemInput {
  const amounts = formTexts(form, 'fundAmount')
  const raw = {
    ...Object.fromEntries(
      [
        'kind',
        'name',
        'activity',
        'target',
        'place',
        'departments',
        'strategyNo',
        'strategy',
        'tactic',
        'programme',
        'note',
        'noBudget',
      ].map((name) => [name, formText(form, name)]),
    ),
    months: formTexts(form, 'months'),
    funds: formTexts(form, 'fundSource').map((source, index) => ({ source, amount: amounts[index] ?? '' })),
  }
  const parsed = itemInput.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new AppError(
    'invalid',
    'ยังบันทึกแถวนี้ไม่ได้',
    parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), rule: issue.code, message: issue.message })),
  )
}

/** The database counts versions in 32 bits, and saving makes the next one. */
const isVersion = (version: number): boolean => Number.isInteger(version) && version >= 1 && version < 2 ** 31 - 1

/** The row's identity and version in a form. @throws AppError 'invalid' when they are missing */
export function targetFromForm(target: IntakeTarget, form: FormData): RowTarget {
  const version = Number(formText(form, 'version'))
  const itemId = formText(form, 'itemId')
  if (!/^[0-9a-f-]{36}$/.test(itemId) || !isVersion(version)) throw brokenForm()
  return { ...target, itemId, version }
}
