import { z } from 'zod'
import type { Context } from '#src/context.ts'
import { AppError } from '#src/domain/errors.ts'
import { formatBaht, MAX_SATANG } from '#src/domain/money.ts'
import { apiRoute } from '#src/server/api-route.ts'
import { confirmAllocations, makeProjectsFromLines } from './budget-allocations.commands.ts'
import { leaveOutLines } from './budget-lines.commands.ts'
import { acceptProposal, openProposals, refuseProposal } from './budget-proposals.commands.ts'
import { addInstrument, openBudget } from './budgets.commands.ts'
import { filterFrom, LISTED_STATES, listLines } from './budget-lists.ts'
import { INSTRUMENT_KINDS } from './budgets.ts'
import type { TieOut } from './tie-out.ts'

const params = z.object({ officeCode: z.string().max(20), fiscalYear: z.coerce.number().int() })
const satang = z.int().describe('1 baht = 100 satang')
const isoDate = z.iso.date()
const text = z.string().nullable()

const parts = {
  wholeSatang: satang,
  inPlanSatang: satang,
  leftOutSatang: satang,
  openSatang: satang.describe('ยังไม่มีโครงการ · Of lines without a project'),
  overSatang: satang.describe('ใช้เกินรายการ ติดลบ · Taken beyond what lines give, negative'),
  missingSatang: satang.describe('ยอดต่างจากผลรวมรายการ · The total less its lines'),
  differenceSatang: satang.describe('ต้องเป็น 0 · Must be 0'),
}

const instrumentSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(INSTRUMENT_KINDS),
    number: text,
    title: z.string(),
    councilOn: isoDate.nullable(),
    approvedOn: isoDate.nullable(),
    announcedOn: isoDate.nullable(),
    totalSatang: satang,
    version: z.int(),
  })
  .meta({ id: 'BudgetInstrument' })

const lineSchema = z
  .object({
    id: z.uuid(),
    instrumentId: z.uuid(),
    code: text,
    area: text,
    programme: text,
    work: text,
    budgetType: text,
    expenseCategory: text,
    name: z.string(),
    department: text,
    amountSatang: satang.describe('ติดลบ = โอนลด · Negative: taken away by a transfer'),
    leftOutReason: text,
    allocatedSatang: satang,
    restSatang: satang,
    state: z.enum(['in-plan', 'left-out', 'open', 'over']),
    projectIds: z.array(z.string()),
  })
  .meta({ id: 'BudgetLine' })

const tieOutSchema = z
  .object({
    isTied: z.boolean(),
    totals: z.object(parts),
    instruments: z.array(z.object({ instrument: instrumentSchema, lineCount: z.int(), ...parts })),
    planSatang: satang,
    ownSatang: satang,
    outsideSatang: satang,
    projects: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        ownSatang: satang,
        outsideSatang: satang,
        allocatedSatang: satang,
        differenceSatang: satang,
        state: z.enum(['tied', 'no-line', 'differs', 'no-own-money']),
      }),
    ),
  })
  .meta({ id: 'BudgetTieOut' })

type Params = z.output<typeof params>
const tiedOf = async (context: Context, { officeCode, fiscalYear }: Params): Promise<TieOut> =>
  (await openBudget(context, officeCode, fiscalYear)).tied

const tieOutAnswer = (tied: TieOut): z.input<typeof tieOutSchema> => ({
  ...tied,
  projects: tied.projects.map(({ project: { id, name }, ...rest }) => ({ id, name, ...rest })),
})

const path = '/offices/:officeCode/plans/:fiscalYear/budget'
const NOT_NARROWED = filterFrom(new URLSearchParams())
/** Ids are compared as the database writes them. */
const id = z.uuid().toLowerCase()
const linesBody = z.array(id).min(1).max(1_000)

/** The REST door to the budget of a year. */
export const budgetsApi = [
  apiRoute({
    method: 'GET',
    path: `${path}/tie-out`,
    operationId: 'tieOutBudget',
    summary: {
      th: 'ตรงกันถึงบาท: งบประมาณทุกฉบับเทียบกับแผน',
      en: 'Ties the plan of a year out against its budget.',
    },
    params,
    answer: tieOutSchema,
    handle: async (context, input) => tieOutAnswer(await tiedOf(context, input.params)),
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/lines`,
    operationId: 'listBudgetLines',
    summary: {
      th: 'รายการงบประมาณของปี พร้อมส่วนที่เข้าแผนแล้ว',
      en: 'Lists the budget lines of a year with what the plan takes of them.',
    },
    params,
    query: z.object({
      q: z.string().max(200).optional().describe('ส่วนหนึ่งของชื่อหรือรหัส · Part of name or code'),
      programme: z.string().max(300).optional(),
      department: z.string().max(300).optional(),
      state: z.enum(LISTED_STATES).optional().describe('without: ยังไม่มีโครงการใดใช้ · no project takes anything'),
      instrument: z.uuid().toLowerCase().optional().describe('เฉพาะงบประมาณฉบับนี้ · Of this instrument only'),
      part: z.coerce.number().int().min(1).default(1).describe('ตอนที่ เริ่มที่ 1 · Part of the list, from 1'),
    }),
    answer: z.object({
      part: z.int(),
      parts: z.int(),
      found: z.int().describe('ทุกตอนรวมกัน · Of all parts'),
      items: z.array(lineSchema),
    }),
    handle: async (context, { params: where, query: { q: words, part: asked, instrument, ...narrow } }) => {
      const lines = (await tiedOf(context, where)).lines.filter(
        ({ line }) => instrument === undefined || line.instrumentId === instrument,
      )
      const { rows, part, parts, found } = listLines(lines, { ...NOT_NARROWED, text: words ?? '', ...narrow }, asked)
      return { part, parts, found, items: rows.map(({ line, ...tied }) => ({ ...line, ...tied })) }
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/instruments`,
    operationId: 'addBudgetInstrument',
    summary: { th: 'เพิ่มงบประมาณหนึ่งฉบับ', en: 'Adds a budget instrument.' },
    params,
    body: z.strictObject({
      id: z.uuid().toLowerCase().describe('Made by the client: sent twice, added once'),
      kind: z.enum(INSTRUMENT_KINDS),
      number: z.string().max(300).nullable(),
      title: z.string().max(300).nullable().describe('null: ระบบตั้งชื่อให้ · made from kind and year'),
      councilOn: isoDate.nullable(),
      approvedOn: isoDate.nullable(),
      announcedOn: isoDate.nullable(),
      totalSatang: z.int().min(0),
    }),
    answer: instrumentSchema,
    status: 201,
    handle: async (context, { params: where, body: { id, totalSatang, ...said } }) => {
      const texts = Object.fromEntries(Object.entries(said).map(([key, value]) => [key, value ?? '']))
      const input = { ...texts, total: formatBaht(totalSatang), version: 0 } as Parameters<typeof addInstrument>[3]
      await addInstrument(context, where, id, input)
      const made = (await tiedOf(context, where)).instruments.find(({ instrument }) => instrument.id === id)
      if (!made) throw new AppError('not_found', 'ไม่พบงบประมาณนี้')
      return made.instrument
    },
  }),
  apiRoute({
    method: 'PUT',
    path: `${path}/allocations`,
    operationId: 'allocateBudgetLines',
    summary: {
      th: 'จัดเงินจากรายการให้โครงการ (0 = ยกเลิก) แล้วตอบผลการเทียบยอด',
      en: 'Sets how much lines pay for projects (0 takes back); answers the tie-out.',
    },
    params,
    body: z
      .array(z.strictObject({ lineId: id, projectId: id, amountSatang: satang.min(-MAX_SATANG).max(MAX_SATANG) }))
      .min(1)
      .max(1_000),
    answer: tieOutSchema,
    handle: async (context, { params: where, body }) => {
      await confirmAllocations(context, where, body)
      return tieOutAnswer(await tiedOf(context, where))
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/left-out`,
    operationId: 'leaveOutBudgetLines',
    summary: {
      th: 'ไม่นำรายการเข้าแผนด้วยเหตุผล หรือนำกลับเมื่อเหตุผลว่าง',
      en: 'Leaves lines out for a reason; an empty reason takes them back in.',
    },
    params,
    body: z.strictObject({ lineIds: linesBody, reason: z.string().max(300) }),
    answer: z.object({ count: z.int() }),
    handle: async (context, { params: where, body }) => ({
      count: await leaveOutLines(context, where, body.lineIds, body.reason),
    }),
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/projects`,
    operationId: 'makeProjectsFromBudgetLines',
    summary: { th: 'สร้างโครงการจากรายการที่เลือก', en: 'Makes a project of each chosen line.' },
    params,
    body: z.strictObject({
      editId: id.describe('Made by the client: sent twice, done once'),
      lineIds: linesBody,
    }),
    answer: z.object({ count: z.int() }),
    handle: async (context, { params: where, body }) => ({
      count: await makeProjectsFromLines(context, where, body),
    }),
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/proposals`,
    operationId: 'listBudgetProposals',
    summary: { th: 'ข้อเสนอจากการโอนและงบประมาณเพิ่มเติม', en: 'Lists what later instruments would change.' },
    params,
    answer: z.object({
      isPlanEditable: z.boolean().nullable(),
      items: z.array(
        z.object({
          id: z.string(),
          lineId: z.string(),
          projectId: text,
          projectName: text,
          fromSatang: satang,
          toSatang: satang,
          status: z.enum(['waiting', 'accepted', 'refused']),
          version: z.int(),
        }),
      ),
    }),
    handle: async (context, { params: where }) => {
      const { proposals, isPlanEditable } = await openProposals(context, where)
      return { isPlanEditable, items: proposals }
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/proposals/:proposalId/:decision`,
    operationId: 'decideBudgetProposal',
    summary: { th: 'รับหรือไม่รับข้อเสนอ', en: 'Accepts or refuses a proposal.' },
    params: params.extend({ proposalId: id, decision: z.enum(['accept', 'refuse']) }),
    body: z.strictObject({
      version: z.int32().min(1),
      editId: id.describe('Made by the client: sent twice, done once'),
      projectId: id.describe('Id for a new project, made by the client; of no effect for one that is there'),
    }),
    answer: tieOutSchema,
    handle: async (context, { params: { proposalId: id, decision, ...where }, body }) => {
      if (decision === 'accept') await acceptProposal(context, where, { id, ...body })
      else await refuseProposal(context, where, { id, version: body.version })
      return tieOutAnswer(await tiedOf(context, where))
    },
  }),
]
