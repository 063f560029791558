import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readOrg } from '#src/db/scope.ts'
import { FIRST, NAME, PLACE, put, SENDER, templateDesk } from '#test/agency-template.ts'
import { OFFICE } from '#test/database.ts'
import { sendFile, sendProject } from './agency-answers.commands.ts'
import { listAnswerFiles } from './answers.queries.ts'
import { BLANK_ITEM } from '#src/features/items/items.ts'
import { typedOf } from './item-form.ts'

const { operator, stranger, asked, filledIn, upload, confirm, itemsOf, answersOf } = templateDesk()

// Turned from here on: an "exe" reads as the end of another name, one amount as another.
const TURN = '\u202e'
const spoilt = (text: string): string => `${TURN}${text}\u2066\u009b\u200f`

describe('marks that turn the direction of writing are kept out of what an agency sends', () => {
  test('by the form', async () => {
    const agency = await asked()
    await sendProject(stranger(), agency.token, {
      itemId: randomUUID(),
      version: 0,
      typed: {
        ...typedOf(BLANK_ITEM),
        name: spoilt('ซ่อมถนน'),
        place: spoilt('หมู่ที่ 3'),
        activity: spoilt('ยาว 100 เมตร'),
        note: spoilt('หมายเหตุ'),
        funds: [{ source: spoilt('เงินรายได้'), amount: spoilt('1,000') }],
        months: [4],
      },
      sender: { ...SENDER, senderName: spoilt('ผู้ส่ง'), letterNumber: spoilt('ทล 1/2') },
    })
    expect(await itemsOf(agency)).toMatchObject([
      {
        name: 'ซ่อมถนน',
        place: 'หมู่ที่ 3',
        activity: 'ยาว 100 เมตร',
        note: 'หมายเหตุ',
        funds: [{ source: 'เงินรายได้', amountSatang: 100_000 }],
      },
    ])
    expect(await answersOf(agency)).toMatchObject([{ sender: { name: 'ผู้ส่ง' }, letter: { number: 'ทล 1/2' } }])
  })

  test('with a file', async () => {
    const agency = await asked()
    const file = { name: `แผน${TURN}fdp.exe`, bytes: Buffer.from('%PDF-1.7 ตัวอย่าง') }
    await sendFile(stranger(), agency.token, { file, message: spoilt('แผนผัง'), sender: SENDER })
    const files = await readOrg(operator().db, OFFICE.id, (tx) => listAnswerFiles(tx, agency.requestId))
    expect(files).toMatchObject([{ fileName: 'แผนfdp.exe.pdf' }])
    expect(await answersOf(agency)).toMatchObject([{ message: 'แผนผัง' }])
  })

  test('by the template', async () => {
    const agency = await asked()
    await upload(
      agency,
      await filledIn(agency, (rows) => put(rows, FIRST, { [NAME]: spoilt('ขุดลอก'), [PLACE]: spoilt('หมู่ที่ 5') })),
    )
    await confirm(agency)
    expect(await itemsOf(agency)).toMatchObject([{ name: 'ขุดลอก', place: 'หมู่ที่ 5' }])
  })
})
