import { readFileSync } from 'node:fs'
import { readXlsx, writeXlsx } from 'hucre'
import { DEMO_OFFICE, DEMO_YEAR } from '#src/cli/demo/demo-office.ts'
import type { App } from '#test/e2e/browser.ts'
import { DESKTOP, shoot, shootPart } from './shoot.ts'

const OFFICE = `/offices/${DEMO_OFFICE.dlaCode}`

/** Chapter 17: projects of a division given out, edited here and there, and the review of what came back. */
export async function takeSheets({ address, cookieOf, open }: App): Promise<void> {
  const page = await open(`${OFFICE}/${DEMO_YEAR}/sheets`, { ...DESKTOP, as: 'division' })
  await shoot(page, 'sheets-start')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'ส่งออกเป็น Excel' }).click(),
  ])
  const { bytes, name } = await edited(readFileSync(await download.path()))
  await changeHere(address, await cookieOf('planner'), name)
  await page
    .getByLabel('เลือกไฟล์ที่แก้แล้ว หรือลากมาวางที่นี่')
    .setInputFiles({ name: 'แผนกองช่าง แก้แล้ว.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
  await page.getByRole('button', { name: 'นำเข้าและตรวจทาน' }).click()
  await page.getByRole('heading', { name: /^แก้ไม่ตรงกัน/ }).waitFor()
  await shootPart(page, 'sheets-review', page.locator('body'), 1250)
}

/** The file as a division sends it back, and the name of the project that both sides change. */
async function edited(given: Uint8Array): Promise<{ bytes: Uint8Array; name: string }> {
  const [sheet] = (await readXlsx(given)).sheets
  const [heads = [], ...rows] = sheet?.rows ?? []
  const at = (heading: string): number => heads.findIndex((head) => String(head).startsWith(heading))
  const [first = [], second = [], third = []] = rows
  first[at('เป้าหมาย')] = '1 สาย ยาว 260 เมตร'
  second[at('หมายเหตุ')] = 'รอผลการออกแบบ'
  third[at('จำนวนเงิน 1')] = 'สองแสน'
  const bytes = await writeXlsx({ sheets: [{ name: 'กองช่าง', rows: [heads, ...rows] }] })
  return { bytes, name: String(first[at('ชื่อโครงการ')]) }
}

async function changeHere(address: string, cookie: string, name: string): Promise<void> {
  const projects = `${address}/api/v1${OFFICE}/plans/${DEMO_YEAR}/projects`
  const answer = await fetch(`${projects}?limit=1000`, { headers: { cookie } })
  const { items } = (await answer.json()) as { items: { id: string; version: number; name: string }[] }
  const project = items.find((each) => each.name === name)
  await fetch(`${projects}/${project?.id}`, {
    method: 'PATCH',
    headers: { cookie, 'content-type': 'application/json', 'if-match': `"${project?.version}"` },
    body: JSON.stringify({ target: '1 สาย ยาว 310 เมตร' }),
  })
}
