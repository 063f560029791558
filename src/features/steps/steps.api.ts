import { z } from 'zod'
import { PLAN_STATUSES } from '#src/domain/plan-status.ts'
import { apiRoute } from '#src/server/api-route.ts'
import { addRemark, remarksOf, resolveRemark } from './remarks.commands.ts'
import type { Remark } from './remarks.queries.ts'
import { listSteps, takeStep } from './steps.commands.ts'
import type { StepRecord } from './steps.queries.ts'
import { remarkInput, stepBody } from './steps.schema.ts'
import { STEP_ACTIONS } from './transitions.ts'

const params = z.object({
  officeCode: z
    .string()
    .regex(/^\d{7}$/, 'รหัสหน่วยงานมี 7 หลัก')
    .describe('DLA code, 7 digits'),
  fiscalYear: z.coerce.number().int().describe('Buddhist era'),
})
const path = '/offices/:officeCode/plans/:fiscalYear'

const stepSchema = z
  .object({
    seq: z.int().min(1),
    action: z.enum(STEP_ACTIONS),
    from: z.enum(PLAN_STATUSES),
    to: z.enum(PLAN_STATUSES),
    at: z.iso.datetime(),
    actor: z.string().describe('Name of the time'),
    actorPosition: z.string().nullable(),
    actingOrder: z.string().nullable().describe('Order by which the person acted in the position'),
    remark: z.string().nullable(),
    resolutionNumber: z.string().nullable(),
    resolutionDate: z.iso.date().nullable(),
    files: z.array(z.object({ id: z.uuid(), fileName: z.string() })),
  })
  .meta({ id: 'PlanStep' })

const remarkSchema = z
  .object({
    id: z.uuid(),
    projectId: z.uuid().nullable().describe('Null: on the plan as a whole'),
    at: z.iso.datetime(),
    author: z.string(),
    text: z.string(),
    resolvedAt: z.iso.datetime().nullable(),
    resolvedBy: z.string().nullable(),
  })
  .meta({ id: 'Remark' })

const stepAnswer = (step: StepRecord) => ({ ...step, at: step.at.toISOString() })
const remarkAnswer = (remark: Remark) => ({
  ...remark,
  at: remark.at.toISOString(),
  resolvedAt: remark.resolvedAt?.toISOString() ?? null,
})

/** The REST door to the steps of ข้อ 26 and to remarks. The announcement has a route of its own, since the book is made with it. */
export const stepsApi = [
  apiRoute({
    method: 'GET',
    path: `${path}/steps`,
    operationId: 'listSteps',
    summary: {
      th: 'บอกว่าแผนอยู่ขั้นตอนใด และทุกขั้นตอนที่ดำเนินการแล้ว',
      en: 'Tells where a plan is, and every step that was taken.',
    },
    params,
    answer: z.object({ status: z.enum(PLAN_STATUSES), steps: z.array(stepSchema) }),
    handle: async (context, { params: { officeCode, fiscalYear } }) => {
      const { status, steps } = await listSteps(context, officeCode, fiscalYear)
      return { status, steps: steps.map(stepAnswer) }
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/steps`,
    operationId: 'takeStep',
    summary: {
      th: 'ดำเนินการหนึ่งขั้นตอน ส่งซ้ำก็นับเป็นขั้นตอนเดียวกัน',
      en: 'Takes a step of the procedure; sent again it is the same step.',
    },
    params,
    body: stepBody,
    answer: stepSchema,
    status: 201,
    handle: async (context, { params: { officeCode, fiscalYear }, body: { file, ...step } }) => {
      const sent = file ? { name: file.name, bytes: Buffer.from(file.base64, 'base64') } : null
      return stepAnswer(await takeStep(context, officeCode, fiscalYear, { ...step, file: sent }))
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/remarks`,
    operationId: 'listRemarks',
    summary: {
      th: 'รายการข้อสังเกตของแผน เก่าสุดก่อน',
      en: 'Lists the remarks on a plan, oldest first.',
    },
    params,
    query: z.object({ projectId: z.uuid().optional().describe('Only those pinned to this project') }),
    answer: z.object({ remarks: z.array(remarkSchema) }),
    handle: async (context, { params: { officeCode, fiscalYear }, query: { projectId } }) => ({
      remarks: (await remarksOf(context, officeCode, fiscalYear, projectId)).map(remarkAnswer),
    }),
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/remarks`,
    operationId: 'addRemark',
    summary: {
      th: 'บันทึกข้อสังเกตต่อแผน หรือต่อโครงการหนึ่ง',
      en: 'Puts a remark on a plan, or pins it to a project.',
    },
    params,
    body: remarkInput,
    answer: remarkSchema,
    status: 201,
    handle: async (context, { params: { officeCode, fiscalYear }, body }) =>
      remarkAnswer(await addRemark(context, officeCode, fiscalYear, body)),
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/remarks/:remarkId/resolve`,
    operationId: 'resolveRemark',
    summary: {
      th: 'ทำเครื่องหมายว่าแก้ไขตามข้อสังเกตแล้ว',
      en: 'Marks a remark as dealt with.',
    },
    params: params.extend({ remarkId: z.uuid() }),
    answer: remarkSchema,
    handle: async (context, { params: { officeCode, fiscalYear, remarkId } }) =>
      remarkAnswer(await resolveRemark(context, officeCode, fiscalYear, remarkId)),
  }),
]
