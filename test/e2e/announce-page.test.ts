import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { insertPlan } from '#src/features/plans/plans.queries.ts'
import { insertProjects } from '#src/features/plans/projects.queries.ts'
import { variedProject } from '#test/announced-plan.ts'
import { OFFICE } from '#test/database.ts'
import { keepPicture, pageProblems, SCREENS, startApp, type App } from './browser.ts'

const AT = '/offices/9900101/2570'

let app: App
beforeAll(async () => {
  app = await startApp({
    prepare: async (db) => {
      const now = new Date()
      const planId = uuidV7(now)
      await inOrg(db, OFFICE.id, async (tx) => {
        await insertPlan(
          tx,
          OFFICE.id,
          { id: planId, fiscalYear: 2570, regulation: '2561', levelLabel: 'ยุทธศาสตร์' },
          now,
        )
        const projects = Array.from({ length: 6 }, (_, index) => variedProject(index, uuidV7(now)))
        await insertProjects(tx, OFFICE.id, planId, projects, now)
        await tx.updateTable('plan').set({ status: 'announce' }).where('org_id', '=', OFFICE.id).execute()
      })
    },
  })
})
afterAll(() => app?.close())

describe.each(Object.entries(SCREENS))('before the announcement, on a %s', (screen, viewport) => {
  test('the officer sees what will be frozen, and that the executive announces', async () => {
    const page = await app.open(`${AT}/announce`, { viewport })
    expect(await page.getByRole('button', { name: 'ประกาศใช้แผน' }).count()).toBe(0)
    expect(await page.getByText('ผู้บริหารท้องถิ่นเป็นผู้ประกาศ').count()).toBe(1)
    expect(await pageProblems(page)).toEqual([])
  })

  test('the executive finds the form filled in with name and position', async () => {
    const page = await app.open(`${AT}/announce`, { viewport, as: 'executive' })
    expect(await page.getByLabel('ผู้ลงนาม').first().inputValue()).toBe('ผู้ทดสอบ executive')
    expect(await page.getByLabel('ตำแหน่งผู้ลงนาม').inputValue()).toBe('นายกเทศมนตรี')
    await keepPicture(page, `announce-${screen}`)
    expect(await pageProblems(page)).toEqual([])
  })
})

test('the executive announces without scripts; wrong dates are said beside their field', async () => {
  const page = await app.open(`${AT}/announce`, { as: 'executive', javaScriptEnabled: false })
  await page.getByLabel('วันที่ประกาศ').fill('31 กุมภาพันธ์ 2569')
  await page.getByRole('button', { name: 'ประกาศใช้แผน' }).click()
  expect(await page.locator('.field-error').textContent()).toContain('อ่านวันที่ประกาศ')
  await keepPicture(page, 'announce-wrong')

  await page.getByLabel('วันที่ประกาศ').fill('15/11/2569')
  await page.getByLabel('เลขที่ประกาศ').fill('12/2569')
  await page.getByRole('button', { name: 'ประกาศใช้แผน' }).click()
  await page.getByText('ประกาศใช้แผนเรียบร้อยแล้ว').waitFor()
  await keepPicture(page, 'announce-done')
  await page.getByRole('link', { name: 'เปิดหน้าสำหรับประชาชน' }).click()
  expect(await page.getByText('15 พฤศจิกายน 2569').count()).toBe(1)
})

test('a second press of the same form does nothing more', async () => {
  const page = await app.open(`${AT}/announce`, { as: 'executive' })
  expect(await page.getByRole('button', { name: 'ประกาศใช้แผน' }).count()).toBe(0)
  expect(await page.getByText('แผน ปี 2570 ประกาศใช้แล้ว').count()).toBeGreaterThan(0)
})

test.each(Object.entries(SCREENS))('the posting stands beside its duties, on a %s', async (screen, viewport) => {
  const page = await app.open(`${AT}/posting`, { viewport })
  await page.getByLabel('เริ่มปิดประกาศวันที่').fill('14/11/2569')
  await page.getByRole('button', { name: 'บันทึกการปิดประกาศ' }).click()
  expect(await page.locator('.field-error').textContent()).toContain('ต้องไม่ก่อนวันที่ประกาศ')
  await page.getByLabel('เริ่มปิดประกาศวันที่').fill('20/11/2569')
  await page.getByRole('button', { name: 'บันทึกการปิดประกาศ' }).click()
  await page.getByText('ทำแล้วตามกำหนด').waitFor()
  expect(await page.getByText('20 ธันวาคม 2569').count()).toBe(1)
  expect(await pageProblems(page)).toEqual([])
  await keepPicture(page, `posting-${screen}`)
  const auditor = await app.open(`${AT}/posting`, { viewport, as: 'auditor' })
  expect(await auditor.getByRole('button', { name: 'บันทึกการปิดประกาศ' }).count()).toBe(0)
})

test('nothing was said against the content policy', () => {
  expect(app.complaints).toEqual([])
})
