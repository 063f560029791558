import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { acceptItems, decideItems } from '#src/features/collections/inbox.commands.ts'
import { openInboxRequest } from '#src/features/collections/inbox-views.commands.ts'
import { allocateLine } from '#src/features/budgets/budget-allocations.commands.ts'
import { openBudget } from '#src/features/budgets/budgets.commands.ts'
import { editProjects } from '#src/features/projects/projects.commands.ts'
import { OFFICE_CODE } from '#test/actors.ts'
import { askAgency } from '#test/asked-agency.ts'
import { lineTyped, testBudget } from '#test/budget.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { list, PLANNER, undo } from '#test/edited-plan.ts'
import { casesOf, decide, onlyCase, plantAnswer, roadName } from '#test/planted-pair.ts'
import { plantPlan } from '#test/planted-works.ts'
import { testContext } from '#test/working-plan.ts'

const context: Context = { ...testContext(await openTestDatabase()), actor: PLANNER }
const admin = testContext(context.db)

/** Two spellings of a road, each made of a line of its own: 100 and 250 baht. */
async function twoPaidRoads(year: number) {
  const { plain, respelled } = roadName()
  const budget = await testBudget(admin, OFFICE_CODE, year)
  const annual = await budget.annual('350')
  const lineIds = [
    await budget.addLine(annual, lineTyped(plain, '100')),
    await budget.addLine(annual, lineTyped(respelled, '250')),
  ]
  await budget.choose(plain, respelled)
  const found = await onlyCase(context, year)
  const money = async () => {
    const { tied } = await openBudget(admin, OFFICE_CODE, year)
    return {
      lines: tied.lines.map(({ state, allocatedSatang }) => [state, allocatedSatang]),
      projects: tied.projects.map(({ allocatedSatang }) => allocatedSatang).toSorted((a, b) => a - b),
    }
  }
  return { ...budget, lineIds, found, money }
}

const DECISION = { keep: 'left' as const, leftVersion: 1, rightVersion: 1, reason: '' }
const APART = {
  lines: [
    ['in-plan', 100_00],
    ['in-plan', 250_00],
  ],
  projects: [100_00, 250_00],
}
const TOGETHER = { ...APART, projects: [350_00] }

test('a joint project has the lines of both; undone, each has its own; joined again by undoing that, both again', async () => {
  const year = 2640
  const { found, money } = await twoPaidRoads(year)
  expect(await money()).toEqual(APART)
  const [joining, parting, again] = [randomUUID(), randomUUID(), randomUUID()]
  await decide(context, year, found, { ...DECISION, to: 'joint', take: [] }, joining)
  expect(await money()).toEqual(TOGETHER)
  await undo(context, year, joining, parting)
  expect(await money()).toEqual(APART)
  await undo(context, year, parting, again)
  expect(await money()).toEqual(TOGETHER)
  await undo(context, year, again)
  expect(await money()).toEqual(APART)
})

test('what is deleted after its merging was undone leaves its line without a project', async () => {
  const year = 2643
  const { found, money } = await twoPaidRoads(year)
  const joining = randomUUID()
  await decide(context, year, found, { ...DECISION, to: 'joint', take: [] }, joining)
  await undo(context, year, joining)
  const gone = (await list(context, year)).find(({ id }) => id === found.right.id)
  const edits = [{ type: 'delete' as const, projectId: gone?.id ?? '', version: gone?.version ?? 0 }]
  await editProjects(context, OFFICE_CODE, year, { editId: randomUUID(), edits })
  expect((await money()).projects).toHaveLength(1)
  expect((await money()).projects).not.toEqual([350_00])
})

test('what is merged into a merged project passes on with it, and comes back one by one', async () => {
  const year = 2641
  const { found, money } = await twoPaidRoads(year)
  const first = await decide(context, year, found, { ...DECISION, to: 'merged', take: ['funds'] })
  expect((await money()).projects).toEqual([350_00])
  const third = randomUUID()
  const fields = { name: found.left.name, departments: ['กองช่าง'] }
  const edits = [{ type: 'create' as const, projectId: third, fields, beforeId: null }]
  await editProjects(context, OFFICE_CODE, year, { editId: randomUUID(), edits })
  const next = await onlyOpenCase(year, third)
  const keep = next.left.id === third ? ('left' as const) : ('right' as const)
  const versions = keep === 'left' ? { leftVersion: 1, rightVersion: 2 } : { leftVersion: 2, rightVersion: 1 }
  const second = await decide(context, year, next, { ...DECISION, ...versions, to: 'joint', keep, take: [] })
  const [project, ...others] = (await list(context, year)).map(({ id }) => id)
  expect([project, others]).toEqual([third, []])
  expect((await money()).projects).toEqual([350_00])
  await undo(context, year, second.editId ?? '')
  expect((await money()).projects).toEqual([0, 350_00])
  await undo(context, year, first.editId ?? '')
  expect((await money()).projects).toEqual([0, 100_00, 250_00])
})

test('what is set anew of a line replaces what came by the merging', async () => {
  const year = 2642
  const { found, money, target, lineIds } = await twoPaidRoads(year)
  await decide(context, year, found, { ...DECISION, to: 'joint', take: [] })
  const [one, other] = lineIds
  const typed = (amount: string) => [{ projectId: found.left.id, amount }]
  await allocateLine(admin, target, one ?? '', typed('80'))
  await allocateLine(admin, target, other ?? '', typed('200'))
  expect((await money()).projects).toEqual([280_00])
  await allocateLine(admin, target, one ?? '', typed(''))
  await allocateLine(admin, target, other ?? '', typed(''))
  expect((await money()).projects).toEqual([0])
})

async function onlyOpenCase(year: number, projectId: string) {
  const found = (await casesOf(context, year)).find(
    ({ status, left, right }) => status === 'open' && [left.id, right.id].includes(projectId),
  )
  if (!found) throw new Error('no case of the third project')
  return found
}

test('what an agency sent is in the plan also where its project was merged with another', async () => {
  const year = 2644
  const { plain, respelled } = roadName()
  await plantPlan(context, OFFICE.id, year, [{ name: plain, place: null, villages: [] }])
  const agency = await askAgency(admin, { fiscalYear: year })
  const itemId = await plantAnswer(context, agency, { name: respelled, amountSatang: 900_00 })
  await acceptItems(context, OFFICE_CODE, year, [{ itemId, version: 1 }])
  const joining = randomUUID()
  const found = await onlyCase(context, year)
  const [kept] = (await list(context, year)).filter(({ name }) => name === plain)
  const keep = found.left.id === kept?.id ? 'left' : 'right'
  await decide(context, year, found, { ...DECISION, keep, to: 'joint', take: [] }, joining)
  const reopen = () => decideItems(context, OFFICE_CODE, year, [{ itemId, version: 2 }], { verb: 'reopen', remark: '' })
  await expect(reopen()).rejects.toMatchObject({ code: 'invalid' })
  const inbox = await openInboxRequest(context, OFFICE_CODE, year, agency.requestId)
  expect(inbox.items).toMatchObject([{ projectId: kept?.id, joinedTo: plain, isGone: false }])
})
