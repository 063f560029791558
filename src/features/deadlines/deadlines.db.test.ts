import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { auditOf } from '#test/working-plan.ts'
import { instrumentTyped } from '#test/budget.ts'
import { addInstrument } from '#src/features/budgets/budgets.commands.ts'
import { addHoliday } from '#src/features/holidays/holidays.commands.ts'
import { listOfficeDeadlines, openDeadlines, recordFinishDates } from './deadlines.commands.ts'

const NOW = new Date('2026-11-22T03:00:00Z')
const TARGET = { officeCode: OFFICE_CODE, fiscalYear: 2570 }
const EMPTY = { budgetAnnouncedOn: '', budgetReference: '', finishExtendedTo: '', finishExtensionOrder: '' }

let planner: Context
let auditor: Context
beforeAll(async () => {
  planner = { db: await openTestDatabase(), actor: actorWith(['planning-officer']), now: () => NOW }
  auditor = { ...planner, actor: actorWith(['auditor']) }
  await inOrg(planner.db, OFFICE.id, async (tx) => {
    for (const fiscal_year of [2569, 2570])
      await tx
        .insertInto('plan')
        .values({
          org_id: OFFICE.id,
          id: uuidV7(NOW),
          fiscal_year,
          regulation: '2561',
          created_at: NOW,
          updated_at: NOW,
        })
        .execute()
  })
})

const version = async () => (await openDeadlines(planner, OFFICE_CODE, 2570)).version

describe('the deadlines of a plan', () => {
  it('run from what the officer entered, with the days off of the office', async () => {
    await recordFinishDates(planner, TARGET, { ...EMPTY, version: await version(), budgetAnnouncedOn: '11/11/2569' })
    await addHoliday(planner, OFFICE_CODE, { date: '11/12/2569', name: 'วันหยุดของจังหวัด' })
    const { deadlines, mayRecord } = await openDeadlines(auditor, OFFICE_CODE, 2570)
    expect(mayRecord).toBe(false)
    expect(deadlines[0]).toMatchObject({
      lastDay: '2026-12-11',
      daysLeft: 19,
      state: 'running',
      dayOff: { name: 'วันหยุดของจังหวัด', workBefore: '2026-12-09' },
    })
    expect(
      (await listOfficeDeadlines(auditor, OFFICE_CODE)).map(({ fiscalYear, deadlines }) => [
        fiscalYear,
        deadlines[0]?.state,
      ]),
    ).toEqual([
      [2570, 'running'],
      [2569, 'not-started'],
    ])
  })

  it('count the days of Thailand, where it is tomorrow already', async () => {
    const late = { ...auditor, now: () => new Date('2026-11-22T17:00:00Z') }
    expect((await openDeadlines(late, OFFICE_CODE, 2570)).deadlines[0]?.daysLeft).toBe(18)
  })

  it('are extended with an order, which the audit log keeps', async () => {
    const before = (await auditOf(planner, OFFICE.id)).entryCount
    const typed = {
      budgetAnnouncedOn: '11/11/2569',
      budgetReference: '',
      finishExtendedTo: '25/12/2569',
      finishExtensionOrder: '45/2569',
    }
    await recordFinishDates(planner, TARGET, { ...typed, version: await version() })
    const [finish] = (await openDeadlines(planner, OFFICE_CODE, 2570)).deadlines
    expect(finish).toMatchObject({ lastDay: '2026-12-25', extension: { order: '45/2569' } })
    expect(await auditOf(planner, OFFICE.id)).toEqual({ entryCount: before + 1, brokenAt: null })
  })

  it('are not saved over what someone else saved, nor half', async () => {
    const old = await version()
    await recordFinishDates(planner, TARGET, { ...EMPTY, version: old, budgetAnnouncedOn: '12/11/2569' })
    const again = recordFinishDates(planner, TARGET, { ...EMPTY, version: old, budgetAnnouncedOn: '13/11/2569' })
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
    const wrong = recordFinishDates(planner, TARGET, { ...EMPTY, version: await version(), finishExtendedTo: 'พรุ่งนี้' })
    await expect(wrong).rejects.toMatchObject({ code: 'invalid' })
    expect((await openDeadlines(planner, OFFICE_CODE, 2570)).entered.budgetAnnouncedOn).toBe('2026-11-12')
  })

  it('are entered by planners only, and seen by the office only', async () => {
    const input = { ...EMPTY, version: await version() }
    await expect(recordFinishDates(auditor, TARGET, input)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(openDeadlines(auditor, OTHER_OFFICE_CODE, 2570)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(openDeadlines(auditor, OFFICE_CODE, 2571)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('take the date of the budget from its annual instrument, and let nobody say another', async () => {
    await addInstrument(
      planner,
      TARGET,
      crypto.randomUUID(),
      instrumentTyped('annual', '1', { announcedOn: '16/9/2569' }),
    )
    const { entered, isBudgetKept, version: now } = await openDeadlines(planner, OFFICE_CODE, 2570)
    expect([entered.budgetAnnouncedOn, isBudgetKept]).toEqual(['2026-09-16', true])
    const budgetReference = entered.budgetReference ?? ''
    const same = { ...EMPTY, version: now, budgetAnnouncedOn: '16/9/2569', budgetReference }
    await recordFinishDates(planner, TARGET, same)
    const other = recordFinishDates(planner, TARGET, { ...same, version: now + 1, budgetAnnouncedOn: '17/9/2569' })
    await expect(other).rejects.toMatchObject({ problems: [{ rule: 'budget-kept-elsewhere' }] })
  })

  it('run anew from each supplementary budget and each use of the reserve', async () => {
    for (const [kind, announcedOn] of [
      ['supplementary', '1/11/2569'],
      ['reserve', '20/11/2569'],
      ['transfer', '2/11/2569'],
    ] as const)
      await addInstrument(planner, TARGET, crypto.randomUUID(), instrumentTyped(kind, '1', { announcedOn }))
    const { deadlines } = await openDeadlines(planner, OFFICE_CODE, 2570)
    expect(deadlines.map(({ id, subject, lastDay }) => [id, subject !== null, lastDay]).slice(1, 3)).toEqual([
      ['finish-supplementary', true, '2026-12-01'],
      ['finish-reserve', true, '2026-12-20'],
    ])
  })
})
