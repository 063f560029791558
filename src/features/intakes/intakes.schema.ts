import { z } from 'zod'

/** As long as a form can be: what is too long is said beside its field, which must keep what was typed. */
const text = z.string()

/** One row as the edit form or the API sends it; texts as typed, legality is decided by `contentFromInput`. */
export const itemInput = z.object({
  kind: z.enum(['project', 'activity', 'equipment', 'outside-agency']),
  name: text,
  activity: text.default(''),
  target: text.default(''),
  place: text.default(''),
  departments: text.default(''),
  strategyNo: text.default(''),
  strategy: text.default(''),
  tactic: text.default(''),
  programme: text.default(''),
  note: text.default(''),
  months: z.array(z.coerce.number().int().min(1).max(12)).max(12).default([]),
  noBudget: z.enum(['', 'dash', 'no-budget-used', 'per-ordinance-no-amount']).default(''),
  funds: z
    .array(z.object({ source: text, amount: text }))
    .max(20)
    .default([]),
})
export type ItemInput = z.output<typeof itemInput>

/** What is chosen when the rows are taken into a plan. */
export const acceptInput = z.object({
  fiscalYear: z.coerce.number().int(),
  gone: z.enum(['keep', 'remove']).default('keep'),
  /** The state of the plan with which the rows were compared on the page (`planStateOf`); when given, no other is filled. */
  seen: z.string().max(40).optional(),
})
export type AcceptInput = z.output<typeof acceptInput>
