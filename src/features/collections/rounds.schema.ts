import { z } from 'zod'
import { SENT_WAYS } from './rounds.ts'

const MAX_TEXT = 300
const MAX_BODY = 6_000
/** More divisions and agencies are not asked in one round. */
const MAX_ASKED = 500

const line = z.string().max(MAX_TEXT).default('')
/** Saving makes the next one, in 32 bits. */
const version = z.coerce.number().pipe(
  z
    .int32()
    .min(0)
    .max(2 ** 31 - 2),
)
const ids = z.array(z.uuid()).max(MAX_ASKED).default([])

/** A round as its form sends it: the due date as typed, and who is ticked. `id`: made by the form, so that a form sent twice opens one. */
export const roundInput = z.object({
  id: z.uuid(),
  title: line,
  dueOn: line.describe('"15 ธันวาคม 2569", "15/12/2569" or "2026-12-15"'),
  divisionIds: ids,
  agencyIds: ids,
  contactLine: z
    .string()
    .max(MAX_TEXT)
    .optional()
    .describe('Whom agencies may ask, and by what telephone; empty: as in the plan. Missing: stays as it is'),
  version: version.default(0).describe('Version of the round that was seen; 0 for a new one'),
})
export type RoundInput = z.output<typeof roundInput>

/** What the letter of a round says, as typed. Empty = as is usual. */
export const letterInput = z.object({
  number: line,
  date: line,
  body: z.string().max(MAX_BODY).default(''),
  signatoryName: line,
  signatoryPosition: line,
  contactLine: line,
  version,
})
export type LetterInput = z.output<typeof letterInput>

/** Marks of sending: for whom, how, and on what day (empty: today). `how` empty: not sent after all. */
export const sentInput = z.object({
  requestIds: ids,
  how: z.enum(['', ...SENT_WAYS.filter((way) => way !== 'system')]),
  on: line,
})
export type SentInput = z.output<typeof sentInput>
