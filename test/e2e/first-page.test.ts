import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepPicture, pageProblems, SCREENS, startApp, type App } from './browser.ts'
import { csvFile, OFFICE_NAME, OFFICE_PAGE, ROWS, upload } from './plan-steps.ts'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

test('leads who is signed in to the own office, which can begin its first plan', async () => {
  const page = await app.open('/')
  expect(new URL(page.url()).pathname).toBe(OFFICE_PAGE)
  expect(await page.title()).toBe(`${OFFICE_NAME} – ดำเนิน`)
  await page.getByRole('link', { name: 'เริ่มจัดทำแผนของปีแรก' }).waitFor()
  await keepPicture(page, 'office-empty')
  expect(await pageProblems(page)).toEqual([])
})

test('sends no script, and breaks none of its own content policy', async () => {
  const page = await app.open(OFFICE_PAGE)
  expect(await page.locator('script').count()).toBe(0)
})

test('takes a chosen file without scripts', async () => {
  const page = await app.open(OFFICE_PAGE, { javaScriptEnabled: false })
  const input = page.getByLabel('ลากไฟล์มาวางที่นี่')
  await input.setInputFiles({ name: 'แผน 2570.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('x') })
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await page.getByRole('button', { name: 'อ่านไฟล์นี้' }).click()
  const request = await sent
  expect(new URL(request.url()).pathname).toBe(`${OFFICE_PAGE}/imports`)
  expect(request.headers()['content-type']).toMatch(/^multipart\/form-data/)
})

test('makes an empty plan, and says why it cannot', async () => {
  const page = await app.open(OFFICE_PAGE, { javaScriptEnabled: false })
  const year = page.getByLabel('ปีงบประมาณ พ.ศ.')
  const create = page.getByRole('button', { name: 'สร้างแผนเปล่า' })
  await year.fill('2027')
  await create.click()
  await page.getByRole('alert').getByText('กรุณาพิมพ์ปีพุทธศักราชสี่หลัก').waitFor()
  expect(await year.inputValue()).toBe('2027')
  await year.fill('๒๕๖๘')
  await create.click()
  await page.getByRole('heading', { name: 'แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2568' }).waitFor()
  await page.getByText('ขณะนี้อยู่ขั้นตอนที่ 1').waitFor()
})

describe.each(Object.entries(SCREENS))('the first page of an office with a plan on a %s', (screen, viewport) => {
  test.each([true, false])('answers the questions of the day (scripts: %s)', async (javaScriptEnabled) => {
    const page = await app.open(`${OFFICE_PAGE}/imports`, { viewport, javaScriptEnabled })
    await upload(page, csvFile(ROWS))
    await page.getByRole('heading', { name: 'ตรวจและแก้ไขไฟล์ที่นำเข้า' }).waitFor()
    await page.locator('#accept').waitFor()
    // The next one finds the plan of the one before, and nothing to take in.
    if (await page.getByRole('button', { name: 'นำเข้าแผนทั้งหมด' }).isVisible()) {
      await page.getByRole('button', { name: 'นำเข้าแผนทั้งหมด' }).click()
      // Going elsewhere before the answer would take the request back.
      await page.waitForURL(/\/2570\?accepted=/)
    }
    await page.goto(app.address + OFFICE_PAGE)
    await page.getByRole('heading', { name: 'แผนการดำเนินงาน ปีงบประมาณ พ.ศ. 2570' }).waitFor()
    await keepPicture(page, `office-${screen}${javaScriptEnabled ? '' : '-no-script'}`)
    expect(await pageProblems(page)).toEqual([])
    expect(await page.locator('.strip-box').count()).toBe(7)
    expect(await page.locator('main h2').first().textContent()).toBe('สิ่งที่ท่านต้องทำ')
    expect(await page.locator('[aria-current=step]').count()).toBe(1)
    expect(await page.getByText('1,077,525.50').count()).toBeGreaterThan(0)
    await page.getByRole('link', { name: /เพื่อเริ่มนับกำหนดเวลา/ }).waitFor()
    await page.getByText('นำเข้าแผนจากไฟล์').first().waitFor()
  })
})

test('shows an executive what there is, and nothing that only planners may do', async () => {
  const page = await app.open('/', { as: 'executive' })
  expect(new URL(page.url()).pathname).toBe(OFFICE_PAGE)
  await page.getByText('ขณะนี้ไม่มีเรื่องที่รอท่าน').waitFor()
  expect(await page.getByRole('button', { name: 'อ่านไฟล์นี้' }).count()).toBe(0)
  expect(await page.getByRole('button', { name: 'สร้างแผนเปล่า' }).count()).toBe(0)
  await keepPicture(page, 'office-executive')
  expect(await pageProblems(page)).toEqual([])
})

test('is closed to other offices, and leads strangers to the sign-in', async () => {
  const page = await app.open('/offices/9900102')
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('ดำเนินการให้ไม่ได้')
  const stranger = await app.open(OFFICE_PAGE, { as: null })
  expect(new URL(stranger.url()).pathname).toBe('/sign-in')
})

test('signs out from the header', async () => {
  const page = await app.open('/sign-in', { as: null, javaScriptEnabled: false })
  expect(await page.getByRole('link', { name: 'ลงชื่อเข้าใช้' }).count()).toBe(1)
  const mine = await app.open(OFFICE_PAGE, { as: 'auditor' })
  await mine.getByText('ผู้ทดสอบ auditor').first().waitFor()
  await mine.getByRole('button', { name: 'ออกจากระบบ' }).click()
  await mine.waitForURL((url) => !url.pathname.startsWith('/offices'))
  await mine.goto(app.address + OFFICE_PAGE)
  expect(new URL(mine.url()).pathname).toBe('/sign-in')
})

test('can be reached by keyboard alone, starting with the skip link', async () => {
  const page = await app.open(OFFICE_PAGE)
  await page.keyboard.press('Tab')
  await keepPicture(page, 'first-page-skip-link')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('ข้ามไปยังเนื้อหา')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('main')
})

test('on a phone the menus take little room, and open without scripts and by keyboard', async () => {
  const page = await app.open(OFFICE_PAGE, { viewport: SCREENS.phone, javaScriptEnabled: false })
  const year = '2574'
  await page.getByRole('textbox', { name: /^ปีงบประมาณ พ.ศ./ }).fill(year)
  await page.getByRole('button', { name: 'สร้างแผนเปล่า' }).click()
  await page.getByRole('heading', { name: `แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ${year}` }).waitFor()
  const heights = await page
    .locator('.site-header, .tabs')
    .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().height))
  expect(heights).toHaveLength(2)
  expect(heights.reduce((sum, height) => sum + height, 0)).toBeLessThanOrEqual(150)
  const plan = page.getByRole('navigation', { name: 'หน้าของแผนนี้' })
  expect(await plan.getByRole('link').count()).toBe(0)
  await plan.getByRole('button', { name: 'ภาพรวม หน้าอื่นของแผน' }).press('Enter')
  expect(await plan.getByRole('link').count()).toBe(10)
  await keepPicture(page, 'menu-phone')
  await page.keyboard.press('Tab')
  expect(await plan.getByRole('link', { name: 'ภาพรวม' }).evaluate((link) => link.matches(':focus-visible'))).toBe(true)
  await page.keyboard.press('Escape')
  expect(await plan.getByRole('link').count()).toBe(0)
  await page.getByRole('button', { name: 'เมนู' }).click()
  await page.getByRole('link', { name: 'บุคลากร' }).click()
  expect(new URL(page.url()).pathname).toBe(`${OFFICE_PAGE}/people`)
})

test('speaks English when asked, and remembers it', async () => {
  const page = await app.open(OFFICE_PAGE)
  await page.getByRole('link', { name: 'English' }).click()
  expect(await page.getAttribute('html', 'lang')).toBe('en')
  await page.getByRole('heading', { name: 'For you to do' }).waitFor()
  await page.goto(app.address + OFFICE_PAGE)
  expect(await page.getAttribute('html', 'lang')).toBe('en')
  await keepPicture(page, 'first-page-english')
  await page.getByRole('link', { name: 'ไทย' }).click()
  expect(await page.getAttribute('html', 'lang')).toBe('th')
})

test('an unknown address gets a page that leads back', async () => {
  const page = await app.open('/no-such-page')
  await keepPicture(page, 'not-found')
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('ไม่พบหน้าที่ต้องการ')
  expect(await pageProblems(page)).toEqual([])
  await page.getByRole('link', { name: 'กลับหน้าแรก' }).click()
  expect(new URL(page.url()).pathname).toBe(OFFICE_PAGE)
})

test('no page said anything on the console, nor broke its content policy', () => {
  expect(app.complaints.filter((complaint) => !/status of (403|404)/.test(complaint))).toEqual([])
})
