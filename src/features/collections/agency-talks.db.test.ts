import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { readOrg } from '#src/db/scope.ts'
import { STRANGER } from '#src/domain/permissions.ts'
import { closeThread, listThreads, readThread, startThread } from '#src/features/coordination/coordination.commands.ts'
import { countUnreadThreads } from '#src/features/coordination/threads.queries.ts'
import { OFFICE_CODE } from '#test/actors.ts'
import { askAgency, LINK_KEY, setClosed, type AskedAgency } from '#test/asked-agency.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { auditOf, testContext } from '#test/working-plan.ts'
import { listAgencyTalks, openAgencyTalk, sayFromAgency, type SaidByAgency } from './agency-talks.commands.ts'
import { linkFor, revokeLink } from './links.commands.ts'
import { loadRequest } from './rounds.queries.ts'
import { signToken } from './link-token.queries.ts'

let operator: Context
let stranger: Context
beforeAll(async () => {
  operator = { ...testContext(await openTestDatabase()), linkKey: LINK_KEY }
  stranger = { ...operator, actor: STRANGER }
})

type Talking = AskedAgency & { token: string; threadId: string }

/** An agency with a link, and a talk that the office has begun with it. */
async function talking(): Promise<Talking> {
  const asked = await askAgency(operator)
  const { path } = await linkFor(operator, OFFICE_CODE, asked.requestId)
  const request = await readOrg(operator.db, OFFICE.id, (tx) => loadRequest(tx, asked.requestId))
  const threadId = randomUUID()
  await startThread(operator, OFFICE_CODE, {
    threadId,
    with: { agencyId: request?.agencyId ?? '' },
    subject: 'ท่อและถนนสายเดียวกัน',
    ownWork: 'ก่อสร้างถนนสายตัวอย่าง',
    otherWork: 'วางท่อสายตัวอย่าง',
    text: 'ขอหารือลำดับงาน',
  })
  return { ...asked, token: path.slice('/a/'.length), threadId }
}

const SENDER = {
  senderName: 'ผู้ตอบ ตัวอย่าง',
  senderPosition: 'นายช่าง',
  senderPhone: '0 0000 0000',
  letterNumber: '',
  letterDate: '',
}
const answer = ({ threadId }: Talking, over: Partial<SaidByAgency> = {}): SaidByAgency => ({
  threadId,
  messageId: randomUUID(),
  text: 'ทำถนนหลังวางท่อได้ครับ',
  sender: SENDER,
  ...over,
})
const heard = async ({ threadId }: Talking) =>
  (await readThread(operator, OFFICE_CODE, threadId)).messages.map(({ text, isOwn, author }) => [text, isOwn, author])

describe('a talk at the link of an agency', () => {
  test('is read and answered there without an account, and is new to the office', async () => {
    const place = await talking()
    expect(await listAgencyTalks(stranger, place.token)).toMatchObject([
      {
        id: place.threadId,
        waits: true,
        ownWork: 'วางท่อสายตัวอย่าง',
        officeWork: 'ก่อสร้างถนนสายตัวอย่าง',
        messages: [{ isOwn: false, text: 'ขอหารือลำดับงาน' }],
      },
    ])
    const before = await readOrg(operator.db, OFFICE.id, countUnreadThreads)
    await sayFromAgency(stranger, place.token, answer(place, { text: '<b>ได้ครับ</b>\u202e' }))
    expect(await readOrg(operator.db, OFFICE.id, countUnreadThreads)).toBe(before + 1)
    const { threads } = await listThreads(operator, OFFICE_CODE)
    expect(threads.find(({ id }) => id === place.threadId)).toMatchObject({ unreadCount: 1 })
    expect(await heard(place)).toMatchObject([
      ['ขอหารือลำดับงาน', true, expect.any(String) as string],
      ['<b>ได้ครับ</b>', false, 'ผู้ตอบ ตัวอย่าง นายช่าง โทร. 0 0000 0000'],
    ])
    expect(await openAgencyTalk(stranger, place.token, place.threadId)).toMatchObject({ waits: false })
    expect((await auditOf(operator, OFFICE.id)).brokenAt).toBeNull()
  })

  test('takes the same form once, however often it is sent', async () => {
    const place = await talking()
    const said = answer(place)
    await Promise.all([sayFromAgency(stranger, place.token, said), sayFromAgency(stranger, place.token, said)])
    await sayFromAgency(stranger, place.token, said)
    expect(await heard(place)).toHaveLength(2)
    const other = sayFromAgency(stranger, place.token, { ...said, text: 'ข้อความอื่น' })
    await expect(other).rejects.toMatchObject({ code: 'conflict' })
  })

  test('says all that is missing or too long at once', async () => {
    const place = await talking()
    const wrong = [
      [{ text: '  ', sender: { ...SENDER, senderName: '' } }, ['text', 'senderName']],
      [{ text: 'ก'.repeat(4_001) }, ['text']],
      [{ sender: { ...SENDER, senderPosition: 'ก'.repeat(300) } }, ['senderPosition']],
    ] as const
    for (const [over, fields] of wrong) {
      const refused = sayFromAgency(stranger, place.token, answer(place, over))
      const { problems } = (await refused.catch((error: unknown) => error)) as { problems: { field: string }[] }
      expect(problems.map(({ field }) => field)).toEqual(fields)
    }
    expect(await heard(place)).toHaveLength(1)
  })

  test('is nobody else’s: not by another agency’s link, nor by a forged one', async () => {
    const [mine, theirs] = [await talking(), await talking()]
    expect((await listAgencyTalks(stranger, mine.token)).map(({ id }) => id)).toEqual([mine.threadId])
    await expect(openAgencyTalk(stranger, mine.token, theirs.threadId)).rejects.toMatchObject({ code: 'not_found' })
    const meddling = sayFromAgency(stranger, mine.token, answer(theirs))
    await expect(meddling).rejects.toMatchObject({ code: 'not_found' })
    const forged = signToken('another key', { orgId: OFFICE.id, linkId: mine.token.split('.')[1] ?? '' })
    for (const run of [
      () => listAgencyTalks(stranger, forged),
      () => openAgencyTalk(stranger, forged, mine.threadId),
      () => sayFromAgency(stranger, forged, answer(mine)),
    ])
      await expect(run()).rejects.toMatchObject({ code: 'not_found' })
    expect(await heard(theirs)).toHaveLength(1)
  })

  test('goes on after the round is closed, and ends with the link', async () => {
    const place = await talking()
    await setClosed(operator, place, operator.now())
    await sayFromAgency(stranger, place.token, answer(place))
    const later = { ...stranger, now: () => new Date('2027-02-01T00:00:00Z') }
    await setClosed(operator, place, null)
    for (const [context, end] of [
      [later, () => Promise.resolve()],
      [stranger, () => revokeLink(operator, OFFICE_CODE, place.requestId)],
    ] as const) {
      await end()
      expect(await listAgencyTalks(context, place.token)).toEqual([])
      await expect(openAgencyTalk(context, place.token, place.threadId)).rejects.toMatchObject({ code: 'not_found' })
      await expect(sayFromAgency(context, place.token, answer(place))).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(await heard(place)).toHaveLength(2)
  })

  test('that is over shows its outcome and takes nothing', async () => {
    const place = await talking()
    const { thread } = await readThread(operator, OFFICE_CODE, place.threadId)
    await closeThread(operator, OFFICE_CODE, place.threadId, { version: thread.version, outcome: 'วางท่อก่อน' })
    expect(await openAgencyTalk(stranger, place.token, place.threadId)).toMatchObject({
      outcome: 'วางท่อก่อน',
      waits: false,
    })
    const late = sayFromAgency(stranger, place.token, answer(place))
    await expect(late).rejects.toMatchObject({ code: 'invalid', problems: [{ rule: 'thread-closed' }] })
  })

  test('tells the officer by which link the agency reads it, or that it cannot', async () => {
    const place = await talking()
    const link = async () => (await readThread(operator, OFFICE_CODE, place.threadId)).link
    expect(await link()).toEqual({ fiscalYear: place.fiscalYear, requestId: place.requestId })
    await revokeLink(operator, OFFICE_CODE, place.requestId)
    expect(await link()).toBeNull()
  })
})
