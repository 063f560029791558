import { z } from 'zod'
import { CHOICE_NAMES, type Choice } from './joining.ts'

const id = z.uuid().toLowerCase()
/** As much as the program looks at; how long a text may be is said beside it. */
const text = z.string().max(20_000).default('')
const side = z.enum(['left', 'right'])
const version = z.coerce.number().int().min(0)
/** Versions of the two works as they were on the screen; that of a work of another office or year does not matter. */
const versions = { leftVersion: version.default(0), rightVersion: version.default(0) }
const take = z
  .array(z.enum(CHOICE_NAMES as [Choice, ...Choice[]]))
  .max(CHOICE_NAMES.length)
  .default([])
  .describe('What is taken from the work that does not stay')

/** What may be decided of two works. */
export const decisionInput = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('merged'), keep: side, take, ...versions, reason: text }),
  z.strictObject({ to: z.literal('joint'), keep: side, take, ...versions, reason: text }),
  z.strictObject({ to: z.literal('kept'), reason: text }),
  z.strictObject({ to: z.literal('not-duplicate'), reason: text }),
  z.strictObject({ to: z.literal('referred'), text: text.describe('The first message to the other side') }),
  z
    .strictObject({ to: z.literal('open') })
    .describe('Takes the decision back; what was merged or joined is two works again'),
])
export type DecisionInput = z.output<typeof decisionInput>

/** A decision as it is sent. */
export const decideInput = z.strictObject({
  decisionId: id.describe('Made by the client: what is sent twice is decided once'),
  version: z.coerce.number().int().min(1).describe('Of the case as it was on the screen'),
  decision: decisionInput,
})
