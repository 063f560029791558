import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'
import { planCsv, type PlanRow } from '#test/fixtures/plan-csv.ts'

/** The office of the journeys: its name, and the address of its first page. */
export const OFFICE_NAME = 'เทศบาลตำบลดำเนินตัวอย่าง'
export const OFFICE_PAGE = '/offices/9900101'

/** A small plan in which something is to be mended. */
export const ROWS: readonly PlanRow[] = [
  { name: 'ก่อสร้างถนนคอนกรีตเสริมเหล็กตัวอย่าง', budget: '500,000', months: [1, 2, 3] },
  { name: 'วางท่อระบายน้ำตัวอย่าง', budget: '250,000.50', months: [] },
  { name: 'ติดตั้งไฟฟ้าสาธารณะตัวอย่าง', budget: '96,000', department: '' },
  { name: 'อาหารกลางวันเด็กเล็กตัวอย่าง', budget: '231,525', programme: 'แผนงานการศึกษา', months: [1, 12] },
]

/** A file as a person chooses it. */
export const csvFile = (
  rows: readonly PlanRow[],
  fiscalYear = 2570,
  name = 'แผนดำเนินงาน.csv',
  office = OFFICE_NAME,
) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(planCsv(rows, fiscalYear, office)),
})

type ChosenFile = ReturnType<typeof csvFile>

/** Chooses a file on the page that is open and has it read. */
export async function upload(page: Page, file: ChosenFile): Promise<void> {
  await page.getByLabel('ลากไฟล์มาวางที่นี่').setInputFiles(file)
  await page.getByRole('button', { name: 'อ่านไฟล์นี้' }).click()
  await page.waitForLoadState()
}

/** Opens the form of the row with this name. */
export const openRow = (page: Page, name: string): Promise<void> =>
  page.getByRole('link', { name: `แก้ไข ${name}` }).click()

/** Saves the form that is open. */
export const saveRow = (page: Page): Promise<void> => page.getByRole('button', { name: 'บันทึก', exact: true }).click()

/** Chooses the year of the plan into which a file goes, where the file says another one or none. */
export async function chooseYear(page: Page, fiscalYear: number): Promise<void> {
  const summary = page.getByText('เปลี่ยนปีงบประมาณ')
  if (await summary.isVisible()) await summary.click()
  await page.getByLabel('ปีงบประมาณ พ.ศ.').fill(String(fiscalYear))
  await page.getByRole('button', { name: 'ใช้ปีนี้' }).click()
  await page.waitForLoadState()
}

/** The bytes of a file that was downloaded. */
export const bytesOf = async (download: Download): Promise<Buffer> => readFile(await download.path())
