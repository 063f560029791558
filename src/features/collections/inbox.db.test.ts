import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { readOrg } from '#src/db/scope.ts'
import { openPlan } from '#src/features/plans/plans.commands.ts'
import { STRANGER } from '#src/domain/permissions.ts'
import { editProjects, undoEdit } from '#src/features/projects/projects.commands.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { LINK_KEY } from '#test/asked-agency.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { fillInbox, ROAD, SENDER, type FilledInbox } from '#test/filled-inbox.ts'
import { planAt } from '#test/plan-at-step.ts'
import { auditOf, testContext } from '#test/working-plan.ts'
import { openAgency, sendFile, sendProject } from './agency-answers.commands.ts'
import { acceptItems, correctItem, decideItems } from './inbox.commands.ts'
import { openInbox, openInboxFile, openInboxRequest } from './inbox-views.commands.ts'

let context: Context
let planner: Context
beforeAll(async () => {
  context = { ...testContext(await openTestDatabase()), linkKey: LINK_KEY }
  planner = { ...context, actor: actorWith(['planning-officer'], { positionTitle: 'นักวิเคราะห์นโยบายและแผน' }) }
})

const inboxWith = (...names: string[]): Promise<FilledInbox> => fillInbox(context, names)
const opened = ({ fiscalYear, requestId }: FilledInbox) => openInboxRequest(planner, OFFICE_CODE, fiscalYear, requestId)
const targets = async (inbox: FilledInbox) =>
  (await opened(inbox)).items.map(({ id, version }) => ({ itemId: id, version }))
const first = async (inbox: FilledInbox) => {
  const [target] = await targets(inbox)
  if (!target) throw new Error('the inbox is empty')
  return target
}
const projectsOf = async ({ fiscalYear }: FilledInbox) => (await openPlan(planner, OFFICE_CODE, fiscalYear)).projects

/** The edits of a plan, the first first. */
const editsOf = async ({ fiscalYear }: FilledInbox): Promise<string[]> => {
  const rows = await readOrg(context.db, OFFICE.id, (tx) =>
    tx
      .selectFrom('project_change')
      .innerJoin('plan', 'plan.id', 'project_change.plan_id')
      .select('batch_id')
      .where('plan.fiscal_year', '=', fiscalYear)
      .orderBy('seq')
      .execute(),
  )
  return rows.map(({ batch_id: id }) => id)
}

describe('accepting', () => {
  test('puts projects into the plan with the letter they came by, once', async () => {
    const inbox = await inboxWith('ซ่อมสะพานตัวอย่าง', 'ขุดลอกคลองตัวอย่าง')
    const chosen = await targets(inbox)
    expect(await acceptItems(planner, OFFICE_CODE, inbox.fiscalYear, chosen)).toBe(2)
    expect(await acceptItems(planner, OFFICE_CODE, inbox.fiscalYear, chosen)).toBe(2)
    expect(await projectsOf(inbox)).toMatchObject([
      {
        name: 'ซ่อมสะพานตัวอย่าง',
        kind: 'outside-agency',
        departments: [inbox.agencyName],
        agencyLetter: 'คค 0613/123 ลงวันที่ 5 ตุลาคม 2569',
        months: 0b11000,
        villages: [3],
      },
      { name: 'ขุดลอกคลองตัวอย่าง' },
    ])
    const { items } = await openAgency({ ...context, actor: STRANGER }, inbox.token)
    expect(items).toMatchObject([
      { status: 'accepted', isOpen: false },
      { status: 'accepted', isOpen: false },
    ])
    expect((await auditOf(context, OFFICE.id)).brokenAt).toBeNull()
  })

  test('is all or nothing, and waits for a plan that may be changed', async () => {
    const inbox = await inboxWith('ซ่อมสะพาน', 'ขุดลอกคลอง')
    const [one, two] = await targets(inbox)
    if (!one || !two) throw new Error('two were sent')
    const stale = [one, { ...two, version: 7 }]
    await expect(acceptItems(planner, OFFICE_CODE, inbox.fiscalYear, stale)).rejects.toMatchObject({ code: 'conflict' })
    expect(await projectsOf(inbox)).toEqual([])
    const announced = await planAt(context, 'announced')
    const late = await fillInbox(context, ['โครงการที่แจ้งภายหลัง'], { fiscalYear: announced.fiscalYear })
    await expect(acceptItems(planner, OFFICE_CODE, late.fiscalYear, await targets(late))).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect((await opened(late)).items).toMatchObject([{ status: 'waiting' }])
  })

  test('is not done again by a redo once the item came in by another decision', async () => {
    const inbox = await inboxWith('ซ่อมสะพานตัวอย่าง')
    await acceptItems(planner, OFFICE_CODE, inbox.fiscalYear, [await first(inbox)])
    const [accepting] = await editsOf(inbox)
    const undoing = randomUUID()
    const undo = (undoes: string, editId: string = randomUUID()) =>
      undoEdit(planner, OFFICE_CODE, inbox.fiscalYear, { editId, undoes })
    await undo(accepting ?? '', undoing)
    await acceptItems(planner, OFFICE_CODE, inbox.fiscalYear, [await first(inbox)])
    await expect(undo(undoing)).rejects.toMatchObject({ code: 'conflict' })
    await expect(undo(accepting ?? '')).rejects.toMatchObject({ code: 'conflict' })
    expect(await projectsOf(inbox)).toHaveLength(1)
    expect((await opened(inbox)).items).toMatchObject([{ status: 'accepted', isGone: false }])
  })

  test('can be undone in the plan, and the item then taken back into the inbox', async () => {
    const inbox = await inboxWith('ซ่อมสะพานตัวอย่าง')
    const target = await first(inbox)
    await acceptItems(planner, OFFICE_CODE, inbox.fiscalYear, [target])
    const after = await first(inbox)
    const reopen = () => decideItems(planner, OFFICE_CODE, inbox.fiscalYear, [after], { verb: 'reopen', remark: '' })
    await expect(reopen()).rejects.toMatchObject({ code: 'invalid' })

    const [project] = await projectsOf(inbox)
    if (!project) throw new Error('it was accepted')
    const removal = randomUUID()
    const edits = [{ type: 'delete' as const, projectId: project.id, version: project.version }]
    await editProjects(planner, OFFICE_CODE, inbox.fiscalYear, { editId: removal, edits })
    expect((await opened(inbox)).items).toMatchObject([{ status: 'accepted', isGone: true }])
    await undoEdit(planner, OFFICE_CODE, inbox.fiscalYear, { editId: randomUUID(), undoes: removal })
    expect((await opened(inbox)).items).toMatchObject([{ isGone: false }])
    const [again] = await projectsOf(inbox)
    if (!again) throw new Error('it came back')
    const second = [{ type: 'delete' as const, projectId: again.id, version: again.version }]
    await editProjects(planner, OFFICE_CODE, inbox.fiscalYear, { editId: randomUUID(), edits: second })
    await reopen()
    await acceptItems(planner, OFFICE_CODE, inbox.fiscalYear, [await first(inbox)])
    expect(await projectsOf(inbox)).toHaveLength(1)
  })
})

describe('other decisions', () => {
  test('a return needs a remark, which the agency reads; a correction of the agency waits again', async () => {
    const inbox = await inboxWith('ซ่อมสะพานตัวอย่าง')
    const target = await first(inbox)
    const back = (remark: string) =>
      decideItems(planner, OFFICE_CODE, inbox.fiscalYear, [target], { verb: 'return', remark })
    await expect(back('  ')).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'remark' }] })
    await back('ขอวงเงินที่แน่นอน')
    await expect(back('อีกครั้ง')).rejects.toMatchObject({ code: 'conflict' })
    const agency = { ...context, actor: STRANGER }
    const [item] = (await openAgency(agency, inbox.token)).items
    expect(item).toMatchObject({ status: 'returned', remark: 'ขอวงเงินที่แน่นอน', isOpen: true })
    const typed = { ...ROAD, name: 'ซ่อมสะพานตัวอย่าง (แก้ไข)' }
    await sendProject(agency, inbox.token, {
      itemId: target.itemId,
      version: item?.version ?? 0,
      typed,
      sender: SENDER,
    })
    expect((await opened(inbox)).items).toMatchObject([{ status: 'waiting', name: 'ซ่อมสะพานตัวอย่าง (แก้ไข)' }])
  })

  test('declined with a reason, and taken back', async () => {
    const inbox = await inboxWith('งานนอกพื้นที่')
    await decideItems(planner, OFFICE_CODE, inbox.fiscalYear, [await first(inbox)], {
      verb: 'decline',
      remark: 'อยู่นอกเขต',
    })
    expect((await opened(inbox)).items).toMatchObject([{ status: 'declined', remark: 'อยู่นอกเขต' }])
    await decideItems(planner, OFFICE_CODE, inbox.fiscalYear, [await first(inbox)], { verb: 'reopen', remark: '' })
    expect((await opened(inbox)).items).toMatchObject([{ status: 'waiting', remark: null }])
  })

  test('a correction of the officer keeps what was sent, and does not overwrite a newer sending', async () => {
    const inbox = await inboxWith('ซ่อมสะพาน')
    const target = await first(inbox)
    const correct = (name: string, version = target.version) =>
      correctItem(
        planner,
        OFFICE_CODE,
        inbox.fiscalYear,
        { itemId: target.itemId, version },
        {
          ...ROAD,
          name,
          departments: inbox.agencyName,
          strategyNo: '1',
          strategy: 'ด้านโครงสร้างพื้นฐาน',
          programme: 'แผนงานอุตสาหกรรมและการโยธา',
        },
      )
    await correct('ซ่อมสะพานข้ามคลองตัวอย่าง')
    const [item] = (await opened(inbox)).items
    expect(item).toMatchObject({ name: 'ซ่อมสะพานข้ามคลองตัวอย่าง', asSent: { name: 'ซ่อมสะพาน' }, strategyNo: 1 })
    await expect(correct('ทับ')).rejects.toMatchObject({
      code: 'conflict',
      conflicts: [{ current: { name: 'ซ่อมสะพานข้ามคลองตัวอย่าง', version: 2 } }],
    })
    await expect(correct('', 2)).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'name' }] })
  })
})

test('the inbox lists who sent what, and gives files only within the year they came for', async () => {
  const inbox = await inboxWith('ซ่อมสะพาน')
  const file = { name: 'แผน.pdf', bytes: Buffer.from('%PDF-1.7') }
  await sendFile({ ...context, actor: STRANGER }, inbox.token, { file, message: 'แผนผัง', sender: SENDER })
  expect((await openInbox(planner, OFFICE_CODE, inbox.fiscalYear)).senders).toMatchObject([
    { id: inbox.requestId, name: inbox.agencyName, itemCount: 1, waitingCount: 1, fileCount: 1 },
  ])
  const [kept] = (await opened(inbox)).files
  const target = { requestId: inbox.requestId, fileId: kept?.id ?? '' }
  expect((await openInboxFile(planner, OFFICE_CODE, inbox.fiscalYear, target)).fileName).toBe('แผน.pdf')
  const other = await inboxWith()
  await expect(openInboxFile(planner, OFFICE_CODE, other.fiscalYear, target)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('only who may decide decides, and only in the own office', async () => {
  const inbox = await inboxWith('ซ่อมสะพาน')
  const target = await first(inbox)
  const division = { ...context, actor: actorWith(['division-head'], { divisions: ['กองช่าง'] }) }
  await expect(acceptItems(division, OFFICE_CODE, inbox.fiscalYear, [target])).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(acceptItems(planner, OTHER_OFFICE_CODE, inbox.fiscalYear, [target])).rejects.toMatchObject({
    code: 'forbidden',
  })
  const elsewhere = await inboxWith()
  await expect(acceptItems(planner, OFFICE_CODE, elsewhere.fiscalYear, [target])).rejects.toMatchObject({
    code: 'not_found',
  })
})
