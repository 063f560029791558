import { describe, expect, test } from 'vitest'
import { openZip } from '#src/intake/zip.ts'
import {
  AMOUNT,
  FIRST,
  ID,
  NAME,
  OCTOBER,
  PLACE,
  put,
  saved,
  templateDesk,
  VILLAGES,
  type Agency,
  type Value,
} from '#test/agency-template.ts'
import { zipFile } from '#test/fixtures/zip-writer.ts'
import { openAgencyExcel } from './agency-excel.commands.ts'

const { stranger, asked, filledIn, draftOf, upload, confirm, itemsOf } = templateDesk()

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

describe('a file of which nothing can be taken', () => {
  const refusalOf = async (agency: Agency, file: { name: string; bytes: Uint8Array }): Promise<string> => {
    const error: unknown = await upload(agency, file).catch((refusal: unknown) => refusal)
    expect(error).toMatchObject({ name: 'AppError' })
    expect((await openAgencyExcel(stranger(), agency.token)).draft).toBeNull()
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
