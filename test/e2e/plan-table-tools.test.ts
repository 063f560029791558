import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityProblems, keepPicture, startApp, type App } from './browser.ts'
import { cell, makePlan, monthCell, openTable, saved, tableAddress } from './plan-table-steps.ts'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

const texts = (page: Page, column: string) => page.locator(`.plan-row .plan-${column}`).allTextContents()

/** What a key of the clipboard does, without asking the browser for a clipboard. @returns what stands on it afterwards */
const clipboard = (page: Page, type: 'copy' | 'cut' | 'paste', text = ''): Promise<string> =>
  page.evaluate(
    ([type, text]) => {
      const clipboardData = new DataTransfer()
      if (text !== '') clipboardData.setData('text/plain', text)
      document.activeElement?.dispatchEvent(
        new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true }),
      )
      return clipboardData.getData('text/plain')
    },
    [type, text] as const,
  )

test('rows are put in another order by keyboard and by dragging the handle', async () => {
  await makePlan(app, 2570, 8)
  const page = await openTable(app, 2570)
  const before = await texts(page, 'name')
  await cell(page, 0, 'name').focus()
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowDown')
  await saved(page)
  const [first = '', second = '', third = '', fourth = ''] = before
  await expect.poll(() => texts(page, 'name')).toEqual([second, first, third, fourth, ...before.slice(4)])
  await page.locator('.plan-row >> nth=3 >> .plan-grip').hover()
  await page.mouse.down()
  await cell(page, 1, 'no').hover()
  await cell(page, 0, 'no').hover()
  await page.mouse.up()
  await expect.poll(() => texts(page, 'name')).toEqual([fourth, second, first, third, ...before.slice(4)])
  await saved(page)
  await page.reload()
  await page.locator('.plan-editor[data-ready]').waitFor()
  expect((await texts(page, 'name')).slice(0, 4)).toEqual([fourth, second, first, third])
})

test('several fund sources and several departments are entered by their dialogs', async () => {
  await makePlan(app, 2571, 4)
  const page = await openTable(app, 2571)
  await cell(page, 0, 'budget').focus()
  await page.keyboard.press('Enter')
  const funds = page.getByRole('dialog', { name: /^งบประมาณของ/ })
  await funds.getByLabel('จำนวนเงิน 1 (บาท)').fill('สามร้อย')
  await funds.getByRole('button', { name: 'ตกลง' }).click()
  await funds.getByText(/อ่านจำนวนเงิน “สามร้อย” ไม่ได้/).waitFor()
  await funds.getByLabel('จำนวนเงิน 1 (บาท)').fill('๓๐๐,๐๐๐')
  await funds.getByLabel('แหล่งงบประมาณ 1').fill('เงินสะสม')
  await funds.getByRole('button', { name: 'เพิ่มแหล่งงบประมาณ' }).click()
  await funds.getByLabel('แหล่งงบประมาณ 2').fill('เงินกู้')
  await funds.getByLabel('จำนวนเงิน 2 (บาท)').fill('50000.25')
  expect(await accessibilityProblems(page)).toEqual([])
  await funds.getByRole('button', { name: 'ตกลง' }).click()
  await expect.poll(() => cell(page, 0, 'budget').textContent()).toContain('350,000.25')
  await cell(page, 0, 'departments').focus()
  await page.keyboard.press('Enter')
  const departments = page.getByRole('dialog', { name: /^หน่วยงานรับผิดชอบของ/ })
  await departments.getByLabel('กองการศึกษา').check()
  await departments.getByLabel('หน่วยงานอื่น (คั่นด้วยเครื่องหมายจุลภาค)').fill('กองใหม่ตัวอย่าง')
  await departments.getByRole('button', { name: 'ตกลง' }).click()
  await saved(page)
  await page.reload()
  await page.locator('.plan-editor[data-ready]').waitFor()
  expect(await cell(page, 0, 'budget').textContent()).toContain('350,000.25')
  const text = (await cell(page, 0, 'departments').textContent()) ?? ''
  expect(['กองช่าง', 'กองการศึกษา', 'กองใหม่ตัวอย่าง'].filter((name) => !text.includes(name))).toEqual([])
})

test('chosen rows get a programme and months together, are deleted, and come back', async () => {
  await makePlan(app, 2572, 6)
  const page = await openTable(app, 2572)
  const before = await texts(page, 'name')
  await page.getByRole('checkbox', { name: /สายที่ 1 / }).click()
  await page.getByRole('checkbox', { name: /สายที่ 3 / }).click({ modifiers: ['Shift'] })
  await page.getByText('เลือกไว้ 3 โครงการ').waitFor()
  await page.getByRole('button', { name: 'กำหนดเดือน' }).click()
  const months = page.getByRole('dialog', { name: 'กำหนดเดือนของ 3 โครงการ' })
  for (const month of ['ต.ค.', 'พ.ย.']) await months.getByLabel(month).check()
  await months.getByRole('button', { name: 'ตกลง' }).click()
  await expect.poll(() => page.locator('.plan-row:nth-child(-n+6) .plan-month.is-on').count()).toBeGreaterThanOrEqual(6)
  await page.getByLabel('ย้ายไปแผนงาน').selectOption('แผนงานอุตสาหกรรมและการโยธา')
  await saved(page)
  await expect.poll(async () => new Set(await texts(page, 'programme')).size).toBe(1)
  await page.getByRole('button', { name: 'ลบ', exact: true }).click()
  await page.getByText('ลบแล้ว 3 โครงการ').waitFor()
  await expect.poll(async () => (await texts(page, 'name')).length).toBe(3)
  await page.getByRole('button', { name: 'เลิกทำ', exact: true }).first().click()
  await expect.poll(async () => (await texts(page, 'name')).toSorted()).toEqual(before.toSorted())
  await saved(page)
})

test('a block is copied by Shift and arrows, pasted elsewhere, and cut', async () => {
  await makePlan(app, 2573, 6)
  const page = await openTable(app, 2573)
  const [places, targets] = [await texts(page, 'place'), await texts(page, 'target')]
  await cell(page, 0, 'place').focus()
  await page.keyboard.press('Shift+ArrowDown')
  const copied = await clipboard(page, 'copy')
  expect(copied.split('\n')).toEqual(places.slice(0, 2))
  await cell(page, 3, 'note').focus()
  await clipboard(page, 'paste', copied)
  await expect.poll(async () => (await texts(page, 'note')).slice(3, 5)).toEqual(places.slice(0, 2))
  await cell(page, 0, 'place').focus()
  await page.keyboard.press('Shift+ArrowDown')
  expect(await clipboard(page, 'cut')).toBe(copied)
  await expect.poll(() => texts(page, 'place')).toEqual(['', '', ...places.slice(2)])
  await page.keyboard.press('Control+z')
  await expect.poll(() => texts(page, 'place')).toEqual(places)
  await saved(page)
  expect(await texts(page, 'target')).toEqual(targets)
})

test('a paste beyond what is sent at once arrives whole, and is undone at once', { timeout: 120_000 }, async () => {
  await makePlan(app, 2574, 2)
  const page = await openTable(app, 2574)
  await cell(page, 1, 'name').focus()
  const rows = Array.from({ length: 1_501 }, (_, at) => `โครงการวาง ${at}\tกิจกรรม ${at}`)
  await clipboard(page, 'paste', rows.join('\n'))
  const count = async (): Promise<number> => {
    const answer = await page.evaluate(async () => {
      const all = await fetch('/api/v1/offices/9900101/plans/2574/projects?limit=1000')
      const first = (await all.json()) as { items: unknown[]; nextCursor: string | null }
      if (first.nextCursor === null) return first.items.length
      const next = await fetch(`/api/v1/offices/9900101/plans/2574/projects?limit=1000&cursor=${first.nextCursor}`)
      return first.items.length + ((await next.json()) as { items: unknown[] }).items.length
    })
    return answer
  }
  await expect.poll(count, { timeout: 60_000, interval: 1_000 }).toBe(1_502)
  await saved(page)
  await page.keyboard.press('Control+z')
  await expect.poll(count, { timeout: 60_000, interval: 1_000 }).toBe(2)
  await expect.poll(() => cell(page, 1, 'name').textContent()).toBe('ก่อสร้างถนนสายที่ 2 ตัวอย่าง')
})

test('what the server does not take is told at its cell, kept, and corrected there', async () => {
  await makePlan(app, 2575, 4)
  const page = await openTable(app, 2575)
  const long = 'ก'.repeat(5_001)
  await cell(page, 1, 'activity').focus()
  await page.keyboard.press('F2')
  await page.locator('.cell-editor textarea').fill(long)
  await page.keyboard.press('Enter')
  await page.getByText(/บันทึกการแก้ไขนี้ไม่ได้/).waitFor()
  expect(await cell(page, 1, 'activity').textContent()).toContain(long)
  await keepPicture(page, 'plan-table-refused')
  expect(await accessibilityProblems(page)).toEqual([])
  await page.locator('.notice .link-button').first().click()
  const editor = page.locator('.cell-editor textarea')
  expect(await editor.inputValue()).toBe(long)
  expect(await editor.getAttribute('aria-invalid')).toBe('true')
  await editor.fill('ข้อความที่สั้นลง')
  await page.keyboard.press('Enter')
  await saved(page)
  expect(await cell(page, 1, 'activity').textContent()).toContain('ข้อความที่สั้นลง')
})

test('two windows of one person see each other, and send nothing twice', async () => {
  await makePlan(app, 2576, 4)
  const one = await openTable(app, 2576)
  const two = await one.context().newPage()
  await two.goto(one.url())
  await two.locator('.plan-editor[data-ready]').waitFor()
  await one.context().setOffline(true)
  await monthCell(one, 0, 9).click()
  await one.getByText(/ติดต่อระบบไม่ได้ การแก้ไข 1 รายการ/).waitFor()
  await one.context().setOffline(false)
  await saved(one)
  await two.bringToFront()
  await expect.poll(() => monthCell(two, 0, 9).getAttribute('class'), { timeout: 15_000 }).toContain('is-on')
})

test('months are set by touch on a tablet', async () => {
  await makePlan(app, 2577, 4)
  const page = await openTable(app, 2577, { viewport: { width: 768, height: 1024 }, hasTouch: true })
  await keepPicture(page, 'plan-table-tablet')
  expect(await accessibilityProblems(page)).toEqual([])
  await monthCell(page, 0, 8).scrollIntoViewIfNeeded()
  await monthCell(page, 0, 8).tap()
  await expect.poll(() => monthCell(page, 0, 8).getAttribute('class')).toContain('is-on')
  await saved(page)
})

test('a view of the findings is narrowed without scripts too', async () => {
  await makePlan(app, 2578, 4)
  const page = await openTable(app, 2578)
  await cell(page, 2, 'departments').focus()
  await page.keyboard.press('Delete')
  await saved(page)
  const names = async (problem: string): Promise<string[]> => {
    const plain = await app.open(`${tableAddress(2578)}?problem=${problem}`, { javaScriptEnabled: false })
    return texts(plain, 'name')
  }
  const blocking = await names('blocking')
  expect(blocking).toContain('ก่อสร้างถนนสายที่ 3 ตัวอย่าง')
  const live = await openTable(app, 2578, { query: '?problem=blocking' })
  await live.locator('.plan-badge').first().waitFor()
  expect(await texts(live, 'name')).toEqual(blocking)
})
