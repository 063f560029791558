import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { budgetOf } from '#src/domain/project.ts'
import { readThread } from '#src/features/coordination/coordination.commands.ts'
import { threadsOfAgency } from '#src/features/coordination/threads.queries.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { askAgency } from '#test/asked-agency.ts'
import { OFFICE, openTestDatabase, OTHER_OFFICE } from '#test/database.ts'
import { list, PLANNER, refusalOf, undo } from '#test/edited-plan.ts'
import { casesOf, decide, onlyCase, plantAnswer, plantPair, roadName } from '#test/planted-pair.ts'
import { plantAnnounced, plantPlan } from '#test/planted-works.ts'
import { testContext } from '#test/working-plan.ts'
import { joinItem } from '#src/features/collections/inbox.commands.ts'
import { reportOf } from './case-report.ts'
import { listCases, openCase } from './cases.commands.ts'
import { openCases } from './cases.queries.ts'
import type { DecisionInput } from './duplicates.schema.ts'
import { refreshRadar } from './radar.queries.ts'

const base = testContext(await openTestDatabase())
const context: Context = { ...base, actor: PLANNER }
const countOpen = (planId: string) => readOrg(base.db, OFFICE.id, (tx) => openCases(tx, planId))
const statusOf = async (year: number) => (await onlyCase(context, year)).status
const mergeLeft: Extract<DecisionInput, { to: 'merged' }> = {
  to: 'merged',
  keep: 'left',
  take: [],
  leftVersion: 1,
  rightVersion: 1,
  reason: '',
}
const itemOf = (id: string) =>
  readOrg(base.db, OFFICE.id, (tx) =>
    tx
      .selectFrom('collection_item')
      .selectAll()
      .where('org_id', '=', OFFICE.id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )

describe('a joint project', () => {
  test('of two divisions costs what both cost, and undone is two again', async () => {
    const { found } = await plantPair(context, 2612, [
      { funds: [{ source: 'เทศบัญญัติ', amountSatang: 100_00 }], departments: ['กองช่าง'], months: 0b11 },
      { funds: [{ source: 'เงินสะสม', amountSatang: 250_00 }], departments: ['กองการประปา'], months: 0b1100 },
    ])
    const decisionId = randomUUID()
    await decide(context, 2612, found, { ...mergeLeft, to: 'joint', keep: 'right', take: ['name'] }, decisionId)
    const joint = (await list(context, 2612)).find(({ id }) => id === found.right.id)
    if (!joint) throw new Error('no joint project')
    expect(budgetOf(joint)).toBe(350_00)
    expect(joint).toMatchObject({ name: found.left.name, months: 0b1111 })
    expect(joint.departments.toSorted()).toEqual(['กองการประปา', 'กองช่าง'])
    expect(await list(context, 2612)).toHaveLength(2)
    await undo(context, 2612, decisionId)
    expect(
      (await list(context, 2612))
        .map((project) => budgetOf(project))
        .slice(0, 2)
        .toSorted((a, b) => Number(a) - Number(b)),
    ).toEqual([100_00, 250_00])
    expect(await statusOf(2612)).toBe('open')
  })

  test('with an agency takes its answer in; undone, the answer waits again', async () => {
    const { plain, respelled } = roadName()
    const { planId } = await plantPlan(context, OFFICE.id, 2613, [
      { name: plain, place: null, villages: [], months: 0b1, funds: [{ source: 'เทศบัญญัติ', amountSatang: 100_00 }] },
    ])
    const agency = await askAgency(base, { agencyName: 'แขวงทางหลวงสมมุติ', fiscalYear: 2613 })
    const itemId = await plantAnswer(context, agency, { name: respelled, amountSatang: 900_00, months: 0b10 })
    const found = await onlyCase(context, 2613)
    expect(found).toMatchObject({ kind: 'answer', right: { id: itemId } })
    const decisionId = randomUUID()
    await decide(context, 2613, found, { ...mergeLeft, to: 'joint' }, decisionId)
    const [joint] = await list(context, 2613)
    expect(joint).toMatchObject({
      kind: 'project',
      funds: [
        { source: 'เทศบัญญัติ', amountSatang: 100_00 },
        { source: 'หน่วยงานอื่น (แขวงทางหลวงสมมุติ: งบประมาณแผ่นดิน)', amountSatang: 900_00 },
      ],
      departments: ['กองช่าง', 'แขวงทางหลวงสมมุติ'],
      months: 0b11,
      agencyLetter: 'คค 0601/123 ลงวันที่ 9 ตุลาคม 2569',
    })
    expect(await itemOf(itemId)).toMatchObject({ status: 'accepted', project_id: found.left.id, version: 2 })
    expect(await statusOf(2613)).toBe('joint')
    const [undoing, again] = [randomUUID(), randomUUID()]
    await undo(context, 2613, decisionId, undoing)
    expect(await itemOf(itemId)).toMatchObject({ status: 'waiting', decided_by: null, version: 3 })
    await undo(context, 2613, undoing, again)
    expect(await itemOf(itemId)).toMatchObject({ status: 'accepted', project_id: found.left.id, version: 4 })
    expect(await statusOf(2613)).toBe('joint')
    await undo(context, 2613, again)
    expect(await itemOf(itemId)).toMatchObject({ status: 'waiting' })
    expect(await onlyCase(context, 2613)).toMatchObject({ id: found.id, status: 'open' })
    expect(await countOpen(planId)).toBe(1)
  })

  test('whose agency’s answer was told already, taken apart, waits again', async () => {
    const { plain, respelled } = roadName()
    await plantPlan(context, OFFICE.id, 2618, [{ name: plain, place: null, villages: [] }])
    const itemId = await plantAnswer(context, await askAgency(base, { fiscalYear: 2618 }), {
      name: respelled,
      amountSatang: 100,
    })
    const merged = await decide(context, 2618, await onlyCase(context, 2618), mergeLeft)
    expect(await itemOf(itemId)).toMatchObject({ status: 'accepted' })
    expect(await decide(context, 2618, merged, { to: 'open' })).toMatchObject({ status: 'open' })
    expect(await itemOf(itemId)).toMatchObject({ status: 'waiting' })
  })

  test('with what another office has announced names it as payer, and is not asked again', async () => {
    const { plain, respelled } = roadName()
    await plantAnnounced(context, OTHER_OFFICE.id, 2614, [{ name: respelled, place: null, villages: [] }])
    await inOrg(base.db, OTHER_OFFICE.id, refreshRadar)
    await plantPlan(context, OFFICE.id, 2614, [{ name: plain, place: null, villages: [] }])
    const found = await onlyCase(context, 2614)
    expect(found).toMatchObject({ kind: 'other-office', right: { orgId: OTHER_OFFICE.id } })
    const joint = await decide(context, 2614, found, {
      to: 'joint',
      keep: 'left',
      take: [],
      leftVersion: 1,
      rightVersion: 0,
      reason: '',
    })
    const [project] = await list(context, 2614)
    expect(project && budgetOf(project)).toBe(100_000_000)
    expect(project?.departments).toContain(found.right.officeName)
    await listCases(context, OFFICE_CODE, 2614, { again: true })
    expect(await statusOf(2614)).toBe('joint')
    expect(await decide(context, 2614, joint, { to: 'open' })).toMatchObject({ status: 'open' })
  })
})

describe('joining in the inbox', () => {
  const joinIn = async (year: number, name: { project: string; item: string }) => {
    const place = { place: null, villages: [] }
    const { ids } = await plantPlan(context, OFFICE.id, year, [{ name: name.project, ...place }])
    const itemId = await plantAnswer(context, await askAgency(base, { fiscalYear: year }), {
      name: name.item,
      amountSatang: 100,
    })
    const projectId = ids[0] ?? ''
    const join = () => joinItem(context, OFFICE_CODE, year, { itemId, version: 1 }, { id: projectId, version: 1 })
    return { itemId, projectId, join }
  }

  test('is a decision on the case of both, which the committee reads; undone in the plan, item and question are open at once', async () => {
    const { plain, respelled } = roadName()
    const { itemId, projectId, join } = await joinIn(2619, { project: plain, item: respelled })
    await join()
    const joint = await onlyCase(context, 2619)
    expect(joint).toMatchObject({ status: 'joint', left: { id: projectId }, right: { id: itemId, source: 'answer' } })
    expect(joint.decidedBy).toContain(PLANNER.name)
    expect(reportOf([joint])).toMatchObject({ rows: [{ id: joint.id }], counts: [{ status: 'joint', count: 1 }] })
    await join()
    expect(await onlyCase(context, 2619)).toEqual(joint)
    await undo(context, 2619, joint.editId ?? '')
    expect(await itemOf(itemId)).toMatchObject({ status: 'waiting' })
    expect(await onlyCase(context, 2619)).toMatchObject({ id: joint.id, status: 'open' })
  })

  test('takes up the question that was asked already, and that of an undone joining', async () => {
    const { plain, respelled } = roadName()
    const { itemId, projectId, join } = await joinIn(2630, { project: plain, item: respelled })
    const asked = await onlyCase(context, 2630)
    await join()
    const joint = await onlyCase(context, 2630)
    expect(joint).toMatchObject({ id: asked.id, status: 'joint' })
    await undo(context, 2630, joint.editId ?? '')
    const { version } = await itemOf(itemId)
    const [project] = await list(context, 2630)
    const as = { id: projectId, version: project?.version ?? 0 }
    await joinItem(context, OFFICE_CODE, 2630, { itemId, version }, as)
    expect(await onlyCase(context, 2630)).toMatchObject({ id: asked.id, status: 'joint' })
  })

  test('of works that no search takes for one is a case all the same, open when undone', async () => {
    const { itemId, join } = await joinIn(2631, { project: 'ขุดบ่อบาดาลบ้านทดลอง หมู่ที่ 2', item: 'จ้างเหมาคนงานทั่วไป' })
    expect(await casesOf(context, 2631)).toEqual([])
    await join()
    const joint = await onlyCase(context, 2631)
    expect(joint).toMatchObject({ status: 'joint', right: { id: itemId } })
    await undo(context, 2631, joint.editId ?? '')
    expect((await casesOf(context, 2631)).filter(({ status }) => status === 'joint')).toEqual([])
  })
})

describe('referring', () => {
  test('begins a talk with the other office, which both see', async () => {
    const { plain, respelled } = roadName()
    await plantAnnounced(context, OTHER_OFFICE.id, 2615, [{ name: respelled, place: null, villages: [] }])
    await inOrg(base.db, OTHER_OFFICE.id, refreshRadar)
    await plantPlan(context, OFFICE.id, 2615, [{ name: plain, place: null, villages: [] }])
    const found = await onlyCase(context, 2615)
    const referred = await decide(context, 2615, found, { to: 'referred', text: 'ขอหารือ' })
    const there = { ...base, actor: actorWith(['executive'], { officeCode: OTHER_OFFICE_CODE }) }
    const { thread, messages } = await readThread(there, OTHER_OFFICE_CODE, referred.threadId ?? '')
    expect(thread).toMatchObject({ ownWork: respelled, otherWork: plain })
    expect(messages).toMatchObject([{ text: 'ขอหารือ', isOwn: false }])
  })

  test('of an answer begins one with its agency; within the plan there is nobody to talk to', async () => {
    const { plain, respelled } = roadName()
    await plantPlan(context, OFFICE.id, 2616, [{ name: plain, place: null, villages: [] }])
    const agency = await askAgency(base, { fiscalYear: 2616 })
    await plantAnswer(context, agency, { name: respelled, amountSatang: 100 })
    const found = await onlyCase(context, 2616)
    const { partyName } = await openCase(context, OFFICE_CODE, 2616, found.id)
    expect(partyName).toBe(agency.agencyName)
    const { threadId } = await decide(context, 2616, found, { to: 'referred', text: 'ขอหารือ' })
    const { agency_id: agencyId } = await readOrg(base.db, OFFICE.id, (tx) =>
      tx
        .selectFrom('collection_request')
        .select('agency_id')
        .where('id', '=', agency.requestId)
        .executeTakeFirstOrThrow(),
    )
    const threads = await readOrg(base.db, OFFICE.id, (tx) => threadsOfAgency(tx, agencyId ?? ''))
    expect(threads.map(({ id }) => id)).toEqual([threadId])
    const { found: inPlan } = await plantPair(context, 2617)
    expect(await refusalOf(decide(context, 2617, inPlan, { to: 'referred', text: 'ขอหารือ' }))).toMatchObject({
      problems: [{ rule: 'decision-impossible' }],
    })
  })
})
