import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { DEMO_OFFICE, DEMO_YEAR } from '#src/cli/demo/demo-office.ts'
import type { App } from '#test/e2e/browser.ts'
import { DESKTOP, keepFile, shoot, shootPart, WIDE } from './shoot.ts'

const OFFICE = `/offices/${DEMO_OFFICE.dlaCode}`
const PLAN = `${OFFICE}/${DEMO_YEAR}`

/** Chapter 5: an empty installation. `app` has nobody who can sign in. */
export async function takeSetUp({ open }: App): Promise<void> {
  const page = await open(`/set-up?q=${encodeURIComponent('ทต.โนนสะอาด')}`, DESKTOP)
  await shoot(page, 'set-up-office')
  const form = await open('/set-up?office=9900101', DESKTOP)
  await form.getByLabel('ชื่อและนามสกุล').fill('เจ้าหน้าที่ตัวอย่าง สำนักปลัด')
  await form.getByRole('textbox', { name: 'ตำแหน่ง (จำเป็น)', exact: true }).fill('นักวิเคราะห์นโยบายและแผน')
  await form.getByLabel('ชื่อผู้ใช้').fill('planner')
  await shoot(form, 'set-up', form.locator('main'))
}

/** Chapters 1 and 5: signing in, the office's first page, positions, and the one-time link of a new person. */
export async function takePeople({ address, open }: App): Promise<void> {
  await shoot(await open('/sign-in', { ...DESKTOP, as: null }), 'sign-in')
  const page = await open(OFFICE, DESKTOP)
  await shootPart(page, 'home', page.locator('body'), 1240)
  await page.goto(`${address}${OFFICE}/people`)
  await shoot(page, 'people')
  await page.getByRole('link', { name: 'เพิ่มตำแหน่ง' }).click()
  await page.getByLabel('ชื่อตำแหน่ง').fill('ผู้อำนวยการกองคลัง')
  await page.getByLabel('กอง/สำนัก', { exact: true }).selectOption('กองคลัง')
  await page.getByRole('checkbox', { name: 'ผู้อำนวยการกอง/หัวหน้าสำนัก' }).check()
  await page.getByRole('button', { name: 'บันทึกตำแหน่ง' }).click()
  await page.getByLabel('ชื่อและนามสกุล').fill('เจ้าหน้าที่ตัวอย่าง กองคลัง')
  await page.getByLabel('ชื่อผู้ใช้').fill('finance')
  await page.getByRole('button', { name: 'เพิ่มผู้ดำรงตำแหน่ง' }).click()
  await page.locator('.one-time-link').waitFor()
  await shoot(page, 'password-link')
}

/** Chapter 3: the plan, its book on the screen and on paper. */
export async function takeBook({ address, open }: App): Promise<void> {
  const page = await open(PLAN, DESKTOP)
  await shoot(page, 'plan')
  await page.goto(`${address}${PLAN}/book`)
  await shoot(page, 'book')
  await shoot(page, 'book-flow', page.locator('figure.flow-chart'))
  const wide = await open(`${PLAN}/book`, WIDE)
  await shootPart(wide, 'book-form', wide.locator('.book-form').nth(1), 900)
  await page.goto(`${address}${PLAN}/book-settings`)
  await shoot(page, 'book-settings', page.locator('main'))
}

/** The first page of form ผด.01 and of form ผด.02, and the view of the table on paper. Needs pdftoppm. */
export async function takePaper({ address, cookieOf, open }: App, folder: string): Promise<void> {
  const file = path.join(folder, 'book.pdf')
  const answer = await fetch(`${address}${PLAN}/book-file/pdf`, { headers: { cookie: await cookieOf('planner') } })
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()))
  const table = path.join(folder, 'table.pdf')
  const page = await open(`${PLAN}/table/print`, DESKTOP)
  writeFileSync(table, await page.pdf({ format: 'A4', landscape: true, preferCSSPageSize: true }))
  try {
    const pages = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).split('\f')
    // The contents name the forms too, so the page that says most is not the first that says it.
    const first = (mark: RegExp): number => pages.findIndex((text) => mark.test(text) && !/สารบัญ/.test(text)) + 1
    toPicture('pdf-summary', file, first(/แบบ ผด\.(01|๐๑)/))
    toPicture('pdf-form', file, first(/แบบ ผด\.(02|๐๒)(?!\/)/))
    toPicture('table-print', table, 1)
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error
    process.stderr.write('pdftoppm is not here: the pictures of paper stay as they are\n')
  }
}

function toPicture(name: string, file: string, page: number): void {
  const target = `${file}-${name}`
  execFileSync('pdftoppm', ['-png', '-r', '80', '-f', `${page}`, '-l', `${page}`, '-singlefile', file, target])
  keepFile(name, `${target}.png`)
}

/** Chapter 6: the plan table, several projects chosen in it, and the keys. */
export async function takeTable({ address, open }: App): Promise<void> {
  const page = await open(PLAN, DESKTOP)
  await openTable(page, address)
  // The checks run once all projects are there.
  await page.getByRole('button', { name: /^ข้อที่ต้องดู \([1-9]/ }).waitFor()
  await shoot(page, 'plan-table')
  for (const row of [1, 2, 3]) await page.locator('.plan-row').nth(row).getByRole('checkbox').click()
  await shoot(page, 'plan-table-chosen')
  const phone = await open(`${PLAN}/table`, { viewport: { width: 360, height: 740 } })
  await phone.locator('.plan-editor[data-ready]').waitFor()
  await shoot(phone, 'plan-table-phone')
}

async function openTable(page: Page, address: string): Promise<void> {
  await page.goto(`${address}${PLAN}/table`)
  await page.locator('.plan-editor[data-ready]').waitFor()
}

/** Chapter 7: the form of a project, the same edited by two, and the checks. */
export async function takeProject({ address, cookieOf, open }: App): Promise<void> {
  const list = `${address}/api/v1${OFFICE}/plans/${DEMO_YEAR}/projects?limit=1`
  const answer = await fetch(list, { headers: { cookie: await cookieOf('planner') } })
  const [project] = ((await answer.json()) as { items: { id: string }[] }).items
  const at = `${PLAN}/projects/${project?.id}`
  const [mine, theirs] = [await open(at, DESKTOP), await open(at, { as: 'division' })]
  await shootPart(mine, 'project-form', mine.locator('body'), 1366)
  await theirs.getByLabel('เป้าหมาย').fill('1 สาย ยาว 250 เมตร')
  await theirs.getByRole('button', { name: 'บันทึก', exact: true }).click()
  await theirs.getByText('บันทึกแล้ว').waitFor()
  await mine.getByLabel('เป้าหมาย').fill('1 สาย ยาว 300 เมตร')
  await mine.getByRole('button', { name: 'บันทึก', exact: true }).click()
  await mine.getByText('มีผู้แก้ไขโครงการนี้ไปก่อนแล้ว').first().waitFor()
  await shootPart(mine, 'project-conflict', mine.locator('body'), 1090)
  await mine.goto(`${address}${PLAN}/checks`)
  await shootPart(mine, 'checks', mine.locator('body'), 1200)
}
