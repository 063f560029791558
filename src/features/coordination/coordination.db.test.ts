import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg, readOrg, withSystem } from '#src/db/scope.ts'
import type { Actor } from '#src/domain/permissions.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { OFFICE, openTestDatabase, OTHER_OFFICE } from '#test/database.ts'
import { refusalOf } from '#test/edited-plan.ts'
import { auditOf, registeredOffice, testContext } from '#test/working-plan.ts'
import { registerOffice } from '#src/features/offices/offices.commands.ts'
import {
  closeThread,
  listThreads,
  openNewThread,
  readThread,
  startThread,
  writeMessage,
} from './coordination.commands.ts'
import { postFromAgency, threadsOfAgency } from './coordination.queries.ts'
import { MAX_UNANSWERED_MESSAGES, MAX_UNANSWERED_THREADS } from './coordination.ts'
import type { ThreadInput } from './coordination.schema.ts'
import { countUnreadThreads } from './threads.queries.ts'

let base: Context
const third = registeredOffice(0)
beforeAll(async () => {
  base = testContext(await openTestDatabase())
  await registerOffice(base, third.code)
})

const as = (actor: Actor): Context => ({ ...base, actor })
const here = () => as(actorWith(['planning-officer'], { name: 'ผู้วางแผนตัวอย่าง' }))
const there = () => as(actorWith(['planning-officer'], { name: 'ผู้รับตัวอย่าง', officeCode: OTHER_OFFICE_CODE }))
const elsewhere = () => as(actorWith(['planning-officer'], { officeCode: third.code }))

const toOther = (over: Partial<ThreadInput> = {}): ThreadInput => ({
  threadId: randomUUID(),
  with: { officeCode: OTHER_OFFICE_CODE },
  subject: 'ถนนสายเดียวกัน',
  ownWork: 'ก่อสร้างถนนสายตัวอย่าง',
  otherWork: 'วางท่อประปาสายตัวอย่าง',
  text: 'ขอหารือเรื่องลำดับงาน',
  ...over,
})
const begin = async (over: Partial<ThreadInput> = {}) => startThread(here(), OFFICE_CODE, toOther(over))
const textsOf = async (context: Context, office: string, id: string) =>
  (await readThread(context, office, id)).messages.map(({ text, isOwn }) => [text, isOwn])
const unreadIn = (orgId: number) => readOrg(base.db, orgId, countUnreadThreads)

async function anAgency(): Promise<string> {
  const id = randomUUID()
  await inOrg(base.db, OFFICE.id, (tx) =>
    withSystem(tx, (system) =>
      system
        .insertInto('agency')
        .values({
          id,
          name: 'แขวงทางหลวงตัวอย่าง',
          search_text: id,
          kind: 'regional',
          created_by_org: OFFICE.id,
          created_at: base.now(),
        })
        .execute(),
    ),
  )
  return id
}

describe('a talk between two offices', () => {
  test('stands in the copy of each, seen from its own side', async () => {
    const { id } = await begin()
    const [mine, theirs] = [await readThread(here(), OFFICE_CODE, id), await readThread(there(), OTHER_OFFICE_CODE, id)]
    expect(mine.thread).toMatchObject({
      with: { kind: 'office', orgId: OTHER_OFFICE.id },
      ownWork: 'ก่อสร้างถนนสายตัวอย่าง',
      otherWork: 'วางท่อประปาสายตัวอย่าง',
      openedHere: true,
    })
    expect(theirs.thread).toMatchObject({
      with: { kind: 'office', orgId: OFFICE.id },
      ownWork: 'วางท่อประปาสายตัวอย่าง',
      otherWork: 'ก่อสร้างถนนสายตัวอย่าง',
      openedHere: false,
    })
    expect(mine.messages).toMatchObject([{ isOwn: true, text: 'ขอหารือเรื่องลำดับงาน' }])
    expect(theirs.messages).toMatchObject([{ isOwn: false, author: 'ผู้วางแผนตัวอย่าง (ตำแหน่งตัวอย่าง)' }])
  })

  test('goes on from both sides, each message once', async () => {
    const { id } = await begin()
    const answer = { messageId: randomUUID(), text: 'ยินดีครับ' }
    await writeMessage(there(), OTHER_OFFICE_CODE, id, answer)
    await writeMessage(there(), OTHER_OFFICE_CODE, id, answer)
    await writeMessage(here(), OFFICE_CODE, id, { messageId: randomUUID(), text: 'ขอบคุณค่ะ' })
    expect(await textsOf(here(), OFFICE_CODE, id)).toEqual([
      ['ขอหารือเรื่องลำดับงาน', true],
      ['ยินดีครับ', false],
      ['ขอบคุณค่ะ', true],
    ])
    expect(await textsOf(there(), OTHER_OFFICE_CODE, id)).toEqual([
      ['ขอหารือเรื่องลำดับงาน', false],
      ['ยินดีครับ', true],
      ['ขอบคุณค่ะ', false],
    ])
    const other = writeMessage(here(), OFFICE_CODE, id, { ...answer, text: 'ข้อความอื่น' })
    expect(await refusalOf(other)).toMatchObject({ code: 'conflict' })
  })

  test('shows what is unread until somebody who may answer has opened it', async () => {
    const before = await unreadIn(OTHER_OFFICE.id)
    const { id } = await begin()
    expect(await unreadIn(OTHER_OFFICE.id)).toBe(before + 1)
    const auditor = as(actorWith(['auditor'], { officeCode: OTHER_OFFICE_CODE }))
    await readThread(auditor, OTHER_OFFICE_CODE, id)
    expect(await unreadIn(OTHER_OFFICE.id)).toBe(before + 1)
    const listed = (await listThreads(there(), OTHER_OFFICE_CODE)).threads.find((thread) => thread.id === id)
    expect(listed).toMatchObject({ messageCount: 1, unreadCount: 1 })
    await readThread(there(), OTHER_OFFICE_CODE, id)
    expect(await unreadIn(OTHER_OFFICE.id)).toBe(before)
  })

  test('is closed to every other office', async () => {
    const { id } = await begin()
    expect((await listThreads(elsewhere(), third.code)).threads).toEqual([])
    expect(await refusalOf(readThread(elsewhere(), third.code, id))).toMatchObject({ code: 'not_found' })
    const said = writeMessage(elsewhere(), third.code, id, { messageId: randomUUID(), text: 'แทรก' })
    expect(await refusalOf(said)).toMatchObject({ code: 'not_found' })
    expect(await refusalOf(readThread(elsewhere(), OFFICE_CODE, id))).toMatchObject({ code: 'forbidden' })
    expect(await textsOf(here(), OFFICE_CODE, id)).toHaveLength(1)
  })

  test('opened twice under one id is one talk', async () => {
    const input = toOther()
    await startThread(here(), OFFICE_CODE, input)
    await startThread(here(), OFFICE_CODE, input)
    expect(await textsOf(there(), OTHER_OFFICE_CODE, input.threadId)).toHaveLength(1)
    const again = startThread(here(), OFFICE_CODE, { ...input, subject: 'เรื่องอื่น' })
    expect(await refusalOf(again)).toMatchObject({ code: 'conflict' })
  })

  test('ends with an outcome in both copies; the second to end it is told, and nothing is added', async () => {
    const { id, version } = await begin()
    const ends = await Promise.allSettled([
      closeThread(here(), OFFICE_CODE, id, { version, outcome: 'วางท่อก่อนทำถนน' }),
      closeThread(there(), OTHER_OFFICE_CODE, id, { version, outcome: 'ทำพร้อมกัน' }),
    ])
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const [mine, theirs] = [
      (await readThread(here(), OFFICE_CODE, id)).thread,
      (await readThread(there(), OTHER_OFFICE_CODE, id)).thread,
    ]
    expect(mine.outcome).toBe(theirs.outcome)
    expect([mine.closedAt, mine.closedBy]).toEqual([theirs.closedAt, theirs.closedBy])
    const late = writeMessage(there(), OTHER_OFFICE_CODE, id, { messageId: randomUUID(), text: 'อีกเรื่อง' })
    expect(await refusalOf(late)).toMatchObject({ code: 'invalid', problems: [{ rule: 'thread-closed' }] })
    for (const { id: orgId } of [OFFICE, OTHER_OFFICE])
      expect(await auditOf(base, orgId)).toMatchObject({ brokenAt: null })
  })

  test('needs a subject, a text and another office', async () => {
    expect(await refusalOf(begin({ text: ' ' }))).toMatchObject({ problems: [{ field: 'text' }] })
    expect(await refusalOf(begin({ subject: '' }))).toMatchObject({ problems: [{ field: 'subject' }] })
    expect(await refusalOf(begin({ text: 'ก'.repeat(4_001) }))).toMatchObject({ problems: [{ rule: 'too-long' }] })
    for (const officeCode of [OFFICE_CODE, '9999999'])
      expect(await refusalOf(begin({ with: { officeCode } }))).toMatchObject({ problems: [{ rule: 'party-unknown' }] })
    const division = as(actorWith(['division-officer'], { divisions: ['กองช่าง'] }))
    expect(await refusalOf(startThread(division, OFFICE_CODE, toOther()))).toMatchObject({ code: 'forbidden' })
  })
})

test('a new talk is offered with the other offices and the agencies of the list, to who may begin one', async () => {
  const { agencies, offices } = await openNewThread(here(), OFFICE_CODE)
  expect(agencies).toEqual([])
  expect(offices.map(({ code }) => code)).toEqual(expect.arrayContaining([OTHER_OFFICE_CODE, third.code]))
  expect(offices.map(({ code }) => code)).not.toContain(OFFICE_CODE)
  const auditor = as(actorWith(['auditor']))
  expect(await refusalOf(openNewThread(auditor, OFFICE_CODE))).toMatchObject({ code: 'forbidden' })
  expect((await listThreads(auditor, OFFICE_CODE)).mayWrite).toBe(false)
})

describe('a talk with an agency', () => {
  test('is answered by the agency, and by no other', async () => {
    const [agencyId, stranger] = [await anAgency(), await anAgency()]
    const { id } = await begin({ with: { agencyId } })
    const answer = { threadId: id, agencyId, id: randomUUID(), at: base.now(), author: 'ผู้ประสานงาน', text: 'รับทราบ' }
    const say = (over: object = {}) => inOrg(base.db, OFFICE.id, (tx) => postFromAgency(tx, { ...answer, ...over }))
    expect([await say(), await say()]).toEqual([true, false])
    expect(await refusalOf(say({ id: randomUUID(), agencyId: stranger }))).toMatchObject({ code: 'not_found' })
    const seen = await readOrg(base.db, OFFICE.id, (tx) => threadsOfAgency(tx, agencyId))
    expect(seen).toMatchObject([
      { id, unreadCount: 1, messages: [{ isOwn: true }, { isOwn: false, from: 'แขวงทางหลวงตัวอย่าง', text: 'รับทราบ' }] },
    ])
    expect(await readOrg(base.db, OFFICE.id, (tx) => threadsOfAgency(tx, stranger))).toEqual([])
    expect(await readOrg(base.db, OTHER_OFFICE.id, (tx) => threadsOfAgency(tx, agencyId))).toEqual([])
  })
})

describe('what would flood another office', () => {
  const messageOf = (over: Partial<{ text: string }> = {}) => ({
    messageId: randomUUID(),
    text: 'ขอติดตามเรื่องนี้',
    ...over,
  })

  test('no more talks can be begun with one that has answered none of them', async () => {
    const to = { with: { officeCode: third.code } }
    const begun: string[] = []
    for (let at = 0; at < MAX_UNANSWERED_THREADS; at++) begun.push((await begin(to)).id)
    const refusal = await refusalOf(begin(to))
    expect(refusal.problems).toMatchObject([{ field: 'subject', rule: 'unanswered' }])
    // A talk with somebody else, and the same form again, are not held up.
    await begin()
    await begin({ ...to, threadId: begun[0] ?? '' })
    await writeMessage(elsewhere(), third.code, begun[0] ?? '', messageOf())
    await begin(to)
  })

  test('nor can one side talk on and on', async () => {
    const { id } = await begin()
    for (let at = 1; at < MAX_UNANSWERED_MESSAGES; at++) await writeMessage(here(), OFFICE_CODE, id, messageOf())
    const refusal = await refusalOf(writeMessage(here(), OFFICE_CODE, id, messageOf()))
    expect(refusal.problems).toMatchObject([{ field: 'text', rule: 'unanswered' }])
    await writeMessage(there(), OTHER_OFFICE_CODE, id, messageOf())
    await writeMessage(here(), OFFICE_CODE, id, messageOf({ text: 'ขอบคุณ' }))
  })
})
