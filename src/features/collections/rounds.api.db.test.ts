import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg } from '#src/db/scope.ts'
import { actorWith, OFFICE_CODE } from '#test/actors.ts'
import { openTestRound } from '#test/collection-round.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { testContext } from '#test/working-plan.ts'
import { roundsApi } from './rounds.api.ts'
import { markAnswered } from './rounds.queries.ts'

let context: Context
beforeAll(async () => {
  context = testContext(await openTestDatabase())
})

const ask = async (operationId: string, params: object, by = context): Promise<unknown> => {
  const route = roundsApi.find((one) => one.operationId === operationId)
  return (await route?.run(by, { params, query: {}, body: undefined, headers: {} }))?.answer
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
