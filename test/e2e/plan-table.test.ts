import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepPicture, pageProblems, SCREENS, startApp, type App } from './browser.ts'
import { cell, makePlan, monthCell, openTable, saved, tableAddress } from './plan-table-steps.ts'

let app: App
const YEAR = 2570
beforeAll(async () => {
  app = await startApp()
  await makePlan(app, YEAR)
})
afterAll(() => app?.close())

describe('the plan table', () => {
  test('draws the rows near the seen part only, says how many there are, and is usable by everyone', async () => {
    const page = await openTable(app, YEAR)
    await keepPicture(page, 'plan-table')
    expect(await pageProblems(page)).toEqual([])
    const grid = page.getByRole('grid')
    // 120 projects, a strategy and two programmes over them, the headings and the sums.
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(120 + 3 + 2))
    expect(await page.locator('.plan-row').count()).toBeLessThan(60)
    await cell(page, 0, 'name').click()
    await page.keyboard.press('Control+End')
    await page.getByRole('rowheader', { name: 'ก่อสร้างถนนสายที่ 120 ตัวอย่าง' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex'))).toBe('124')
    expect(app.complaints).toEqual([])
  })

  test('can be read without scripts, and leads to all rows', async () => {
    const page = await app.open(tableAddress(YEAR), { javaScriptEnabled: false })
    expect(await page.getByText('ก่อสร้างถนนสายที่ 1 ตัวอย่าง').count()).toBeGreaterThan(0)
    expect(await page.getByRole('link', { name: 'เปิดดูทุกแถวแบบพร้อมพิมพ์' }).getAttribute('href')).toMatch(/table\/print$/)
    await page.getByLabel('ค้นหาในแผน').fill('สายที่๑๒๐')
    await page.getByLabel('ค้นหาในแผน').press('Enter')
    await page.getByRole('rowheader', { name: 'ก่อสร้างถนนสายที่ 120 ตัวอย่าง' }).waitFor()
    expect(await page.locator('.plan-row').count()).toBe(1)
  })

  test('is a list on a phone, still searchable', async () => {
    const page = await openTable(app, YEAR, { viewport: SCREENS.phone })
    await page.getByLabel('ค้นหาในแผน').fill('สายที่ 77')
    const link = page.getByRole('link', { name: /สายที่ 77/ })
    await keepPicture(page, 'plan-table-phone')
    expect(await pageProblems(page)).toEqual([])
    expect(await link.getAttribute('href')).toMatch(/\/2570\/projects\/[0-9a-f-]{36}$/)
  })

  test('keeps its filters in the address', async () => {
    const page = await openTable(app, YEAR)
    await page.getByText('กรองและจัดกลุ่ม').click()
    await page.getByRole('combobox', { name: 'หน่วยงาน', exact: true }).selectOption('กองช่าง')
    await page.getByLabel('ค้นหาในแผน').fill('สายที่๑๐')
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('สายที่๑๐')
    const names = () => page.locator('.plan-row .plan-name').allTextContents()
    const before = await names()
    expect(before).toEqual([
      'ก่อสร้างถนนสายที่ 10 ตัวอย่าง',
      'ก่อสร้างถนนสายที่ 100 ตัวอย่าง',
      'ก่อสร้างถนนสายที่ 103 ตัวอย่าง',
      'ก่อสร้างถนนสายที่ 106 ตัวอย่าง',
      'ก่อสร้างถนนสายที่ 109 ตัวอย่าง',
    ])
    await page.reload()
    await page.locator('.plan-editor[data-ready]').waitFor()
    expect(await names()).toEqual(before)
    expect(await page.getByRole('link', { name: 'พิมพ์มุมมองนี้' }).getAttribute('href')).toBe(
      `${tableAddress(YEAR)}/print${new URL(page.url()).search}`,
    )
  })
})

test('an old office screen shows the twelve months and six projects without scrolling', async () => {
  await makePlan(app, 2575, 12)
  const page = await openTable(app, 2575)
  const box = await page.locator('.plan-scroller').boundingBox()
  const lastMonth = await page.locator('thead .plan-month').last().boundingBox()
  const sixth = await page.locator('.plan-row').nth(5).boundingBox()
  const foot = await page.locator('tfoot .plan-name').boundingBox()
  if (!box || !lastMonth || !sixth || !foot) throw new Error('the table is not drawn')
  // Beside the months a bar for scrolling may take its place.
  expect(lastMonth.x + lastMonth.width).toBeLessThanOrEqual(box.x + box.width - 17)
  expect(sixth.y + sixth.height).toBeLessThanOrEqual(foot.y)
  expect(foot.y + foot.height).toBeLessThanOrEqual(SCREENS.desktop.height)
})

test('the tools for chosen rows cover nothing: search and filters stay in reach', async () => {
  const page = await openTable(app, YEAR)
  await page.locator('.plan-row').nth(1).getByRole('checkbox').click()
  await page.getByRole('button', { name: 'กำหนดเดือน' }).waitFor()
  await keepPicture(page, 'plan-table-chosen')
  expect(await pageProblems(page)).toEqual([])
  await page.getByLabel('ค้นหาในแผน').click({ timeout: 5000 })
  await page.getByText('กรองและจัดกลุ่ม').click({ timeout: 5000 })
  await page.getByRole('combobox', { name: 'หน่วยงาน', exact: true }).waitFor()
})

test('twenty cells are edited by keyboard alone', async () => {
  await makePlan(app, 2571, 30)
  const page = await openTable(app, 2571)
  await cell(page, 0, 'place').focus()
  for (let row = 0; row < 20; row++) {
    // The first key opens the editor and stands in it.
    await page.keyboard.type(`${row + 1} หมู่บ้านตัวอย่าง`)
    // Enter saves and goes to the row below; after the last project of the first programme stands a heading.
    await page.keyboard.press('Enter')
    if (row === 14) await page.keyboard.press('ArrowDown')
  }
  await saved(page)
  // Of the table only the part that is seen is drawn; all rows stand in the list behind it.
  const places = await page.evaluate(async () => {
    const answer = await fetch('/api/v1/offices/9900101/plans/2571/projects?limit=500')
    return ((await answer.json()) as { items: { place: string }[] }).items.map(({ place }) => place)
  })
  expect(places.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, row) => `${row + 1} หมู่บ้านตัวอย่าง`))
  expect(app.complaints).toEqual([])
})

test('months are set by click, by drag, and by keyboard', async () => {
  await makePlan(app, 2572, 12)
  const page = await openTable(app, 2572)
  const monthsOf = (row: number) =>
    page
      .locator('.plan-row')
      .nth(row)
      .locator('.plan-month')
      .evaluateAll((cells) => cells.flatMap((cell, index) => (cell.classList.contains('is-on') ? [index + 1] : [])))
  await monthCell(page, 0, 1).click()
  await expect.poll(() => monthsOf(0)).toEqual([])
  await monthCell(page, 0, 3).hover()
  await page.mouse.down()
  await monthCell(page, 0, 6).hover()
  await page.mouse.up()
  await expect.poll(() => monthsOf(0)).toEqual([3, 4, 5, 6])
  await monthCell(page, 1, 5).focus()
  await monthCell(page, 1, 5).click()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Space')
  await expect.poll(() => monthsOf(1)).toEqual([2, 5, 6, 7])
  await page.keyboard.press('Control+z')
  await expect.poll(() => monthsOf(1)).toEqual([2])
  await page.keyboard.press('Control+y')
  await expect.poll(() => monthsOf(1)).toEqual([2, 5, 6, 7])
  await saved(page)
  await page.reload()
  await page.locator('.plan-editor[data-ready]').waitFor()
  expect([await monthsOf(0), await monthsOf(1)]).toEqual([
    [3, 4, 5, 6],
    [2, 5, 6, 7],
  ])
})

test('a block from a spreadsheet is pasted, and rows beyond the last are added', async () => {
  await makePlan(app, 2573, 4)
  const page = await openTable(app, 2573)
  await cell(page, 3, 'name').focus()
  const text = 'ชื่อใหม่\t"สองบรรทัด\nกับ ""คำพูด"""\t๑๒,๕๐๐.๕๐\nแถวเพิ่ม\tกิจกรรม\t9000\n'
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
  await expect.poll(() => page.locator('.plan-row').count()).toBe(5)
  await saved(page)
  expect(await cell(page, 3, 'activity').textContent()).toBe('สองบรรทัด\nกับ "คำพูด"')
  expect(await cell(page, 3, 'budget').textContent()).toBe('12,500.50')
  expect(await cell(page, 4, 'name').textContent()).toBe('แถวเพิ่ม')
  await page.keyboard.press('Control+z')
  await expect.poll(() => page.locator('.plan-row').count()).toBe(4)
})
