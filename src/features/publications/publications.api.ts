import { z } from 'zod'
import { AppError } from '#src/domain/errors.ts'
import { apiRoute, planParams } from '#src/server/api-route.ts'
import { recordPosting } from './posting.commands.ts'
import { announcePlan } from './publications.commands.ts'
import { announcementInput, postingInput } from './publications.schema.ts'
import { publicPath, PUBLISHED_FORMATS, ROWS_A_PAGE } from './publications.ts'
import { bahtOf, projectJson } from './published-data.ts'
import { listPublic, readPublicPlan, readPublicProjects } from './published.commands.ts'
import type { PublishedPlan } from './published.queries.ts'

const own = '/offices/:officeCode/plans/:fiscalYear'
const published = '/public/plans'

const planSchema = z
  .object({
    officeCode: z.string(),
    officeName: z.string(),
    amphoe: z.string().nullable(),
    province: z.string().nullable(),
    fiscalYear: z.int(),
    edition: z.int().min(1),
    announcementNumber: z.string().nullable(),
    announcedOn: z.iso.date(),
    signatoryName: z.string(),
    signatoryPosition: z.string(),
    postedOn: z.iso.date().nullable(),
    postedUntil: z.iso.date().nullable(),
    sha256: z.string().describe('ลายนิ้วมือของเนื้อหา · Fingerprint of the document model'),
    projectCount: z.int(),
    budgetBaht: z.number(),
    path: z.string().describe('หน้าสำหรับประชาชน · The public page on this installation'),
  })
  .meta({ id: 'PublishedPlan' })

const projectSchema = z
  .object({
    id: z.uuid().describe('คงที่ · Stable'),
    address: z.string().nullable(),
    position: z.int().min(1),
    form: z.string(),
    number: z.int().min(1),
    strategy: z.string().nullable(),
    programme: z.string(),
    kind: z.string(),
    name: z.string(),
    activity: z.string().nullable(),
    target: z.string().nullable(),
    budgetBaht: z.number().nullable(),
    funds: z.array(z.object({ source: z.string().nullable(), amountBaht: z.number().nullable() })),
    place: z.string().nullable(),
    villages: z.array(z.int()),
    departments: z.array(z.string()),
    months: z.array(z.string()).describe('เดือนตามปฏิทินสากล · Calendar months: "2026-10"'),
    note: z.string().nullable(),
  })
  .meta({ id: 'PublishedProject' })

const planAnswer = ({ budgetSatang, ...plan }: PublishedPlan) => ({
  ...plan,
  budgetBaht: bahtOf(budgetSatang) ?? 0,
  path: publicPath(plan.officeCode, plan.fiscalYear),
})

const NUMBER = /^[1-9]\d{0,5}$/

/** The place after which a list goes on; its cursor is the number of the last that was given. */
function placeOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (!NUMBER.test(cursor)) throw new AppError('invalid', 'cursor ไม่ถูกต้อง ใช้ค่า nextCursor ของส่วนก่อน')
  return Number(cursor)
}

const cursor = z.string().max(60).optional().describe('nextCursor ของส่วนก่อน · nextCursor of the part before')

/** The REST door to announced plans: reading is for everyone, announcing and posting for the office. */
export const publicationsApi = [
  apiRoute({
    method: 'POST',
    path: `${own}/announcement`,
    operationId: 'announcePlan',
    summary: {
      th: 'ประกาศใช้แผน: ตรึงเล่มแผนและเผยแพร่ ส่งซ้ำด้วยข้อความเดิมได้โดยไม่ทำซ้ำ',
      en: 'Announces the plan: freezes its book and opens it to the public. The same again does nothing.',
    },
    params: planParams,
    body: announcementInput,
    answer: z.object({ edition: z.int().min(1), sha256: z.string(), isRepeated: z.boolean() }),
    handle: (context, { params: { officeCode, fiscalYear }, body }) =>
      announcePlan(context, officeCode, fiscalYear, body),
  }),
  apiRoute({
    method: 'PUT',
    path: `${own}/posting`,
    operationId: 'recordPosting',
    summary: {
      th: 'บันทึกวันที่ปิดประกาศแผนที่ประกาศแล้ว',
      en: 'Records from when to when the announced plan is posted.',
    },
    params: planParams,
    body: postingInput,
    answer: z.object({ postedOn: z.iso.date().nullable(), postedUntil: z.iso.date().nullable() }),
    handle: (context, { params: { officeCode, fiscalYear }, body }) =>
      recordPosting(context, officeCode, fiscalYear, body),
  }),
  apiRoute({
    method: 'GET',
    path: published,
    operationId: 'listPublicPlans',
    isPublic: true,
    summary: {
      th: 'รายการแผนที่ประกาศแล้วของทุกหน่วยงาน ล่าสุดก่อน',
      en: 'Announced plans of all offices, the latest first.',
    },
    query: z.object({
      q: z
        .string()
        .trim()
        .max(200)
        .default('')
        .describe('ชื่อหน่วยงาน อำเภอ จังหวัด หรือปี · Words of name, district, province or year'),
      cursor,
    }),
    answer: z.object({ items: z.array(planSchema), count: z.int().min(0), nextCursor: z.string().nullable() }),
    handle: async (context, { query }) => {
      const page = placeOf(query.cursor) + 1
      const { plans, count } = await listPublic(context, query.q, page)
      const nextCursor = page * ROWS_A_PAGE < count ? String(page) : null
      return { items: plans.map(planAnswer), count, nextCursor }
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${published}/:officeCode/:fiscalYear`,
    operationId: 'readPublicPlan',
    isPublic: true,
    summary: {
      th: 'แผนที่ประกาศแล้วหนึ่งฉบับ พร้อมไฟล์และลายนิ้วมือ',
      en: 'One announced plan with its files and their fingerprints.',
    },
    params: planParams,
    answer: z.object({
      plan: planSchema,
      files: z.array(
        z.object({
          format: z.enum(PUBLISHED_FORMATS),
          path: z.string(),
          fileName: z.string(),
          sha256: z.string(),
          byteCount: z.int(),
        }),
      ),
    }),
    handle: async (context, { params: { officeCode, fiscalYear } }) => {
      const { plan, files } = await readPublicPlan(context, officeCode, fiscalYear)
      const base = `${publicPath(officeCode, fiscalYear)}/files`
      return { plan: planAnswer(plan), files: files.map((file) => ({ ...file, path: `${base}/${file.format}` })) }
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${published}/:officeCode/:fiscalYear/projects`,
    operationId: 'listPublicProjects',
    isPublic: true,
    summary: {
      th: 'โครงการของแผนที่ประกาศแล้ว ตามลำดับในเล่ม',
      en: 'The projects of an announced plan in the order of its book.',
    },
    params: planParams,
    query: z.object({
      limit: z.coerce.number().int().min(1).max(500).default(100).describe('จำนวนต่อส่วน · How many at once'),
      cursor,
    }),
    answer: z.object({ items: z.array(projectSchema), nextCursor: z.string().nullable() }),
    handle: async (context, { params: { officeCode, fiscalYear }, query: { limit, cursor: from } }) => {
      const after = placeOf(from)
      const found = await readPublicProjects(context, officeCode, fiscalYear, { after, limit: limit + 1 })
      const facts = { fiscalYear, publicAddress: found.publicAddress?.address ?? null }
      const items = found.projects.slice(0, limit)
      const nextCursor = found.projects.length > limit ? String(items.at(-1)?.position) : null
      return { items: items.map((project) => projectJson(project, facts)), nextCursor }
    },
  }),
]
