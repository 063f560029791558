import type { Page } from 'playwright-core'
import { DEMO_OFFICE, DEMO_YEAR } from '#src/cli/demo/demo-office.ts'
import { MESSY_FILE } from '#src/cli/demo/office-files.ts'
import type { App } from '#test/e2e/browser.ts'
import { shoot, shootPart, WIDE } from './shoot.ts'

const OFFICE = `/offices/${DEMO_OFFICE.dlaCode}`

/** A table whose header no rule understands: months by one letter each. */
const UNKNOWN_FILE = [
  `แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ${DEMO_YEAR}`,
  DEMO_OFFICE.name,
  'ก,เรื่อง,ทำอะไรบ้าง,ใช้เงิน,ตรงไหน,ใครทำ',
  '1,โครงการปลูกต้นไม้ริมทาง,ปลูกต้นไม้ 200 ต้น,"45,000",ถนนสายกลาง,กองสาธารณสุขและสิ่งแวดล้อม',
  '2,โครงการตลาดนัดชุมชน,จัดตลาดนัดเดือนละสองครั้ง,"80,000",ลานหน้าสำนักงานเทศบาล,สำนักปลัดเทศบาล',
  '3,โครงการค่ายเยาวชน,อบรมและทำกิจกรรมร่วมกัน 2 วัน,"60,000",หอประชุม,กองการศึกษา',
].join('\n')

/** Chapter 2: a file with faults, again into a plan that is there, and one whose columns are named by hand. */
export async function takeImport({ address, open }: App, messy: Uint8Array): Promise<void> {
  const page = await open(`${OFFICE}/imports`, { viewport: { width: 1000, height: 720 } })
  await chooseFile(page, MESSY_FILE, messy)
  await shoot(page, 'import-choose', page.locator('form').filter({ has: page.locator('input[type=file]') }))
  await page.getByRole('button', { name: 'อ่านไฟล์นี้' }).click()
  await shootPart(page, 'import-check', page.locator('body'), 1010)
  await shoot(page, 'import-again', page.locator('#accept'))

  const checked = page.url()
  const wide = await open(new URL(checked).pathname, WIDE)
  await shootPart(wide, 'import-table', wide.locator('div:has(> #table-title)'), 1000)
  await page
    .getByRole('link', { name: /^แก้ไข / })
    .first()
    .click()
  await shoot(page, 'import-edit', page.locator('form.item-form'))
  await page.goto(checked)
  await page.getByText('เปลี่ยนปีงบประมาณ').click()
  await shootPart(page, 'import-year', page.locator('#accept'), 420)

  await page.goto(`${address}${OFFICE}/${DEMO_YEAR}/imports`)
  await shootPart(page, 'import-undo', page.locator('main'), 340)

  await page.goto(`${address}${OFFICE}/imports`)
  await chooseFile(page, 'โครงการชุมชน.csv', Buffer.from(UNKNOWN_FILE))
  await page.getByRole('button', { name: 'อ่านไฟล์นี้' }).click()
  for (const [column, role] of ['no', 'name', 'activity', 'budget', 'place'].entries())
    await page.locator(`select[name=column-${column}]`).selectOption(role)
  await shoot(page, 'import-columns', page.locator('main'))
}

const chooseFile = (page: Page, name: string, bytes: Uint8Array): Promise<void> =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
