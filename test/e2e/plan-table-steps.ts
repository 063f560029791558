import type { Page } from 'playwright-core'
import type { App, OpenOptions } from './browser.ts'
import { csvFile, OFFICE_PAGE, upload } from './plan-steps.ts'

/** Address of the plan table of a year. */
export const tableAddress = (year: number): string => `${OFFICE_PAGE}/${year}/table`

const ROW_COUNT = 120

/** A plan of a year of its own for each test, by the way people make one: a file is taken in. */
export async function makePlan(app: App, year: number, count = ROW_COUNT): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    name: `ก่อสร้างถนนสายที่ ${index + 1} ตัวอย่าง`,
    activity: `ก่อสร้างถนนคอนกรีตเสริมเหล็ก กว้าง 4 เมตร ยาว ${100 + index} เมตร`,
    budget: `${(index + 1) * 1000}`,
    place: `หมู่ที่ ${(index % 9) + 1}`,
    department: index % 3 === 0 ? 'กองช่าง' : 'กองการศึกษา',
    programme: index < count / 2 ? 'แผนงานการศึกษา' : 'แผนงานอุตสาหกรรมและการโยธา',
    months: [(index % 12) + 1],
  }))
  const page = await app.open(`${OFFICE_PAGE}/imports`)
  await upload(page, csvFile(rows, year))
  await page.getByRole('button', { name: 'นำเข้าแผนทั้งหมด' }).click()
  await page.getByText(`นำเข้าแล้ว แผนนี้มี ${count} โครงการ`).waitFor()
  await page.context().close()
}

/** Opens the table and waits until all of the plan is there. */
export async function openTable(app: App, year: number, options: OpenOptions & { query?: string } = {}): Promise<Page> {
  const { query = '', ...others } = options
  const page = await app.open(tableAddress(year) + query, others)
  await page.locator('.plan-editor[data-ready]').waitFor()
  return page
}

/** The cell of a column in the n-th project shown, from 0. */
export const cell = (page: Page, nth: number, column: string) =>
  page.locator(`.plan-row >> nth=${nth} >> .plan-${column}`)

/** The cell of a fiscal month, 1 = October. */
export const monthCell = (page: Page, nth: number, month: number) =>
  page.locator(`.plan-row >> nth=${nth} >> .plan-month >> nth=${month - 1}`)

/** Waits until the server has everything. */
export const saved = (page: Page): Promise<void> => page.getByText('บันทึกครบแล้ว').waitFor()
