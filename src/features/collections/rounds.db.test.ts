import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg } from '#src/db/scope.ts'
import type { Actor } from '#src/domain/permissions.ts'
import { addAgencies } from '#src/features/agencies/agencies.commands.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { agencyIdOf, openTestRound } from '#test/collection-round.ts'
import { OFFICE, OTHER_OFFICE, openTestDatabase } from '#test/database.ts'
import { refusalOf } from '#test/edited-plan.ts'
import { auditOf, testContext } from '#test/working-plan.ts'
import { closeRound, createRound, markSent, saveLetter, saveRound } from './round-changes.commands.ts'
import { withdrawRequests } from './round-changes.queries.ts'
import { listMissing, openRound, openRounds } from './rounds.commands.ts'
import { loadRequest, markAnswered, markOpened } from './rounds.queries.ts'
import type { RoundInput } from './rounds.schema.ts'

let context: Context
beforeAll(async () => {
  context = testContext(await openTestDatabase())
})
const by = (actor: Actor): Context => ({ ...context, actor })
const planner = actorWith(['planning-officer'])
const board = (year: number, roundId: string) => openRound(context, OFFICE_CODE, year, roundId)

type Opened = Awaited<ReturnType<typeof openTestRound>>
/** The form of a round as its page would send it. */
const formOf = ({ roundId, year, requests }: Opened, over: Partial<RoundInput> = {}): RoundInput => ({
  id: roundId,
  title: `รวบรวมโครงการ ${year}`,
  dueOn: '31/12/2569',
  divisionIds: [...requests.values()].flatMap(({ divisionId }) => divisionId ?? []),
  agencyIds: [...requests.values()].flatMap(({ agencyId }) => agencyId ?? []),
  version: 1,
  ...over,
})

describe('opening', () => {
  test('asks divisions at once, and agencies when their letter goes out', async () => {
    const opened = await openTestRound(by(planner), { agencies: ['แขวงทางหลวงตัวอย่าง', 'โรงเรียนบ้านตัวอย่าง'] })
    const { rows, counts, round } = await board(opened.year, opened.roundId)
    expect(rows).toMatchObject([
      { name: 'กองช่าง', sentHow: 'system', answeredAt: null, projectCount: 0 },
      { name: 'แขวงทางหลวงตัวอย่าง', sentHow: null, sentAt: null },
      { name: 'โรงเรียนบ้านตัวอย่าง' },
    ])
    expect(counts).toMatchObject({ asked: 3, sent: 1, ready: 2, unanswered: 3, late: 0 })
    expect(round).toMatchObject({ dueOn: '2026-12-31', closedAt: null, version: 1 })
    expect((await openRounds(context, OFFICE_CODE, opened.year)).rounds).toMatchObject([{ asked: 3, answered: 0 }])
    expect(await auditOf(context, OFFICE.id)).toMatchObject({ brokenAt: null })
  })

  test('the same form twice opens one; another one is refused until the first is closed', async () => {
    const opened = await openTestRound(context)
    const again = await createRound(context, OFFICE_CODE, opened.year, formOf(opened))
    expect(again).toBe(opened.roundId)
    const other = formOf(opened, { id: randomUUID() })
    expect((await refusalOf(createRound(context, OFFICE_CODE, opened.year, other))).code).toBe('conflict')
    const { roundId } = opened
    await closeRound(context, OFFICE_CODE, opened.year, { roundId, version: 1, isClosed: true })
    await createRound(context, OFFICE_CODE, opened.year, other)
    const reopened = closeRound(context, OFFICE_CODE, opened.year, { roundId, version: 2, isClosed: false })
    expect((await refusalOf(reopened)).message).toContain('เปิดอยู่แล้ว')
    expect((await openRounds(context, OFFICE_CODE, opened.year)).rounds).toHaveLength(2)
  })

  test('tells every shortcoming at once', async () => {
    const { year } = await openTestRound(context)
    const bad: RoundInput = {
      id: randomUUID(),
      title: ' ',
      dueOn: '1/1/2560',
      divisionIds: [],
      agencyIds: [],
      version: 0,
    }
    const { problems } = await refusalOf(createRound(context, OFFICE_CODE, year, bad))
    expect(problems.map(({ rule }) => rule)).toEqual(['title-missing', 'date-passed', 'nobody-asked'])
    const unknown = { ...bad, title: 'ก', dueOn: '31/12/2570', agencyIds: [randomUUID()] }
    await closeAll(year)
    expect((await refusalOf(createRound(context, OFFICE_CODE, year, unknown))).code).toBe('not_found')
  })

  test('only planners open rounds; all of the office see them; another office does not', async () => {
    const opened = await openTestRound(context)
    for (const role of ['division-officer', 'executive', 'auditor'] as const) {
      const refused = createRound(by(actorWith([role])), OFFICE_CODE, opened.year, formOf(opened))
      expect((await refusalOf(refused)).code).toBe('forbidden')
      expect((await openRound(by(actorWith([role])), OFFICE_CODE, opened.year, opened.roundId)).mayManage).toBe(false)
    }
    const neighbour = by(actorWith(['planning-officer'], { officeCode: OTHER_OFFICE_CODE }))
    expect((await refusalOf(openRounds(neighbour, OFFICE_CODE, opened.year))).code).toBe('forbidden')
    const foreign = inOrg(context.db, OTHER_OFFICE.id, (tx) => loadRequest(tx, idOf(opened, 'กองช่าง')))
    expect(await foreign).toBeNull()
  })
})

const idOf = ({ requests }: Opened, name: string): string => {
  const request = requests.get(name)
  if (!request) throw new Error(`nobody asked “${name}”`)
  return request.id
}

async function closeAll(year: number): Promise<void> {
  for (const { id, version } of (await openRounds(context, OFFICE_CODE, year)).rounds)
    await closeRound(context, OFFICE_CODE, year, { roundId: id, version, isClosed: true })
}

describe('changing', () => {
  test('asks more, and takes out who was asked by mistake, who can be asked anew', async () => {
    const opened = await openTestRound(context)
    const { year, roundId } = opened
    await addAgencies(context, OFFICE_CODE, 'การประปาส่วนภูมิภาคสาขาตัวอย่าง')
    const water = await agencyIdOf(context, 'การประปาส่วนภูมิภาคสาขาตัวอย่าง')
    await saveRound(context, OFFICE_CODE, year, formOf(opened, { title: 'รอบใหม่', agencyIds: [water] }))
    const { rows, round } = await board(year, roundId)
    expect(round).toMatchObject({ title: 'รอบใหม่', version: 2 })
    expect(rows.map(({ name }) => name)).toEqual(['กองช่าง', 'การประปาส่วนภูมิภาคสาขาตัวอย่าง'])
    const gone = await inOrg(context.db, OFFICE.id, (tx) => loadRequest(tx, idOf(opened, 'แขวงทางหลวงตัวอย่าง')))
    expect(gone).toBeNull()
    await saveRound(context, OFFICE_CODE, year, formOf(opened, { version: 2 }))
    const after = (await board(year, roundId)).rows
    expect(after.map(({ id }) => id)).toEqual([...opened.requests.values()].map(({ id }) => id))
  })

  test('the second of two who save at once is told, and who answered stays', async () => {
    const opened = await openTestRound(context)
    const { year } = opened
    await saveRound(context, OFFICE_CODE, year, formOf(opened, { title: 'หนึ่ง' }))
    const late = saveRound(context, OFFICE_CODE, year, formOf(opened, { title: 'สอง' }))
    expect((await refusalOf(late)).code).toBe('conflict')
    const answer = { at: context.now(), nothingToReport: false }
    await inOrg(context.db, OFFICE.id, (tx) => markAnswered(tx, idOf(opened, 'แขวงทางหลวงตัวอย่าง'), answer))
    const without = saveRound(context, OFFICE_CODE, year, formOf(opened, { agencyIds: [], version: 2 }))
    expect((await refusalOf(without)).problems).toMatchObject([{ rule: 'answered' }])
  })

  test('a round of another year or office is not found', async () => {
    const [one, other] = [await openTestRound(context), await openTestRound(context)]
    expect((await refusalOf(board(other.year, one.roundId))).code).toBe('not_found')
    expect((await refusalOf(board(one.year, 'x'))).code).toBe('not_found')
    const wrong = saveRound(context, OFFICE_CODE, other.year, formOf(one))
    expect((await refusalOf(wrong)).code).toBe('not_found')
  })
})

describe('the letter and its sending', () => {
  const letter = {
    number: 'ทต 52001/123',
    date: '',
    body: '',
    signatoryName: '',
    signatoryPosition: '',
    contactLine: '',
  }

  test('what it says is kept, once', async () => {
    const { year, roundId } = await openTestRound(context)
    await saveLetter(context, OFFICE_CODE, year, roundId, { ...letter, date: '1 ธ.ค. 69', version: 1 })
    expect((await board(year, roundId)).round.letter).toMatchObject({
      number: 'ทต 52001/123',
      date: '2026-12-01',
      body: null,
    })
    const late = saveLetter(context, OFFICE_CODE, year, roundId, { ...letter, version: 1 })
    expect((await refusalOf(late)).code).toBe('conflict')
    const bad = saveLetter(context, OFFICE_CODE, year, roundId, { ...letter, date: 'เมื่อวาน', version: 2 })
    expect((await refusalOf(bad)).problems).toMatchObject([{ field: 'date' }])
  })

  test('is marked as sent on a day, and as not sent after all', async () => {
    const opened = await openTestRound(context)
    const { year, roundId } = opened
    const requestIds = [idOf(opened, 'แขวงทางหลวงตัวอย่าง')]
    await markSent(context, OFFICE_CODE, year, roundId, { requestIds, how: 'letter', on: '20/11/2569' })
    const [, sent] = (await board(year, roundId)).rows
    expect(sent).toMatchObject({ sentHow: 'letter', sentAt: new Date('2026-11-20T05:00:00Z') })
    await markSent(context, OFFICE_CODE, year, roundId, { requestIds, how: '', on: '' })
    expect((await board(year, roundId)).rows[1]).toMatchObject({ sentHow: null, sentAt: null })
    const tomorrow = markSent(context, OFFICE_CODE, year, roundId, { requestIds, how: 'hand', on: '1/1/2590' })
    expect((await refusalOf(tomorrow)).problems).toMatchObject([{ rule: 'date-to-come' }])
  })
})

describe('the board', () => {
  test('follows opening and answering, and lists who is missing', async () => {
    const opened = await openTestRound(context, { agencies: ['แขวงทางหลวงตัวอย่าง', 'โรงเรียนบ้านตัวอย่าง'] })
    const { year, roundId } = opened
    const road = idOf(opened, 'แขวงทางหลวงตัวอย่าง')
    const [first, second] = [context.now(), context.now()]
    await inOrg(context.db, OFFICE.id, async (tx) => {
      await markOpened(tx, road, first)
      await markOpened(tx, road, second)
      await markAnswered(tx, idOf(opened, 'กองช่าง'), { at: second, nothingToReport: true })
    })
    const { rows, counts } = await board(year, roundId)
    expect(rows).toMatchObject([
      { nothingToReport: true, answeredAt: second, firstOpenedAt: second },
      { firstOpenedAt: first, answeredAt: null },
      { firstOpenedAt: null },
    ])
    expect(counts).toMatchObject({ nothing: 1, opened: 1, ready: 1, unanswered: 2 })
    const missing = await listMissing(by(actorWith(['executive'])), OFFICE_CODE, year, roundId)
    expect(missing.divisions).toEqual([])
    expect(missing.agencies.map(({ name }) => name)).toEqual(['แขวงทางหลวงตัวอย่าง', 'โรงเรียนบ้านตัวอย่าง'])
    expect(missing.text).toContain('เปิดดูแล้ว ยังไม่ตอบ')
  })

  test('shows a division what it is asked', async () => {
    const { year } = await openTestRound(context, { divisions: ['กองช่าง', 'กองคลัง'], agencies: [] })
    const engineer = by(actorWith(['division-officer'], { divisions: ['กองช่าง'] }))
    expect((await openRounds(engineer, OFFICE_CODE, year)).own.map(({ name }) => name)).toEqual(['กองช่าง'])
    expect((await openRounds(by(planner), OFFICE_CODE, year)).own).toEqual([])
  })
})

test('who answers at the moment of being taken out stays in, with the answer', async () => {
  const opened = await openTestRound(by(planner))
  const [first, second] = [...opened.requests.values()].map(({ id }) => id)
  const ids = [first ?? '', second ?? '']
  const isWhole = await inOrg(context.db, OFFICE.id, async (tx) => {
    await markAnswered(tx, ids[0] ?? '', { at: context.now(), nothingToReport: false })
    return withdrawRequests(tx, ids, context.now())
  })
  expect(isWhole).toBe(false)
  const { rows } = await board(opened.year, opened.roundId)
  expect(rows.map(({ id }) => id)).toEqual([ids[0]])
})
