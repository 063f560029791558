import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { decideDuplicate, findItemCase, openCase } from '#src/features/duplicates/cases.commands.ts'
import { openPlan } from '#src/features/plans/plans.commands.ts'
import { editProjects } from '#src/features/projects/projects.commands.ts'
import { OFFICE_CODE } from '#test/actors.ts'
import { LINK_KEY } from '#test/asked-agency.ts'
import { openTestDatabase } from '#test/database.ts'
import { PLANNER } from '#test/edited-plan.ts'
import { fillInbox, ROAD, type FilledInbox } from '#test/filled-inbox.ts'
import { testContext } from '#test/working-plan.ts'
import { acceptItems, decideItems, joinItem } from './inbox.commands.ts'
import { openInboxRequest } from './inbox-views.commands.ts'
import { joinableTwin, unlikeOthers } from './inbox.ts'

const context: Context = { ...testContext(await openTestDatabase()), linkKey: LINK_KEY }
const planner: Context = { ...context, actor: PLANNER }
const inboxWith = (...names: string[]): Promise<FilledInbox> => fillInbox(context, names)
const opened = ({ fiscalYear, requestId }: FilledInbox) => openInboxRequest(planner, OFFICE_CODE, fiscalYear, requestId)
const projectsOf = async ({ fiscalYear }: FilledInbox) => (await openPlan(planner, OFFICE_CODE, fiscalYear)).projects
const first = async (inbox: FilledInbox) => {
  const [item] = (await opened(inbox)).items
  if (!item) throw new Error('the inbox is empty')
  return { itemId: item.id, version: item.version }
}

test('an item like a project of the plan is shown beside it, and joined to it', async () => {
  const inbox = await inboxWith(ROAD.name)
  const projectId = randomUUID()
  const fields = {
    name: 'โครงการก่อสร้างถนน คสล. สายบ้านตัวอย่าง',
    activity: 'กว้าง 5 เมตร ยาว 400 เมตร',
    place: 'หมู่ที่ 3 บ้านตัวอย่าง',
    villages: [3],
    departments: ['กองช่าง'],
    months: 0b110,
    funds: [{ source: 'เทศบัญญัติ', amountSatang: 100_000_000 }],
  }
  await editProjects(planner, OFFICE_CODE, inbox.fiscalYear, {
    editId: randomUUID(),
    edits: [{ type: 'create', projectId, fields, beforeId: null }],
  })
  const { items } = await opened(inbox)
  const [item] = items
  expect(item?.twins).toMatchObject([{ source: 'project', id: projectId, version: 1 }])
  expect(unlikeOthers(items)).toEqual([])
  const target = { itemId: item?.id ?? '', version: item?.version ?? 0 }
  const join = () => joinItem(planner, OFFICE_CODE, inbox.fiscalYear, target, { id: projectId, version: 1 })
  await join()
  await join()
  const [project, ...others] = await projectsOf(inbox)
  expect(others).toEqual([])
  expect(project).toMatchObject({ departments: ['กองช่าง', inbox.agencyName], months: 0b11110 })
  expect(project?.funds).toHaveLength(2)
  expect((await opened(inbox)).items).toMatchObject([{ status: 'accepted', projectId, joinedTo: fields.name }])
})

test('who compares an item with the project like it comes to the case of both, and is not told of it again once they are two', async () => {
  const inbox = await inboxWith('ขุดลอกห้วยทดลองเทียบ หมู่ที่ 3')
  const projectId = randomUUID()
  const fields = { name: 'ขุดลอกห้วยทดลองเทียบ ม.3', departments: ['กองช่าง'] }
  await editProjects(planner, OFFICE_CODE, inbox.fiscalYear, {
    editId: randomUUID(),
    edits: [{ type: 'create', projectId, fields, beforeId: null }],
  })
  const { itemId } = await first(inbox)
  const caseId = await findItemCase(planner, OFFICE_CODE, inbox.fiscalYear, { itemId, projectId })
  expect(await findItemCase(planner, OFFICE_CODE, inbox.fiscalYear, { itemId, projectId })).toBe(caseId)
  const { found } = await openCase(planner, OFFICE_CODE, inbox.fiscalYear, caseId)
  expect(found).toMatchObject({ kind: 'answer', status: 'open', left: { id: projectId }, right: { id: itemId } })
  const item = async () => (await opened(inbox)).items[0]
  expect(joinableTwin((await item()) ?? { status: 'waiting', twins: [] })).toMatchObject({ id: projectId })
  await decideDuplicate(planner, OFFICE_CODE, inbox.fiscalYear, {
    decisionId: randomUUID(),
    caseId,
    version: found.version,
    decision: { to: 'not-duplicate', reason: '' },
  })
  expect((await item())?.twins).toEqual([])
  await editProjects(planner, OFFICE_CODE, inbox.fiscalYear, {
    editId: randomUUID(),
    edits: [{ type: 'set', projectId, version: 1, fields: { months: 0b11000 } }],
  })
  expect((await item())?.twins).toMatchObject([{ id: projectId }])
})

test('every item that waits is compared, page by page, those that wait first', async () => {
  const inbox = await inboxWith(
    ...Array.from({ length: 30 }, (_, index) => `ขุดบ่อบาดาล จุดที่ ${index + 1} หมู่ที่ ${index + 1}`),
  )
  const page = (no: number) => openInboxRequest(planner, OFFICE_CODE, inbox.fiscalYear, inbox.requestId, no)
  const [one, two] = [await page(1), await page(2)]
  expect([one.items.length, two.items.length, one.parts, one.itemCount, one.waitingCount]).toEqual([25, 5, 2, 30, 30])
  expect(new Set([...one.items, ...two.items].map(({ id }) => id)).size).toBe(30)
  const [last] = two.items.slice(-1)
  const projectId = randomUUID()
  const edits = [{ type: 'create' as const, projectId, fields: { name: last?.name ?? '' }, beforeId: null }]
  await editProjects(planner, OFFICE_CODE, inbox.fiscalYear, { editId: randomUUID(), edits })
  expect((await page(2)).items.at(-1)?.twins.map(({ id }) => id)).toContain(projectId)
  const [declined] = one.items
  await decideItems(planner, OFFICE_CODE, inbox.fiscalYear, [{ itemId: declined?.id ?? '', version: 1 }], {
    verb: 'decline',
    remark: 'ไม่ใช่',
  })
  expect((await page(9)).items.at(-1)).toMatchObject({ id: declined?.id, status: 'declined' })
})

test('what is like no other work may be accepted at once, and is a project of its own', async () => {
  const inbox = await inboxWith('ซ่อมสะพาน', 'ขุดลอกคลองตัวอย่าง')
  const { items } = await opened(inbox)
  expect(unlikeOthers(items)).toHaveLength(2)
  const targets = items.map(({ id, version }) => ({ itemId: id, version }))
  await acceptItems(planner, OFFICE_CODE, inbox.fiscalYear, targets)
  const accepted = (await opened(inbox)).items
  expect(accepted.map(({ joinedTo }) => joinedTo)).toEqual([null, null])
  expect(unlikeOthers(accepted)).toEqual([])
})
