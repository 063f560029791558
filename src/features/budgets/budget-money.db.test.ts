import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { actorWith, OFFICE_CODE } from '#test/actors.ts'
import { BUDGET_ROWS, instrumentTyped, lineTyped, testBudget, type TestBudget } from '#test/budget.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { undoEdit } from '#src/features/projects/projects.commands.ts'
import { addInstrument, openBudget, type BudgetTarget } from './budgets.commands.ts'
import { linesForChoosing } from './budgets.queries.ts'
import {
  allocateLine,
  confirmAllocations,
  makeProjectsFromLines,
  openChoosing,
  openLine,
  openMatches,
} from './budget-allocations.commands.ts'
import { leaveOutLines } from './budget-lines.commands.ts'
import { acceptProposal, openProposals, refuseProposal } from './budget-proposals.commands.ts'

let ticks = Date.parse('2026-11-22T03:00:00Z')
let planner: Context
let year = 2570
let budget: TestBudget
let target: BudgetTarget
beforeAll(async () => {
  const db = await openTestDatabase()
  planner = { db, actor: actorWith(['planning-officer']), now: () => new Date((ticks += 1_000)) }
})
// Each test has a year of its own.
beforeEach(async () => {
  budget = await testBudget(planner, OFFICE_CODE, ++year)
  target = budget.target
})

const choiceOf = ({ id, version }: { id: string; version: number }) => {
  const now = planner.now()
  return { id, version, editId: uuidV7(now), projectId: uuidV7(now) }
}

describe('lines and projects', () => {
  test('chosen lines become projects with their money; the tie-out comes to 0; undone, they are free again', async () => {
    const id = await budget.annual('800,000.50')
    await budget.take(id, BUDGET_ROWS)
    await leaveOutLines(planner, target, [await budget.idOf('เงินเดือนพนักงาน')], 'เงินเดือน')
    const editId = await budget.choose('ก่อสร้างถนน หมู่ที่ 4', 'ก่อสร้างถนน หมู่ที่ 8')
    expect(
      (await budget.projects()).map(({ name, departments, programme, funds }) => [
        name,
        departments,
        programme,
        funds[0]?.amountSatang,
      ]),
    ).toEqual([
      ['ก่อสร้างถนน หมู่ที่ 4', ['กองช่าง'], 'แผนงานเคหะและชุมชน', 10_000_000],
      ['ก่อสร้างถนน หมู่ที่ 8', ['กองช่าง'], 'แผนงานเคหะและชุมชน', 20_000_050],
    ])
    const { tied } = await openBudget(planner, OFFICE_CODE, year)
    expect(tied.isTied).toBe(true)
    expect(tied.totals).toMatchObject({ inPlanSatang: 30_000_050, leftOutSatang: 50_000_000, differenceSatang: 0 })
    expect(await openChoosing(planner, target)).toEqual([])
    await undoEdit(planner, OFFICE_CODE, year, { editId: uuidV7(planner.now()), undoes: editId })
    expect((await openBudget(planner, OFFICE_CODE, year)).tied.totals.openSatang).toBe(30_000_050)
  })

  test('a line that was taken in between makes no second project', async () => {
    await budget.take(await budget.annual(), BUDGET_ROWS)
    const lineIds = [await budget.idOf('ก่อสร้างถนน หมู่ที่ 4')]
    const editId = uuidV7(planner.now())
    await makeProjectsFromLines(planner, target, { editId, lineIds })
    await makeProjectsFromLines(planner, target, { editId, lineIds })
    const other = { editId: uuidV7(planner.now()), lineIds }
    await expect(makeProjectsFromLines(planner, target, other)).rejects.toMatchObject({ code: 'invalid' })
    expect(await budget.projects()).toHaveLength(1)
  })

  test('several projects share a line, and one project several lines; too much is told', async () => {
    const id = await budget.annual('300')
    await budget.take(id, BUDGET_ROWS)
    await budget.choose('ก่อสร้างถนน หมู่ที่ 4', 'ก่อสร้างถนน หมู่ที่ 8')
    const [first, second] = await budget.projects()
    const lineId = await budget.idOf('เงินเดือนพนักงาน')
    const rows = [
      { projectId: first?.id ?? '', amount: '๓๐๐,๐๐๐' },
      { projectId: second?.id ?? '', amount: '300,000.25' },
    ]
    await allocateLine(planner, target, lineId, rows)
    const { tied, taken } = await openLine(planner, target, lineId)
    expect([tied.state, tied.restSatang, taken.length]).toEqual(['over', -10_000_025, 2])
    const unreadable = [{ projectId: first?.id ?? '', amount: 'สามแสน' }]
    await expect(allocateLine(planner, target, lineId, unreadable)).rejects.toMatchObject({ code: 'invalid' })
    await allocateLine(
      planner,
      target,
      lineId,
      rows.map(({ projectId }) => ({ projectId, amount: '' })),
    )
    expect((await openLine(planner, target, lineId)).taken).toEqual([])
  })

  test('a project that is named twice for a line is asked for once', async () => {
    await budget.take(await budget.annual('800,000'), BUDGET_ROWS)
    await budget.choose('ก่อสร้างถนน หมู่ที่ 4')
    const [{ id: projectId } = { id: '' }] = await budget.projects()
    const lineId = await budget.idOf('เงินเดือนพนักงาน')
    const rows = ['1', '2'].map((amount) => ({ projectId, amount }))
    await expect(allocateLine(planner, target, lineId, rows)).rejects.toMatchObject({ code: 'invalid' })
    expect((await openLine(planner, target, lineId)).taken).toEqual([])
  })

  test('suggestions know villages apart, and are only made when confirmed', async () => {
    const id = await budget.annual('300')
    await budget.take(id, BUDGET_ROWS)
    await budget.choose('ก่อสร้างถนน หมู่ที่ 4', 'ก่อสร้างถนน หมู่ที่ 8')
    const all = (await budget.lines()).flatMap(({ line: one, projectIds }) =>
      projectIds.map((projectId) => ({ lineId: one.id, projectId })),
    )
    await confirmAllocations(
      planner,
      target,
      all.map((one) => ({ ...one, amountSatang: 0 })),
    )
    const found = await openMatches(planner, target)
    expect(
      found
        .map(({ lineName, projectName, amountSatang }) => [lineName, projectName, amountSatang])
        .toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))),
    ).toEqual([
      ['ก่อสร้างถนน หมู่ที่ 4', 'ก่อสร้างถนน หมู่ที่ 4', 10_000_000],
      ['ก่อสร้างถนน หมู่ที่ 8', 'ก่อสร้างถนน หมู่ที่ 8', 20_000_050],
    ])
    await confirmAllocations(planner, target, found)
    expect(await openMatches(planner, target)).toEqual([])
  })

  test('lines are offered to a division, with those of nobody', async () => {
    await budget.take(await budget.annual(), [...BUDGET_ROWS, 'แผนงานงบกลาง,,เงินสำรองจ่าย,,5000'])
    const names = (department: string) =>
      readOrg(planner.db, OFFICE.id, async (tx) =>
        (await linesForChoosing(tx, year, { department })).map((one) => one.name),
      )
    expect(await names('สำนักปลัด')).toEqual(['เงินเดือนพนักงาน', 'เงินสำรองจ่าย'])
  })
})

describe('transfers and supplementary budgets', () => {
  const transfer = async (): Promise<string> => {
    await budget.take(await budget.annual('800,000.50'), BUDGET_ROWS)
    await budget.choose('ก่อสร้างถนน หมู่ที่ 4', 'ก่อสร้างถนน หมู่ที่ 8')
    const id = await addInstrument(planner, target, crypto.randomUUID(), instrumentTyped('transfer', '30,000'))
    await budget.addLine(id, lineTyped('ก่อสร้างถนน หมู่ที่ 4', '30,000', { isReduced: true }))
    await budget.addLine(id, lineTyped('ปรับปรุงท่อระบายน้ำ', '20,000'))
    await budget.addLine(id, lineTyped('ก่อสร้างถนน หมู่ที่ 8', '10,000'))
    return id
  }

  test('are proposed, and change the plan only when accepted', async () => {
    await transfer()
    const { proposals, isPlanEditable } = await openProposals(planner, target)
    expect(isPlanEditable).toBe(true)
    expect(proposals.map((one) => [one.line.name, one.projectName, one.fromSatang, one.toSatang])).toEqual([
      ['ก่อสร้างถนน หมู่ที่ 4', 'ก่อสร้างถนน หมู่ที่ 4', 10_000_000, 7_000_000],
      ['ปรับปรุงท่อระบายน้ำ', null, 0, 2_000_000],
      ['ก่อสร้างถนน หมู่ที่ 8', 'ก่อสร้างถนน หมู่ที่ 8', 20_000_050, 21_000_050],
    ])
    for (const one of proposals) await acceptProposal(planner, target, choiceOf(one))
    expect((await budget.projects()).map(({ name, funds }) => [name, funds[0]?.amountSatang])).toEqual([
      ['ก่อสร้างถนน หมู่ที่ 4', 7_000_000],
      ['ก่อสร้างถนน หมู่ที่ 8', 21_000_050],
      ['ปรับปรุงท่อระบายน้ำ', 2_000_000],
    ])
    await leaveOutLines(planner, target, [await budget.idOf('เงินเดือนพนักงาน')], 'เงินเดือน')
    expect((await openBudget(planner, OFFICE_CODE, year)).tied.isTied).toBe(true)
  })

  test('what is refused is not proposed again, and what is decided twice is refused', async () => {
    const id = await transfer()
    const [first] = (await openProposals(planner, target)).proposals
    if (!first) throw new Error('no proposal')
    await refuseProposal(planner, target, first)
    await expect(refuseProposal(planner, target, first)).rejects.toMatchObject({ code: 'conflict' })
    await expect(acceptProposal(planner, target, choiceOf(first))).rejects.toMatchObject({ code: 'conflict' })
    await budget.addLine(id, lineTyped('อีกรายการ', '1'))
    const waiting = (await openProposals(planner, target)).proposals.filter(({ status }) => status === 'waiting')
    expect(waiting.map(({ line: one }) => one.name)).toEqual(['ปรับปรุงท่อระบายน้ำ', 'ก่อสร้างถนน หมู่ที่ 8', 'อีกรายการ'])
  })

  test('wait while the plan is not to be changed', async () => {
    await transfer()
    await inOrg(planner.db, OFFICE.id, (tx) =>
      tx.updateTable('plan').set({ status: 'announced' }).where('fiscal_year', '=', year).execute(),
    )
    const { proposals, isPlanEditable } = await openProposals(planner, target)
    expect(isPlanEditable).toBe(false)
    const [first] = proposals
    if (!first) throw new Error('no proposal')
    await expect(acceptProposal(planner, target, choiceOf(first))).rejects.toMatchObject({ code: 'forbidden' })
    expect((await openProposals(planner, target)).proposals[0]?.status).toBe('waiting')
  })

  test('a transfer out of what is left out needs no project', async () => {
    await budget.take(await budget.annual(), BUDGET_ROWS)
    await leaveOutLines(planner, target, [await budget.idOf('เงินเดือนพนักงาน')], 'เงินเดือน')
    const id = await addInstrument(planner, target, crypto.randomUUID(), instrumentTyped('transfer', '10'))
    await budget.take(id, ['แผนงานบริหารงานทั่วไป,,เงินเดือนพนักงาน,สำนักปลัด,(10.00)'])
    expect((await budget.lines()).at(-1)?.state).toBe('left-out')
    expect((await openProposals(planner, target)).proposals).toEqual([])
  })
})
