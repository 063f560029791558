import { z } from 'zod'
import type { Context } from '#src/context.ts'
import { apiRoute } from '#src/server/api-route.ts'
import { openDeadlines, recordFinishDates } from './deadlines.commands.ts'
import { DEADLINE_STATES } from './deadlines.ts'

const params = z.object({ officeCode: z.string().max(20), fiscalYear: z.coerce.number().int() })
const isoDate = z.iso.date()
const law = z.object({
  clause: z.string(),
  source: z.string().nullable().describe('null: จากความจำ ยังไม่มีที่มา · from memory, no source'),
})

const deadlineSchema = z
  .object({
    id: z.enum(['finish-plan', 'finish-supplementary', 'finish-reserve', 'agency-notice', 'post-plan', 'keep-posted']),
    subject: z
      .object({ id: z.string(), name: z.string() })
      .nullable()
      .describe('งบประมาณหรือหน่วยงานที่เริ่มนับ · The budget or agency that starts the period'),
    startsOn: isoDate.nullable().describe('วันเริ่มนับ ไม่นับวันนี้เอง · Counted from; not counted itself'),
    lastDay: isoDate.nullable(),
    daysLeft: z.int().nullable().describe('0 = วันสุดท้าย ติดลบ = เลยมาแล้ว · 0 on the last day, negative after it'),
    state: z.enum(DEADLINE_STATES),
    doneOn: isoDate.nullable(),
    daysLate: z.int(),
    daysShort: z.int().describe('ปิดประกาศขาดไปกี่วัน · Days posted too short'),
    days: z.int(),
    law,
    extension: z.object({ to: isoDate, order: z.string().nullable(), law }).nullable(),
    dayOff: z
      .object({ name: z.string().nullable(), weekend: z.enum(['saturday', 'sunday']).nullable(), workBefore: isoDate })
      .nullable()
      .describe('วันสุดท้ายเป็นวันหยุด กำหนดไม่เลื่อน · The last day is a day off; it does not move'),
  })
  .meta({ id: 'Deadline' })

const entered = {
  budgetAnnouncedOn: isoDate.nullable(),
  budgetReference: z.string().max(300).nullable(),
  finishExtendedTo: isoDate.nullable(),
  finishExtensionOrder: z.string().max(300).nullable(),
}
const answer = z.object({ version: z.int(), entered: z.object(entered), deadlines: z.array(deadlineSchema) })

type Params = z.output<typeof params>
const deadlinesOfPlan = (context: Context, { officeCode, fiscalYear }: Params) =>
  openDeadlines(context, officeCode, fiscalYear)

const path = '/offices/:officeCode/plans/:fiscalYear/deadlines'

/** The REST door to the deadlines of a plan. */
export const deadlinesApi = [
  apiRoute({
    method: 'GET',
    path,
    operationId: 'listDeadlines',
    summary: {
      th: 'กำหนดเวลาตามกฎหมายของแผน ณ วันนี้ในประเทศไทย',
      en: 'Tells the deadlines of a plan as they stand today in Thailand.',
    },
    params,
    // Without an ETag: the days left change every day, the version does not.
    answer,
    handle: (context, input) => deadlinesOfPlan(context, input.params),
  }),
  apiRoute({
    method: 'PATCH',
    path,
    operationId: 'recordFinishDates',
    summary: {
      th: 'บันทึกวันที่ประกาศใช้งบประมาณและการขยายเวลา เฉพาะช่องที่ส่งมา',
      en: 'Records when the budget was announced and the extension; fields that are not sent stay. If-Match is the version of the plan.',
    },
    params,
    body: z.strictObject(entered).partial(),
    answer,
    versionOf: ({ version }) => version,
    needsVersion: true,
    handle: async (context, { params, body, version }) => {
      const before = await deadlinesOfPlan(context, params)
      const wanted = { ...before.entered, ...body }
      await recordFinishDates(context, params, {
        version,
        budgetAnnouncedOn: wanted.budgetAnnouncedOn ?? '',
        budgetReference: wanted.budgetReference ?? '',
        finishExtendedTo: wanted.finishExtendedTo ?? '',
        finishExtensionOrder: wanted.finishExtensionOrder ?? '',
      })
      return deadlinesOfPlan(context, params)
    },
  }),
]
