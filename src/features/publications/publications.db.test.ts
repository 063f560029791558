import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { canonicalJson } from '#src/db/audit.ts'
import { changesPublished, publishedRevision } from '#src/db/published-revision.ts'
import { inOrg, readOrg, readPublished } from '#src/db/scope.ts'
import type { Actor } from '#src/domain/permissions.ts'
import { configurePlan, makeBook, openPlan } from '#src/features/plans/plans.commands.ts'
import { openFrozenFile } from '#src/features/plans/frozen-book.commands.ts'
import { listSteps } from '#src/features/steps/steps.commands.ts'
import { closeRenderWorkers } from '#src/render/close-workers.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { OFFICE, openTestDatabase, OTHER_OFFICE } from '#test/database.ts'
import { planAt } from '#test/plan-at-step.ts'
import { auditOf, testContext } from '#test/working-plan.ts'
import { announcePlan, openAnnouncement } from './publications.commands.ts'
import type { AnnouncementInput } from './publications.schema.ts'
import { openPosting, recordPosting } from './posting.commands.ts'
import { listPublic, openPublicFile, openPublicPlan, openPublicProject } from './published.commands.ts'

let base: Context
beforeAll(async () => {
  base = { ...testContext(await openTestDatabase()), siteUrl: 'https://plan.example.go.th' }
})
afterAll(closeRenderWorkers)

const as = (actor: Actor): Context => ({ ...base, actor })
const executive = (): Context => as(actorWith(['executive'], { name: 'นายตัวอย่าง', positionTitle: 'นายกเทศมนตรี' }))
const NOTHING = { text: '', village: null, department: null, programme: null }

async function letter(fiscalYear: number, changes: Partial<AnnouncementInput> = {}): Promise<AnnouncementInput> {
  const { plan } = await openPlan(executive(), OFFICE_CODE, fiscalYear)
  return {
    number: '1/2569',
    announcedOn: '15 พฤศจิกายน 2569',
    signatoryName: 'นายตัวอย่าง ทดสอบ',
    signatoryPosition: 'นายกเทศมนตรีตำบลดำเนินตัวอย่าง',
    version: plan.version,
    changeCount: plan.changeCount,
    ...changes,
  }
}
const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  )

describe('announcing', () => {
  test('freezes the book, keeps every file, and is public at once', async () => {
    const { fiscalYear } = await planAt(base, 'announce')
    const before = { changes: changesPublished(base.db), revision: await publishedRevision(base.db) }
    expect(await codeOf(openPublicPlan(base, OFFICE_CODE, fiscalYear, NOTHING, 1))).toBe('not_found')

    const announced = await announcePlan(executive(), OFFICE_CODE, fiscalYear, await letter(fiscalYear))
    expect(announced).toMatchObject({ edition: 1, isRepeated: false })
    expect(announced.sha256).toMatch(/^[0-9a-f]{64}$/)

    const shown = await openPublicPlan(base, OFFICE_CODE, fiscalYear, NOTHING, 1)
    expect(shown.plan).toMatchObject({
      sha256: announced.sha256,
      announcementNumber: '1/2569',
      announcedOn: '2026-11-15',
    })
    expect(shown.publicAddress?.address).toBe(`https://plan.example.go.th/p/${OFFICE_CODE}/${fiscalYear}`)
    expect(shown.files.map(({ format }) => format)).toEqual(['pdf', 'docx', 'xlsx', 'csv', 'json'])
    const { plan, projects } = await openPlan(executive(), OFFICE_CODE, fiscalYear)
    expect(plan).toMatchObject({
      status: 'announced',
      announcementDate: '2026-11-15',
      signatoryName: 'นายตัวอย่าง ทดสอบ',
    })
    expect(shown.found.projects.map(({ id }) => id)).toEqual(projects.map(({ id }) => id))
    const settings = {
      ...plan,
      preparedBy: '',
      announcementNumber: '',
      announcementDate: '',
      signatoryName: '',
      signatoryPosition: '',
    }
    expect(await codeOf(configurePlan(base, { officeCode: OFFICE_CODE, fiscalYear }, settings))).toBe('forbidden')
    expect((await listSteps(executive(), OFFICE_CODE, fiscalYear)).steps.at(-1)).toMatchObject({
      action: 'announce',
      to: 'announced',
      actor: 'นายตัวอย่าง',
      actorPosition: 'นายกเทศมนตรี',
    })
    expect(changesPublished(base.db)).toBe(before.changes + 1)
    expect(await publishedRevision(base.db)).not.toBe(before.revision)
    expect((await auditOf(base, OFFICE.id)).brokenAt).toBeNull()
  })

  test('twice by the same words is once; by others it is refused', async () => {
    const { fiscalYear } = await planAt(base, 'announce')
    const input = await letter(fiscalYear)
    const [first, second] = await Promise.all([
      announcePlan(executive(), OFFICE_CODE, fiscalYear, input),
      announcePlan(executive(), OFFICE_CODE, fiscalYear, input),
    ])
    expect([first, second].filter(({ isRepeated }) => isRepeated)).toHaveLength(1)
    expect(first.sha256).toBe(second.sha256)
    expect(await announcePlan(executive(), OFFICE_CODE, fiscalYear, input)).toEqual({ ...first, isRepeated: true })
    const { steps } = await listSteps(executive(), OFFICE_CODE, fiscalYear)
    expect(steps.filter(({ action }) => action === 'announce')).toHaveLength(1)
    expect(await codeOf(announcePlan(executive(), OFFICE_CODE, fiscalYear, { ...input, number: '2/2569' }))).toBe(
      'conflict',
    )
  })

  test('is refused when the plan is not the one that was seen', async () => {
    const { fiscalYear } = await planAt(base, 'announce')
    const input = await letter(fiscalYear)
    const { plan } = await openPlan(base, OFFICE_CODE, fiscalYear)
    const settings = {
      preparedBy: 'กองยุทธศาสตร์',
      announcementNumber: '',
      announcementDate: '',
      signatoryName: '',
      signatoryPosition: '',
    }
    const { version, regulation, levelLabel, digits, rowOrder, optionalColumns } = plan
    await configurePlan(
      base,
      { officeCode: OFFICE_CODE, fiscalYear },
      { ...settings, version, regulation, levelLabel, digits, rowOrder, optionalColumns },
    )
    expect(await codeOf(announcePlan(executive(), OFFICE_CODE, fiscalYear, input))).toBe('conflict')
    expect(await codeOf(openPublicPlan(base, OFFICE_CODE, fiscalYear, NOTHING, 1))).toBe('not_found')
  })

  test('is refused when the plan changes while its book is being written', async () => {
    const { fiscalYear } = await planAt(base, 'announce')
    const input = await letter(fiscalYear)
    const announcing = codeOf(announcePlan(executive(), OFFICE_CODE, fiscalYear, input))
    const { plan } = await openPlan(base, OFFICE_CODE, fiscalYear)
    await inOrg(base.db, OFFICE.id, (tx) =>
      tx
        .updateTable('plan')
        .set({ change_count: 99 })
        .where('org_id', '=', OFFICE.id)
        .where('id', '=', plan.id)
        .execute(),
    )
    expect(await announcing).toBe('conflict')
    expect((await openPlan(base, OFFICE_CODE, fiscalYear)).plan.status).toBe('announce')
  })

  test('waits for the approval, names every shortcoming, and is the executive’s alone', async () => {
    const early = await planAt(base, 'approve')
    expect(await codeOf(announcePlan(executive(), OFFICE_CODE, early.fiscalYear, await letter(early.fiscalYear)))).toBe(
      'invalid',
    )
    const { fiscalYear } = await planAt(base, 'announce')
    const empty = await letter(fiscalYear, { announcedOn: '1 มกราคม 2580', signatoryName: ' ', signatoryPosition: '' })
    await expect(announcePlan(executive(), OFFICE_CODE, fiscalYear, empty)).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ rule: 'announced-in-future' }, { rule: 'signatory-missing' }, { rule: 'position-missing' }],
    })
    const input = await letter(fiscalYear)
    for (const actor of [actorWith(['planning-officer']), actorWith(['executive'], { officeCode: OTHER_OFFICE_CODE })])
      expect(await codeOf(announcePlan(as(actor), OFFICE_CODE, fiscalYear, input))).toBe('forbidden')
    expect((await openAnnouncement(executive(), OFFICE_CODE, fiscalYear)).mayAnnounce).toBe(true)
    expect((await openAnnouncement(as(actorWith(['auditor'])), OFFICE_CODE, fiscalYear)).mayAnnounce).toBe(false)
  })
})

describe('an announced plan', () => {
  let fiscalYear: number
  beforeAll(async () => {
    fiscalYear = (await planAt(base, 'announce')).fiscalYear
    await announcePlan(executive(), OFFICE_CODE, fiscalYear, await letter(fiscalYear))
  })

  test('is given back as it was frozen, whatever becomes of the tables behind it', async () => {
    const kept = await openPublicFile(base, OFFICE_CODE, fiscalYear, 'docx')
    expect(createHash('sha256').update(kept.bytes).digest('hex')).toBe(kept.sha256)
    const { plan } = await openPublicPlan(base, OFFICE_CODE, fiscalYear, NOTHING, 1)
    await inOrg(base.db, OFFICE.id, (tx) =>
      tx.updateTable('project').set({ name: 'เปลี่ยนภายหลัง' }).where('org_id', '=', OFFICE.id).execute(),
    )
    const book = await makeBook(executive(), OFFICE_CODE, fiscalYear, { digits: 'arabic' })
    expect(createHash('sha256').update(canonicalJson(book)).digest('hex')).toBe(plan.sha256)
    expect((await openFrozenFile(executive(), OFFICE_CODE, fiscalYear, 'docx'))?.bytes).toEqual(kept.bytes)
  })

  test('is found by words, village, department and programme, and by its projects’ stable addresses', async () => {
    const all = await openPublicPlan(base, OFFICE_CODE, fiscalYear, NOTHING, 1)
    const [project] = all.found.projects
    if (!project) throw new Error('the plan has no project')
    const named = await openPublicPlan(base, OFFICE_CODE, fiscalYear, { ...NOTHING, text: project.name }, 1)
    expect(named.found.projects.map(({ id }) => id)).toContain(project.id)
    const none = await openPublicPlan(base, OFFICE_CODE, fiscalYear, { ...NOTHING, text: 'ไม่มีคำนี้แน่นอน%_' }, 1)
    expect(none.found).toEqual({ projects: [], count: 0, budgetSatang: 0 })
    const byProgramme = await openPublicPlan(
      base,
      OFFICE_CODE,
      fiscalYear,
      { ...NOTHING, programme: project.programme },
      1,
    )
    expect(byProgramme.found.projects.every(({ programme }) => programme === project.programme)).toBe(true)
    expect((await openPublicProject(base, OFFICE_CODE, fiscalYear, project.id)).project).toEqual(project)
    expect(await codeOf(openPublicProject(base, OFFICE_CODE, fiscalYear, 'x'))).toBe('not_found')
    expect(await codeOf(openPublicPlan(base, OTHER_OFFICE_CODE, fiscalYear, NOTHING, 1))).toBe('not_found')
  })

  test('stands on the list of public plans, drafts do not', async () => {
    const draft = await planAt(base, 'draft')
    const { plans } = await listPublic(base, 'ดำเนินตัวอย่าง', 1)
    expect(plans.map((plan) => plan.fiscalYear)).toContain(fiscalYear)
    expect(plans.map((plan) => plan.fiscalYear)).not.toContain(draft.fiscalYear)
    expect((await listPublic(base, 'ไม่มีหน่วยงานนี้', 1)).count).toBe(0)
  })

  test('takes the dates of its posting, late or not, and shows them', async () => {
    const officer = as(actorWith(['planning-officer']))
    const wrong = recordPosting(officer, OFFICE_CODE, fiscalYear, {
      postedOn: '1 พฤศจิกายน 2569',
      postedUntil: 'เมื่อวาน',
    })
    await expect(wrong).rejects.toMatchObject({
      problems: [{ rule: 'date-unreadable' }, { rule: 'posted-before-announced' }],
    })
    await recordPosting(officer, OFFICE_CODE, fiscalYear, { postedOn: '20/11/2569', postedUntil: '20/12/2569' })
    const { duties } = await openPosting(officer, OFFICE_CODE, fiscalYear)
    expect(duties).toEqual({
      postBy: '2026-11-30',
      isPostedInTime: true,
      keepUntil: '2026-12-20',
      isKeptLongEnough: true,
    })
    const { plan } = await openPublicPlan(base, OFFICE_CODE, fiscalYear, NOTHING, 1)
    expect(plan).toMatchObject({ postedOn: '2026-11-20', postedUntil: '2026-12-20' })
    expect(
      await codeOf(
        recordPosting(as(actorWith(['auditor'])), OFFICE_CODE, fiscalYear, { postedOn: '', postedUntil: '' }),
      ),
    ).toBe('forbidden')
  })

  test('shows when its frozen copy was tampered with', async () => {
    expect((await openPosting(executive(), OFFICE_CODE, fiscalYear)).tampering).toEqual([])
    await inOrg(base.db, OFFICE.id, async (tx) => {
      const { document } = await tx
        .selectFrom('published_plan')
        .select('document')
        .where('org_id', '=', OFFICE.id)
        .where('fiscal_year', '=', fiscalYear)
        .executeTakeFirstOrThrow()
      await tx
        .updateTable('published_plan')
        .set({ document: JSON.stringify({ ...(document as object), title: 'แผนอื่น' }) })
        .where('org_id', '=', OFFICE.id)
        .where('fiscal_year', '=', fiscalYear)
        .execute()
    })
    expect((await openPosting(executive(), OFFICE_CODE, fiscalYear)).tampering).toEqual(['document'])
  })
})

describe('the role of the public', () => {
  test('sees nothing of an office but what is published', async () => {
    for (const table of [
      'plan',
      'project',
      'project_fund',
      'plan_step',
      'position_holding',
      'audit_entry',
      'plan_snapshot',
    ] as const)
      await expect(readPublished(base.db, (tx) => tx.selectFrom(table).selectAll().execute())).rejects.toMatchObject({
        code: '42501',
      })
  })

  test('and an office sees only its own published copies by its own role', async () => {
    const rows = await readOrg(base.db, OTHER_OFFICE.id, (tx) =>
      tx.selectFrom('published_plan').select('org_id').execute(),
    )
    expect(rows).toEqual([])
  })
})
