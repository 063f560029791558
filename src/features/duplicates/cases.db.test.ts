import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { readOrg } from '#src/db/scope.ts'
import { projectHistory } from '#src/features/projects/project-views.commands.ts'
import { editProjects } from '#src/features/projects/projects.commands.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { OFFICE, openTestDatabase, OTHER_OFFICE } from '#test/database.ts'
import { edit, list, PLANNER, refusalOf, set, undo } from '#test/edited-plan.ts'
import { setStatus } from '#test/plan-status.ts'
import { casesOf, decide, onlyCase, plantPair } from '#test/planted-pair.ts'
import { plantPlan } from '#test/planted-works.ts'
import { auditOf, testContext } from '#test/working-plan.ts'
import { decideDuplicate, listCases, openCase } from './cases.commands.ts'
import { isSearched, openCases } from './cases.queries.ts'
import type { DecisionInput } from './duplicates.schema.ts'

const base = testContext(await openTestDatabase())
const context: Context = { ...base, actor: PLANNER }
const countOpen = (planId: string) => readOrg(base.db, OFFICE.id, (tx) => openCases(tx, planId))
const versionsOf = async (year: number, ids: string[]) => {
  const projects = await list(context, year)
  return ids.map((id) => projects.find((project) => project.id === id)?.version ?? 0)
}
const statusOf = async (year: number) => (await onlyCase(context, year)).status
const mergeLeft: Extract<DecisionInput, { to: 'merged' }> = {
  to: 'merged',
  keep: 'left',
  take: [],
  leftVersion: 1,
  rightVersion: 1,
  reason: '',
}

describe('a search of a plan', () => {
  test('makes one case of two spellings of a work, with the reasons, and counts it', async () => {
    const { planId, found, ids } = await plantPair(context, 2601)
    expect(found).toMatchObject({ kind: 'in-plan', status: 'open', isStanding: true, version: 1 })
    expect([found.left.id, found.right.id]).toEqual(ids.slice(0, 2).toSorted())
    expect(found.reasons.length).toBeGreaterThan(0)
    expect(await countOpen(planId)).toBe(1)
    // Searched again it is the same case, not another.
    const again = await listCases(context, OFFICE_CODE, 2601, { again: true })
    expect(again.cases).toEqual([found])
    // Any change of a work may make another pair.
    const searched = () => readOrg(base.db, OFFICE.id, (tx) => isSearched(tx, planId))
    expect(await searched()).toBe(true)
    const edits = [{ type: 'create' as const, projectId: randomUUID(), fields: { name: 'งานใหม่' }, beforeId: null }]
    await editProjects(context, OFFICE_CODE, 2601, { editId: randomUUID(), edits })
    expect(await searched()).toBe(false)
    await listCases(context, OFFICE_CODE, 2601)
    expect(await searched()).toBe(true)
  })

  test('asks no more about works that are no longer alike', async () => {
    const { planId, found } = await plantPair(context, 2602)
    const projects = await list(context, 2602)
    const right = projects.find(({ id }) => id === found.right.id)
    if (!right) throw new Error('no project')
    await edit(context, 2602, [set(right, { name: 'จัดซื้อรถบรรทุกขยะ' })])
    expect((await casesOf(context, 2602)).filter(({ kind }) => kind !== 'past')).toEqual([])
    expect(await countOpen(planId)).toBe(0)
  })

  test('is made by everyone who may read, and tells other offices nothing', async () => {
    const { found } = await plantPair(context, 2603)
    const elsewhere = { ...base, actor: actorWith(['planning-officer'], { officeCode: OTHER_OFFICE_CODE }) }
    expect(await refusalOf(listCases(elsewhere, OFFICE_CODE, 2603))).toMatchObject({ code: 'forbidden' })
    expect(await refusalOf(listCases(elsewhere, OTHER_OFFICE_CODE, 2603))).toMatchObject({ code: 'not_found' })
    await plantPlan(base, OTHER_OFFICE.id, 2603, [{ name: 'อบรมอาชีพ' }])
    expect((await listCases(elsewhere, OTHER_OFFICE_CODE, 2603)).cases).toEqual([])
    expect(await refusalOf(openCase(elsewhere, OTHER_OFFICE_CODE, 2603, found.id))).toMatchObject({ code: 'not_found' })
    const other = decideDuplicate(elsewhere, OTHER_OFFICE_CODE, 2603, {
      decisionId: randomUUID(),
      caseId: found.id,
      version: 1,
      decision: { to: 'not-duplicate', reason: '' },
    })
    expect(await refusalOf(other)).toMatchObject({ code: 'not_found' })
    const unknown = decide(context, 2603, { id: '', version: 1 }, { to: 'not-duplicate', reason: '' })
    expect(await refusalOf(unknown)).toMatchObject({ code: 'not_found' })
    const division = { ...base, actor: actorWith(['division-head'], { divisions: ['กองช่าง'] }) }
    expect((await listCases(division, OFFICE_CODE, 2603)).mayDecide).toBe(false)
    expect(await refusalOf(decide(division, 2603, found, { to: 'not-duplicate', reason: '' }))).toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('not a duplicate', () => {
  test('is never asked again, unless one of the works changes', async () => {
    const { planId, found } = await plantPair(context, 2604)
    await decide(context, 2604, found, { to: 'not-duplicate', reason: 'คนละช่วงถนน' })
    await listCases(context, OFFICE_CODE, 2604, { again: true })
    expect(await onlyCase(context, 2604)).toMatchObject({ status: 'not-duplicate', reason: 'คนละช่วงถนน' })
    expect(await countOpen(planId)).toBe(0)
    const [project] = await list(context, 2604)
    if (!project) throw new Error('no project')
    // What does not bear on the verdict asks nothing.
    await edit(context, 2604, [set(project, { note: 'หมายเหตุ' })])
    expect(await statusOf(2604)).toBe('not-duplicate')
    const [noted] = await list(context, 2604)
    await edit(context, 2604, [set(noted ?? project, { funds: [{ source: 'เทศบัญญัติ', amountSatang: 99_900 }] })])
    // What was said before stays to be read.
    expect(await onlyCase(context, 2604)).toMatchObject({ status: 'open', reason: 'คนละช่วงถนน', version: 3 })
    expect(await countOpen(planId)).toBe(1)
  })

  test('can be taken back, and both kept needs a reason', async () => {
    const { found } = await plantPair(context, 2605)
    expect(await refusalOf(decide(context, 2605, found, { to: 'kept', reason: ' ' }))).toMatchObject({
      code: 'invalid',
      problems: [{ field: 'reason', rule: 'reason-missing' }],
    })
    const kept = await decide(context, 2605, found, { to: 'kept', reason: 'ทำสองช่วง' })
    expect(kept).toMatchObject({ status: 'kept', decidedBy: 'ผู้วางแผนตัวอย่าง (นักวิเคราะห์นโยบายและแผน)' })
    const open = await decide(context, 2605, kept, { to: 'open' })
    expect(open).toMatchObject({ status: 'open', reason: 'ทำสองช่วง' })
    expect((await auditOf(base, OFFICE.id)).brokenAt).toBeNull()
  })
})

describe('merging', () => {
  const merged = async (year: number, take: ('name' | 'funds')[] = []) => {
    const planted = await plantPair(context, year, [
      { funds: [{ source: 'เทศบัญญัติ', amountSatang: 100_00 }] },
      { funds: [{ source: 'เงินสะสม', amountSatang: 250_00 }] },
    ])
    const { found } = planted
    const before = await list(context, year)
    const [leftVersion = 0, rightVersion = 0] = await versionsOf(year, [found.left.id, found.right.id])
    const decision = { ...mergeLeft, take, leftVersion, rightVersion, reason: 'พิมพ์ซ้ำ' }
    const decisionId = randomUUID()
    return {
      ...planted,
      before,
      decision,
      decisionId,
      decided: await decide(context, year, found, decision, decisionId),
    }
  }

  test('keeps one project with what was chosen of the other, in one edit with the decision', async () => {
    const { found, decision, decisionId, before } = await merged(2606, ['name'])
    const projects = await list(context, 2606)
    expect(projects.map(({ id }) => id)).not.toContain(found.right.id)
    const kept = projects.find(({ id }) => id === found.left.id)
    expect(kept).toMatchObject({ name: found.right.name, funds: before.find(({ id }) => id === found.left.id)?.funds })
    const [entry] = await projectHistory(context, OFFICE_CODE, 2606, found.right.id)
    expect(entry).toMatchObject({ action: 'deleted', editId: decisionId })
    // Sent twice, decided once.
    expect(await decide(context, 2606, found, decision, decisionId)).toMatchObject({ status: 'merged', version: 2 })
    expect(await statusOf(2606)).toBe('merged')
  })

  test('undone in the plan brings the project back, and the question', async () => {
    const { planId, found, decisionId } = await merged(2607)
    expect(await countOpen(planId)).toBe(0)
    await undo(context, 2607, decisionId)
    expect((await list(context, 2607)).map(({ id }) => id)).toContain(found.right.id)
    expect(await onlyCase(context, 2607)).toMatchObject({ id: found.id, status: 'open', reason: 'พิมพ์ซ้ำ' })
    expect(await countOpen(planId)).toBe(1)
  })

  test('taken back by its case is undone in the plan', async () => {
    const { found, decided } = await merged(2608)
    expect(await refusalOf(decide(context, 2608, decided, { to: 'not-duplicate', reason: '' }))).toMatchObject({
      problems: [{ rule: 'decision-impossible' }],
    })
    await decide(context, 2608, decided, { to: 'open' })
    expect((await list(context, 2608)).map(({ id }) => id)).toContain(found.right.id)
    expect(await statusOf(2608)).toBe('open')
  })

  test('of a project that somebody changed meanwhile is refused, and nothing is kept of it', async () => {
    const { found } = await plantPair(context, 2609)
    const [project] = (await list(context, 2609)).filter(({ id }) => id === found.right.id)
    if (!project) throw new Error('no project')
    await edit(context, 2609, [set(project, { note: 'แก้แล้ว' })])
    expect(await refusalOf(decide(context, 2609, found, mergeLeft))).toMatchObject({
      code: 'conflict',
      conflicts: [{ projectId: found.right.id, by: 'ผู้วางแผนตัวอย่าง (นักวิเคราะห์นโยบายและแผน)' }],
    })
    expect(await statusOf(2609)).toBe('open')
    expect(await list(context, 2609)).toHaveLength(3)
  })

  test('is refused while others consider the plan; that both stay may still be said', async () => {
    const { planId, found } = await plantPair(context, 2610)
    await setStatus(context, planId, 'consider')
    expect(await refusalOf(decide(context, 2610, found, mergeLeft))).toMatchObject({ code: 'forbidden' })
    expect(await decide(context, 2610, found, { to: 'kept', reason: 'ทำสองช่วง' })).toMatchObject({ status: 'kept' })
  })
})

describe('two people who decide at once', () => {
  test('the second is told what was decided, by whom and when', async () => {
    const { found } = await plantPair(context, 2611)
    const other = { ...base, actor: actorWith(['planning-officer'], { userId: 'other', name: 'อีกคนหนึ่ง' }) }
    const results = await Promise.allSettled([
      decide(context, 2611, found, { to: 'not-duplicate', reason: 'คนละช่วง' }),
      decide(other, 2611, found, { to: 'kept', reason: 'ทำทั้งสอง' }),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    const refusal = await refusalOf(Promise.reject((results[1] as PromiseRejectedResult).reason as Error))
    expect(refusal).toMatchObject({
      code: 'conflict',
      conflicts: [
        {
          projectId: found.id,
          current: { status: 'not-duplicate', reason: 'คนละช่วง' },
          by: 'ผู้วางแผนตัวอย่าง (นักวิเคราะห์นโยบายและแผน)',
        },
      ],
    })
    expect(await statusOf(2611)).toBe('not-duplicate')
  })
})
