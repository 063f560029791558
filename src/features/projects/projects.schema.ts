import { z } from 'zod'
import { MAX_EDITS, PROJECT_FIELDS } from './projects.ts'

/** As much as the program looks at; what a field may hold is said beside it, with the project's id (`withFields`). */
const text = z.string().max(20_000)
const textOrNull = text.nullable()

/** Ids are compared as the database writes them. */
export const projectId = z.uuid().toLowerCase()

const fields = {
  kind: z.enum(['project', 'activity', 'equipment', 'outside-agency']),
  name: text,
  activity: textOrNull,
  target: textOrNull,
  funds: z
    .array(
      z.strictObject({
        source: textOrNull.describe('แหล่งงบประมาณ'),
        amountSatang: z.int().nullable().describe('1 baht = 100 satang'),
      }),
    )
    .max(100),
  noBudgetReason: z.enum(['dash', 'no-budget-used', 'per-ordinance-no-amount']).nullable(),
  place: textOrNull,
  villages: z.array(z.int()).max(200).describe('หมู่ที่'),
  departments: z.array(text).max(100),
  months: z.int().describe('12 bits, bit 0 = October … bit 11 = September'),
  strategyNo: z.int().nullable(),
  strategy: textOrNull,
  tactic: textOrNull,
  programme: textOrNull.describe('Official name, or the words of the office where they mean none of the twelve'),
  note: textOrNull,
  agencyLetter: textOrNull,
} satisfies Record<(typeof PROJECT_FIELDS)[number], z.ZodType>

/**
 * A list as it is sent. What is wrong with it is said once, however many of its parts are: a megabyte of them took seconds to be told of one
 * by one.
 */
const listOf = <Part extends z.ZodType>(part: Part, { least = 0, most }: { least?: number; most: number }) =>
  z.preprocess((value: unknown, context): unknown => {
    if (!Array.isArray(value)) return value
    if (value.length <= most && value.every((each) => part.safeParse(each).success)) return value
    const message = value.length > most ? `ส่งได้ไม่เกิน ${most} รายการ` : 'มีรายการที่ไม่ถูกต้องอยู่ในชุดนี้'
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }, z.array(part).min(least).max(most))

const sentFields = {
  ...fields,
  funds: listOf(fields.funds.element, { most: 100 }),
  villages: listOf(fields.villages.element, { most: 200 }).describe('หมู่ที่'),
  departments: listOf(text, { most: 100 }),
} satisfies Record<(typeof PROJECT_FIELDS)[number], z.ZodType>

/** Some fields of a project, as they are sent. */
export const projectFieldsInput = z.strictObject(sentFields).partial().meta({ id: 'ProjectFields' })

const { strategyNo, strategy, tactic, programme } = fields
const groupInput = z.strictObject({ strategyNo, strategy, tactic, programme }).partial()
const version = z.int().min(0)

const editInput = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('set'),
      projectId,
      version: version.describe('The one that was on the screen'),
      fields: projectFieldsInput,
      base: projectFieldsInput.optional().describe('The values that were on the screen, so that others may be merged'),
    }),
    z.strictObject({
      type: z.literal('create'),
      projectId: projectId.describe('Made by the client'),
      fields: z.strictObject(sentFields).partial().required({ name: true }),
      beforeId: projectId.nullable().describe('Null: at the end'),
    }),
    z.strictObject({ type: z.literal('delete'), projectId, version }),
    z.strictObject({
      type: z.literal('move'),
      projectIds: listOf(projectId, { least: 1, most: MAX_EDITS }),
      beforeId: projectId.nullable(),
      into: groupInput.optional(),
    }),
  ])
  .meta({ id: 'ProjectEdit' })

const author = z
  .string()
  .max(100)
  .optional()
  .describe(
    'Id of the person who made it; refused when another is signed in by now, so that nothing is done in a wrong name',
  )

/** Edits that are done together. */
export const editRequest = z.strictObject({
  editId: projectId.describe('Made by the client: what is sent twice is done once'),
  edits: z.array(editInput).min(1).max(MAX_EDITS),
  as: author,
})

/** Which edit is to be undone. */
export const undoRequest = z.strictObject({
  editId: projectId.describe('Of the undoing itself, which can be undone in its turn'),
  undoes: projectId,
  as: author,
})

/** A project of the living plan, as it is sent. */
export const liveProject = z
  .object({ id: z.string(), version: z.int(), position: z.int(), mayEdit: z.boolean(), ...fields })
  .meta({ id: 'LiveProject' })
