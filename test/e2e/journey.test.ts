import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepPicture, pageProblems, SCREENS, startApp, type App } from './browser.ts'
import { bytesOf, chooseYear, csvFile, OFFICE_NAME, OFFICE_PAGE, openRow, ROWS, saveRow, upload } from './plan-steps.ts'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

const [ROAD, DRAIN, LIGHTS, SCHOOL] = ROWS.map(({ name }) => name)

/** The whole way from an office's file to the bound book, and back. Each variant works in a year of its own. */
const VARIANTS = [
  { how: 'with scripts on a desktop', viewport: SCREENS.desktop, javaScriptEnabled: true, year: 2570 },
  { how: 'with scripts on a phone', viewport: SCREENS.phone, javaScriptEnabled: true, year: 2571 },
  { how: 'without scripts on a desktop', viewport: SCREENS.desktop, javaScriptEnabled: false, year: 2572 },
  { how: 'without scripts on a phone', viewport: SCREENS.phone, javaScriptEnabled: false, year: 2573 },
] as const

describe.each(VARIANTS)('the whole journey $how', ({ viewport, javaScriptEnabled, year }) => {
  const picture = (page: Page, name: string) =>
    keepPicture(page, `journey-${name}-${viewport.width}${javaScriptEnabled ? '' : '-no-script'}`)
  test('from the file to the plan', async () => {
    const page = await app.open('/', { viewport, javaScriptEnabled })
    await page.getByRole('heading', { name: OFFICE_NAME, level: 1 }).waitFor()
    await upload(page, csvFile(ROWS, 2569, 'แผนปีก่อน.csv', 'องค์การบริหารส่วนตำบลทดลองดี'))
    await page.getByRole('heading', { name: 'ตรวจและแก้ไขไฟล์ที่นำเข้า' }).waitFor()
    await picture(page, 'intake')
    expect(await pageProblems(page)).toEqual([])
    expect(await page.getByText('ควรตรวจ 2 ข้อ').count()).toBe(1)

    await mendDrain(page)
    await picture(page, 'mended')
    await page.getByRole('button', { name: `ไม่นำเข้า ${LIGHTS}` }).click()
    await page.getByText('ไม่นำเข้าแถวนี้', { exact: true }).waitFor()
    await page.getByText('ไม่พบข้อที่ต้องแก้ไข').waitFor()

    await chooseYear(page, year)
    await page.getByText('แผนของปีนี้ยังไม่มี').waitFor()
    await picture(page, 'chosen')
    expect(await pageProblems(page)).toEqual([])
    expect(await page.getByText('ไฟล์นี้ระบุหน่วยงานว่า “องค์การบริหารส่วนตำบลทดลองดี”').count()).toBe(1)
    expect(await page.getByText('ไฟล์นี้ระบุปีงบประมาณ พ.ศ. 2569').count()).toBe(1)
    await page.getByRole('button', { name: 'นำเข้าแผนทั้งหมด' }).click()
    await page.getByText('นำเข้าแล้ว แผนนี้มี 3 โครงการ').waitFor()
    await picture(page, 'plan')
    expect(await pageProblems(page)).toEqual([])
    expect(await page.getByText('981,525.50').count()).toBeGreaterThan(0)
  })

  async function mendDrain(page: Page): Promise<void> {
    await openRow(page, DRAIN ?? '')
    await page.getByRole('group', { name: 'แก้ไขโครงการ' }).waitFor()
    await picture(page, 'edit')
    expect(await pageProblems(page)).toEqual([])
    await page.getByLabel('พ.ค.', { exact: true }).check()
    await page.getByLabel('จำนวนเงิน (บาท) ลำดับที่ 1').fill('สองแสน')
    await saveRow(page)
    await page.getByRole('link', { name: /อ่านจำนวนเงิน “สองแสน” ไม่ได้/ }).waitFor()
    await picture(page, 'edit-refused')
    expect(await pageProblems(page)).toEqual([])
    expect(await page.getByLabel('พ.ค.', { exact: true }).isChecked()).toBe(true)
    await page.getByLabel('จำนวนเงิน (บาท) ลำดับที่ 1').fill('๒๕๐,๐๐๐.๕๐')
    await saveRow(page)
    await page.getByText('บันทึกแล้ว', { exact: false }).first().waitFor()
    expect(await page.getByRole('group', { name: 'แก้ไขโครงการ' }).count()).toBe(0)
    expect(await page.getByText('ควรตรวจ 1 ข้อ').count()).toBe(1)
  }

  test('from the plan to the book, its settings and its files', async () => {
    const page = await app.open(`${OFFICE_PAGE}/${year}`, { viewport, javaScriptEnabled })
    await page.getByRole('link', { name: 'ตั้งค่าเล่มแผน' }).click()
    await page.getByLabel('เลขที่ประกาศ').fill('๑๒/๒๕๖๙')
    await page.getByLabel('วันที่ประกาศ').fill('๑๐ ต.ค. ๖๙?')
    await page.getByRole('button', { name: 'บันทึกและดูเล่มแผน' }).click()
    await page.getByText('อ่านวันที่ “๑๐ ต.ค. ๖๙?” ไม่ได้').first().waitFor()
    expect(await pageProblems(page)).toEqual([])
    await page.getByLabel('วันที่ประกาศ').fill('๑๐ ต.ค. ๖๙')
    await page.getByLabel('ชื่อผู้ลงนาม').fill('นายตัวอย่าง สมมุติ')
    await picture(page, 'settings')
    await page.getByRole('button', { name: 'บันทึกและดูเล่มแผน' }).click()
    await page.getByRole('heading', { name: 'คำนำ' }).waitFor()
    await picture(page, 'book')
    expect(await pageProblems(page)).toEqual([])
    expect(await page.getByText('วันที่ ๑๐ เดือน ตุลาคม พ.ศ. ๒๕๖๙').count()).toBe(1)
    expect(await page.getByText('(นายตัวอย่าง สมมุติ)').count()).toBe(1)
    expect(
      await page
        .locator('.book')
        .getByText(LIGHTS ?? '')
        .count(),
    ).toBe(0)

    for (const [link, ending, signature] of [
      ['PDF สำหรับพิมพ์และเผยแพร่', 'pdf', '%PDF'],
      ['Word สำหรับแก้ไขต่อ', 'docx', 'PK\u0003\u0004'],
      ['Word แบบลูกศร', 'docx', 'PK\u0003\u0004'],
      ['Excel พร้อมสูตรยอดรวม', 'xlsx', 'PK\u0003\u0004'],
    ] as const) {
      const coming = page.waitForEvent('download')
      await page.getByRole('link', { name: link }).click()
      const file = await coming
      expect(file.suggestedFilename()).toBe(`แผนการดำเนินงาน ${year} ${OFFICE_NAME}.${ending}`)
      expect((await bytesOf(file)).subarray(0, 4).toString('latin1')).toBe(signature)
    }
  })

  test('imports again, sees what differs, and undoes it', async () => {
    const page = await app.open(`${OFFICE_PAGE}/${year}`, { viewport, javaScriptEnabled })
    await page.getByRole('link', { name: 'นำเข้าไฟล์อีกครั้ง' }).click()
    const changed = ROWS.map((row) => (row.name === ROAD ? { ...row, budget: '450,000' } : row))
    await upload(
      page,
      csvFile(
        changed.filter(({ name }) => name !== SCHOOL),
        year,
      ),
    )
    await page.getByText('เทียบกับแผนที่มีอยู่แล้ว').waitFor()
    await picture(page, 'differences')
    expect(await pageProblems(page)).toEqual([])
    const card = page.locator('#accept')
    expect(await card.getByText('ใหม่ 1 โครงการ').count()).toBe(1)
    expect(await card.getByText('เปลี่ยนแปลง 2 โครงการ').count()).toBe(1)
    expect(await card.getByText('500,000').count()).toBe(1)
    expect(await card.getByText('450,000').count()).toBe(1)
    expect(await card.getByText('มีในแผนแต่ไม่มีในไฟล์ 1 โครงการ').count()).toBe(1)
    await card.getByLabel('นำออกจากแผน').check()
    await card.getByRole('button', { name: 'นำเข้าแผนทั้งหมด' }).click()
    await page.getByText('แผนนี้มี 3 โครงการ').waitFor()
    expect(await page.getByText('796,000.50').count()).toBeGreaterThan(0)

    await page.getByRole('link', { name: 'ไฟล์ที่นำเข้าแผนนี้ และการยกเลิก' }).click()
    const undo = page.getByRole('button', { name: 'ยืนยันยกเลิกการนำเข้า' })
    expect(await undo.count(), 'asked before anything is undone').toBe(0)
    await page.locator('summary', { hasText: 'ยกเลิกการนำเข้าทั้งชุด' }).first().click()
    await undo.click()
    await page.getByText('แผนกลับเป็นอย่างเดิม').waitFor()
    await picture(page, 'undone')
    expect(await pageProblems(page)).toEqual([])
    await page.getByRole('link', { name: 'กลับไปที่แผน' }).click()
    expect(await page.getByText('981,525.50').count()).toBeGreaterThan(0)
  })
})

test('no page said anything on the console, nor broke its content policy', () => {
  expect(app.complaints).toEqual([])
})
