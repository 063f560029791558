import { z } from 'zod'

const line = z.string().max(300).default('')

/** What the form of deadlines sends; dates as typed, empty = not known. */
export const finishDatesInput = z.object({
  version: z.coerce.number().pipe(
    z
      .int32()
      .min(1)
      .max(2 ** 31 - 2),
  ),
  budgetAnnouncedOn: line,
  budgetReference: line,
  finishExtendedTo: line,
  finishExtensionOrder: line,
})
export type FinishDatesInput = z.output<typeof finishDatesInput>
