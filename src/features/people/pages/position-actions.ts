import type { Context } from '#src/context.ts'
import { AppError, type Problem } from '#src/domain/errors.ts'
import { sentTexts, type RefusedTexts } from '#src/domain/form-conflict.ts'
import { formText, formVersion } from '#src/web/form-text.ts'
import { savePosition } from '../people.commands.ts'
import { addHolding, endHolding, resetPassword, type PasswordLink } from '../holdings.commands.ts'
import { newHoldingInput, positionInput } from '../people.schema.ts'
import { inputFromTexts, POSITION_FIELDS, type PositionField } from '../position-texts.ts'

/** What a form of the page did. `position`, `holder`: what stood in the form that was refused, to be shown again. */
export type PositionOutcome = {
  done: 'saved' | 'added' | 'ended' | 'link' | null
  link: PasswordLink | null
  problems: readonly Problem[]
  isConflict: boolean
  position: RefusedTexts<PositionField> | null
  holder: Record<string, string>
  positionId: string | null
}

const DONE: PositionOutcome = {
  done: null,
  link: null,
  problems: [],
  isConflict: false,
  position: null,
  holder: {},
  positionId: null,
}

/** Does what one of the page's forms asks; what the person can correct comes back as problems. */
export async function actOnPosition(
  context: Context,
  officeCode: string,
  positionId: string | null,
  form: FormData,
): Promise<PositionOutcome> {
  try {
    return await run(context, officeCode, positionId, form)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    const problems =
      error.problems.length > 0 ? error.problems : [{ field: 'form', rule: error.code, message: error.message }]
    const refused = { ...DONE, problems, isConflict: error.code === 'conflict' }
    const asked = formText(form, 'do')
    if (asked === 'save') return { ...refused, position: sentPosition(form) }
    return asked === 'add' ? { ...refused, holder: Object.fromEntries(form) as Record<string, string> } : refused
  }
}

const sentPosition = (form: FormData): RefusedTexts<PositionField> => ({
  ...sentTexts(form, POSITION_FIELDS),
  version: formVersion(form),
})

async function run(
  context: Context,
  officeCode: string,
  positionId: string | null,
  form: FormData,
): Promise<PositionOutcome> {
  const fields = Object.fromEntries(form)
  const text = (name: string): string => formText(form, name)
  switch (text('do')) {
    case 'save': {
      const { typed, version } = sentPosition(form)
      const input = parsed(positionInput, { ...inputFromTexts(typed), id: positionId, version })
      return { ...DONE, done: 'saved', positionId: await savePosition(context, officeCode, input) }
    }
    case 'add': {
      const typed = { ...fields, positionId, isActing: form.has('isActing') }
      return { ...DONE, done: 'added', link: await addHolding(context, officeCode, parsed(newHoldingInput, typed)) }
    }
    case 'end':
      await endHolding(context, officeCode, text('holdingId'), text('endDate'))
      return { ...DONE, done: 'ended' }
    case 'reset':
      return { ...DONE, done: 'link', link: await resetPassword(context, officeCode, text('userId')) }
    default:
      throw new AppError('not_found', 'แบบฟอร์มไม่สมบูรณ์ กรุณาเปิดหน้านี้ใหม่')
  }
}

function parsed<T>(
  schema: { safeParse: (value: unknown) => { success: true; data: T } | { success: false } },
  value: unknown,
): T {
  const result = schema.safeParse(value)
  if (!result.success) throw new AppError('not_found', 'แบบฟอร์มไม่สมบูรณ์ กรุณาเปิดหน้านี้ใหม่')
  return result.data
}
