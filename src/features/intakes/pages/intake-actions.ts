import { data, redirect } from 'react-router'
import type { Context } from '#src/context.ts'
import { AppError, type Problem } from '#src/domain/errors.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { acceptIntake } from '../intake-acceptance.commands.ts'
import { planOfIntake } from '../intake-views.commands.ts'
import { placeAddress, placeOf, type RowDone } from '../intake-place.ts'
import type { IntakeTarget } from '../intakes.ts'
import { discardIntake, editItem, excludeItem } from '../intakes.commands.ts'
import { acceptInput, type ItemInput } from '../intakes.schema.ts'
import { itemFromForm, targetFromForm } from '../item-form-data.ts'

/** A row form that was refused: shown again with what was typed. */
export type RefusedRow = {
  kind: 'row'
  itemId: string
  input: ItemInput
  problems: readonly Problem[]
  isConflict: boolean
}

/** Anything else that was refused: told above the page, which shows how things stand now. */
export type RefusedAct = { kind: 'act'; message: string; problems: readonly Problem[] }

/** Carries out what a form of the page of a draft asks for. What is refused is told on the page itself, and nothing typed is lost. */
export async function actOnIntake(app: Context, target: IntakeTarget, request: Request) {
  const form = await request.formData()
  try {
    return await carryOut(app, target, form, new URL(request.url).searchParams)
  } catch (error) {
    await toPlanOf(app, target, error)
    if (!isRefusal(error)) throw error
    const refused: RefusedAct = { kind: 'act', message: error.message, problems: error.problems }
    return data(refused, { status: error.code === 'conflict' ? 409 : 422 })
  }
}

const isRefusal = (error: unknown): error is AppError =>
  error instanceof AppError && (error.code === 'invalid' || error.code === 'conflict')

/**
 * Sends those to the plan who come back to a file that was taken into it, or who pressed twice. For errors of anything about a draft.
 * @throws Response that leads to the plan; returns when the error has another reason
 */
export async function toPlanOf(app: Context, target: IntakeTarget, error: unknown): Promise<void> {
  if (!(error instanceof AppError) || error.code !== 'not_found' || !isUuid(target.intakeId)) return
  const place = await planOfIntake(app, target)
  if (!place) return
  const address = `/offices/${target.officeCode}/${place.fiscalYear}`
  throw redirect(place.isUndone ? `${address}/imports` : `${address}?accepted=${target.intakeId}`)
}

async function carryOut(app: Context, target: IntakeTarget, form: FormData, search: URLSearchParams) {
  const backTo = (row: string, done: RowDone) =>
    redirect(`${placeAddress(target, placeOf(search), { row, done })}#row-${row}`)
  const intent = form.get('intent')
  switch (typeof intent === 'string' ? intent : '') {
    case 'save-item':
      return saveRow(app, target, form, backTo)
    case 'exclude':
    case 'include': {
      const row = targetFromForm(target, form)
      const isExcluded = intent === 'exclude'
      await excludeItem(app, row, isExcluded)
      return backTo(row.itemId, isExcluded ? 'left-out' : 'taken-in')
    }
    case 'accept': {
      const parsed = acceptInput.safeParse(Object.fromEntries(form))
      if (!parsed.success) throw new AppError('invalid', 'กรุณาเลือกปีงบประมาณ')
      await acceptIntake(app, target, parsed.data)
      return redirect(`/offices/${target.officeCode}/${parsed.data.fiscalYear}?accepted=${target.intakeId}`)
    }
    case 'discard':
      await discardIntake(app, target)
      return redirect(`/offices/${target.officeCode}`)
    default:
      throw new AppError('invalid', 'ไม่รู้จักคำสั่งนี้ กรุณาเปิดหน้านี้ใหม่')
  }
}

async function saveRow(
  app: Context,
  intake: IntakeTarget,
  form: FormData,
  backTo: (row: string, done: RowDone) => Response,
) {
  const target = targetFromForm(intake, form)
  const input = itemFromForm(form)
  try {
    await editItem(app, target, input)
  } catch (error) {
    if (!isRefusal(error)) throw error
    const isConflict = error.code === 'conflict'
    const refused: RefusedRow = { kind: 'row', itemId: target.itemId, input, problems: error.problems, isConflict }
    return data(refused, { status: isConflict ? 409 : 422 })
  }
  return backTo(target.itemId, 'saved')
}
