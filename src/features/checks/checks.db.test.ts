import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { editProjects } from '#src/features/projects/projects.commands.ts'
import { actorWith, OFFICE_CODE as code, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { auditOf, takeIn, testContext } from '#test/working-plan.ts'
import { checkProjectInPlan, openChecks, saveFundTotals } from './checks.commands.ts'

const context = testContext(await openTestDatabase())
const ROWS = [
  { name: 'ก่อสร้างถนนสายตัวอย่าง', budget: '500,000', months: [] },
  { name: 'วางท่อระบายน้ำสายตัวอย่าง', budget: '250,000', months: [4, 5] },
]
await takeIn(context, code, ROWS)

const rulesOf = async (): Promise<string[]> => (await openChecks(context, code, 2570)).findings.map(({ rule }) => rule)

describe('the plan as it stands', () => {
  test('is checked with all that the office has entered', async () => {
    const { findings, projects, checked } = await openChecks(context, code, 2570)
    const missing = findings.find(({ rule }) => rule === 'months-missing')
    expect(projects.find(({ id }) => id === missing?.projectId)?.name).toBe(ROWS[0]?.name)
    expect(checked).toMatchObject({ budgetAnnouncedOn: null, officeType: 'subdistrict-municipality' })
    expect(findings.map(({ rule }) => rule)).toContain('budget-announcement-missing')
  })

  test('a project that is mended is no longer spoken of', async () => {
    expect(await rulesOf()).toContain('months-missing')
    const { projects } = await openChecks(context, code, 2570)
    const [first] = projects
    if (!first) throw new Error('the plan is empty')
    await editProjects(context, code, 2570, {
      editId: randomUUID(),
      edits: [{ type: 'set', projectId: first.id, version: first.version, fields: { months: 7 } }],
    })
    expect(await rulesOf()).not.toContain('months-missing')
  })

  test('one project is checked without the others', async () => {
    const { projects } = await openChecks(context, code, 2570)
    const [first] = projects
    if (!first) throw new Error('the plan is empty')
    const { findings } = await checkProjectInPlan(context, code, 2570, { ...first, departments: [] })
    expect(findings.map(({ rule }) => rule)).toContain('department-missing')
  })

  test('is not found where there is none', async () => {
    await expect(openChecks(context, code, 2580)).rejects.toMatchObject({ code: 'not_found' })
    await expect(openChecks(context, OTHER_OFFICE_CODE, 2570)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('totals of the budget', () => {
  test('are kept in their order, compared, replaced as a whole, and audited', async () => {
    const before = await auditOf(context, OFFICE.id)
    await saveFundTotals(context, code, 2570, [
      { source: 'เงินสะสม', amount: '1,000' },
      { source: 'เทศบัญญัติ', amount: '๒,๐๐๐.๕๐' },
    ])
    const { checked, findings } = await openChecks(context, code, 2570)
    expect(checked.fundTotals).toEqual([
      { source: 'เงินสะสม', amountSatang: 100_000 },
      { source: 'เทศบัญญัติ', amountSatang: 200_050 },
    ])
    expect(findings.filter(({ rule }) => rule === 'plan-under-fund-total')).toHaveLength(2)
    await saveFundTotals(context, code, 2570, [])
    expect((await openChecks(context, code, 2570)).checked.fundTotals).toEqual([])
    const after = await auditOf(context, OFFICE.id)
    expect(after).toEqual({ entryCount: before.entryCount + 2, brokenAt: null })
  })

  test('that cannot be read change nothing', async () => {
    await saveFundTotals(context, code, 2570, [{ source: 'เงินสะสม', amount: '5' }])
    const wrong = [{ source: 'เงินสะสม', amount: 'ห้า' }]
    await expect(saveFundTotals(context, code, 2570, wrong)).rejects.toMatchObject({ code: 'invalid' })
    expect((await openChecks(context, code, 2570)).checked.fundTotals).toHaveLength(1)
  })

  test('are entered by those who set up the plan only', async () => {
    const auditor = actorWith(['auditor'])
    await expect(saveFundTotals({ ...context, actor: auditor }, code, 2570, [])).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect((await openChecks({ ...context, actor: auditor }, code, 2570)).mayConfigure).toBe(false)
  })
})
