import { z } from 'zod'

/** Ids are compared as the database writes them. */
const id = z.uuid().toLowerCase()
/** As much as the program looks at; how long a text may be is said beside it. */
const text = z.string().max(20_000)

/** A message that somebody sends. */
export const messageInput = z.strictObject({
  messageId: id.describe('Made by the client: what is sent twice is said once'),
  text,
})

/** How a talk ended. */
export const outcomeInput = z.strictObject({ version: z.coerce.number().pipe(z.int32().min(1)), outcome: text })

/** What a new talk begins with. */
export const threadInput = z.strictObject({
  threadId: id.describe('Made by the client: what is sent twice is opened once'),
  with: z.union([
    z.strictObject({ officeCode: z.string().regex(/^\d{7}$/, 'รหัสหน่วยงานมี 7 หลัก') }),
    z.strictObject({ agencyId: id }),
  ]),
  subject: text,
  ownWork: text.default(''),
  otherWork: text.default(''),
  text: text.describe('The first message'),
})

export type ThreadInput = z.output<typeof threadInput>
