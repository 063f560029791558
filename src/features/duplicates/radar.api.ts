import { z } from 'zod'
import { apiRoute } from '#src/server/api-route.ts'
import { findSimilar } from './radar.commands.ts'
import type { Match } from './radar.ts'
import { reasonText, type Reason } from '#src/features/works/reasons.ts'

const MAX_SATANG = 90_000_000_000_000

const subject = z.object({
  id: z.uuid().toLowerCase().optional().describe('The project itself, which is not its own duplicate'),
  name: z.string().min(1).max(2_000),
  activity: z.string().max(20_000).nullable().default(null),
  place: z.string().max(2_000).nullable().default(null),
  villages: z.array(z.int().min(1).max(99)).max(99).default([]),
  departments: z.array(z.string().max(300)).max(50).default([]),
  months: z.int().min(0).max(4095).default(0).describe('Bit 0 = October … bit 11 = September'),
  budgetSatang: z.int().min(0).max(MAX_SATANG).nullable().default(null),
  across: z.boolean().default(false).describe('Also what the offices around have announced'),
})

const sentence = z.object({ code: z.string(), th: z.string(), en: z.string() })

const match = z
  .object({
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
    score: z.number().describe('0–1'),
    reasons: z.array(sentence),
  })
  .meta({ id: 'SimilarWork' })

const sentenceOf = (reason: Reason): z.output<typeof sentence> => ({
  code: reason.code,
  th: reasonText(reason, 'th'),
  en: reasonText(reason, 'en'),
})

const answerOf = ({ verdict, orgId, ...known }: Match): z.output<typeof match> => ({
  ...known,
  officeId: orgId,
  score: Math.round(verdict.score * 1_000) / 1_000,
  reasons: verdict.reasons.map(sentenceOf),
})

/** The REST door to works that may be done twice. */
export const radarApi = [
  apiRoute({
    method: 'POST',
    path: '/offices/:officeCode/plans/:fiscalYear/similar',
    operationId: 'findSimilarWorks',
    summary: {
      th: 'ค้นงานที่อาจซ้ำกับโครงการที่กำลังเขียน พร้อมเหตุผล ไม่บันทึกอะไร',
      en: 'Finds works that may be the same as one that is being written, with reasons; keeps nothing.',
    },
    params: z.object({
      officeCode: z
        .string()
        .regex(/^\d{7}$/, 'รหัสหน่วยงานมี 7 หลัก')
        .describe('DLA code, 7 digits'),
      fiscalYear: z.coerce.number().int().describe('Buddhist era'),
    }),
    body: subject,
    answer: z.object({ items: z.array(match).describe('The likeliest first, at most ten') }),
    handle: async (context, { params: { officeCode, fiscalYear }, body: { across, departments, id, ...written } }) => {
      const found = await findSimilar(
        context,
        officeCode,
        {
          ...written,
          ...(id !== undefined && { id }),
          officeCode,
          officeName: null,
          department: departments[0] ?? null,
          programme: null,
          fiscalYear,
        },
        { across },
      )
      return { items: found.map(answerOf) }
    },
  }),
]
