import { z } from 'zod'
import { AGENCY_KINDS } from './agencies.ts'

const MAX_TEXT = 300
const MAX_LIST = 60_000
const line = z.string().max(MAX_TEXT).default('')
/** Saving makes the next one, in 32 bits. */
const version = z.coerce.number().pipe(
  z
    .int32()
    .min(0)
    .max(2 ** 31 - 2),
)

/** A pasted list of agencies, one a line. */
export const agencyListInput = z.object({ lines: z.string().max(MAX_LIST) })

/** An agency and what the office knows of its people, as its form sends it. Empty texts are nothing. */
export const agencyInput = z.object({
  name: line,
  kind: z.enum(AGENCY_KINDS),
  amphoe: line,
  province: line,
  point: z
    .string()
    .max(2_000)
    .default('')
    .describe(
      'Where it stands: latitude and longitude in degrees, as "13.75, 100.5", or a link of Google Maps; empty: not known',
    ),
  addressee: line,
  address: line,
  email: line,
  phone: line,
  note: line,
  isActive: z.boolean(),
  version: version.describe('Version of the agency that was seen'),
  contactVersion: version.describe('Version of the contact that was seen; 0: the office had none'),
})
export type AgencyInput = z.output<typeof agencyInput>
