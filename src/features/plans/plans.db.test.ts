import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { inOrg } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { registerOffice } from '#src/features/offices/offices.commands.ts'
import { openTestDatabase } from '#test/database.ts'
import { auditOf, registeredOffice, takeIn, testContext } from '#test/working-plan.ts'
import { configurePlan, listPlansOf, makeBook, openPlan } from './plans.commands.ts'
import { planSettingsInput, type PlanSettingsInput } from './plans.schema.ts'

const ROAD = { name: 'ก่อสร้างถนนตัวอย่าง', budget: '500,000', months: [1, 2, 3] }
const LIGHTS = { name: 'ติดตั้งไฟฟ้าตัวอย่าง', budget: '96,000.25', months: [12] }

let context: Context
beforeAll(async () => {
  context = testContext(await openTestDatabase())
})

let used = 100
async function newPlan(): Promise<{ officeCode: string; orgId: number; fiscalYear: number; officeName: string }> {
  const { code, orgId, name } = registeredOffice(used++)
  await takeIn(context, code, [ROAD, LIGHTS])
  return { officeCode: code, orgId, fiscalYear: 2570, officeName: name }
}

const settings = (over: Partial<PlanSettingsInput>): PlanSettingsInput =>
  planSettingsInput.parse({
    version: 1,
    regulation: '2561',
    levelLabel: 'ยุทธศาสตร์',
    digits: 'thai',
    rowOrder: 'file',
    ...over,
  })

describe('a plan', () => {
  test('makes its book: every project, every baht, and the totals', async () => {
    const plan = await newPlan()
    const { partTwo, officeName, digits } = await makeBook(context, plan.officeCode, 2570, { digits: 'arabic' })
    expect([officeName, digits]).toEqual([plan.officeName, 'arabic'])
    expect(partTwo.tables.flatMap(({ rows }) => rows.map((row) => [row.name, row.budgetSatang, row.months]))).toEqual([
      [ROAD.name, 50_000_000, 0b111],
      [LIGHTS.name, 9_600_025, 0b100000000000],
    ])
    expect(partTwo.summary.total).toMatchObject({ projectCount: 2, budgetSatang: 59_600_025 })
  })

  test('stands in the list of plans of its office, and of no other', async () => {
    const [first, second] = [await newPlan(), await newPlan()]
    const { code } = registeredOffice(used++)
    await registerOffice(context, code)
    expect(await listPlansOf(context, first.officeCode)).toMatchObject([
      { fiscalYear: 2570, status: 'collect', projectCount: 2 },
    ])
    expect(await listPlansOf(context, second.officeCode)).toHaveLength(1)
    expect(await listPlansOf(context, code)).toEqual([])
    await expect(listPlansOf(context, '0000000')).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each([
    ['another year', (code: string) => [code, 2569] as const],
    ['a year that is none', (code: string) => [code, Number.NaN] as const],
    ['a year beyond all', (code: string) => [code, 99_999_999_999] as const],
    ['another office', () => ['0000000', 2570] as const],
  ])('is not found under %s', async (_what, where) => {
    const plan = await newPlan()
    const [officeCode, fiscalYear] = where(plan.officeCode)
    const gone = { code: 'not_found' }
    await expect(openPlan(context, officeCode, fiscalYear)).rejects.toMatchObject(gone)
    await expect(makeBook(context, officeCode, fiscalYear)).rejects.toMatchObject(gone)
    await expect(configurePlan(context, { officeCode, fiscalYear }, settings({}))).rejects.toMatchObject(gone)
  })

  test('once announced has no book but the frozen one: without it that is a fault, not another book', async () => {
    const { officeCode, orgId, fiscalYear } = await newPlan()
    await inOrg(context.db, orgId, (tx) => tx.updateTable('plan').set({ status: 'announced' }).execute())
    const refusal: unknown = await makeBook(context, officeCode, fiscalYear).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Error)
    expect(refusal).not.toBeInstanceOf(AppError)
  })
})

describe('the settings of a plan', () => {
  test('are saved as typed, dates in any Thai spelling, and show in the book', async () => {
    const plan = await newPlan()
    const typed = settings({
      announcementNumber: ' ๑๒/๒๕๖๙ ',
      announcementDate: '๑๐ ต.ค. ๖๙',
      signatoryName: 'นายตัวอย่าง สมมุติ',
      digits: 'arabic',
      rowOrder: 'budget',
      optionalColumns: ['note'],
    })
    await configurePlan(context, plan, typed)
    const { plan: saved } = await openPlan(context, plan.officeCode, 2570)
    expect(saved).toMatchObject({
      announcementDate: '2026-10-10',
      signatoryName: 'นายตัวอย่าง สมมุติ',
      signatoryPosition: null,
      digits: 'arabic',
      rowOrder: 'budget',
      optionalColumns: ['note'],
      version: 2,
    })
    const book = await makeBook(context, plan.officeCode, 2570)
    expect(book.announcement.dateLine).toContain('10 เดือน ตุลาคม พ.ศ. 2569')
    expect(book.announcement.signatoryName).toBe('(นายตัวอย่าง สมมุติ)')
    expect(book.partTwo.tables[0]?.columns.map(({ key }) => key)).toContain('note')
  })

  test('with a date that cannot be read are refused, and nothing is saved', async () => {
    const plan = await newPlan()
    const before = await openPlan(context, plan.officeCode, 2570)
    await expect(
      configurePlan(context, plan, settings({ announcementDate: 'พรุ่งนี้', digits: 'arabic' })),
    ).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'announcementDate' }] })
    expect(await openPlan(context, plan.officeCode, 2570)).toEqual(before)
  })

  test('saved by two: the second is refused, the first stay', async () => {
    const plan = await newPlan()
    await configurePlan(context, plan, settings({ preparedBy: 'งานนโยบายและแผน' }))
    await expect(configurePlan(context, plan, settings({ preparedBy: 'สำนักปลัด' }))).rejects.toMatchObject({
      code: 'conflict',
    })
    expect((await openPlan(context, plan.officeCode, 2570)).plan.preparedBy).toBe('งานนโยบายและแผน')
    expect(await auditOf(context, plan.orgId)).toEqual({ entryCount: 3, brokenAt: null })
  })
})
