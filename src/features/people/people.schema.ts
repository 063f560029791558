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
  roles: z.array(z.enum(OFFICE_ROLES)).max(OFFICE_ROLES.length).default([]),
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

/** A position, as typed. `id` null: a new one. */
export const positionInput = z.object({
  id: z.uuid().nullable().default(null),
  version: z.coerce.number().pipe(z.int32().min(1)).default(1),
  title: line(200),
  divisionId: z.union([z.uuid(), z.literal('').transform(() => null), z.null()]).default(null),
  roles: z.array(z.enum(OFFICE_ROLES)).max(OFFICE_ROLES.length).default([]),
  isActive: z.boolean().default(true),
})
export type PositionInput = z.output<typeof positionInput>

/** A person who comes into a position: one of the office (`userId`), or a new one. Dates as typed. */
export const newHoldingInput = z.object({
  positionId: z.uuid(),
  userId: z.string().max(64).default(''),
  name: line(120),
  username: line(60),
  fromDate: line(60),
  toDate: line(60),
  isActing: z.boolean().default(false),
  orderNumber: line(100),
})
export type NewHoldingInput = z.output<typeof newHoldingInput>
