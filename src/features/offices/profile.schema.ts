import { z } from 'zod'

const line = z.string().max(200).default('')

/** The words of an office as typed; empty = as its type. `version` is that of the profile that was seen, `NO_PROFILE` where there was none. */
export const officeWordsInput = z.object({
  version: z.coerce.number().pipe(z.int32().min(0)),
  executiveTitle: line,
  permanentSecretaryTitle: line,
  budgetInstrument: line,
  developmentCommittee: line,
  supportCommittee: line,
})
export type OfficeWordsInput = z.output<typeof officeWordsInput>

/** The divisions in order, as typed; `id` null: a new one. */
export const divisionsInput = z.array(z.object({ id: z.uuid().nullable(), name: line, isActive: z.boolean() })).max(200)
export type DivisionsInput = z.output<typeof divisionsInput>
