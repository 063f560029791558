import { afterAll, beforeAll } from 'vitest'
import { readXlsx, writeXlsx } from 'hucre'
import type { Context } from '#src/context.ts'
import { readOrg } from '#src/db/scope.ts'
import { STRANGER } from '#src/domain/permissions.ts'
import {
  confirmTemplate,
  makeTemplate,
  openAgencyExcel,
  uploadTemplate,
} from '#src/features/collections/agency-excel.commands.ts'
import { listAnswers } from '#src/features/collections/answers.queries.ts'
import { listItems } from '#src/features/items/items.queries.ts'
import { linkFor } from '#src/features/collections/links.commands.ts'
import { closeRenderWorkers } from '#src/render/close-workers.ts'
import { OFFICE_CODE } from './actors.ts'
import { askAgency, LINK_KEY, type AskedAgency } from './asked-agency.ts'
import { OFFICE, openTestDatabase } from './database.ts'
import { testContext } from './working-plan.ts'

/** Who fills in the templates. */
export const SENDER = {
  senderName: 'ผู้ส่ง ตัวอย่าง',
  senderPosition: '',
  senderPhone: '',
  letterNumber: '',
  letterDate: '',
}

/** An agency with the token of its link. */
export type Agency = AskedAgency & { token: string }

/** Columns of the template. */
export const [ID, NAME, ACTIVITY, PLACE, VILLAGES, AMOUNT, SOURCE, OCTOBER] = [0, 1, 2, 3, 4, 5, 6, 7]
const NOTE = OCTOBER + 12
/** The first row below the heading and the example. */
export const FIRST = 2

export type Value = string | number | { formula: string; formulaResult?: number } | null
type Sheets = { name: string; hidden: boolean; rows: Value[][] }[]
type File = { name: string; bytes: Uint8Array }

/** A workbook of these cells. */
export const saved = (sheets: Sheets): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheets.map(({ name, hidden, rows }) => ({
      name,
      hidden,
      cells: new Map(
        rows.flatMap((row, rowAt) =>
          row.flatMap((value, at) => {
            if (value === null) return []
            const cell =
              typeof value === 'object'
                ? { formula: value.formula, formulaResult: value.formulaResult ?? null }
                : { value }
            return [[`${rowAt},${at}`, cell] as const]
          }),
        ),
      ),
    })),
  })

/** Types a project into a row; its id stays. */
export function put(rows: Value[][], at: number, over: Partial<Record<number, Value>> = {}): Value[] {
  const row = rows[at] ?? []
  rows[at] = row
  const values: Partial<Record<number, Value>> = {
    [NAME]: `โครงการแถวที่ ${at}`,
    [ACTIVITY]: 'ซ่อมผิวทาง',
    [PLACE]: 'หมู่ที่ 3 บ้านตัวอย่าง',
    [AMOUNT]: 1_250_000.5,
    [SOURCE]: 'เงินนอกงบประมาณ',
    [OCTOBER + 3]: '/',
    ...over,
  }
  for (const [column, value] of Object.entries(values)) row[Number(column)] = value ?? null
  for (let column = 0; column <= NOTE; column++) row[column] ??= null
  return row
}

/** A database of the calling test file, and what is done in it with templates. */
export function templateDesk() {
  let operator: Context
  let context: Context
  beforeAll(async () => {
    operator = { ...testContext(await openTestDatabase()), linkKey: LINK_KEY }
    context = { ...operator, actor: STRANGER }
  })
  afterAll(closeRenderWorkers)

  async function asked(over: Parameters<typeof askAgency>[1] = {}): Promise<Agency> {
    const agency = await askAgency(operator, over)
    return { ...agency, token: (await linkFor(operator, OFFICE_CODE, agency.requestId)).path.slice('/a/'.length) }
  }

  /** The template as a spreadsheet program has it, changed by `edit` and saved again. */
  async function filledIn(agency: Agency, edit: (rows: Value[][]) => void): Promise<File> {
    const book = await readXlsx((await makeTemplate(context, agency.token)).bytes)
    const sheets: Sheets = book.sheets.map((sheet, at) => ({
      name: sheet.name,
      hidden: at > 1,
      rows: sheet.rows.map((row) =>
        row.map((value) => (typeof value === 'number' ? value : value === null ? null : String(value))),
      ),
    }))
    edit(sheets[0]?.rows ?? [])
    return { name: 'แบบฟอร์ม.xlsx', bytes: await saved(sheets) }
  }

  const draftOf = async (agency: Agency) => {
    const { draft } = await openAgencyExcel(context, agency.token)
    if (!draft) throw new Error('no file waits')
    return draft
  }
  return {
    /** As somebody of the office, and as the agency. */
    operator: () => operator,
    stranger: () => context,
    asked,
    filledIn,
    draftOf,
    upload: (agency: Agency, file: File) => uploadTemplate(context, agency.token, file),
    confirm: async (agency: Agency) =>
      confirmTemplate(context, agency.token, { draftId: (await draftOf(agency)).id, sender: SENDER }),
    itemsOf: ({ requestId }: Agency) => readOrg(operator.db, OFFICE.id, (tx) => listItems(tx, requestId)),
    answersOf: ({ requestId }: Agency) => readOrg(operator.db, OFFICE.id, (tx) => listAnswers(tx, requestId)),
  }
}
