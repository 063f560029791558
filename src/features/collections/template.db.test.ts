import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { FIRST, ID, NAME, put, SENDER, templateDesk, VILLAGES, type Agency } from '#test/agency-template.ts'
import { OFFICE } from '#test/database.ts'
import { openAgency, sendProject } from './agency-answers.commands.ts'
import { confirmTemplate, discardTemplate } from './agency-excel.commands.ts'
import { listAnswerFiles } from './answers.queries.ts'
import { BLANK_ITEM } from '#src/features/items/items.ts'
import { typedOf } from './item-form.ts'
import { lockItem, saveContent, saveDecision } from '#src/features/items/items.queries.ts'

const { operator, stranger, asked, filledIn, draftOf, upload, confirm, itemsOf, answersOf } = templateDesk()

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
    await confirmTemplate(stranger(), agency.token, yes)
    await confirmTemplate(stranger(), agency.token, yes)
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
    const files = await readOrg(operator().db, OFFICE.id, (tx) => listAnswerFiles(tx, agency.requestId))
    expect(files).toMatchObject([{ kind: 'template', fileName: 'แบบฟอร์ม.xlsx' }])
  })

  test('is read alone: a second one of the same agency is refused meanwhile, others are not', async () => {
    const [agency, other] = [await asked(), await asked()]
    const file = await filledIn(agency, (rows) => put(rows, FIRST))
    const theirs = await filledIn(other, (rows) => put(rows, FIRST))
    const sent = await Promise.allSettled([upload(agency, file), upload(agency, file), upload(other, theirs)])
    // Which of the two is first, the database decides.
    const [first, second] = sent.slice(0, 2).toSorted((a, b) => a.status.localeCompare(b.status))
    expect([first?.status, second?.status, sent[2]?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(second).toMatchObject({ reason: { code: 'unavailable' } })
    await upload(agency, file)
    expect((await draftOf(agency)).rows).toHaveLength(1)
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

  test('sent twice before it is confirmed is one file, whichever answer came back', async () => {
    const agency = await asked()
    const file = await filledIn(agency, (rows) => put(rows, FIRST))
    await upload(agency, file)
    const { id } = await draftOf(agency)
    await upload(agency, file)
    expect((await draftOf(agency)).id).toBe(id)
    await upload(agency, await filledIn(agency, (rows) => put(rows, FIRST, { [NAME]: 'อีกไฟล์' })))
    expect((await draftOf(agency)).id).not.toBe(id)
  })

  test('shows what was sent by form, and takes nothing away that is missing in it', async () => {
    const agency = await asked()
    const typed = { ...typedOf(BLANK_ITEM), name: '=1+1', place: 'ทั้งตำบล', months: [1] }
    await sendProject(stranger(), agency.token, { itemId: randomUUID(), version: 0, typed, sender: SENDER })
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
    await expect(confirmTemplate(stranger(), agency.token, { draftId: id, sender: SENDER })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect((await openAgency(stranger(), agency.token)).waitingFile).toMatchObject({ count: 1 })
    await discardTemplate(stranger(), agency.token)
    expect((await openAgency(stranger(), agency.token)).waitingFile).toBeNull()
    expect(await itemsOf(agency)).toEqual([])
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
        const id = put(rows, FIRST)[ID]
        kept = typeof id === 'string' ? id : ''
      }),
    )
    await confirm(agency)
    await inOrg(operator().db, OFFICE.id, async (tx) => {
      const item = await lockItem(tx, kept)
      if (item) await saveContent(tx, item, { ...item, name: 'ชื่อที่เจ้าหน้าที่ปรับ' }, { at: operator().now() })
    })
    return { agency, file: (name) => filledIn(agency, (rows) => put(rows, FIRST, { [ID]: kept, [NAME]: name })) }
  }

  test('keeps rows out, and the sender is told how many', async () => {
    const { agency } = await corrected()
    const kept = (await itemsOf(agency))[0]?.id ?? ''
    await upload(
      agency,
      await filledIn(agency, (rows) => [
        put(rows, FIRST, { [ID]: kept, [NAME]: 'ชื่อที่หน่วยงานแก้' }),
        put(rows, FIRST + 1),
      ]),
    )
    const { id } = await draftOf(agency)
    await expect(confirmTemplate(stranger(), agency.token, { draftId: id, sender: SENDER })).resolves.toBe(1)
    expect(await itemsOf(agency)).toHaveLength(2)
  })

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

  test('may be corrected further by a file that shows it', async () => {
    const { agency } = await corrected()
    await upload(agency, await filledIn(agency, (rows) => put(rows, FIRST, { [NAME]: 'ชื่อที่แก้ต่อ' })))
    expect(await draftOf(agency)).toMatchObject({ rows: [{ state: 'changed', version: 2 }], problems: [] })
    await confirm(agency)
    expect(await itemsOf(agency)).toMatchObject([{ name: 'ชื่อที่แก้ต่อ' }])
  })

  test('and what it decides between reading and confirming stops the whole file', async () => {
    const agency = await asked()
    const file = await filledIn(agency, (rows) => put(rows, FIRST))
    await upload(agency, file)
    await confirm(agency)
    await upload(agency, await filledIn(agency, (rows) => [put(rows, FIRST, { [NAME]: 'ใหม่' }), put(rows, FIRST + 1)]))
    const [item] = await itemsOf(agency)
    await inOrg(operator().db, OFFICE.id, (tx) =>
      saveDecision(
        tx,
        { id: item?.id ?? '' },
        { status: 'declined', remark: 'นอกเขต', projectId: null, at: operator().now(), by: 'ผู้ทดสอบ' },
      ),
    )
    await expect(confirm(agency)).rejects.toMatchObject({ code: 'conflict' })
    expect(await itemsOf(agency)).toHaveLength(1)
  })
})
