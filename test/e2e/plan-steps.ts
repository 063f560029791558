import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'
import { planCsv, type PlanRow } from '#test/fixtures/plan-csv.ts'

/** What is typed to find the office of the journeys, and its name; one of that name exists. */
export const OFFICE_WORDS = 'อบต.แม่ใส'
export const OFFICE_NAME = 'องค์การบริหารส่วนตำบลแม่ใส'

/** A small plan in which something is to be mended. */
export const ROWS: readonly PlanRow[] = [
  { name: 'ก่อสร้างถนนคอนกรีตเสริมเหล็กตัวอย่าง', budget: '500,000', months: [1, 2, 3] },
  { name: 'วางท่อระบายน้ำตัวอย่าง', budget: '250,000.50', months: [] },
  { name: 'ติดตั้งไฟฟ้าสาธารณะตัวอย่าง', budget: '96,000', department: '' },
  { name: 'อาหารกลางวันเด็กเล็กตัวอย่าง', budget: '231,525', programme: 'แผนงานการศึกษา', months: [1, 12] },
]

/** A file as a person chooses it. */
export const csvFile = (rows: readonly PlanRow[], fiscalYear = 2570, name = 'แผนดำเนินงาน.csv') => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(planCsv(rows, fiscalYear)),
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

/** Finds the office of the journeys and chooses it with a year, with or without scripts. */
export async function chooseOffice(page: Page, fiscalYear: number): Promise<void> {
  const summary = page.getByText('เปลี่ยนหน่วยงานหรือปีงบประมาณ')
  if (await summary.isVisible()) await summary.click()
  await page.getByLabel('ค้นหาหน่วยงาน').fill(OFFICE_WORDS)
  await page.getByLabel('ปีงบประมาณ พ.ศ.').fill(String(fiscalYear))
  const office = page.getByRole('radio', { name: new RegExp(OFFICE_NAME) })
  const use = page.getByRole('button', { name: 'ใช้หน่วยงานและปีนี้' })
  const isLive = await office.waitFor({ timeout: 3_000 }).then(
    () => true,
    () => false,
  )
  if (isLive) await office.check()
  await use.click()
  await page.waitForLoadState()
}

/** The bytes of a file that was downloaded. */
export const bytesOf = async (download: Download): Promise<Buffer> => readFile(await download.path())
