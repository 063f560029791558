import { readFileSync } from 'node:fs'
import { readXlsx, writeXlsx, type CellValue } from 'hucre'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../people.ts'
import { keepPicture, pageProblems, SCREENS, startApp, type App } from './browser.ts'
import { chooseYear, csvFile, OFFICE_PAGE, upload } from './plan-steps.ts'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

const ROAD = 'ก่อสร้างถนนคอนกรีตเสริมเหล็กสายตัวอย่าง'
const DRAIN = 'วางท่อระบายน้ำสายตัวอย่าง'
const ROWS = [
  { name: ROAD, budget: '500,000', months: [4, 5], place: 'หมู่ที่ 1 บ้านตัวอย่าง' },
  { name: DRAIN, budget: '250,000', months: [6], place: 'หมู่ที่ 2 บ้านตัวอย่าง' },
  { name: 'อบรมเชิงปฏิบัติการตัวอย่าง', budget: '30,000', months: [1], place: 'สำนักงาน', department: 'กองการศึกษา' },
]

async function importPlan(year: number): Promise<void> {
  const page = await app.open(`${OFFICE_PAGE}/imports`)
  await upload(page, csvFile(ROWS, year))
  await chooseYear(page, year)
  await page
    .getByRole('button', { name: /^นำเข้า/ })
    .first()
    .click()
  await page.waitForURL(`**${OFFICE_PAGE}/${year}**`)
  await page.context().close()
}

type Told = { id: string; version: number; name: string; note: string | null; place: string | null }
type Asked = { method?: 'PATCH'; body?: string; headers?: Record<string, string> }

async function api(year: number, at: string, { headers, ...asked }: Asked = {}): Promise<Response> {
  const cookie = await app.cookieOf('planner')
  return fetch(`${app.address}/api/v1${OFFICE_PAGE}/plans/${year}/${at}`, {
    ...asked,
    headers: { cookie, 'content-type': 'application/json', ...headers },
  })
}

const projectsOf = async (year: number): Promise<Told[]> =>
  ((await (await api(year, 'projects?limit=500')).json()) as { items: Told[] }).items

/** Edits a file as a spreadsheet program does: types into cells, moves columns, adds a row at the end. */
async function edited(bytes: Uint8Array): Promise<Uint8Array> {
  const [sheet] = (await readXlsx(bytes)).sheets
  const [heads = [], ...rows] = sheet?.rows ?? []
  const at = (heading: string): number => heads.findIndex((head) => String(head).startsWith(heading))
  const filled = rows.filter((row) => row.some((cell) => cell !== null))
  for (const row of filled) {
    if (row[at('ชื่อโครงการ')] === ROAD) row[at('หมายเหตุ')] = 'แก้โดยกองช่าง'
    if (row[at('ชื่อโครงการ')] === ROAD) row[at('รายละเอียด')] = 'ผิวจราจร คสล. กว้าง 4.00 เมตร'
    if (row[at('ชื่อโครงการ')] === DRAIN) row[at('จำนวนเงิน 1')] = 'สองแสน'
  }
  const fresh = heads.map((): CellValue => null)
  fresh[at('ชื่อโครงการ')] = 'ขุดลอกคลองตัวอย่าง'
  const turned = [heads, ...filled, fresh].map((row) => row.toReversed())
  return writeXlsx({ sheets: [{ name: 'กองช่าง', rows: turned }] })
}

/** Presses the button that gives projects out, and reads the file that the browser keeps. */
async function takeOut(page: Page): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'ส่งออกเป็น Excel' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
  return new Uint8Array(readFileSync(await download.path()))
}

describe.each([
  ['desktop', SCREENS.desktop, 2573],
  ['phone', SCREENS.phone, 2574],
] as const)('on a %s, without scripts', (screen, viewport, year) => {
  const sheets = `${OFFICE_PAGE}/${year}/sheets`
  const open = (at: string, as: Person) => app.open(at, { as, viewport, javaScriptEnabled: false })
  const looked = async (at: string, as: Person, name: string): Promise<void> => {
    const page = await app.open(at, { as, viewport })
    expect(await pageProblems(page)).toEqual([])
    await keepPicture(page, `sheets-${name}-${screen}`)
    await page.context().close()
  }

  test('a division edits its projects outside; what both sides changed is chosen, and all can be undone', async () => {
    await importPlan(year)
    await looked(sheets, 'division', 'start')
    const page = await open(sheets, 'division')
    const bytes = await edited(await takeOut(page))
    // Meanwhile the planner edits the same cell, and another.
    const road = (await projectsOf(year)).find(({ name }) => name === ROAD)
    const patch = { note: 'แก้โดยฝ่ายแผน', place: 'หมู่ที่ 5 บ้านตัวอย่าง' }
    const headers = { 'if-match': `"${road?.version}"` }
    const answer = await api(year, `projects/${road?.id}`, { method: 'PATCH', headers, body: JSON.stringify(patch) })
    expect(answer.status).toBe(200)

    await page
      .getByLabel('เลือกไฟล์ที่แก้แล้ว หรือลากมาวางที่นี่')
      .setInputFiles({ name: 'แก้แล้ว.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
    await page.getByRole('button', { name: 'นำเข้าและตรวจทาน' }).click()
    await page.getByRole('heading', { name: 'แก้ไม่ตรงกัน 1 ช่อง โปรดเลือก' }).waitFor()
    const review = new URL(page.url()).pathname
    await page.getByText('อ่านจำนวนเงิน “สองแสน” ไม่ได้').waitFor()
    await page
      .getByText(/แผ่นงาน “กองช่าง” เซลล์ [A-Z]+3/)
      .first()
      .waitFor()
    await looked(review, 'division', 'review')

    await page.getByLabel(/^ใช้ค่าจากไฟล์: หมายเหตุ/).check()
    await page.getByRole('button', { name: 'บันทึกเข้าแผน' }).click()
    await page.getByText('บันทึกเข้าแผนแล้วเมื่อ').waitFor()
    expect(await projectsOf(year)).toMatchObject([
      { name: ROAD, note: 'แก้โดยกองช่าง', place: 'หมู่ที่ 5 บ้านตัวอย่าง', activity: 'ผิวจราจร คสล. กว้าง 4.00 เมตร' },
      { name: DRAIN },
      { name: 'อบรมเชิงปฏิบัติการตัวอย่าง' },
      { name: 'ขุดลอกคลองตัวอย่าง', departments: ['กองช่าง'] },
    ])
    await looked(review, 'division', 'applied')
    await page.getByRole('button', { name: 'เลิกทำทั้งหมด' }).click()
    await page.getByText('เลิกทำแล้ว').first().waitFor()
    expect(await projectsOf(year)).toMatchObject([{ note: 'แก้โดยฝ่ายแผน' }, {}, {}])
    expect(await projectsOf(year)).toHaveLength(3)
  })

  test('a file of something else is refused in words', async () => {
    const page = await open(sheets, 'planner')
    await page
      .getByLabel('เลือกไฟล์ที่แก้แล้ว หรือลากมาวางที่นี่')
      .setInputFiles({ name: 'อื่น.csv', mimeType: 'text/csv', buffer: Buffer.from('ก,ข\n1,2\n') })
    await page.getByRole('button', { name: 'นำเข้าและตรวจทาน' }).click()
    const refusal = page.getByRole('alert')
    expect(await refusal.innerText()).toContain('ไม่พบตารางโครงการในไฟล์นี้')
    await page.context().close()
  })
})

test('nothing was said on any console', () => {
  expect(app.complaints).toEqual([])
})
