import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readGrid } from '#src/intake/read-file.ts'
import { recognise } from '#src/intake/recognise.ts'
import { PASSWORD } from '../people.ts'
import { keepPicture, pageProblems, SCREENS, startApp, type App } from './browser.ts'
import { bytesOf, OFFICE_PAGE } from './plan-steps.ts'
import { cell, saved, tableAddress } from './plan-table-steps.ts'
import { officeFile } from '../../bench/plans.ts'

/** The plan of a large municipality: as many projects as the largest file that was seen. */
const COUNT = 548
const YEAR = 2570
const PLAN = `${OFFICE_PAGE}/${YEAR}`
const RESOLUTION = '3/2569'
const REMARK = 'ขอให้ระบุสถานที่ให้ชัดเจน'

let app: App
/** The pages of the people, each in a browser of its own. */
let officer: Page
let committee: Page
let executive: Page
beforeAll(async () => {
  app = await startApp({ empty: true })
})
afterAll(() => app?.close())

/** What keeps anyone from using the page; it is kept as a picture, to be looked at. */
async function look(page: Page, name: string): Promise<string[]> {
  await keepPicture(page, `whole-${name}`)
  return (await pageProblems(page)).map((problem) => `${name}: ${problem}`)
}

/** Presses the button of a step on the page that is open, and reads that it is done. */
async function press(page: Page, verb: string, said: string): Promise<void> {
  await page.getByRole('button', { name: verb, exact: true }).click()
  await page.getByText(`บันทึกแล้ว: ${said}`).waitFor()
}

test('an empty installation is set up: office, words, first administrator', async () => {
  officer = await app.open('/')
  await officer.getByLabel('ค้นหาหน่วยงาน').fill('ดำเนินตัวอย่าง')
  await officer.getByRole('button', { name: 'ค้นหา' }).click()
  expect(await look(officer, 'choose-office')).toEqual([])
  await officer.getByRole('link', { name: 'เทศบาลตำบลดำเนินตัวอย่าง' }).click()
  await officer.getByLabel('ชื่อและนามสกุล').fill('เจ้าหน้าที่ตัวอย่าง สำนักปลัด')
  await officer.getByRole('textbox', { name: 'ตำแหน่ง (จำเป็น)', exact: true }).fill('นักวิเคราะห์นโยบายและแผน')
  await officer.getByLabel('ชื่อผู้ใช้').fill('planner')
  await officer.getByLabel('รหัสตั้งค่า').fill(app.setUpCode())
  await officer.getByLabel('รหัสผ่าน (จำเป็น)', { exact: true }).fill(PASSWORD)
  await officer.getByLabel('พิมพ์รหัสผ่านอีกครั้ง').fill(PASSWORD)
  expect(await look(officer, 'set-up')).toEqual([])
  await officer.getByRole('button', { name: 'เริ่มใช้งาน' }).click()
  await officer.waitForURL(`**${OFFICE_PAGE}`)
  expect(await look(officer, 'empty-office')).toEqual([])
})

/** Puts a new person into a position. The person opens the one-time link and chooses a password. */
async function appoint(position: RegExp, username: string, screen: keyof typeof SCREENS): Promise<Page> {
  await officer.goto(`${app.address}${OFFICE_PAGE}/people`)
  await officer.getByRole('link', { name: position }).click()
  await officer.getByLabel('ชื่อและนามสกุล').fill(`ผู้ทดสอบ ${username}`)
  await officer.getByLabel('ชื่อผู้ใช้').fill(username)
  await officer.getByRole('button', { name: 'เพิ่มผู้ดำรงตำแหน่ง' }).click()
  const link = (await officer.locator('.one-time-link').textContent()) ?? ''
  const page = await app.open(new URL(link).pathname, { viewport: SCREENS[screen] })
  expect(await look(page, `password-${screen}`)).toEqual([])
  await page.getByLabel('รหัสผ่าน (จำเป็น)', { exact: true }).fill(PASSWORD)
  await page.getByLabel('พิมพ์รหัสผ่านอีกครั้ง').fill(PASSWORD)
  await page.getByRole('button', { name: 'ตั้งรหัสผ่านและเข้าใช้' }).click()
  await page.waitForURL(`**${OFFICE_PAGE}`)
  return page
}

test('the committee and the executive get their positions by one-time links', async () => {
  committee = await appoint(/^เลขานุการ/, 'committee', 'desktop')
  executive = await appoint(/^นายกเทศมนตรี/, 'executive', 'phone')
  await officer.goto(`${app.address}${OFFICE_PAGE}/people`)
  expect(await look(officer, 'people')).toEqual([])
})

test(`the office's file of ${COUNT} projects is imported`, async () => {
  await officer.goto(app.address + OFFICE_PAGE)
  const file = { name: 'แผน.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(await officeFile(COUNT)) }
  await officer.getByLabel('ลากไฟล์มาวางที่นี่').setInputFiles(file)
  await officer.getByRole('button', { name: 'อ่านไฟล์นี้' }).click()
  await officer.getByRole('heading', { name: 'ตรวจและแก้ไขไฟล์ที่นำเข้า' }).waitFor()
  expect(await look(officer, 'intake')).toEqual([])
  await officer.getByRole('button', { name: 'นำเข้าแผนทั้งหมด' }).click()
  await officer.getByText(`นำเข้าแล้ว แผนนี้มี ${COUNT} โครงการ`).waitFor()
  expect(await look(officer, 'plan')).toEqual([])
})

test('the check says what stops the draft, and all of it is mended in the table at once', async () => {
  await officer.goto(`${app.address}${PLAN}/checks`)
  await officer.getByText('ยังไม่ได้เลือกเดือนที่ดำเนินการ').first().waitFor()
  expect(await look(officer, 'checks')).toEqual([])
  await openTable('?problem=blocking')
  // All of them stand there once the check has run in the browser; what the server sent first are some.
  await officer.getByRole('button', { name: /^ต้องแก้ \d/ }).waitFor()
  await cell(officer, 0, 'name').focus()
  await officer.keyboard.press('Control+a')
  await officer.getByRole('button', { name: 'กำหนดเดือน' }).click()
  const dialog = officer.getByRole('dialog', { name: /^กำหนดเดือนของ/ })
  await dialog.getByLabel('ม.ค.').check()
  await dialog.getByLabel('ก.พ.').check()
  await dialog.getByRole('button', { name: 'ตกลง' }).click()
  await officer.getByText('ไม่มีโครงการที่ตรงกับตัวกรอง').waitFor()
  await saved(officer)
  await officer.goto(`${app.address}${PLAN}/checks`)
  expect(await officer.getByText('ยังไม่ได้เลือกเดือนที่ดำเนินการ').count()).toBe(0)
})

async function openTable(query = ''): Promise<void> {
  await officer.goto(app.address + tableAddress(YEAR) + query)
  await officer.locator('.plan-editor[data-ready]').waitFor()
}

/** Types a place into the first rows by the keyboard alone. */
async function editPlaces(...places: readonly string[]): Promise<void> {
  await openTable()
  await cell(officer, 0, 'place').focus()
  for (const place of places) {
    await officer.keyboard.press('F2')
    await officer.keyboard.press('Control+a')
    await officer.keyboard.type(place)
    await officer.keyboard.press('Enter')
  }
  await saved(officer)
}

/** The draft is ready, and goes to the committee. */
async function submit(): Promise<void> {
  await press(officer, 'จัดทำร่างเสร็จแล้ว', 'จัดทำร่างเสร็จ')
  await press(officer, 'เสนอร่างต่อคณะกรรมการพัฒนา', 'เสนอร่างต่อคณะกรรมการพัฒนา')
}

test('some cells are edited, and the draft is submitted; then the table is locked', async () => {
  await editPlaces('หมู่ที่ 1 บ้านตัวอย่าง', 'หมู่ที่ 2 บ้านทดลอง')
  expect(await look(officer, 'table')).toEqual([])
  await officer.goto(`${app.address}${PLAN}/progress`)
  await press(officer, 'รวบรวมครบแล้ว เริ่มจัดทำร่าง', 'เริ่มจัดทำร่าง')
  await submit()
  expect(await look(officer, 'submitted')).toEqual([])
  await openTable()
  await officer.getByText('แผนนี้เสนอให้พิจารณาหรือประกาศใช้แล้ว').waitFor()
})

test('the committee pins a remark to a project and returns the draft', async () => {
  await committee.goto(`${app.address}${PLAN}/progress`)
  await committee.getByText('เพิ่มข้อสังเกต', { exact: true }).click()
  await committee.getByLabel('เกี่ยวกับ').selectOption({ index: 1 })
  await committee.getByLabel('ข้อสังเกต', { exact: false }).last().fill(REMARK)
  await committee.getByRole('button', { name: 'บันทึกข้อสังเกต' }).click()
  await committee.getByText('บันทึกข้อสังเกตแล้ว').waitFor()
  await committee.locator('summary', { hasText: 'ส่งคืนให้แก้ไขร่าง' }).click()
  await committee.getByLabel('เหตุผลและสิ่งที่ต้องแก้ไข').fill('ขอให้แก้ไขตามข้อสังเกต')
  expect(await look(committee, 'committee')).toEqual([])
  await press(committee, 'ส่งคืนให้แก้ไขร่าง', 'คณะกรรมการพัฒนาส่งคืนให้แก้ไข')
})

test('the officer finds the remarks, corrects, and submits again', async () => {
  await officer.goto(app.address + OFFICE_PAGE)
  expect(await look(officer, 'office-returned')).toEqual([])
  await editPlaces('หมู่ที่ 1 บ้านตัวอย่าง ข้างศาลาประชาคม')
  await officer.goto(`${app.address}${PLAN}/progress`)
  await officer.getByText(REMARK).first().waitFor()
  const changes = officer.getByRole('region', { name: 'สิ่งที่เปลี่ยนไปจากร่างที่เสนอ' })
  expect(await changes.getByText('ข้างศาลาประชาคม').count()).toBe(1)
  expect(await look(officer, 'returned')).toEqual([])
  for (const _remark of [1, 2]) {
    await officer.getByRole('button', { name: 'แก้ไขตามนี้แล้ว' }).first().click()
    await officer.getByText('ทำเครื่องหมายว่าแก้ไขแล้ว').waitFor()
  }
  await submit()
})

test('the committee endorses and proposes', async () => {
  await committee.goto(`${app.address}${PLAN}/progress`)
  await committee.getByLabel('มติการประชุมครั้งที่ / เลขที่').fill(RESOLUTION)
  await committee.getByLabel('วันที่มีมติ').fill(today())
  await press(committee, 'บันทึกมติเห็นชอบร่าง', 'คณะกรรมการพัฒนามีมติเห็นชอบร่าง')
  await press(committee, 'เสนอร่างต่อผู้บริหารท้องถิ่น', 'เสนอร่างต่อผู้บริหารท้องถิ่น')
  expect(await committee.getByText(RESOLUTION).count()).toBeGreaterThan(0)
})

const today = (): string =>
  new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-latn', {
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    timeZone: 'Asia/Bangkok',
  })
    .format(new Date())
    .replace(/ .*$/, '')

/** How many lines each takes: an amount that is broken in two is read as another. */
const linesOfEach = (cells: Element[]): number[] =>
  cells.map((cell) => {
    const words = document.createRange()
    words.selectNodeContents(cell)
    return words.getClientRects().length
  })

test('the executive approves and announces on a phone', async () => {
  await executive.goto(`${app.address}${PLAN}/progress/review`)
  expect(await look(executive, 'review-phone')).toEqual([])
  expect(new Set(await executive.locator('.review-figures dd').evaluateAll(linesOfEach))).toEqual(new Set([1]))
  await press(executive, 'ให้ความเห็นชอบ', 'ผู้บริหารท้องถิ่นให้ความเห็นชอบ')
  await executive.getByRole('link', { name: 'ไปหน้าประกาศใช้แผน' }).click()
  await executive.getByLabel('เลขที่ประกาศ').fill('12/2569')
  await executive.getByLabel('วันที่ประกาศ').fill(today())
  expect(await look(executive, 'announce-phone')).toEqual([])
  await executive.getByRole('button', { name: 'ประกาศใช้แผน' }).click()
  await executive.getByText('ประกาศใช้แผนเรียบร้อยแล้ว').waitFor()
  expect(await look(executive, 'announced-phone')).toEqual([])
})

test.each(Object.entries(SCREENS))('everyone reads the public page, on a %s', async (screen, viewport) => {
  const page = await app.open('/p', { viewport })
  expect(await look(page, `public-front-${screen}`)).toEqual([])
  await page
    .getByRole('link', { name: /เทศบาลตำบลดำเนินตัวอย่าง/ })
    .first()
    .click()
  await page.getByText(`${COUNT} โครงการ`).first().waitFor()
  expect(await look(page, `public-${screen}`)).toEqual([])
})

test('everything can be downloaded with scripts off, and is the whole plan', async () => {
  const page = await app.open(`/p/9900101/${YEAR}`, { javaScriptEnabled: false })
  const download = async (name: string): Promise<Buffer> => {
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
    return bytesOf(await coming)
  }
  expect((await download('เล่มแผน PDF')).subarray(0, 5).toString()).toBe('%PDF-')
  for (const [name, ending] of [
    ['เล่มแผน Word', 'docx'],
    ['บัญชีโครงการ Excel', 'xlsx'],
  ] as const)
    expect([ending, recognise(readGrid(await download(name), `plan.${ending}`)).items.length]).toEqual([ending, COUNT])
  const csv = recognise(readGrid(await download('ข้อมูล CSV'), 'plan.csv'))
  expect(csv.items.length).toBe(COUNT)
  const json = JSON.parse((await download('ข้อมูล JSON')).toString()) as { projects: { place: string | null }[] }
  expect(json.projects.length).toBe(COUNT)
  expect(json.projects[0]?.place).toBe('หมู่ที่ 1 บ้านตัวอย่าง ข้างศาลาประชาคม')
})

test('no page said anything on the console, nor broke its content policy', () => {
  expect(app.complaints).toEqual([])
})
