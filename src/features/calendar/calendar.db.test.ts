import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { STRANGER } from '#src/domain/permissions.ts'
import { actorOfAccount } from '#src/features/people/actors.commands.ts'
import { accountWith } from '#test/account.ts'
import { OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { OFFICE, openTestDatabase, OTHER_OFFICE } from '#test/database.ts'
import { endCalendarFeed, makeCalendarFeed, openCalendarFeed, readCalendarFeed } from './calendar.commands.ts'
import { officeIdOfToken, tokenOf } from './calendar.ts'

const now = () => new Date('2026-11-22T03:00:00Z')
let base: Context
beforeAll(async () => {
  base = { db: await openTestDatabase(), actor: STRANGER, now }
  for (const { id } of [OFFICE, OTHER_OFFICE])
    await inOrg(base.db, id, (tx) =>
      tx
        .insertInto('plan')
        .values({
          org_id: id,
          id: uuidV7(now()),
          fiscal_year: id === OFFICE.id ? 2570 : 2569,
          regulation: '2561',
          budget_announced_on: '2026-11-07',
          created_at: now(),
          updated_at: now(),
        })
        .execute(),
    )
})

let made = 0
async function person(): Promise<{ context: Context; end: (lastDay: string) => Promise<void> }> {
  const userId = `calendar-${++made}`
  const end = await accountWith(base.db, OFFICE, userId, ['auditor'])
  return { context: { ...base, actor: (await actorOfAccount(base, userId)) ?? STRANGER }, end }
}

describe('a calendar feed', () => {
  it('tells the deadlines of its office without sign-in, and of no other', async () => {
    const { context } = await person()
    const feed = await readCalendarFeed({ db: base.db, now }, await makeCalendarFeed(context, OFFICE_CODE))
    expect(feed.office).toEqual({ dlaCode: OFFICE_CODE, name: OFFICE.name })
    expect(feed.plans).toMatchObject([{ fiscalYear: 2570, deadlines: [{ lastDay: '2026-12-07' }, {}, {}] }])
    expect(JSON.stringify(feed)).not.toContain(context.actor.name)
  })

  it('has one address at a time: a new one ends the old', async () => {
    const { context } = await person()
    const [first, second] = [await makeCalendarFeed(context, OFFICE_CODE), await makeCalendarFeed(context, OFFICE_CODE)]
    await expect(readCalendarFeed(base, first)).rejects.toMatchObject({ code: 'not_found' })
    expect((await readCalendarFeed(base, second)).plans).toHaveLength(1)
    await endCalendarFeed(context, OFFICE_CODE)
    await expect(readCalendarFeed(base, second)).rejects.toMatchObject({ code: 'not_found' })
    expect((await openCalendarFeed(context, OFFICE_CODE)).madeAt).toBeNull()
  })

  it('is kept as a hash only', async () => {
    const { context } = await person()
    const token = await makeCalendarFeed(context, OFFICE_CODE)
    const rows = await readOrg(base.db, OFFICE.id, (tx) => tx.selectFrom('calendar_feed').selectAll().execute())
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('ends with the last position of its person', async () => {
    const { context, end } = await person()
    const token = await makeCalendarFeed(context, OFFICE_CODE)
    await end('2026-11-21')
    await expect(readCalendarFeed(base, token)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('cannot be guessed or bent to another office', async () => {
    const { context } = await person()
    const token = await makeCalendarFeed(context, OFFICE_CODE)
    for (const wrong of ['', 'x', token.slice(0, -1), token.replace(/^\d+/, String(OTHER_OFFICE.id)), `0${token}x`])
      await expect(readCalendarFeed(base, wrong)).rejects.toMatchObject({ code: 'not_found' })
    await expect(makeCalendarFeed(context, OTHER_OFFICE_CODE)).rejects.toMatchObject({ code: 'forbidden' })
    const keyed = { ...context, actor: { ...context.actor, scopes: ['read', 'write'] as const } }
    await expect(makeCalendarFeed(keyed, OFFICE_CODE)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

it('a token stands in an address that ends in .ics', () => {
  expect(tokenOf('101-abc.ics')).toBe('101-abc')
  expect(tokenOf('101-abc')).toBeNull()
  expect(officeIdOfToken(`2147483648-${'x'.repeat(43)}`)).toBeNull()
})
