import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityProblems, keepPicture, startApp, type App } from './browser.ts'
import { cell, makePlan, monthCell, openTable, saved } from './plan-table-steps.ts'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

/** Types into a cell of text, and leaves it. */
async function write(page: Page, nth: number, column: string, text: string): Promise<void> {
  await cell(page, nth, column).focus()
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

test('two people edit one project: other fields are merged, the same field is asked about, and nothing is lost', async () => {
  await makePlan(app, 2570, 4)
  const [mine, theirs] = await Promise.all([openTable(app, 2570), openTable(app, 2570, { as: 'division' })])
  // Mine does not hear of the other's change before it writes itself.
  await mine.route('**/changes?**', (route) => route.abort())
  await write(theirs, 0, 'place', 'ศาลาของกองช่าง')
  await saved(theirs)
  await write(mine, 0, 'note', 'หมายเหตุของงานแผน')
  await saved(mine)
  await expect.poll(() => cell(mine, 0, 'place').textContent()).toBe('ศาลาของกองช่าง')

  await write(theirs, 0, 'target', 'เป้าหมายของกองช่าง')
  await expect.poll(() => theirs.getByRole('status').first().textContent()).toContain('บันทึกครบแล้ว')
  await theirs.reload()
  await theirs.locator('.plan-editor[data-ready]').waitFor()
  expect(await cell(theirs, 0, 'target').textContent()).toBe('เป้าหมายของกองช่าง')
  await write(mine, 0, 'target', 'เป้าหมายของงานแผน')
  const dialog = mine.getByRole('dialog', { name: 'มีผู้อื่นแก้ไขข้อมูลเดียวกัน' })
  await dialog.waitFor()
  await keepPicture(mine, 'plan-table-conflict')
  expect(await accessibilityProblems(mine)).toEqual([])
  expect(await dialog.getByText('ของผู้อื่น: เป้าหมายของกองช่าง').count()).toBe(1)
  await dialog.getByText('ของท่าน: เป้าหมายของงานแผน').click()
  await dialog.getByRole('button', { name: 'บันทึกตามที่เลือก' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => cell(theirs, 0, 'target').textContent(), { timeout: 15_000 }).toBe('เป้าหมายของงานแผน')
})

test('without a connection edits wait in the browser, survive a reload, and are sent when it is back', async () => {
  await makePlan(app, 2571, 4)
  const page = await openTable(app, 2571)
  await page.context().setOffline(true)
  await write(page, 0, 'place', 'เขียนตอนเน็ตหลุด')
  await monthCell(page, 1, 12).click()
  await page.getByText(/ติดต่อระบบไม่ได้ การแก้ไข 2 รายการ/).waitFor()
  await keepPicture(page, 'plan-table-offline')
  await page.context().setOffline(false)
  await saved(page)
  expect(await page.getByText(/ติดต่อระบบไม่ได้/).count()).toBe(0)

  await page.route('**/edits', (route) => route.abort())
  await write(page, 2, 'place', 'เขียนก่อนเปิดหน้าใหม่')
  await page.getByText(/ติดต่อระบบไม่ได้ การแก้ไข 1 รายการ/).waitFor()
  await page.unroute('**/edits')
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await page.locator('.plan-editor[data-ready]').waitFor()
  await expect.poll(() => cell(page, 2, 'place').textContent()).toBe('เขียนก่อนเปิดหน้าใหม่')
  await saved(page)
  const other = await openTable(app, 2571)
  expect(await other.locator('.plan-row .plan-place').allTextContents()).toEqual([
    'เขียนตอนเน็ตหลุด',
    'หมู่ที่ 2',
    'เขียนก่อนเปิดหน้าใหม่',
    'หมู่ที่ 4',
  ])
})

test('a session that ends in the middle of an edit loses nothing', async () => {
  await makePlan(app, 2572, 4)
  const page = await openTable(app, 2572)
  const cookies = await page.context().cookies()
  await cell(page, 0, 'place').focus()
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('พิมพ์อยู่')
  await page.context().clearCookies()
  await page.keyboard.type('ขณะหมดเวลา')
  await page.keyboard.press('Enter')
  await page.getByText(/หมดเวลาการลงชื่อเข้าใช้ การแก้ไข 1 รายการ/).waitFor()
  await keepPicture(page, 'plan-table-signed-out')
  expect(await page.getByRole('link', { name: 'ลงชื่อเข้าใช้อีกครั้ง' }).getAttribute('target')).toBe('_blank')
  await write(page, 1, 'place', 'แก้ต่อได้')
  await page.context().addCookies(cookies)
  await page.getByRole('button', { name: 'ลองส่งอีกครั้ง' }).click()
  await saved(page)
  await page.reload()
  await page.locator('.plan-editor[data-ready]').waitFor()
  expect(await cell(page, 0, 'place').textContent()).toBe('พิมพ์อยู่ขณะหมดเวลา')
  expect(await cell(page, 1, 'place').textContent()).toBe('แก้ต่อได้')
})

test('rows are added, chosen, moved and deleted, and all of it is undone', async () => {
  await makePlan(app, 2573, 4)
  const page = await openTable(app, 2573)
  const names = () => page.locator('.plan-row .plan-name').allTextContents()
  const before = await names()
  await cell(page, 0, 'name').focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(names).toEqual([before[1], before[0], before[2], before[3]])
  await page.keyboard.press('Insert')
  await page.keyboard.type('แถวที่เพิ่ม')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await names())[2]).toBe('แถวที่เพิ่ม')
  await page.getByRole('checkbox', { name: 'เลือก แถวที่เพิ่ม' }).click()
  await page.getByRole('button', { name: 'ลบ', exact: true }).click()
  await page.getByText('ลบแล้ว 1 โครงการ').waitFor()
  await expect.poll(async () => (await names()).length).toBe(4)
  for (let step = 0; step < 4; step++) await page.getByRole('button', { name: 'เลิกทำ', exact: true }).first().click()
  await expect.poll(names).toEqual(before)
  await saved(page)
})

test('who may only read, or only the projects of a division, edits no other', async () => {
  await makePlan(app, 2574, 4)
  const reader = await openTable(app, 2574, { as: 'auditor' })
  await reader.getByText('ท่านดูแผนนี้ได้ แต่แก้ไขไม่ได้').waitFor()
  await cell(reader, 0, 'place').focus()
  await reader.keyboard.type('ก')
  expect(await reader.locator('.cell-editor').count()).toBe(0)
  expect(await reader.getByRole('button', { name: 'เพิ่มโครงการ' }).count()).toBe(0)
  const division = await openTable(app, 2574, { as: 'division' })
  // Every third project is the division's own, the first among them.
  expect(await division.locator('.plan-row').nth(0).getAttribute('class')).not.toContain('is-locked')
  expect(await division.locator('.plan-row').nth(1).getAttribute('class')).toContain('is-locked')
  await monthCell(division, 1, 11).click()
  expect(await monthCell(division, 1, 11).getAttribute('class')).not.toContain('is-on')
})
