import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { STRANGER } from '#src/domain/permissions.ts'
import { OFFICE_CODE } from '#test/actors.ts'
import { askAgency, LINK_KEY, setClosed, type AskedAgency } from '#test/asked-agency.ts'
import { OFFICE, openTestDatabase, OTHER_OFFICE } from '#test/database.ts'
import { auditOf, testContext } from '#test/working-plan.ts'
import { openAgency, openSentItem, sendFile, sendNothing, sendProject } from './agency-answers.commands.ts'
import type { SentProject } from './agency-answers.ts'
import { listAnswerFiles, listAnswers } from './answers.queries.ts'
import { BLANK_ITEM, type CollectionItem } from '#src/features/items/items.ts'
import { typedOf, type TypedItem } from './item-form.ts'
import { listItems, lockItem, saveContent, saveDecision } from '#src/features/items/items.queries.ts'
import { signToken } from './link-token.queries.ts'
import { linkFor, revokeLink } from './links.commands.ts'
import { loadRequest } from './rounds.queries.ts'

let operator: Context
let stranger: Context
beforeAll(async () => {
  operator = { ...testContext(await openTestDatabase()), linkKey: LINK_KEY }
  stranger = { ...operator, actor: STRANGER }
})

const SENDER = { senderName: 'ผู้ส่ง ตัวอย่าง', senderPosition: 'นายช่าง', senderPhone: '', letterNumber: '', letterDate: '' }
const ROAD: TypedItem = {
  ...typedOf(BLANK_ITEM),
  name: 'ซ่อมผิวทางสายบ้านตัวอย่าง',
  place: 'หมู่ที่ 3 บ้านตัวอย่าง',
  funds: [{ source: 'งบประมาณของหน่วยงาน', amount: '2,500,000' }],
  months: [4, 5],
}

async function asked(): Promise<AskedAgency & { token: string }> {
  const agency = await askAgency(operator)
  const { path } = await linkFor(operator, OFFICE_CODE, agency.requestId)
  return { ...agency, token: path.slice('/a/'.length) }
}

const newProject = (over: Partial<TypedItem> = {}): SentProject => ({
  itemId: randomUUID(),
  version: 0,
  typed: { ...ROAD, ...over },
  sender: SENDER,
})
const itemsOf = ({ requestId }: AskedAgency): Promise<CollectionItem[]> =>
  readOrg(operator.db, OFFICE.id, (tx) => listItems(tx, requestId))
const answersOf = ({ requestId }: AskedAgency) => readOrg(operator.db, OFFICE.id, (tx) => listAnswers(tx, requestId))
const requestOf = ({ requestId }: AskedAgency) => readOrg(operator.db, OFFICE.id, (tx) => loadRequest(tx, requestId))

describe('a project sent by a link', () => {
  test('waits in the inbox as it was read, with who sent it', async () => {
    const agency = await asked()
    await sendProject(stranger, agency.token, newProject({ villages: '', note: '  รอผลประมูล ' }))
    expect(await itemsOf(agency)).toMatchObject([
      {
        status: 'waiting',
        kind: 'outside-agency',
        name: ROAD.name,
        villages: [3],
        departments: [agency.agencyName],
        months: 0b11000,
        funds: [{ source: 'งบประมาณของหน่วยงาน', amountSatang: 250_000_000 }],
        note: 'รอผลประมูล',
      },
    ])
    expect(await answersOf(agency)).toMatchObject([
      { seq: 1, channel: 'link-form', sender: { name: SENDER.senderName }, receivedOn: '2026-11-22' },
    ])
    expect(await requestOf(agency)).toMatchObject({ nothingToReport: false, answeredAt: expect.any(Date) as Date })
    expect((await auditOf(operator, OFFICE.id)).brokenAt).toBeNull()
  })

  test('sent twice, or at the same moment, counts once', async () => {
    const agency = await asked()
    const sent = newProject()
    await Promise.all([sendProject(stranger, agency.token, sent), sendProject(stranger, agency.token, sent)])
    await sendProject(stranger, agency.token, sent)
    expect(await itemsOf(agency)).toHaveLength(1)
    expect(await answersOf(agency)).toHaveLength(1)
  })

  test('with something missing keeps nothing, and says all of it', async () => {
    const agency = await asked()
    const sent = newProject({
      name: ' ',
      place: '',
      months: [],
      villages: 'หมู่สาม',
      funds: [{ source: '', amount: 'ล้านหนึ่ง' }],
    })
    const refused = sendProject(stranger, agency.token, {
      ...sent,
      sender: { ...SENDER, senderName: '', letterDate: '31 กุมภาพันธ์' },
    })
    await expect(refused).rejects.toMatchObject({ code: 'invalid' })
    const { problems } = (await refused.catch((error: unknown) => error)) as { problems: { field: string }[] }
    expect(problems.map(({ field }) => field)).toEqual([
      'villages',
      'funds.0.amount',
      'name',
      'place',
      'months',
      'senderName',
      'letterDate',
    ])
    expect(await answersOf(agency)).toEqual([])
  })

  test('can be corrected until it is decided, and not over a correction of the office', async () => {
    const agency = await asked()
    const first = newProject()
    await sendProject(stranger, agency.token, first)
    const corrected = { ...first, version: 1, typed: { ...ROAD, name: 'ซ่อมผิวทางสายใหม่' } }
    await sendProject(stranger, agency.token, corrected)
    const [item] = await itemsOf(agency)
    expect(item).toMatchObject({ name: 'ซ่อมผิวทางสายใหม่', version: 2, status: 'waiting' })

    await inOrg(operator.db, OFFICE.id, async (tx) => {
      const locked = await lockItem(tx, first.itemId)
      if (locked) await saveContent(tx, locked, { ...locked, name: 'แก้โดยเจ้าหน้าที่' }, { at: operator.now() })
    })
    const late = { ...first, version: 2, typed: { ...ROAD, name: 'แก้ทีหลัง' } }
    await expect(sendProject(stranger, agency.token, late)).rejects.toMatchObject({
      code: 'conflict',
      conflicts: [{ projectId: first.itemId, current: { name: 'แก้โดยเจ้าหน้าที่', version: 3 } }],
    })
    expect((await openAgency(stranger, agency.token)).items).toMatchObject([{ isCorrected: true, isOpen: true }])
    await sendProject(stranger, agency.token, { ...late, version: 3 })
    expect(await itemsOf(agency)).toMatchObject([{ name: 'แก้ทีหลัง', version: 4 }])
    expect((await openAgency(stranger, agency.token)).items).toMatchObject([{ isCorrected: false }])
  })

  test('that was returned waits again when it is corrected; one that was accepted stays', async () => {
    const agency = await asked()
    const sent = newProject()
    await sendProject(stranger, agency.token, sent)
    const decide = (status: 'returned' | 'accepted') =>
      inOrg(operator.db, OFFICE.id, async (tx) => {
        const at = operator.now()
        await saveDecision(tx, { id: sent.itemId }, { status, remark: 'ขอวงเงิน', projectId: null, at, by: 'ผู้ทดสอบ' })
      })
    await decide('returned')
    expect((await openSentItem(stranger, agency.token, sent.itemId)).item).toMatchObject({ remark: 'ขอวงเงิน' })
    await sendProject(stranger, agency.token, { ...sent, version: 2 })
    expect(await itemsOf(agency)).toMatchObject([{ status: 'waiting', remark: null, version: 3 }])
    await decide('accepted')
    await expect(sendProject(stranger, agency.token, { ...sent, version: 4 })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await itemsOf(agency)).toMatchObject([{ status: 'accepted', version: 4 }])
  })
})

describe('no project this year', () => {
  test('is taken once, and taken back by a project', async () => {
    const agency = await asked()
    const nothing = { sender: SENDER, nonce: randomUUID() }
    await sendNothing(stranger, agency.token, nothing)
    await sendNothing(stranger, agency.token, nothing)
    expect(await answersOf(agency)).toHaveLength(1)
    expect(await openAgency(stranger, agency.token)).toMatchObject({ nothingToReport: true })
    await sendProject(stranger, agency.token, newProject())
    expect(await requestOf(agency)).toMatchObject({ nothingToReport: false })
    await expect(sendNothing(stranger, agency.token, { sender: SENDER, nonce: randomUUID() })).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ rule: 'has-projects' }],
    })
  })
})

describe('a file', () => {
  const pdf = { name: '../ลับ/หนังสือ.exe', bytes: Buffer.from('%PDF-1.7 ตัวอย่าง') }

  test('is kept under a harmless name, by what is in it, once', async () => {
    const agency = await asked()
    for (let times = 0; times < 2; times++)
      await sendFile(stranger, agency.token, { file: pdf, message: 'แผนผัง', sender: SENDER })
    const files = await readOrg(operator.db, OFFICE.id, (tx) => listAnswerFiles(tx, agency.requestId))
    expect(files).toMatchObject([{ fileName: 'หนังสือ.exe.pdf', mediaType: 'application/pdf', kind: 'attachment' }])
    expect(await answersOf(agency)).toMatchObject([{ message: 'แผนผัง' }])
  })

  test.each([
    ['a program', Buffer.from('MZ\x90\x00')],
    ['a page', Buffer.from('<html><script>alert(1)</script>')],
    ['a broken zip', Buffer.from('PK\x03\x04nothing')],
    ['too much', Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(10 * 1024 * 1024)])],
    ['nothing', null],
  ])('is refused when it is %s', async (_what, bytes) => {
    const agency = await asked()
    const file = bytes && { name: 'แผน.pdf', bytes }
    await expect(sendFile(stranger, agency.token, { file, message: '', sender: SENDER })).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ field: 'file' }],
    })
    expect(await answersOf(agency)).toEqual([])
  })
})

describe('a link', () => {
  const EVERYTHING = [
    ['openAgency', (context: Context, token: string) => openAgency(context, token)],
    ['openSentItem', (context: Context, token: string) => openSentItem(context, token, randomUUID())],
    ['sendProject', (context: Context, token: string) => sendProject(context, token, newProject())],
    [
      'sendNothing',
      (context: Context, token: string) => sendNothing(context, token, { sender: SENDER, nonce: randomUUID() }),
    ],
    [
      'sendFile',
      (context: Context, token: string) => sendFile(context, token, { file: null, message: '', sender: SENDER }),
    ],
  ] as const

  test.each(EVERYTHING)('that is forged reaches no database: %s', async (_name, run) => {
    const untouched = {
      ...stranger,
      db: new Proxy({} as Context['db'], {
        get: () => {
          throw new Error('the database was used')
        },
      }),
    }
    const linkId = randomUUID()
    const forged = [signToken('another key', { orgId: OFFICE.id, linkId }), '', `${OFFICE.id}.${linkId}.`]
    for (const token of forged) await expect(run(untouched, token)).rejects.toMatchObject({ code: 'not_found' })
    const { linkKey: _linkKey, ...keyless } = untouched
    await expect(run(keyless, signToken(LINK_KEY, { orgId: OFFICE.id, linkId }))).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test.each(EVERYTHING)('signed for another office does not lead to this one: %s', async (_name, run) => {
    const agency = await asked()
    const linkId = agency.token.split('.')[1] ?? ''
    const elsewhere = signToken(LINK_KEY, { orgId: OTHER_OFFICE.id, linkId })
    await expect(run(stranger, elsewhere)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('does not lead to what another agency sent', async () => {
    const [mine, theirs] = [await asked(), await asked()]
    const sent = newProject()
    await sendProject(stranger, theirs.token, sent)
    await expect(openSentItem(stranger, mine.token, sent.itemId)).rejects.toMatchObject({ code: 'not_found' })
    const takeover = { ...sent, version: 1, typed: { ...ROAD, name: 'ของเรา' } }
    await expect(sendProject(stranger, mine.token, takeover)).rejects.toMatchObject({ code: 'invalid' })
    expect(await itemsOf(theirs)).toMatchObject([{ name: ROAD.name, version: 1 }])
    expect((await openAgency(stranger, mine.token)).items).toEqual([])
  })

  test('that was revoked or has ended shows whom to ask, and takes nothing; a closed round shows what was sent', async () => {
    const agency = await asked()
    await sendProject(stranger, agency.token, newProject())
    await setClosed(operator, agency, operator.now())
    expect(await openAgency(stranger, agency.token)).toMatchObject({ standing: 'closed', items: [{ name: ROAD.name }] })
    await expect(sendProject(stranger, agency.token, newProject())).rejects.toMatchObject({ code: 'forbidden' })
    await setClosed(operator, agency, null)

    const later = { ...stranger, now: () => new Date('2027-02-01T00:00:00Z') }
    expect(await openAgency(later, agency.token)).toMatchObject({ standing: 'expired', items: [] })
    await expect(sendProject(later, agency.token, newProject())).rejects.toMatchObject({ code: 'forbidden' })

    await revokeLink(operator, OFFICE_CODE, agency.requestId)
    expect(await openAgency(stranger, agency.token)).toMatchObject({ standing: 'revoked', items: [] })
    for (const [, run] of EVERYTHING.slice(2))
      await expect(run(stranger, agency.token)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await itemsOf(agency)).toHaveLength(1)
  })

  test('that was followed is noted, but not when a program makes a preview of it', async () => {
    const agency = await asked()
    await openAgency(stranger, agency.token, false)
    expect(await requestOf(agency)).toMatchObject({ firstOpenedAt: null })
    await openAgency(stranger, agency.token)
    expect(await requestOf(agency)).toMatchObject({ firstOpenedAt: expect.any(Date) as Date })
    expect((await linkFor(operator, OFFICE_CODE, agency.requestId)).lastOpenedAt).toBeInstanceOf(Date)
  })
})
