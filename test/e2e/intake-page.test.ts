import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepPicture, pageProblems, SCREENS, startApp, type App } from './browser.ts'
import { csvFile, OFFICE_NAME, OFFICE_PAGE, openRow, ROWS, saveRow, upload } from './plan-steps.ts'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

const [ROAD = '', DRAIN = ''] = ROWS.map(({ name }) => name)

async function newDraft(rows = ROWS): Promise<string> {
  const page = await app.open(OFFICE_PAGE)
  await upload(page, csvFile(rows))
  await page.getByRole('heading', { name: 'ตรวจและแก้ไขไฟล์ที่นำเข้า' }).waitFor()
  return new URL(page.url()).pathname
}

/** Presses Tab until the element with the keyboard has this name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const nameOfFocus = () =>
    page.evaluate(() => {
      const at = document.activeElement
      return at instanceof HTMLElement ? (at.getAttribute('aria-label') ?? at.textContent ?? '') : ''
    })
  for (let presses = 0; presses < 120; presses++) {
    if (name.test(await nameOfFocus())) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard never came to ${name}`)
}

const idOfFocus = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '')

test('a row is mended by keyboard alone; the form opens in place, and the keyboard comes back to the row', async () => {
  const page = await app.open(await newDraft())
  const loads: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'document') loads.push(request.url())
  })
  await tabTo(page, new RegExp(`^แก้ไข ${DRAIN}`))
  await page.keyboard.press('Enter')
  await page.getByRole('group', { name: 'แก้ไขโครงการ' }).waitFor()
  expect(await idOfFocus(page)).toMatch(/^name-/)
  const may = page.getByLabel('พ.ค.', { exact: true })
  for (let presses = 0; presses < 60 && !(await may.evaluate((box) => box === document.activeElement)); presses++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  expect(await may.isChecked()).toBe(true)
  await tabTo(page, /^บันทึก$/)
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText(`บันทึกแล้ว: ${DRAIN}`).waitFor()
  expect(await idOfFocus(page)).toMatch(/^edit-/)
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(`แก้ไข ${DRAIN}`)
  expect(loads).toEqual([])
})

test('a problem leads to the very field in which it is mended', async () => {
  const page = await app.open(await newDraft())
  await page.getByText('ไม่พบเดือนที่ดำเนินการ').first().click()
  await page.locator('.problem-groups').getByRole('link', { name: DRAIN }).click()
  await page.getByRole('group', { name: 'แก้ไขโครงการ' }).waitFor()
  await expect.poll(() => idOfFocus(page)).toMatch(/^months-/)
})

test.each([true, false])('one kind of problem is shown alone (scripts: %s)', async (javaScriptEnabled) => {
  const page = await app.open(await newDraft(), { javaScriptEnabled })
  await page.getByText('ไม่พบเดือนที่ดำเนินการ').first().click()
  await page.getByRole('link', { name: 'แสดงเฉพาะ 1 โครงการนี้ในตาราง' }).click()
  await page.getByText('แสดง 1 จาก 4 โครงการ').waitFor()
  expect(await page.getByRole('link', { name: `แก้ไข ${ROAD}` }).count()).toBe(0)
  await openRow(page, DRAIN)
  await page.getByLabel('ต.ค.', { exact: true }).check()
  await saveRow(page)
  await page.getByText('แสดง 0 จาก 4 โครงการ').waitFor()
  await page.getByRole('link', { name: 'แสดงทุกโครงการ' }).click()
  await page.getByRole('link', { name: `แก้ไข ${ROAD}` }).waitFor()
})

describe.each([true, false])('two windows edit one row (scripts: %s)', (javaScriptEnabled) => {
  test('the second sees both values, loses nothing, and may still save', async () => {
    const draft = await newDraft()
    const [first, second] = [await app.open(draft, { javaScriptEnabled }), await app.open(draft, { javaScriptEnabled })]
    for (const page of [first, second]) {
      await openRow(page, ROAD)
      await page.getByRole('group', { name: 'แก้ไขโครงการ' }).waitFor()
    }
    await first.getByLabel('สถานที่ดำเนินการ').fill('หมู่ที่ 7')
    await saveRow(first)
    await first.getByText('หมู่ที่ 7', { exact: true }).waitFor()
    await second.getByLabel('สถานที่ดำเนินการ').fill('หมู่ที่ 8')
    await second.getByLabel('ก.ย.', { exact: true }).check()
    await saveRow(second)
    const both = second.getByRole('row', { name: /^สถานที่/ })
    await both.waitFor()
    await keepPicture(second, `conflict${javaScriptEnabled ? '' : '-no-script'}`)
    expect(await both.getByRole('cell').allTextContents()).toEqual(['หมู่ที่ 7', 'หมู่ที่ 8'])
    expect(await second.getByRole('row', { name: /^เดือน/ }).getByRole('cell').allTextContents()).toEqual([
      'ต.ค.–ธ.ค.',
      'ต.ค.–ธ.ค., ก.ย.',
    ])
    expect(await pageProblems(second)).toEqual([])
    await saveRow(second)
    await second.getByRole('group', { name: 'แก้ไขโครงการ' }).waitFor({ state: 'detached' })
    expect(await second.getByText('หมู่ที่ 8', { exact: true }).count()).toBe(1)
    expect(await second.getByText('หมู่ที่ 7', { exact: true }).count()).toBe(0)
  })
})

test('a row edited in one window and set aside in another: the second is told on the page itself', async () => {
  const draft = await newDraft()
  const [first, second] = [await app.open(draft), await app.open(draft)]
  await openRow(first, ROAD)
  await first.getByLabel('สถานที่ดำเนินการ').fill('หมู่ที่ 7')
  await saveRow(first)
  await first.getByText('หมู่ที่ 7', { exact: true }).waitFor()
  await second.getByRole('button', { name: `ไม่นำเข้า ${ROAD}` }).click()
  await second.getByText('แถวนี้ถูกแก้ไขจากหน้าต่างอื่นแล้ว').waitFor()
  await expect.poll(() => second.getByText('หมู่ที่ 7', { exact: true }).count()).toBe(1)
  expect(await second.getByText('ไม่นำเข้าแถวนี้', { exact: true }).count()).toBe(0)
})

test('two windows set one row aside: it is done, and neither is told of the other', async () => {
  const draft = await newDraft()
  const [first, second] = [await app.open(draft), await app.open(draft)]
  await first.getByRole('button', { name: `ไม่นำเข้า ${ROAD}` }).click()
  await first.getByText('ไม่นำเข้าแถวนี้', { exact: true }).waitFor()
  await second.getByRole('button', { name: `ไม่นำเข้า ${ROAD}` }).click()
  await expect.poll(() => second.getByText('ไม่นำเข้าแถวนี้', { exact: true }).count()).toBe(1)
  expect(await second.getByText('แถวนี้ถูกแก้ไขจากหน้าต่างอื่นแล้ว').count()).toBe(0)
})

describe('a long plan', () => {
  const rows = Array.from({ length: 230 }, (_, index) => ({
    name: `โครงการตัวอย่างลำดับที่ ${index + 1}`,
    months: index % 50 === 3 ? [] : [1 + (index % 12)],
  }))

  test.each(Object.entries(SCREENS))('is shown in parts on a %s', async (screen, viewport) => {
    const page = await app.open(await newDraft(rows), { viewport })
    expect(await page.getByText('แถว 1–100 จาก 230').count()).toBe(2)
    await page.getByRole('link', { name: 'ส่วนที่ 3' }).first().click()
    await page.getByText('แถว 201–230 จาก 230').first().waitFor()
    await keepPicture(page, `intake-long-${screen}`)
    expect(await pageProblems(page)).toEqual([])
    await page.getByText('ไม่พบเดือนที่ดำเนินการ').first().click()
    await page.locator('.problem-groups').getByRole('link', { name: 'โครงการตัวอย่างลำดับที่ 104' }).click()
    await page.getByText('แถว 101–200 จาก 230').first().waitFor()
    await expect.poll(() => idOfFocus(page)).toMatch(/^months-/)
  })
})

test('all pages speak English', async () => {
  const draft = await newDraft()
  const page = await app.open(`${draft}?lang=en`)
  await page.getByRole('heading', { name: 'Check the imported file' }).waitFor()
  await keepPicture(page, 'intake-english')
  expect(await pageProblems(page)).toEqual([])
  expect(await page.getByText(/: 2 to check$/).count()).toBe(1)
  await page.getByRole('link', { name: `Edit ${ROAD}` }).click()
  await page.getByLabel('Place', { exact: true }).fill('Village 2')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Village 2', { exact: true }).waitFor()
})

test('a draft can be thrown away', async () => {
  const draft = await newDraft()
  const page = await app.open(OFFICE_PAGE)
  const waiting = await page.getByRole('link', { name: 'แผนดำเนินงาน.csv' }).count()
  await page.goto(app.address + draft)
  await page.getByText('ไม่ต้องการไฟล์นี้แล้ว').click()
  await page.getByRole('button', { name: 'ทิ้งไฟล์นี้' }).click()
  await page.getByRole('heading', { name: OFFICE_NAME, level: 1 }).waitFor()
  expect(await page.getByRole('link', { name: 'แผนดำเนินงาน.csv' }).count()).toBe(waiting - 1)
})

test('no page said anything on the console, nor broke its content policy', () => {
  expect(app.complaints).toEqual([])
})
