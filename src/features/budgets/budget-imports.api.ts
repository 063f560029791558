import { z } from 'zod'
import type { Context } from '#src/context.ts'
import { apiRoute } from '#src/server/api-route.ts'
import { acceptBudgetImport, discardBudgetImport, openBudgetImport, uploadBudget } from './budget-imports.commands.ts'

const officeAndYear = z.object({ officeCode: z.string().max(20), fiscalYear: z.coerce.number().int() })
const params = officeAndYear.extend({ importId: z.uuid().toLowerCase() })
const satang = z.int().describe('1 baht = 100 satang')
const place = { sheet: z.string().nullable(), row: z.int().nullable() }

const importSchema = z
  .object({
    importId: z.uuid(),
    instrumentId: z.uuid(),
    fileName: z.string(),
    version: z.int(),
    lineCount: z.int(),
    sumSatang: satang,
    unknownTableCount: z
      .int()
      .describe('ตารางที่ไม่รู้จักหัวตาราง ระบุคอลัมน์ที่หน้าเว็บ · Tables whose columns are to be named on the page'),
    brokenSums: z.array(z.object({ ...place, label: z.string(), printedSatang: satang, sumSatang: satang })),
    notes: z.array(z.object({ ...place, code: z.string(), found: z.string(), taken: z.string().optional() })),
    changes: z
      .object({ unchanged: z.int(), changed: z.int(), added: z.int(), removed: z.int(), removedInUse: z.int() })
      .describe('ถ้ารับเข้า · If it is taken in'),
  })
  .meta({ id: 'BudgetImport' })

type Params = z.output<typeof params>

async function importAnswer(context: Context, where: Params): Promise<z.input<typeof importSchema>> {
  const { draft, instrument, diff, removedInUse } = await openBudgetImport(context, where)
  const { lines, brokenSums, notes, unknownTables } = draft.recognised
  const { unchanged, changed, added, removed } = diff
  return {
    importId: draft.id,
    instrumentId: instrument.id,
    fileName: draft.fileName,
    version: draft.version,
    lineCount: lines.length,
    sumSatang: lines.reduce((sum, { amountSatang }) => sum + amountSatang, 0),
    unknownTableCount: unknownTables.length,
    brokenSums,
    notes,
    changes: {
      unchanged: unchanged.length,
      changed: changed.length,
      added: added.length,
      removed: removed.length,
      removedInUse: removedInUse.length,
    },
  }
}

const path = '/offices/:officeCode/plans/:fiscalYear/budget'

/** The REST door to files of budget lines. */
export const budgetImportsApi = [
  apiRoute({
    method: 'POST',
    path: `${path}/instruments/:instrumentId/imports`,
    operationId: 'uploadBudgetFile',
    action: 'budget.manage',
    summary: {
      th: 'อ่านไฟล์รายการงบประมาณเป็นร่าง ยังไม่บันทึกเข้างบประมาณ',
      en: 'Reads a file of budget lines as a draft; nothing of the budget changes yet.',
    },
    params: officeAndYear.extend({ instrumentId: z.uuid().toLowerCase() }),
    body: z.strictObject({ file: z.strictObject({ name: z.string().max(500), base64: z.base64() }) }),
    status: 201,
    answer: importSchema,
    handle: async (context, { params: { instrumentId, ...where }, body: { file } }) => {
      const sent = { name: file.name, bytes: Buffer.from(file.base64, 'base64') }
      const importId = await uploadBudget(context, { ...where, instrumentId }, sent)
      return importAnswer(context, { ...where, importId })
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/imports/:importId`,
    operationId: 'openBudgetFile',
    action: 'budget.manage',
    summary: { th: 'ดูไฟล์ที่อ่านแล้ว และสิ่งที่จะเปลี่ยน', en: 'A file as it was read, and what it would change.' },
    params,
    answer: importSchema,
    handle: (context, { params: where }) => importAnswer(context, where),
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/imports/:importId/accept`,
    operationId: 'acceptBudgetFile',
    action: 'budget.manage',
    summary: { th: 'รับรายการในไฟล์เข้างบประมาณ', en: 'Takes the lines of a file into its instrument.' },
    params,
    body: z.strictObject({
      version: z.int32().min(1),
      isRemoving: z
        .boolean()
        .default(false)
        .describe('ลบรายการเดิมที่ไม่มีในไฟล์ · Remove lines that the file does not have'),
    }),
    answer: z.object({ instrumentId: z.uuid() }),
    handle: (context, { params: where, body }) => acceptBudgetImport(context, where, body),
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/imports/:importId/discard`,
    operationId: 'discardBudgetFile',
    action: 'budget.manage',
    summary: { th: 'ไม่รับไฟล์นี้', en: 'Throws a waiting file away.' },
    params,
    body: z.strictObject({ version: z.int32().min(1) }),
    answer: z.object({ instrumentId: z.string() }),
    handle: async (context, { params: where, body }) => ({
      instrumentId: await discardBudgetImport(context, where, body.version),
    }),
  }),
]
