import { z } from 'zod'
import type { Context } from '#src/context.ts'
import { LEVEL_LABELS, OPTIONAL_COLUMNS, ROW_ORDERS } from '#src/domain/plan.ts'
import { PLAN_STATUSES } from '#src/domain/plan-status.ts'
import { apiRoute } from '#src/server/api-route.ts'
import { configurePlan, createPlan, listPlansOf, openPlan } from './plans.commands.ts'

const officeCode = z.string().max(20)
const officeParams = z.object({ officeCode })
const planParams = z.object({ officeCode, fiscalYear: z.coerce.number().int() })

/** What a plan and its book are set to. Dates in ISO form. */
const settings = {
  regulation: z.enum(['2559', '2561']).describe('ระเบียบฉบับที่ใช้ถ้อยคำ · Wording of the regulation'),
  levelLabel: z.enum(LEVEL_LABELS),
  preparedBy: z.string().max(300).nullable(),
  announcementNumber: z.string().max(300).nullable(),
  announcementDate: z.iso.date().nullable(),
  signatoryName: z.string().max(300).nullable(),
  signatoryPosition: z.string().max(300).nullable(),
  digits: z.enum(['thai', 'arabic']),
  rowOrder: z.enum(ROW_ORDERS),
  optionalColumns: z.array(z.enum(OPTIONAL_COLUMNS)).max(OPTIONAL_COLUMNS.length),
}

const planSchema = z
  .object({
    fiscalYear: z.int(),
    status: z.enum(PLAN_STATUSES).describe('ขั้นตอนที่ต้องทำขณะนี้ · The step that is to be done now'),
    statusSince: z.iso.datetime().nullable(),
    projectCount: z.int(),
    budgetSatang: z.int().describe('1 บาท = 100 สตางค์ · 1 baht = 100 satang'),
    changeCount: z.int(),
    version: z.int(),
    ...settings,
  })
  .meta({ id: 'Plan' })

type PlanParams = z.output<typeof planParams>

async function planOf(context: Context, { officeCode, fiscalYear }: PlanParams): Promise<z.input<typeof planSchema>> {
  const { plan, projects } = await openPlan(context, officeCode, fiscalYear)
  const amounts = projects.flatMap(({ funds }) => funds.map(({ amountSatang }) => amountSatang ?? 0))
  return {
    ...plan,
    statusSince: plan.statusSince?.toISOString() ?? null,
    projectCount: projects.length,
    budgetSatang: amounts.reduce((sum, amount) => sum + amount, 0),
  }
}

const path = '/offices/:officeCode/plans'

/** The REST door to plans and what their books are set to. */
export const plansApi = [
  apiRoute({
    method: 'GET',
    path,
    operationId: 'listPlans',
    summary: { th: 'แผนของหน่วยงาน ปีล่าสุดก่อน', en: 'Lists the plans of an office, newest year first.' },
    params: officeParams,
    answer: z.object({
      items: z.array(
        z.object({
          fiscalYear: z.int(),
          status: z.enum(PLAN_STATUSES),
          projectCount: z.int(),
          updatedAt: z.iso.datetime(),
        }),
      ),
    }),
    handle: async (context, { params }) => {
      const plans = await listPlansOf(context, params.officeCode)
      return { items: plans.map((plan) => ({ ...plan, updatedAt: plan.updatedAt.toISOString() })) }
    },
  }),
  apiRoute({
    method: 'POST',
    path,
    operationId: 'createPlan',
    summary: { th: 'เริ่มแผนเปล่าของปีงบประมาณ', en: 'Begins an empty plan of a fiscal year.' },
    params: officeParams,
    body: z.object({ fiscalYear: z.int().describe('พ.ศ. · Buddhist era') }),
    answer: planSchema,
    status: 201,
    versionOf: ({ version }) => version,
    handle: async (context, { params, body }) => {
      await createPlan(context, params.officeCode, body.fiscalYear)
      return planOf(context, { ...params, ...body })
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/:fiscalYear`,
    operationId: 'openPlan',
    summary: { th: 'ดูแผนหนึ่งปีและค่าที่ตั้งไว้', en: 'Shows a plan and what its book is set to.' },
    params: planParams,
    answer: planSchema,
    versionOf: ({ version }) => version,
    handle: (context, { params }) => planOf(context, params),
  }),
  apiRoute({
    method: 'PATCH',
    path: `${path}/:fiscalYear`,
    operationId: 'configurePlan',
    summary: {
      th: 'ตั้งค่าเล่มแผน เฉพาะช่องที่ส่งมา',
      en: 'Sets what the book of a plan is set to; fields that are not sent stay.',
    },
    params: planParams,
    body: z.strictObject(settings).partial(),
    answer: planSchema,
    versionOf: ({ version }) => version,
    needsVersion: true,
    handle: async (context, { params, body, version }) => {
      const { plan } = await openPlan(context, params.officeCode, params.fiscalYear)
      const wanted = { ...plan, ...body }
      await configurePlan(context, params, {
        ...wanted,
        version,
        preparedBy: wanted.preparedBy ?? '',
        announcementNumber: wanted.announcementNumber ?? '',
        announcementDate: wanted.announcementDate ?? '',
        signatoryName: wanted.signatoryName ?? '',
        signatoryPosition: wanted.signatoryPosition ?? '',
      })
      return planOf(context, params)
    },
  }),
]
