import { randomUUID } from 'node:crypto'
import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import { readXlsx, writeXlsx } from 'hucre'
import type { Context } from '#src/context.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { STRANGER } from '#src/domain/permissions.ts'
import { openZip } from '#src/intake/zip.ts'
import { closeRenderWorkers } from '#src/render/close-workers.ts'
import { OFFICE_CODE } from '#test/actors.ts'
import { askAgency, LINK_KEY, type AskedAgency } from '#test/asked-agency.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { zipFile } from '#test/fixtures/zip-writer.ts'
import { testContext } from '#test/working-plan.ts'
import { openAgency, sendProject } from './agency-answers.commands.ts'
import {
  confirmTemplate,
  discardTemplate,
  makeTemplate,
  openAgencyExcel,
  uploadTemplate,
} from './agency-excel.commands.ts'
import { listAnswerFiles, listAnswers } from './answers.queries.ts'
import { BLANK_ITEM } from './items.ts'
import { typedOf } from './item-form.ts'
import { listItems, lockItem, saveContent, saveDecision } from './items.queries.ts'
import { linkFor } from './links.commands.ts'

let operator: Context
let context: Context
beforeAll(async () => {
  operator = { ...testContext(await openTestDatabase()), linkKey: LINK_KEY }
  context = { ...operator, actor: STRANGER }
})
afterAll(closeRenderWorkers)

const SENDER = { senderName: 'ผู้ส่ง ตัวอย่าง', senderPosition: '', senderPhone: '', letterNumber: '', letterDate: '' }
type Agency = AskedAgency & { token: string }

async function asked(over: Parameters<typeof askAgency>[1] = {}): Promise<Agency> {
  const agency = await askAgency(operator, over)
  return { ...agency, token: (await linkFor(operator, OFFICE_CODE, agency.requestId)).path.slice('/a/'.length) }
}

/** Columns of the template. */
const [ID, NAME, ACTIVITY, PLACE, VILLAGES, AMOUNT, SOURCE, OCTOBER] = [0, 1, 2, 3, 4, 5, 6, 7]
const NOTE = OCTOBER + 12
/** The first row below the heading and the example. */
const FIRST = 2

type Value = string | number | { formula: string; formulaResult?: number } | null
type Sheets = { name: string; hidden: boolean; rows: Value[][] }[]

/** The template as a spreadsheet program has it, changed by `edit` and saved again. */
async function filledIn(
  agency: Agency,
  edit: (rows: Value[][], sheets: Sheets) => void,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { bytes } = await makeTemplate(context, agency.token)
  const book = await readXlsx(bytes)
  const sheets: Sheets = book.sheets.map((sheet, at) => ({
    name: sheet.name,
    hidden: at > 1,
    rows: sheet.rows.map((row) =>
      row.map((value) => (typeof value === 'number' ? value : value === null ? null : String(value))),
    ),
  }))
  edit(sheets[0]?.rows ?? [], sheets)
  return { name: 'แบบฟอร์ม.xlsx', bytes: await saved(sheets) }
}

const saved = (sheets: Sheets): Promise<Uint8Array> =>
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
function put(rows: Value[][], at: number, over: Partial<Record<number, Value>> = {}): Value[] {
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

const upload = (agency: Agency, file: { name: string; bytes: Uint8Array }) =>
  uploadTemplate(context, agency.token, file)
const draftOf = async (agency: Agency) => {
  const { draft } = await openAgencyExcel(context, agency.token)
  if (!draft) throw new Error('no file waits')
  return draft
}
const confirm = async (agency: Agency) =>
  confirmTemplate(context, agency.token, { draftId: (await draftOf(agency)).id, sender: SENDER })
const itemsOf = ({ requestId }: Agency) => readOrg(operator.db, OFFICE.id, (tx) => listItems(tx, requestId))
const answersOf = ({ requestId }: Agency) => readOrg(operator.db, OFFICE.id, (tx) => listAnswers(tx, requestId))

describe('a template', () => {
  test('comes back filled in: looked at, confirmed once, and kept', async () => {
    const agency = await asked()
    await upload(
      agency,
      await filledIn(agency, (rows) => [put(rows, FIRST), put(rows, FIRST + 4, { [VILLAGES]: '1-3' })]),
    )
    const draft = await draftOf(agency)
    expect(draft.problems).toEqual([])
    expect(draft.rows).toMatchObject([
      { row: FIRST + 1, state: 'new', notices: [] },
      { row: FIRST + 5, state: 'new', content: { villages: [1, 2, 3] } },
    ])
    expect(await itemsOf(agency)).toEqual([])
    const yes = { draftId: draft.id, sender: SENDER }
    await confirmTemplate(context, agency.token, yes)
    await confirmTemplate(context, agency.token, yes)
    expect(await itemsOf(agency)).toMatchObject([
      {
        name: `โครงการแถวที่ ${FIRST}`,
        kind: 'outside-agency',
        departments: [agency.agencyName],
        villages: [3],
        months: 0b1000,
        funds: [{ source: 'เงินนอกงบประมาณ', amountSatang: 125_000_050 }],
        status: 'waiting',
      },
      { villages: [1, 2, 3] },
    ])
    expect(await answersOf(agency)).toMatchObject([{ channel: 'link-excel', sender: { name: SENDER.senderName } }])
    const files = await readOrg(operator.db, OFFICE.id, (tx) => listAnswerFiles(tx, agency.requestId))
    expect(files).toMatchObject([{ kind: 'template', fileName: 'แบบฟอร์ม.xlsx' }])
  })

  test('sent twice doubles nothing; changed and sent again corrects by its row ids', async () => {
    const agency = await asked()
    const file = await filledIn(agency, (rows) => put(rows, FIRST))
    await upload(agency, file)
    await confirm(agency)
    await upload(agency, file)
    expect((await draftOf(agency)).rows).toMatchObject([{ state: 'same' }])
    await expect(confirm(agency)).rejects.toMatchObject({ code: 'invalid' })
    await upload(agency, await filledIn(agency, (rows) => put(rows, FIRST, { [NAME]: 'ชื่อใหม่' })))
    expect((await draftOf(agency)).rows).toMatchObject([{ state: 'changed', version: 1 }])
    await confirm(agency)
    expect(await itemsOf(agency)).toMatchObject([{ name: 'ชื่อใหม่', version: 2 }])
  })

  test('shows what was sent by form, and takes nothing away that is missing in it', async () => {
    const agency = await asked()
    const typed = { ...typedOf(BLANK_ITEM), name: '=1+1', place: 'ทั้งตำบล', months: [1] }
    await sendProject(context, agency.token, { itemId: randomUUID(), version: 0, typed, sender: SENDER })
    const file = await filledIn(agency, (rows) => {
      // As text, not as a formula that computes.
      expect(rows[FIRST]?.[NAME]).toBe('=1+1')
      rows.splice(FIRST, 1)
      put(rows, FIRST)
    })
    await upload(agency, file)
    await confirm(agency)
    expect((await itemsOf(agency)).map(({ name }) => name)).toEqual(['=1+1', `โครงการแถวที่ ${FIRST}`])
  })

  test('may be thrown away, and makes room for the next', async () => {
    const agency = await asked()
    await upload(agency, await filledIn(agency, (rows) => put(rows, FIRST)))
    const { id } = await draftOf(agency)
    await upload(agency, await filledIn(agency, (rows) => put(rows, FIRST + 1)))
    await expect(confirmTemplate(context, agency.token, { draftId: id, sender: SENDER })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect((await openAgency(context, agency.token)).waitingFile).toMatchObject({ count: 1 })
    await discardTemplate(context, agency.token)
    expect((await openAgency(context, agency.token)).waitingFile).toBeNull()
    expect(await itemsOf(agency)).toEqual([])
  })
})

describe('a template that was changed as people do', () => {
  const problemsAfter = async (edit: (rows: Value[][]) => void) => {
    const agency = await asked()
    await upload(agency, await filledIn(agency, edit))
    const { rows, problems } = await draftOf(agency)
    return { agency, rows, problems: problems.map(({ message }) => message) }
  }

  test('columns that moved are read by their headings, and said', async () => {
    const { rows, problems } = await problemsAfter((sheet) => {
      put(sheet, FIRST)
      for (const row of sheet) row.splice(1, 0, ...row.splice(PLACE, 1))
    })
    expect(rows).toMatchObject([{ content: { name: `โครงการแถวที่ ${FIRST}`, place: 'หมู่ที่ 3 บ้านตัวอย่าง' } }])
    expect(problems).toEqual([expect.stringContaining('ถูกย้าย')])
  })

  test('a row that was copied is a project of its own; a copy without a change is not counted', async () => {
    const { agency, rows, problems } = await problemsAfter((sheet) => {
      const row = put(sheet, FIRST)
      sheet[FIRST + 1] = [...row]
      sheet[FIRST + 2] = [...row]
      put(sheet, FIRST + 2, { [NAME]: 'อีกโครงการ' })
    })
    expect(rows.map(({ content: { name } }) => name)).toEqual([`โครงการแถวที่ ${FIRST}`, 'อีกโครงการ'])
    expect(rows[1]?.notices).toEqual([expect.stringContaining('แถว 5 มีรหัสแถวซ้ำกับแถว 3')])
    expect(problems).toEqual([expect.stringContaining('แถว 4: เหมือนแถว 3 ทุกช่อง')])
    await confirm(agency)
    expect(await itemsOf(agency)).toHaveLength(2)
  })

  test('an inserted row is new once, however often the file comes', async () => {
    const agency = await asked()
    const file = await filledIn(agency, (sheet) => put(sheet, FIRST, { [ID]: null }))
    await upload(agency, file)
    expect((await draftOf(agency)).rows).toMatchObject([{ notices: [expect.stringContaining('ไม่มีรหัสแถว')] }])
    await confirm(agency)
    await upload(agency, file)
    expect((await draftOf(agency)).rows).toMatchObject([{ state: 'same' }])
  })

  test('what is wrong is named by its cell, and the good rows are kept', async () => {
    const { rows, problems } = await problemsAfter((sheet) => {
      put(sheet, FIRST)
      put(sheet, FIRST + 1, { [AMOUNT]: 'ห้าล้าน', [VILLAGES]: 'ทุกหมู่' })
      put(sheet, FIRST + 2, { [PLACE]: null, [OCTOBER + 3]: null })
      put(sheet, FIRST + 3, { [NAME]: null })
    })
    expect(rows).toHaveLength(1)
    expect(problems).toEqual([
      expect.stringContaining('เซลล์ E4 (หมู่ที่)'),
      expect.stringContaining('เซลล์ F4 (งบประมาณ (บาท))'),
      expect.stringContaining('เซลล์ D5 (สถานที่)'),
      expect.stringContaining('แถว 5 (คอลัมน์ H–S)'),
      expect.stringContaining('เซลล์ B6 (ชื่อโครงการ/งาน)'),
    ])
  })

  test('a formula is taken by its value and said; without a value it is not', async () => {
    const { rows, problems } = await problemsAfter((sheet) => {
      put(sheet, FIRST, { [AMOUNT]: { formula: '1000000+500000', formulaResult: 1_500_000 } })
      put(sheet, FIRST + 1, { [AMOUNT]: { formula: 'SUM(A1:A2)' } })
    })
    expect(rows).toMatchObject([
      { content: { funds: [{ amountSatang: 150_000_000 }] }, notices: [expect.stringContaining('เซลล์ F3')] },
    ])
    expect(problems).toEqual([expect.stringContaining('เซลล์ F4 (งบประมาณ (บาท)) เป็นสูตร')])
  })

  test('who types over the example means a project', async () => {
    const { rows } = await problemsAfter((sheet) => put(sheet, FIRST - 1, { [NAME]: 'โครงการจริง' }))
    expect(rows).toMatchObject([{ content: { name: 'โครงการจริง' } }])
  })
})

describe('what the office did meanwhile', () => {
  async function corrected(): Promise<{
    agency: Agency
    file: (name: string) => Promise<{ name: string; bytes: Uint8Array }>
  }> {
    const agency = await asked()
    let kept = ''
    await upload(
      agency,
      await filledIn(agency, (rows) => {
        kept = put(rows, FIRST).at(ID)?.toString() ?? ''
      }),
    )
    await confirm(agency)
    await inOrg(operator.db, OFFICE.id, async (tx) => {
      const item = await lockItem(tx, kept)
      if (item) await saveContent(tx, item, { ...item, name: 'ชื่อที่เจ้าหน้าที่ปรับ' }, { at: operator.now() })
    })
    return { agency, file: (name) => filledIn(agency, (rows) => put(rows, FIRST, { [ID]: kept, [NAME]: name })) }
  }

  test('is not overwritten by an old file', async () => {
    const { agency, file } = await corrected()
    await upload(agency, await file(`โครงการแถวที่ ${FIRST}`))
    expect(await draftOf(agency)).toMatchObject({ rows: [{ state: 'same' }], problems: [] })
    await upload(agency, await file('ชื่อที่หน่วยงานแก้'))
    expect(await draftOf(agency)).toMatchObject({
      rows: [],
      problems: [{ rule: 'corrected-by-office', row: FIRST + 1 }],
    })
  })

  test('and what it decides between reading and confirming stops the whole file', async () => {
    const agency = await asked()
    const file = await filledIn(agency, (rows) => put(rows, FIRST))
    await upload(agency, file)
    await confirm(agency)
    await upload(agency, await filledIn(agency, (rows) => [put(rows, FIRST, { [NAME]: 'ใหม่' }), put(rows, FIRST + 1)]))
    const [item] = await itemsOf(agency)
    await inOrg(operator.db, OFFICE.id, (tx) =>
      saveDecision(
        tx,
        { id: item?.id ?? '' },
        { status: 'declined', remark: 'นอกเขต', projectId: null, at: operator.now(), by: 'ผู้ทดสอบ' },
      ),
    )
    await expect(confirm(agency)).rejects.toMatchObject({ code: 'conflict' })
    expect(await itemsOf(agency)).toHaveLength(1)
  })
})

describe('a file of which nothing can be taken', () => {
  const refusalOf = async (agency: Agency, file: { name: string; bytes: Uint8Array }): Promise<string> => {
    const error: unknown = await upload(agency, file).catch((refusal: unknown) => refusal)
    expect(error).toMatchObject({ name: 'AppError' })
    expect((await openAgencyExcel(context, agency.token)).draft).toBeNull()
    return error instanceof Error ? error.message : ''
  }

  test('a heading that was renamed is named with its column', async () => {
    const agency = await asked()
    const file = await filledIn(agency, (rows) => {
      put(rows, FIRST)
      const [head] = rows
      if (head) head[PLACE] = 'พื้นที่ดำเนินงาน'
    })
    const message = await refusalOf(agency, file)
    expect(message).toContain('“สถานที่” (เดิมอยู่คอลัมน์ D ซึ่งตอนนี้ชื่อ “พื้นที่ดำเนินงาน”)')
  })

  test('a column that was deleted, and one that stands twice', async () => {
    const agency = await asked()
    const without = await filledIn(agency, (rows) => {
      put(rows, FIRST)
      for (const row of rows) row.splice(ID, 1)
    })
    expect(await refusalOf(agency, without)).toContain('“รหัสแถว (ห้ามแก้ไข)”')
    const twice = await filledIn(agency, (rows) => {
      put(rows, FIRST)
      for (const row of rows) row.push(row[PLACE] ?? null)
    })
    expect(await refusalOf(agency, twice)).toContain('มีซ้ำกัน')
  })

  test('the template of another agency, of another year, and of an earlier round', async () => {
    const agency = await asked({ agencyName: 'โครงการชลประทานตัวอย่าง' })
    const fill = (rows: Value[][]) => void put(rows, FIRST)
    const theirs = await asked({ agencyName: 'การไฟฟ้าส่วนภูมิภาคตัวอย่าง', fiscalYear: agency.fiscalYear })
    expect(await refusalOf(agency, await filledIn(theirs, fill))).toContain('เป็นของ การไฟฟ้าส่วนภูมิภาคตัวอย่าง')
    const lastYear = await asked({ agencyName: 'โครงการชลประทานตัวอย่าง' })
    expect(await refusalOf(agency, await filledIn(lastYear, fill))).toContain(`ปีงบประมาณ ${lastYear.fiscalYear}`)
    const earlier = await asked({ agencyName: 'โครงการชลประทานตัวอย่าง', fiscalYear: agency.fiscalYear })
    expect(await refusalOf(agency, await filledIn(earlier, fill))).toContain('รอบก่อน')
  })

  test('an empty template, a workbook of something else, a picture, a broken file', async () => {
    const agency = await asked()
    expect(await refusalOf(agency, await filledIn(agency, () => undefined))).toContain('ไม่มีโครงการในไฟล์นี้')
    const other = await saved([
      {
        name: 'S',
        hidden: false,
        rows: [
          ['ที่', 'ชื่อโครงการ/งาน'],
          [1, 'ถนน'],
        ],
      },
    ])
    expect(await refusalOf(agency, { name: 'อื่น.xlsx', bytes: other })).toContain('ไม่ใช่แบบฟอร์มของลิงก์นี้')
    for (const bytes of [
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      Buffer.from('PK\x03\x04'),
      Buffer.from('%PDF-1.7'),
    ])
      expect((await refusalOf(agency, { name: 'แบบฟอร์ม.xlsx', bytes })).length).toBeGreaterThan(10)
  })

  test('a file that unpacks to more than any plan, and one that is too large as it is', async () => {
    const agency = await asked()
    const honest = openZip((await filledIn(agency, (rows) => put(rows, FIRST))).bytes)
    const parts = Object.fromEntries(honest.names.map((name) => [name, honest.read(name)]))
    const sheet = 'xl/worksheets/sheet1.xml'
    const bomb = zipFile({
      ...parts,
      [sheet]: Buffer.concat([parts[sheet] ?? Buffer.alloc(0), Buffer.alloc(90 * 2 ** 20, 32)]),
    })
    expect(bomb.length).toBeLessThan(5 * 1024 * 1024)
    expect(await refusalOf(agency, { name: 'แบบฟอร์ม.xlsx', bytes: bomb })).toContain('มากเกินกว่าที่ระบบรับได้')
    const large = { name: 'แบบฟอร์ม.xlsx', bytes: new Uint8Array(5 * 1024 * 1024 + 1) }
    expect(await refusalOf(agency, large)).toContain('5 เมกะไบต์')
  })
})
