import { z } from 'zod'
import { INSTRUMENT_KINDS } from './budgets.ts'

const text = z.string().max(2_000).default('')

/** An instrument as its form sends it; dates and amounts as typed. `version` 0: a new one. */
export const instrumentInput = z.object({
  kind: z.enum(INSTRUMENT_KINDS),
  number: text,
  title: text,
  councilOn: text,
  approvedOn: text,
  announcedOn: text,
  total: text,
  version: z.coerce.number().pipe(z.int32().min(0)),
})
export type InstrumentInput = z.output<typeof instrumentInput>

/** A line as its form sends it. `isReduced`: the amount is taken away. */
export const lineInput = z.object({
  code: text,
  programme: text,
  work: text,
  budgetType: text,
  expenseCategory: text,
  name: text,
  department: text,
  amount: text,
  isReduced: z
    .enum(['true', ''])
    .default('')
    .transform((text) => text === 'true'),
  version: z.coerce.number().pipe(z.int32().min(0)),
})
export type LineInput = z.output<typeof lineInput>
