import { z } from 'zod'

const MAX_NAME = 300
const MAX_NUMBER = 100

const line = (most: number) => z.string().max(most).default('')
const seen = z.coerce.number().pipe(z.int().min(0))

/** What the executive announces, as the form or the API sends it: dates as typed, and the state of the plan that was seen. */
export const announcementInput = z.object({
  number: line(MAX_NUMBER).describe('เลขที่ประกาศ; empty when announcements of this office carry none'),
  announcedOn: line(MAX_NUMBER).describe('"15 ตุลาคม 2569", "15/10/2569" or "2026-10-15"'),
  signatoryName: line(MAX_NAME),
  signatoryPosition: line(MAX_NAME),
  version: seen.describe('Version of the plan that was seen'),
  changeCount: seen.describe('Count of changes of the plan that was seen'),
})
export type AnnouncementInput = z.output<typeof announcementInput>

/** From when to when the announced plan is posted, as typed; empty = not yet. */
export const postingInput = z.object({ postedOn: line(MAX_NUMBER), postedUntil: line(MAX_NUMBER) })
export type PostingInput = z.output<typeof postingInput>
