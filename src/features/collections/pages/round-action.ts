import { z } from 'zod'
import type { Context } from '#src/context.ts'
import { brokenForm } from '#src/domain/errors.ts'
import { formText } from '#src/web/form-text.ts'
import { closeRound, markSent, saveRound } from '../round-changes.commands.ts'
import { readRoundForm } from '../round-form.ts'
import { sentInput } from '../rounds.schema.ts'

/** Where the page of a round stands. */
export type RoundPlace = { officeCode: string; fiscalYear: number; roundId: string }

const version = z.coerce.number().pipe(
  z
    .int32()
    .min(1)
    .max(2 ** 31 - 2),
)

/** Does what a form of the page of a round asks for. @throws AppError as the commands; 'invalid' for a form that none of our pages made */
export async function doRoundAction(context: Context, place: RoundPlace, form: FormData): Promise<void> {
  const { officeCode, fiscalYear, roundId } = place
  const what = formText(form, 'do')
  if (what === 'sent') {
    const parsed = sentInput.safeParse({ ...Object.fromEntries(form), requestIds: form.getAll('request') })
    if (!parsed.success) throw brokenForm()
    return markSent(context, officeCode, fiscalYear, roundId, parsed.data)
  }
  if (what === 'close' || what === 'reopen') {
    const seen = version.safeParse(formText(form, 'version'))
    if (!seen.success) throw brokenForm()
    const isClosed = what === 'close'
    return closeRound(context, officeCode, fiscalYear, { roundId, version: seen.data, isClosed })
  }
  const input = readRoundForm(form, roundId)
  if (!input || what !== 'save') throw brokenForm()
  return saveRound(context, officeCode, fiscalYear, input)
}
