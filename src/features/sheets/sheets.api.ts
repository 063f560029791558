import { z } from 'zod'
import type { Context } from '#src/context.ts'
import { apiRoute } from '#src/server/api-route.ts'
import { isNothingToDo } from './sheet-review.ts'
import { applySheet, openSheetImport, uploadSheet, type SheetTarget } from './sheet-imports.commands.ts'
import { exportSheet, openSheetFile } from './sheets.commands.ts'

const planParams = z.object({
  officeCode: z.string().max(20).describe('DLA code, 7 digits'),
  fiscalYear: z.coerce.number().int().describe('Buddhist era'),
})
const importParams = planParams.extend({ importId: z.uuid().toLowerCase() })
const path = '/offices/:officeCode/plans/:fiscalYear'

const change = z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })
const review = z
  .object({
    importId: z.string(),
    status: z.enum(['draft', 'applied', 'discarded']),
    fileName: z.string(),
    fingerprint: z.string().describe('Of exactly this review; applying sends it back'),
    isNothingToDo: z.boolean(),
    rows: z.array(
      z.object({
        projectId: z.string(),
        name: z.string(),
        where: z.string(),
        taken: z.array(change).describe('Changed in the file only'),
        conflicts: z.array(
          z.object({ field: z.string(), where: z.string(), base: z.unknown(), theirs: z.unknown(), ours: z.unknown() }),
        ),
        refused: z.array(change).describe('Of projects that the caller may not change'),
      }),
    ),
    fresh: z.array(
      z.object({
        id: z.string(),
        where: z.string(),
        name: z.string(),
        isAdded: z.boolean(),
        likeId: z.string().nullable(),
      }),
    ),
    missing: z.array(z.object({ projectId: z.string(), name: z.string(), isChanged: z.boolean() })),
    gone: z.array(z.object({ projectId: z.string(), name: z.string(), where: z.string() })),
    unread: z.array(
      z.object({ where: z.string(), name: z.string(), problem: z.string().optional(), message: z.string().optional() }),
    ),
  })
  .meta({ id: 'SheetReview' })

const ids = z.array(z.string().max(100)).max(5_000).default([])

async function reviewOf(context: Context, target: SheetTarget): Promise<z.input<typeof review>> {
  const { sheet, fingerprint, review: found } = await openSheetImport(context, target)
  return {
    ...found,
    fresh: found.fresh.map(({ fields, ...row }) => ({ ...row, name: fields.name })),
    importId: sheet.id,
    status: sheet.status,
    fileName: sheet.fileName,
    fingerprint,
    isNothingToDo: isNothingToDo(found),
  }
}

/** The REST door to the Excel round trip. */
export const sheetsApi = [
  apiRoute({
    method: 'POST',
    path: `${path}/sheet-exports`,
    operationId: 'exportSheet',
    action: 'sheet.export',
    summary: {
      th: 'ส่งโครงการออกเป็นไฟล์ Excel เพื่อแก้ไขนอกระบบ',
      en: 'Gives projects out as an Excel file for editing, and keeps what was given out.',
    },
    params: planParams,
    body: z.object({ divisionId: z.uuid().toLowerCase().nullable().default(null).describe('Null: the whole plan') }),
    status: 201,
    answer: z.object({ exportId: z.string(), fileName: z.string(), base64: z.string() }),
    handle: async (context, { params: { officeCode, fiscalYear }, body: { divisionId } }) => {
      const exportId = await exportSheet(context, officeCode, fiscalYear, divisionId)
      const { fileName, bytes } = await openSheetFile(context, officeCode, fiscalYear, exportId)
      return { exportId, fileName, base64: Buffer.from(bytes).toString('base64') }
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/sheet-imports`,
    operationId: 'uploadSheet',
    action: 'sheet.import',
    summary: {
      th: 'นำไฟล์ที่แก้ไขนอกระบบกลับเข้ามาเป็นร่าง ยังไม่บันทึกเข้าแผน',
      en: 'Brings an edited file back as a draft and compares it; nothing is saved to the plan yet.',
    },
    params: planParams,
    body: z.object({ file: z.object({ name: z.string().max(500), base64: z.base64() }) }),
    status: 201,
    answer: review,
    handle: async (context, { params: { officeCode, fiscalYear }, body: { file } }) => {
      const sent = { name: file.name, bytes: Buffer.from(file.base64, 'base64') }
      const importId = await uploadSheet(context, officeCode, fiscalYear, sent)
      return reviewOf(context, { officeCode, fiscalYear, importId })
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/sheet-imports/:importId`,
    operationId: 'openSheetImport',
    action: 'sheet.import',
    summary: {
      th: 'ดูผลการเทียบไฟล์กับแผนขณะนี้ ทีละช่อง',
      en: 'Compares a file that was brought back with the plan as it stands now, cell by cell.',
    },
    params: importParams,
    answer: review,
    handle: (context, { params }) => reviewOf(context, params),
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/sheet-imports/:importId/apply`,
    operationId: 'applySheet',
    action: 'sheet.import',
    summary: {
      th: 'บันทึกไฟล์เข้าแผนเป็นการแก้ไขครั้งเดียว ช่องที่แก้ไม่ตรงกันคงค่าในระบบไว้ เว้นแต่เลือกค่าจากไฟล์',
      en: 'Saves a file to the plan as one deed; where both sides changed a cell, what stands stays unless chosen otherwise.',
    },
    params: importParams,
    body: z.object({
      fingerprint: z.string().max(100),
      takeAll: z.boolean().default(false).describe('Use the file for all conflicts'),
      take: ids.describe('Conflicts for which the file is used: <projectId>.<field>'),
      remove: ids.describe('Missing projects to delete'),
      restore: ids.describe('Deleted projects to add again'),
      skip: ids.describe('New rows not to add'),
      add: ids.describe('New rows to add although they were proposed to be left out'),
    }),
    answer: z.object({ importId: z.string() }),
    handle: async (context, { params, body: { fingerprint, ...choices } }) => {
      await applySheet(context, params, { fingerprint, choices })
      return { importId: params.importId }
    },
  }),
]
