import { z } from 'zod'
import type { Context } from '#src/context.ts'
import { LEVEL_LABELS } from '#src/domain/plan.ts'
import { apiRoute } from '#src/server/api-route.ts'
import {
  acceptDevelopmentImport,
  discardDevelopmentImport,
  openDevelopmentImport,
  uploadDevelopment,
  type ImportTarget,
} from './development-imports.commands.ts'
import { EDITION_KINDS } from './development.ts'
import type { MergeChoice } from './merging.ts'

const office = z.object({ officeCode: z.string().max(20) })
const oneImport = office.extend({ importId: z.string().max(40) })
const base = '/offices/:officeCode/development/imports'

const choiceSchema = z.enum(['add', 'skip', 'replace', 'cancel'])
const rowSchema = z.object({
  row: z.int().min(0).describe('Place among the rows that were read, from 0'),
  no: z.string().nullable(),
  name: z.string(),
  sheet: z.string().nullable(),
  sheetRow: z.int(),
  action: choiceSchema.describe('What is proposed'),
  projectId: z.string().nullable().describe('Project of the plan that it replaces or takes out'),
  isSure: z.boolean().describe('False: a person should look'),
  candidates: z.array(z.object({ id: z.string(), name: z.string() })),
})

const importSchema = z
  .object({
    importId: z.string(),
    fileName: z.string(),
    status: z.enum(['draft', 'accepted', 'discarded']),
    years: z.array(z.int()).describe('Buddhist-era years with a budget column'),
    plan: z
      .object({ id: z.string(), firstYear: z.int(), lastYear: z.int(), title: z.string(), version: z.int() })
      .nullable()
      .describe('Plan that it would go into; null: a new one'),
    warnings: z.array(z.object({ code: z.string(), sheet: z.string().nullable(), row: z.int().nullable() })),
    rows: z.array(rowSchema),
  })
  .meta({ id: 'DevelopmentImport' })

async function importJson(context: Context, target: ImportTarget): Promise<z.input<typeof importSchema>> {
  const { file, plan, proposals } = await openDevelopmentImport(context, target)
  const { years, warnings, items } = file.recognised
  return {
    importId: file.id,
    fileName: file.fileName,
    status: file.status,
    years,
    plan,
    warnings: warnings.map(({ code, where }) => ({ code, sheet: where.sheet ?? null, row: where.row ?? null })),
    rows: proposals.flatMap(({ choice, isSure, candidates }, row) => {
      const item = items[row]
      if (!item) return []
      const { no, name, ref } = item
      return [
        {
          row,
          no,
          name,
          isSure,
          candidates,
          sheet: ref.sheet ?? null,
          sheetRow: ref.row,
          action: choice.action,
          projectId: 'projectId' in choice ? choice.projectId : null,
        },
      ]
    }),
  }
}

const acceptInput = z.object({
  firstYear: z.int().describe('Buddhist era'),
  lastYear: z.int().describe('Buddhist era'),
  title: z.string().max(300).default(''),
  levelLabel: z.enum(LEVEL_LABELS).default('ยุทธศาสตร์'),
  planVersion: z.int().min(0).describe('Version of the plan that was shown; 0 for none'),
  edition: z.object({
    kind: z.enum(EDITION_KINDS),
    number: z.int().nullable().default(null),
    year: z.int().nullable().default(null).describe('Buddhist era'),
    announcedOn: z.string().max(60).default('').describe('As people write it: 15/8/2568'),
    reference: z.string().max(300).default(''),
  }),
  choices: z
    .array(
      z.discriminatedUnion('action', [
        z.object({ row: z.int().min(0), action: z.enum(['add', 'skip']) }),
        z.object({ row: z.int().min(0), action: z.enum(['replace', 'cancel']), projectId: z.string().max(40) }),
      ]),
    )
    .max(20_000)
    .default([])
    .describe('Rows that are to be taken otherwise than proposed'),
})

const choiceOf = (choice: z.output<typeof acceptInput>['choices'][number]): MergeChoice =>
  'projectId' in choice ? { action: choice.action, projectId: choice.projectId } : { action: choice.action }

const numberText = (value: number | null): string => (value === null ? '' : String(value))

/** The REST door to files of a development plan: read as a draft, looked at, then taken in or thrown away. */
export const developmentImportsApi = [
  apiRoute({
    method: 'POST',
    path: base,
    operationId: 'uploadDevelopment',
    action: 'development.manage',
    summary: {
      th: 'อ่านไฟล์แผนพัฒนาท้องถิ่น (Excel, Word, CSV) เป็นร่าง ยังไม่บันทึกเข้าแผน',
      en: 'Reads a file of a development plan (Excel, Word, CSV) as a draft; nothing is taken into the plan yet.',
    },
    params: office,
    body: z.object({ file: z.object({ name: z.string().max(500), base64: z.base64() }) }),
    status: 201,
    answer: importSchema,
    handle: async (context, { params: { officeCode }, body: { file } }) => {
      const sent = { name: file.name, bytes: Buffer.from(file.base64, 'base64') }
      return importJson(context, { officeCode, importId: await uploadDevelopment(context, officeCode, sent) })
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${base}/:importId`,
    operationId: 'openDevelopmentImport',
    action: 'development.manage',
    summary: {
      th: 'สิ่งที่อ่านได้จากไฟล์ และข้อเสนอว่าแต่ละแถวเพิ่ม แทน หรือยกเลิกโครงการใด',
      en: 'What was read from a file, and for each row what it is proposed to add, replace or take out.',
    },
    params: oneImport,
    answer: importSchema,
    handle: async (context, { params }) => importJson(context, params),
  }),
  apiRoute({
    method: 'POST',
    path: `${base}/:importId/accept`,
    operationId: 'acceptDevelopmentImport',
    action: 'development.manage',
    summary: {
      th: 'รับไฟล์เข้าแผนพัฒนาท้องถิ่น แถวที่ไม่ระบุใช้ตามข้อเสนอ',
      en: 'Takes a file into the development plan; rows that are not named as proposed.',
    },
    params: oneImport,
    body: acceptInput,
    answer: z.object({ planId: z.string() }),
    handle: async (context, { params, body }) => {
      const { edition, choices, firstYear, lastYear, ...rest } = body
      const planId = await acceptDevelopmentImport(context, params, {
        ...rest,
        firstYear: String(firstYear),
        lastYear: String(lastYear),
        choices: new Map(choices.map((choice) => [choice.row, choiceOf(choice)])),
        edition: { ...edition, number: numberText(edition.number), year: numberText(edition.year) },
      })
      return { planId }
    },
  }),
  apiRoute({
    method: 'DELETE',
    path: `${base}/:importId`,
    operationId: 'discardDevelopmentImport',
    action: 'development.manage',
    summary: { th: 'ทิ้งไฟล์ที่รอรับเข้าแผนพัฒนา', en: 'Throws away a file that waits to be taken in.' },
    params: oneImport,
    answer: z.object({ importId: z.string() }),
    handle: async (context, { params }) => {
      await discardDevelopmentImport(context, params)
      return { importId: params.importId }
    },
  }),
]
