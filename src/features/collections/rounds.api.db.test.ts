import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg } from '#src/db/scope.ts'
import { STRANGER } from '#src/domain/permissions.ts'
import { BLANK_ITEM } from '#src/features/items/items.ts'
import { actorWith, OFFICE_CODE } from '#test/actors.ts'
import { askAgency, LINK_KEY } from '#test/asked-agency.ts'
import { openTestRound } from '#test/collection-round.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { testContext } from '#test/working-plan.ts'
import { sendProject } from './agency-answers.commands.ts'
import { inboxApi } from './inbox.api.ts'
import { typedOf } from './item-form.ts'
import { linkFor } from './links.commands.ts'
import { roundsApi } from './rounds.api.ts'
import { markAnswered } from './rounds.queries.ts'

let context: Context
beforeAll(async () => {
  context = testContext(await openTestDatabase())
})

const ask = async (operationId: string, params: object, by = context, body?: object): Promise<unknown> => {
  const route = [...roundsApi, ...inboxApi].find((one) => one.operationId === operationId)
  return (await route?.run(by, { params, query: {}, body, headers: {} }))?.answer
}

test('programs read the rounds of a plan, where one stands, and who is missing', async () => {
  const { year, roundId, requests } = await openTestRound(context)
  const id = requests.get('แขวงทางหลวงตัวอย่าง')?.id ?? ''
  await inOrg(context.db, OFFICE.id, (tx) => markAnswered(tx, id, { at: context.now(), nothingToReport: true }))
  const plan = { officeCode: OFFICE_CODE, fiscalYear: String(year) }
  const reader = { ...context, actor: actorWith(['auditor'], { scopes: ['read'] }) }
  expect(await ask('listCollectionRounds', plan, reader)).toMatchObject({
    items: [{ id: roundId, asked: 2, answered: 1 }],
  })
  expect(await ask('readCollectionRound', { ...plan, roundId }, reader)).toMatchObject({
    round: { dueOn: '2026-12-31', answered: 1 },
    requests: [
      { name: 'กองช่าง', kind: 'division', state: 'sent', sentHow: 'system', isLate: false },
      { name: 'แขวงทางหลวงตัวอย่าง', kind: 'agency', state: 'nothing' },
    ],
  })
  expect(await ask('listMissingAnswers', { ...plan, roundId }, reader)).toMatchObject({
    requests: [{ name: 'กองช่าง' }],
    text: expect.stringContaining('1. กองช่าง') as string,
  })
  await expect(ask('readCollectionRound', { ...plan, roundId: 'x' })).rejects.toMatchObject({ code: 'invalid' })
})

test('programs open a round, ask one more, and close it', async () => {
  const { year, roundId: first } = await openTestRound(context)
  const plan = { officeCode: OFFICE_CODE, fiscalYear: String(year) }
  await ask('closeCollectionRound', { ...plan, roundId: first }, context, { version: 1 })
  const { askable } = (await ask('listCollectionRounds', plan)) as {
    askable: Record<'divisions' | 'agencies', { id: string }[]>
  }
  const [division, agency] = [askable.divisions[0]?.id ?? '', askable.agencies[0]?.id ?? '']
  const roundId = randomUUID()
  const round = { title: 'รอบที่ 2', dueOn: '2026-12-20', divisionIds: [division], contactLine: 'โทร. 0 5555 5555' }
  const opening = { ...round, id: roundId }
  for (let times = 0; times < 2; times++)
    expect(await ask('openCollectionRound', plan, context, opening)).toEqual({ roundId })
  const place = { ...plan, roundId }
  await ask('changeCollectionRound', place, context, { ...round, agencyIds: [agency], version: 1 })
  expect(await ask('readCollectionRound', place)).toMatchObject({ round: { version: 2, asked: 2, closedAt: null } })
  const stale = ask('changeCollectionRound', place, context, { ...round, version: 1 })
  await expect(stale).rejects.toMatchObject({ code: 'conflict' })
  for (const version of [2 ** 31 - 1, 2 ** 31, 1.5])
    await expect(ask('closeCollectionRound', place, context, { version })).rejects.toMatchObject({ code: 'invalid' })
  const reader = { ...context, actor: actorWith(['planning-officer'], { scopes: ['read'] }) }
  const refused = ask('closeCollectionRound', place, reader, { version: 2 })
  await expect(refused).rejects.toMatchObject({ code: 'forbidden' })
  await ask('closeCollectionRound', place, context, { version: 2 })
  expect(await ask('readCollectionRound', place)).toMatchObject({ round: { closedAt: expect.any(String) as string } })
})

test('programs read the inbox, accept and return', async () => {
  const agency = await askAgency({ ...context, linkKey: LINK_KEY })
  const linked = { ...context, linkKey: LINK_KEY }
  const { path } = await linkFor(linked, OFFICE_CODE, agency.requestId)
  const ids = [randomUUID(), randomUUID()]
  for (const [at, itemId] of ids.entries())
    await sendProject({ ...linked, actor: STRANGER }, path.slice('/a/'.length), {
      itemId,
      version: 0,
      typed: { ...typedOf(BLANK_ITEM), name: `งานตัวอย่าง ${at}`, place: 'ทั้งตำบล', months: [1] },
      sender: { senderName: 'ผู้ส่ง', senderPosition: '', senderPhone: '', letterNumber: '', letterDate: '' },
    })
  const plan = { officeCode: OFFICE_CODE, fiscalYear: String(agency.fiscalYear) }
  expect(await ask('listInboxSenders', plan)).toMatchObject({
    items: [{ requestId: agency.requestId, itemCount: 2, waitingCount: 2 }],
  })
  const [first, second] = ids.map((itemId) => ({ itemId, version: 1 }))
  expect(await ask('acceptInboxItems', plan, context, { items: [first] })).toEqual({ count: 1 })
  await ask('decideInboxItems', plan, context, { items: [second], verb: 'return', remark: 'ขอวงเงิน' })
  const { items } = (await ask('readInboxItems', { ...plan, requestId: agency.requestId })) as {
    items: { id: string }[]
  }
  expect(items.find(({ id }) => id === ids[0])).toMatchObject({ status: 'accepted', version: 2 })
  expect(items.find(({ id }) => id === ids[1])).toMatchObject({ status: 'returned', remark: 'ขอวงเงิน' })
  const again = ask('decideInboxItems', plan, context, { items: [first], verb: 'decline', remark: 'ไม่' })
  await expect(again).rejects.toMatchObject({ code: 'conflict' })
})
