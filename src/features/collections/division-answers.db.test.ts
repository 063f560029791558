import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { saveLine } from '#src/features/budgets/budget-lines.commands.ts'
import { addInstrument } from '#src/features/budgets/budgets.commands.ts'
import { placeOf } from '#src/features/development/placing.queries.ts'
import { undoEdit } from '#src/features/projects/projects.commands.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { instrumentTyped, lineTyped } from '#test/budget.ts'
import { openTestRound } from '#test/collection-round.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { list, refusalOf } from '#test/edited-plan.ts'
import { freshPlan } from '#test/plan-at-step.ts'
import { auditOf, testContext } from '#test/working-plan.ts'
import { answerAsDivision, openDivisionAnswer, type DivisionAnswer } from './division-answers.commands.ts'
import { typedOf } from './item-form.ts'
import { BLANK_ITEM } from '#src/features/items/items.ts'
import { listItems } from '#src/features/items/items.queries.ts'
import { closeRound } from './round-changes.commands.ts'
import { openRound } from './rounds.commands.ts'

let context: Context
const engineer = actorWith(['division-officer'], { name: 'ช่างตัวอย่าง', divisions: ['กองช่าง'] })
beforeAll(async () => {
  context = { ...testContext(await openTestDatabase()), actor: engineer }
})
const operator = (): Context => testContext(context.db)

/** A round that asks กองช่าง in a plan whose year before had two projects, the first of which it has already. */
async function asked() {
  await freshPlan(operator(), 2)
  const { year, roundId, requests } = await openTestRound(operator(), { divisions: ['กองช่าง', 'กองคลัง'], agencies: [] })
  const requestId = requests.get('กองช่าง')?.id ?? ''
  const open = (by = context) => openDivisionAnswer(by, OFFICE_CODE, year, requestId)
  const answer = (given: DivisionAnswer, by = context) =>
    answerAsDivision(by, OFFICE_CODE, year, { requestId, answer: given })
  const board = async () =>
    (await openRound(context, OFFICE_CODE, year, roundId)).rows.find(({ id }) => id === requestId)
  return { year, roundId, requestId, open, answer, board, other: requests.get('กองคลัง')?.id ?? '' }
}

const nothing = (): DivisionAnswer => ({ kind: 'nothing', clientId: randomUUID() })

describe('choosing of last year', () => {
  test('offers the division’s own, marks what is in the plan, and puts what is chosen into it at once', async () => {
    const { year, requestId, open, answer, board } = await asked()
    const { choices, locked } = await open()
    expect(locked).toBeNull()
    expect(choices.lastYear.map(({ content, takenBy }) => [content.name, takenBy])).toEqual([
      ['ก่อสร้างถนนสายตัวอย่างที่ 1', 'ก่อสร้างถนนสายตัวอย่างที่ 1'],
      ['ก่อสร้างถนนสายตัวอย่างที่ 2', null],
    ])
    const [, second] = choices.lastYear
    if (!second) throw new Error('nothing to choose')
    const given: DivisionAnswer = { kind: 'choose', clientId: randomUUID(), chosen: [second] }
    expect(await answer(given)).toBe(1)
    expect(await answer(given)).toBe(0)
    const projects = await list(context, year)
    expect(projects.map(({ name }) => name)).toEqual(['ก่อสร้างถนนสายตัวอย่างที่ 1', 'ก่อสร้างถนนสายตัวอย่างที่ 2'])
    expect(projects[1]).toMatchObject({ ...second.content, departments: ['กองช่าง'], mayEdit: true })
    expect(await board()).toMatchObject({ projectCount: 1, waitingCount: 0, lastChannel: 'division' })
    expect(await readOrg(context.db, OFFICE.id, (tx) => listItems(tx, requestId))).toMatchObject([
      { status: 'accepted', fromSource: 'last-year', fromId: second.id, projectId: projects[1]?.id },
    ])
    expect(await auditOf(context, OFFICE.id)).toMatchObject({ brokenAt: null })
    await undoEdit(context, OFFICE_CODE, year, { editId: randomUUID(), undoes: given.clientId })
    expect(await list(context, year)).toHaveLength(1)
  })

  test('what somebody else chose meanwhile is not taken twice, and nothing of that answer is', async () => {
    const { year, open, answer } = await asked()
    const { choices } = await open()
    const chosen = choices.lastYear.slice(1)
    await answer({ kind: 'choose', clientId: randomUUID(), chosen })
    const again = await refusalOf(answer({ kind: 'choose', clientId: randomUUID(), chosen }))
    expect(again).toMatchObject({ code: 'conflict', problems: [{ rule: 'taken' }] })
    const unknown = { source: 'last-year' as const, id: randomUUID() }
    const gone = answer({ kind: 'choose', clientId: randomUUID(), chosen: [unknown] })
    expect((await refusalOf(gone)).code).toBe('conflict')
    const none = answer({ kind: 'choose', clientId: randomUUID(), chosen: [] })
    expect((await refusalOf(none)).code).toBe('invalid')
    expect(await list(context, year)).toHaveLength(2)
  })
})

describe('choosing of the budget and the development plan', () => {
  test('a line pays for the project that it becomes, and is offered no more', async () => {
    const { year, open, answer } = await asked()
    const target = { officeCode: OFFICE_CODE, fiscalYear: year }
    const instrumentId = await addInstrument(operator(), target, crypto.randomUUID(), instrumentTyped('annual', '300'))
    const lineId = randomUUID()
    await saveLine(operator(), target, { instrumentId, lineId }, lineTyped('ก่อสร้างถนน หมู่ที่ 8', '300'))
    const [line, ...others] = (await open()).choices.budget
    expect(others).toEqual([])
    if (!line) throw new Error('no line is offered')
    expect(line.content).toMatchObject({ name: 'ก่อสร้างถนน หมู่ที่ 8', villages: [8] })
    await answer({ kind: 'choose', clientId: randomUUID(), chosen: [line] })
    const project = (await list(context, year)).find(({ name }) => name === 'ก่อสร้างถนน หมู่ที่ 8')
    expect(project?.funds).toMatchObject([{ amountSatang: 30_000 }])
    const allocated = await readOrg(context.db, OFFICE.id, (tx) =>
      tx.selectFrom('budget_allocation').selectAll().where('line_id', '=', line.id).execute(),
    )
    expect(allocated).toMatchObject([{ project_id: project?.id, amount_satang: 30_000 }])
    expect((await open()).choices.budget).toEqual([])
  })

  test('a project of the development plan is told where it stands', async () => {
    const { year, open, answer } = await asked()
    const id = await developmentProject(year, 'ขุดลอกคลองตัวอย่าง หมู่ที่ 3')
    const item = (await open()).choices.development.find((choice) => choice.id === id)
    if (!item) throw new Error('the development plan offers nothing')
    expect(item).toMatchObject({
      takenBy: null,
      content: { funds: [{ amountSatang: 5_000 }], departments: ['กองช่าง'] },
    })
    await answer({ kind: 'choose', clientId: randomUUID(), chosen: [item] })
    const project = (await list(context, year)).at(-1)
    const place = await readOrg(context.db, OFFICE.id, (tx) => placeOf(tx, project?.id ?? ''))
    expect(place?.linked?.id).toBe(id)
    expect((await open()).choices.development.find((choice) => choice.id === id)?.takenBy).toBe(project?.name)
  })
})

/** A development plan of one year with one project of กองช่าง. @returns its id */
const developmentProject = (year: number, name: string): Promise<string> =>
  inOrg(context.db, OFFICE.id, async (tx) => {
    const [now, org] = [context.now(), { org_id: OFFICE.id }]
    const [plan, edition, id] = [uuidV7(now), uuidV7(now), uuidV7(now)]
    await tx
      .insertInto('development_plan')
      .values({ ...org, id: plan, first_year: year, last_year: year, title: 'แผนพัฒนาตัวอย่าง', created_at: now })
      .execute()
    await tx
      .insertInto('development_edition')
      .values({ ...org, id: edition, development_plan_id: plan, kind: 'original', created_at: now })
      .execute()
    const where = { development_plan_id: plan, edition_id: edition, form: 'ผ.02', position: 1 } as const
    await tx
      .insertInto('development_project')
      .values({ ...org, ...where, id, name, search_text: name, departments: ['กองช่าง'], updated_at: now })
      .execute()
    await tx
      .insertInto('development_budget')
      .values({ ...org, project_id: id, fiscal_year: year, amount_satang: 5_000 })
      .execute()
    return id
  })

describe('typing, and having nothing', () => {
  test('what is typed becomes the division’s project; all that is wrong is told at once', async () => {
    const { year, answer } = await asked()
    const blank = typedOf({ ...BLANK_ITEM, kind: 'project' })
    const refused = await refusalOf(answer({ kind: 'own', clientId: randomUUID(), typed: blank }))
    expect(refused.problems.map(({ field }) => field)).toContain('name')
    const typed = { ...blank, name: 'จัดซื้อเครื่องตัดหญ้า', place: 'กองช่าง', months: [1, 2], departments: 'กองคลัง' }
    const funds = [{ source: 'เทศบัญญัติ', amount: '9,500' }]
    await answer({ kind: 'own', clientId: randomUUID(), typed: { ...typed, funds } })
    expect((await list(context, year)).at(-1)).toMatchObject({ name: typed.name, departments: ['กองช่าง'], months: 3 })
  })

  test('nothing is told once, may be followed by something, and not the other way round', async () => {
    const { open, answer, board } = await asked()
    const given = nothing()
    await answer(given)
    await answer(given)
    expect((await open()).answers).toHaveLength(1)
    expect(await board()).toMatchObject({ nothingToReport: true, projectCount: 0 })
    const chosen = (await open()).choices.lastYear.slice(1)
    await answer({ kind: 'choose', clientId: randomUUID(), chosen })
    expect(await board()).toMatchObject({ nothingToReport: false, projectCount: 1 })
    expect((await refusalOf(answer(nothing()))).code).toBe('invalid')
  })
})

describe('rights', () => {
  test('a division answers for itself; planners for all; others not', async () => {
    const { year, other, answer, open, board } = await asked()
    const target = { requestId: other, answer: nothing() }
    const foreign = answerAsDivision(context, OFFICE_CODE, year, target)
    expect((await refusalOf(foreign)).code).toBe('forbidden')
    const planner = { ...context, actor: actorWith(['planning-officer']) }
    await open(planner)
    expect((await board())?.firstOpenedAt).toBeNull()
    await open()
    expect((await board())?.firstOpenedAt).not.toBeNull()
    expect(await answerAsDivision(planner, OFFICE_CODE, year, target)).toBe(0)
    for (const actor of [actorWith(['auditor']), actorWith(['planning-officer'], { officeCode: OTHER_OFFICE_CODE })])
      expect((await refusalOf(answer(nothing(), { ...context, actor }))).code).toBe('forbidden')
  })

  test('nothing comes into a closed round, or by a request that is none', async () => {
    const { year, roundId, open, answer } = await asked()
    await closeRound(operator(), OFFICE_CODE, year, { roundId, version: 1, isClosed: true })
    expect((await open()).locked).toBe('round')
    expect((await refusalOf(answer(nothing()))).code).toBe('conflict')
    const wrong = openDivisionAnswer(context, OFFICE_CODE, year, randomUUID())
    expect((await refusalOf(wrong)).code).toBe('not_found')
  })
})
