import { z } from 'zod'
import { apiRoute } from '#src/server/api-route.ts'
import { SEVERITIES } from './checks.ts'
import { openChecks } from './checks.commands.ts'

const findingSchema = z
  .object({
    rule: z.string().describe('Stable id of the rule'),
    severity: z.enum(SEVERITIES),
    projectId: z.string().nullable().describe('Null: the plan as a whole'),
    field: z.string().nullable().describe('Field of the project that it is about'),
    message: z.object({ th: z.string(), en: z.string() }),
    law: z.string().nullable().describe('The clause that asks for it, where one does'),
  })
  .meta({ id: 'Finding' })

/** The REST door to the checks of a plan. */
export const checksApi = [
  apiRoute({
    method: 'GET',
    path: '/offices/:officeCode/plans/:fiscalYear/checks',
    operationId: 'checkPlan',
    summary: {
      th: 'ตรวจแผน: ข้อบกพร่องทุกข้อ พร้อมระดับ โครงการ ช่อง และวิธีแก้',
      en: 'Checks a plan: every shortcoming with its severity, the project and field, and what to do.',
    },
    params: z.object({ officeCode: z.string().max(20), fiscalYear: z.coerce.number().int() }),
    query: z.object({ severity: z.enum(SEVERITIES).optional().describe('Only findings of this severity') }),
    answer: z.object({
      counts: z.object({ blocking: z.int(), warning: z.int(), advice: z.int() }),
      findings: z.array(findingSchema),
    }),
    handle: async (context, { params, query }) => {
      const { findings } = await openChecks(context, params.officeCode, params.fiscalYear)
      const count = (wanted: string): number => findings.filter(({ severity }) => severity === wanted).length
      return {
        counts: { blocking: count('blocking'), warning: count('warning'), advice: count('advice') },
        findings: query.severity === undefined ? findings : findings.filter((one) => one.severity === query.severity),
      }
    },
  }),
]
