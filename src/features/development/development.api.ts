import { z } from 'zod'
import { apiRoute } from '#src/server/api-route.ts'
import { openDevelopment, openDevelopmentProject } from './development.commands.ts'
import { DEVELOPMENT_FORMS, editionText, EDITION_KINDS } from './development.ts'
import { openPlacing, placeProject } from './placing.commands.ts'

const budgetSchema = z.object({
  fiscalYear: z.int().describe('Buddhist era'),
  amountSatang: z.int().describe('0: the plan says that there is no money in the year'),
})

const projectSchema = z
  .object({
    id: z.string(),
    form: z.enum(DEVELOPMENT_FORMS),
    no: z.string().nullable(),
    strategyNo: z.int().nullable(),
    strategy: z.string().nullable(),
    tactic: z.string().nullable(),
    programme: z.string().nullable(),
    name: z.string(),
    departments: z.array(z.string()),
    budgets: z.array(budgetSchema),
    editionId: z.string(),
    isCancelled: z.boolean(),
    replacedBy: z.string().nullable().describe('Project of a later edition that took its place'),
    sheet: z.string().nullable(),
    row: z.int().nullable(),
    version: z.int(),
  })
  .meta({ id: 'DevelopmentProject' })

const wholeProjectSchema = projectSchema
  .extend({
    objective: z.string().nullable(),
    target: z.string().nullable(),
    indicator: z.string().nullable(),
    expectedResult: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'WholeDevelopmentProject' })

const editionSchema = z
  .object({
    id: z.string(),
    kind: z.enum(EDITION_KINDS),
    number: z.int().nullable(),
    year: z.int().nullable(),
    name: z.string(),
    announcedOn: z.string().nullable().describe('ISO date'),
  })
  .meta({ id: 'DevelopmentEdition' })

const office = z.object({ officeCode: z.string().max(20) })
const standingSchema = z.enum(['unplaced', 'outside', 'cancelled', 'other-year', 'above', 'placed'])

/** The REST door to the development plan. */
export const developmentApi = [
  apiRoute({
    method: 'GET',
    path: '/offices/:officeCode/development',
    operationId: 'listDevelopmentProjects',
    summary: {
      th: 'โครงการในแผนพัฒนาท้องถิ่น ทีละ 50 โครงการ ค้นหาและกรองได้',
      en: 'Projects of the development plan, 50 at a time, with find and filters.',
    },
    params: office,
    query: z.object({
      plan: z.string().max(40).optional().describe('Id of a plan; the latest when left out'),
      q: z.string().max(200).optional().describe('Any part of a name or text'),
      year: z.string().max(4).optional().describe('With money in this Buddhist-era year'),
      programme: z.string().max(300).optional(),
      department: z.string().max(300).optional(),
      form: z.enum(DEVELOPMENT_FORMS).optional(),
      edition: z.string().max(40).optional(),
      whole: z.enum(['1']).optional().describe('Also what was replaced or taken out'),
      part: z.string().max(4).optional(),
    }),
    answer: z.object({
      plan: z
        .object({ id: z.string(), firstYear: z.int(), lastYear: z.int(), title: z.string(), version: z.int() })
        .nullable(),
      editions: z.array(editionSchema),
      part: z.int(),
      parts: z.int(),
      found: z.int(),
      projects: z.array(projectSchema),
    }),
    handle: async (context, { params, query }) => {
      const search = new URLSearchParams(Object.entries(query).filter((pair) => pair[1] !== undefined))
      const { plan, editions, list } = await openDevelopment(context, params.officeCode, search)
      return {
        plan,
        editions: editions.map((edition) => ({ ...edition, name: editionText(edition) })),
        part: list.part,
        parts: list.parts,
        found: list.found,
        projects: list.rows,
      }
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/offices/:officeCode/development/projects/:projectId',
    operationId: 'getDevelopmentProject',
    summary: {
      th: 'โครงการหนึ่งในแผนพัฒนาท้องถิ่น พร้อมประวัติทุกฉบับและแผนการดำเนินงานที่ใช้',
      en: 'One project of the development plan with its history over the editions and the operation plans that use it.',
    },
    params: office.extend({ projectId: z.string().max(40) }),
    answer: z.object({
      project: wholeProjectSchema,
      history: z.array(wholeProjectSchema).describe('Oldest first, with itself'),
      linked: z.array(
        z.object({ projectId: z.string(), name: z.string(), fiscalYear: z.int(), amountSatang: z.int() }),
      ),
    }),
    handle: async (context, { params }) => {
      const { project, history, linked } = await openDevelopmentProject(context, params.officeCode, params.projectId)
      return { project, history, linked: linked.map(({ satang, ...one }) => ({ ...one, amountSatang: satang })) }
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/offices/:officeCode/plans/:fiscalYear/development',
    operationId: 'listPlaces',
    summary: {
      th: 'โครงการของแผนการดำเนินงานแต่ละโครงการอยู่ที่ใดในแผนพัฒนาท้องถิ่น',
      en: 'Where each project of the operation plan stands in the development plan.',
    },
    params: office.extend({ fiscalYear: z.coerce.number().int() }),
    answer: z.object({
      places: z.array(
        z.object({
          projectId: z.string(),
          standing: standingSchema,
          developmentProjectId: z.string().nullable().describe('What stands there now'),
          reason: z.string().nullable(),
          version: z.int().describe('0: nothing decided'),
        }),
      ),
    }),
    handle: async (context, { params }) => {
      const { rows } = await openPlacing(context, params.officeCode, params.fiscalYear)
      return {
        places: rows.map(({ project, placing, standing }) => ({
          projectId: project.id,
          standing: standing.kind,
          developmentProjectId: placing?.current?.id ?? null,
          reason: placing?.reason ?? null,
          version: placing?.version ?? 0,
        })),
      }
    },
  }),
  apiRoute({
    method: 'PUT',
    path: '/offices/:officeCode/plans/:fiscalYear/projects/:projectId/development',
    operationId: 'placeProject',
    summary: {
      th: 'ระบุว่าโครงการอยู่ที่ใดในแผนพัฒนาท้องถิ่น หรือเหตุผลที่ไม่อยู่ ส่ง If-Match เป็น version เดิม ("0" เมื่อยังไม่เคยระบุ)',
      en: 'Says where a project stands in the development plan, or why nowhere. If-Match: the version that stands ("0" when nothing does).',
    },
    params: office.extend({ fiscalYear: z.coerce.number().int(), projectId: z.string().max(40) }),
    body: z.object({
      developmentProjectId: z.string().max(40).nullable(),
      reason: z.string().max(1_000).optional().describe('Why it is in no development plan; only without a project'),
    }),
    answer: z.object({ projectId: z.string() }),
    needsVersion: true,
    handle: async (context, { params, body, version }) => {
      const { officeCode, fiscalYear, projectId } = params
      const { developmentProjectId, reason = '' } = body
      const choice = developmentProjectId === null ? { developmentProjectId, reason } : { developmentProjectId }
      await placeProject(context, { officeCode, fiscalYear, projectId }, { version, ...choice })
      return { projectId }
    },
  }),
]
