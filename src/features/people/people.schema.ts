import { z } from 'zod'
import { OFFICE_ROLES } from '#src/domain/permissions.ts'

const line = (most: number) => z.string().max(most).default('')

/** The words of an office as typed; empty = as its type. */
export const officeWordsInput = z.object({
  executiveTitle: line(200),
  permanentSecretaryTitle: line(200),
  budgetInstrument: line(200),
  developmentCommittee: line(200),
  supportCommittee: line(200),
})
export type OfficeWordsInput = z.output<typeof officeWordsInput>

/** The first administrator of an office, as typed. */
export const administratorInput = z.object({
  name: line(120),
  positionTitle: line(200),
  username: line(60),
  roles: z.array(z.enum(OFFICE_ROLES)).default([]),
})
export type AdministratorInput = z.output<typeof administratorInput>

/** A password typed twice. */
export const passwordInput = z.object({ password: line(500), repeated: line(500) })

/** The whole form of the set-up. */
export const setUpInput = z.object({
  officeCode: z.string().regex(/^\d{7}$/),
  words: officeWordsInput,
  administrator: administratorInput.extend(passwordInput.shape),
})
export type SetUpInput = z.output<typeof setUpInput>
