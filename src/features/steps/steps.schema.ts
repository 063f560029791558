import { z } from 'zod'
import { MAX_REMARK, MAX_RESOLUTION_NUMBER } from './steps.ts'
import { MAX_STEP_FILE_BYTES } from './step-files.ts'
import { STEP_ACTIONS } from './transitions.ts'

const INT_MAX = 2 ** 31 - 1
/** Generous: the rules say in words what is too long. */
const text = (most: number) =>
  z
    .string()
    .max(most * 2)
    .default('')

/** A step as a form or a program sends it. `expectedSeq`: number of the last step that was seen, 0 for none. */
export const stepInput = z.object({
  action: z.enum(STEP_ACTIONS),
  expectedSeq: z.coerce.number().pipe(z.int().min(0).max(INT_MAX)),
  remark: text(MAX_REMARK),
  resolutionNumber: text(MAX_RESOLUTION_NUMBER),
  resolutionDate: text(60).describe('Date as people write it, Buddhist era: 1 ตุลาคม 2569, 1/10/2569'),
})

/** The same with a file, base64 in JSON. */
export const stepBody = stepInput.extend({
  file: z
    .object({
      name: z.string().max(500),
      base64: z
        .base64()
        .max(Math.ceil(MAX_STEP_FILE_BYTES / 3) * 4 + 4)
        .describe('A request may have 1 MB; larger files go by the page'),
    })
    .optional(),
})

/** A remark as a form or a program sends it; `projectId` pins it to a project. */
export const remarkInput = z.object({ text: text(MAX_REMARK), projectId: z.uuid().nullable().default(null) })
