import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityProblems, keepPicture, SCREENS, scrollsSideways, startApp, type App } from './browser.ts'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

describe.each(Object.entries(SCREENS))('the first page on a %s', (screen, viewport) => {
  test('can be read, used and seen by everyone', async () => {
    const page = await app.open('/', { viewport })
    await page.evaluate(() => document.fonts.ready)
    await keepPicture(page, `first-page-${screen}`)
    expect(await page.title()).toBe('จัดทำแผนการดำเนินงานประจำปี – ดำเนิน')
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    expect(await page.evaluate(() => document.fonts.check('500 16px Sarabun', 'ที่'))).toBe(true)
  })
})

test('sends no script, and breaks none of its own content policy', async () => {
  const page = await app.open('/')
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  await page.reload()
  expect(await page.locator('script').count()).toBe(0)
  expect(complaints).toEqual([])
})

test('takes a dropped or chosen file without scripts', async () => {
  const page = await app.open('/', { javaScriptEnabled: false })
  const input = page.getByLabel('ลากไฟล์มาวางที่นี่')
  await input.setInputFiles({ name: 'แผน 2570.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('x') })
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await page.getByRole('button', { name: 'อ่านไฟล์นี้' }).click()
  const request = await sent
  expect(new URL(request.url()).pathname).toBe('/imports')
  expect(request.headers()['content-type']).toMatch(/^multipart\/form-data/)
})

test('can be reached by keyboard alone, starting with the skip link', async () => {
  const page = await app.open('/')
  await page.keyboard.press('Tab')
  await keepPicture(page, 'first-page-skip-link')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('ข้ามไปยังเนื้อหา')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('file')
})

test('speaks English when asked, and remembers it', async () => {
  const page = await app.open('/')
  await page.getByRole('link', { name: 'English' }).click()
  expect(await page.getAttribute('html', 'lang')).toBe('en')
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Make the annual operation plan')
  await page.goto(app.address)
  expect(await page.getAttribute('html', 'lang')).toBe('en')
  await keepPicture(page, 'first-page-english')
  await page.getByRole('link', { name: 'ไทย' }).click()
  expect(await page.getAttribute('html', 'lang')).toBe('th')
})

test('an unknown address gets a page that leads back', async () => {
  const page = await app.open('/no-such-page')
  await keepPicture(page, 'not-found')
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('ไม่พบหน้าที่ต้องการ')
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole('link', { name: 'กลับหน้าแรก' }).click()
  expect(new URL(page.url()).pathname).toBe('/')
})
