import { z } from 'zod'
import { apiRoute } from '#src/server/api-route.ts'
import { CASE_KINDS, CASE_STATUSES, type CaseWork, type DuplicateCase } from './cases.ts'
import { decideDuplicate, listCases } from './cases.commands.ts'
import { decideInput } from './duplicates.schema.ts'
import { reasonText, type Reason } from '#src/features/works/reasons.ts'

const planParams = z.object({
  officeCode: z
    .string()
    .regex(/^\d{7}$/, 'รหัสหน่วยงานมี 7 หลัก')
    .describe('DLA code, 7 digits'),
  fiscalYear: z.coerce.number().int().describe('Buddhist era'),
})

const work = z.object({
  source: z.enum(['project', 'published', 'development', 'answer']),
  officeId: z.int(),
  officeName: z.string(),
  id: z.string(),
  fiscalYear: z.int().nullable(),
  name: z.string(),
  place: z.string().nullable(),
  budgetSatang: z.int().nullable(),
  months: z.int(),
  departments: z.array(z.string()),
})
const sentence = z.object({ code: z.string(), th: z.string(), en: z.string() })
const duplicateCase = z
  .object({
    id: z.string(),
    kind: z.enum(CASE_KINDS),
    status: z.enum(CASE_STATUSES),
    left: work.describe('A project of the plan'),
    right: work,
    score: z.number().describe('Likeness, 0–1'),
    reasons: z.array(sentence),
    against: z.array(sentence),
    reason: z.string().nullable().describe('What was said of the decision; of an earlier one while it is open'),
    decidedAt: z.iso.datetime().nullable(),
    decidedBy: z.string().nullable(),
    threadId: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'DuplicateCase' })

const workOf = ({ orgId, ...one }: CaseWork): z.output<typeof work> => ({ ...one, officeId: orgId })
const sentenceOf = (reason: Reason): z.output<typeof sentence> => ({
  code: reason.code,
  th: reasonText(reason, 'th'),
  en: reasonText(reason, 'en'),
})
const answerOf = (one: DuplicateCase): z.output<typeof duplicateCase> => ({
  ...one,
  left: workOf(one.left),
  right: workOf(one.right),
  reasons: one.reasons.map(sentenceOf),
  against: one.against.map(sentenceOf),
  decidedAt: one.decidedAt?.toISOString() ?? null,
})

/** The REST door to the possible duplicates of a plan. */
export const casesApi = [
  apiRoute({
    method: 'GET',
    path: '/offices/:officeCode/plans/:fiscalYear/duplicates',
    operationId: 'listDuplicates',
    summary: {
      th: 'รายการงานที่อาจซ้ำซ้อนของแผน พร้อมเหตุผลและผลการพิจารณา',
      en: 'Lists the possible duplicates of a plan, with reasons and what was decided.',
    },
    params: planParams,
    query: z.object({
      status: z.enum(CASE_STATUSES).optional(),
      kind: z.enum(CASE_KINDS).optional(),
    }),
    answer: z.object({ searchedAt: z.iso.datetime().nullable(), items: z.array(duplicateCase) }),
    handle: async (context, { params, query }) => {
      const { cases, searchedAt } = await listCases(context, params.officeCode, params.fiscalYear)
      const items = cases.filter(
        ({ status, kind }) => (query.status ?? status) === status && (query.kind ?? kind) === kind,
      )
      return { searchedAt: searchedAt?.toISOString() ?? null, items: items.map(answerOf) }
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/offices/:officeCode/plans/:fiscalYear/duplicates/:caseId/decide',
    operationId: 'decideDuplicate',
    summary: {
      th: 'บันทึกผลการพิจารณางานที่อาจซ้ำซ้อน การรวมโครงการยกเลิกได้ด้วยรหัสการพิจารณา',
      en: 'Decides on a possible duplicate; a merge is an edit under the decision’s id, and can be undone by it.',
    },
    params: planParams.extend({ caseId: z.uuid().toLowerCase() }),
    body: decideInput,
    answer: duplicateCase,
    handle: async (context, { params: { officeCode, fiscalYear, caseId }, body }) =>
      answerOf(await decideDuplicate(context, officeCode, fiscalYear, { caseId, ...body })),
  }),
]
