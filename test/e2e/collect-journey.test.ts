import { writeXlsx } from 'hucre'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { squeezed, textByPdfJs } from '../pdf-readers.ts'
import { showsCode } from '../printed-code.ts'
import { SCREENS, startApp, type App } from './browser.ts'
import { fillItem, freePort, go, goInBudget, goInPlan, look, press, says } from './collect-steps.ts'
import { bytesOf, OFFICE_PAGE } from './plan-steps.ts'

const YEAR = 2570
const PLAN = `${OFFICE_PAGE}/${YEAR}`
const AGENCY = 'แขวงทางหลวงชนบทตัวอย่าง'
const DIVISION = 'กองช่าง'
const ROAD = 'ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านทุ่งสมมุติ หมู่ที่ 4'
/** The same road in the words of the agency. */
const SAME_ROAD = 'โครงการก่อสร้างถนน คสล. สายบ้านทุ่งสมมุติ ม.๔'
const BRIDGE = 'ซ่อมสะพานข้ามคลองสมมุติ'
const TRAINING = 'โครงการอบรมอาสาสมัครป้องกันภัยตัวอย่าง'
const TOTAL = '1,250,000'
const BUDGET = [
  ['แผนงาน', 'งบ', 'หมวด', 'รายการ', 'หน่วยงาน', 'จำนวนเงิน'],
  ['แผนงานบริหารงานทั่วไป', 'งบบุคลากร', 'เงินเดือน (ฝ่ายประจำ)', 'เงินเดือนพนักงาน', 'สำนักปลัด', 700_000],
  ['แผนงานการรักษาความสงบภายใน', 'งบดำเนินงาน', 'ค่าใช้สอย', TRAINING, 'สำนักปลัด', 50_000],
  ['แผนงานอุตสาหกรรมและการโยธา', 'งบลงทุน', 'ค่าที่ดินและสิ่งก่อสร้าง', ROAD, DIVISION, 500_000],
  ['รวมทั้งสิ้น', '', '', '', '', 1_250_000],
]

let app: App
/** The pages of the three, each in a browser of its own. */
let officer: Page
let division: Page
let agency: Page
/** Where the letter leads. */
let answerAddress: string

beforeAll(async () => {
  // Letters bear links only where the installation knows its own address.
  const port = await freePort()
  app = await startApp({ PORT: String(port), DAMNOEN_URL: `http://127.0.0.1:${port}` })
})
afterAll(() => app?.close())

type Told = { name: string; funds: { source: string | null; amountSatang: number }[]; departments: string[] }
type Tied = {
  isTied: boolean
  totals: { leftOutSatang: number; differenceSatang: number }
  projects: { name: string }[]
}

async function told<T>(at: string): Promise<T> {
  const answer = await fetch(`${app.address}/api/v1${OFFICE_PAGE}/plans/${YEAR}/${at}`, {
    headers: { cookie: await app.cookieOf('planner') },
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as T
}
const projects = async (): Promise<Told[]> => (await told<{ items: Told[] }>('projects')).items

test('the officer makes the plan of a year, and knows an agency to ask', async () => {
  officer = await app.open(OFFICE_PAGE)
  await officer.getByLabel('ปีงบประมาณ').last().fill(String(YEAR))
  await press(officer, 'สร้างแผนเปล่า')
  await officer.waitForURL(`**${PLAN}`)
  await goInPlan(officer, 'รวบรวม')
  expect(await look(officer, 'no-round')).toEqual([])
  await go(officer, 'เพิ่มหน่วยงานอื่น')
  await officer.getByLabel(/^ชื่อหน่วยงาน/).fill(AGENCY)
  await press(officer, 'เพิ่มเข้ารายชื่อ')
  await says(officer, 'เพิ่มแล้ว 1 หน่วยงาน')
  expect(await look(officer, 'agencies')).toEqual([])
})

test('a round asks the divisions and the agency', async () => {
  await go(officer, 'กลับไปเปิดรอบรวบรวม')
  await officer.getByLabel(/^ขอคำตอบภายในวันที่/).fill('30 กันยายน 2570')
  expect(await officer.getByLabel(DIVISION).isChecked()).toBe(true)
  expect(await officer.getByLabel(AGENCY).isChecked()).toBe(true)
  await press(officer, 'เปิดรอบ')
  await officer.getByRole('heading', { name: 'หน่วยงานอื่น' }).waitFor()
  expect(await look(officer, 'round')).toEqual([])
})

test('the letter bears the address of the agency in words and as a code', async () => {
  await go(officer, 'หนังสือขอความร่วมมือ')
  await officer.getByLabel('ที่', { exact: true }).fill('ทต 52001/123')
  await officer.getByLabel('วันที่', { exact: true }).fill('1 ธันวาคม 2569')
  await press(officer, 'บันทึกข้อความ')
  await says(officer, 'บันทึกแล้ว')
  expect(await look(officer, 'letter')).toEqual([])
  const [download] = await Promise.all([officer.waitForEvent('download'), go(officer, `PDF ถึง ${AGENCY}`)])
  const pdf = await bytesOf(download)
  const [words = ''] = await textByPdfJs(pdf)
  answerAddress = new RegExp(`${app.address}/a/[\\w.-]+`).exec(squeezed(words))?.[0] ?? 'no address in the letter'
  expect(answerAddress).toContain('/a/')
  expect(await showsCode(pdf, answerAddress, 2.9)).toBe(true)
})

test('the officer notes on the board that the letter went out', async () => {
  await go(officer, 'กลับไปสถานะ')
  await officer.getByLabel(`เลือก ${AGENCY}`).check()
  await press(officer, 'บันทึกว่าส่งแล้ว')
  await says(officer, 'บันทึกแล้ว')
  expect(await officer.getByRole('row', { name: new RegExp(AGENCY) }).textContent()).toMatch(/ส่งแล้ว.*หนังสือ/)
})

test('the division finds what it is asked on its first page, and types a road', async () => {
  division = await app.open(OFFICE_PAGE, { as: 'division' })
  await go(division, `แจ้งโครงการของ${DIVISION}ให้รอบรวบรวม`)
  await fillItem(division, {
    name: ROAD,
    place: 'หมู่ที่ 4 บ้านทุ่งสมมุติ',
    baht: '500,000',
    source: 'เทศบัญญัติ',
    months: ['ม.ค.', 'ก.พ.'],
  })
  await division.getByLabel('หมู่ที่', { exact: true }).fill('4')
  expect(await look(division, 'division')).toEqual([])
  await press(division, 'เพิ่มเข้าแผน')
  await says(division, 'เพิ่มเข้าแผนแล้ว 1 โครงการ')
  expect(await look(division, 'division-answered')).toEqual([])
})

test('the agency scans the letter, and sends two projects and a file without an account', async () => {
  agency = await app.open(new URL(answerAddress).pathname, { as: null, viewport: SCREENS.phone })
  expect(await look(agency, 'agency')).toEqual([])
  await go(agency, 'เพิ่มโครงการ')
  await fillItem(agency, {
    name: SAME_ROAD,
    place: 'บ้านทุ่งสมมุติ หมู่ ๔',
    baht: '๒,๐๐๐,๐๐๐',
    source: 'งบประมาณของกรม',
    months: ['ก.พ.', 'มี.ค.'],
  })
  await agency.getByLabel(/^ชื่อ-สกุล/).fill('นายช่าง ตัวอย่าง')
  expect(await look(agency, 'agency-project')).toEqual([])
  await press(agency, 'ส่งโครงการนี้')
  await says(agency, 'ส่งแล้ว ขอบคุณ')
  await go(agency, 'เพิ่มอีกโครงการ')
  await fillItem(agency, { name: BRIDGE, place: 'หมู่ที่ 7', baht: '900000', source: 'งบประมาณของกรม', months: ['พ.ค.'] })
  await press(agency, 'ส่งโครงการนี้')
  await agency.locator('.item-list > li').nth(1).waitFor()
  await go(agency, /^แนบไฟล์/)
  const file = { name: 'แผนที่.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') }
  await agency.getByLabel('เลือกไฟล์').setInputFiles(file)
  expect(await look(agency, 'agency-file')).toEqual([])
  await press(agency, 'ส่งไฟล์')
  await says(agency, 'แผนที่.pdf')
  expect(await agency.getByText('รอตรวจ').count()).toBe(2)
  expect(await look(agency, 'agency-sent')).toEqual([])
})

test('the officer sees on the board that both have answered, and what may be there twice', async () => {
  await officer.goto(`${app.address}${OFFICE_PAGE}`)
  await officer.getByRole('link', { name: 'ตรวจโครงการที่หน่วยงานส่งเข้ามา 2 โครงการ' }).waitFor()
  expect(await look(officer, 'first-page')).toEqual([])
  await officer
    .getByRole('region', { name: /^แผนการดำเนินงาน/ })
    .getByRole('link', { name: 'ภาพรวมของแผน' })
    .click()
  await goInPlan(officer, 'รวบรวม')
  expect(await look(officer, 'rounds')).toEqual([])
  await officer.locator('.round-list a').first().click()
  const row = officer.getByRole('row', { name: new RegExp(AGENCY) })
  expect(await row.textContent()).toMatch(/ตอบแล้ว.*รอตรวจ 2/)
  expect(await officer.getByRole('row', { name: new RegExp(`^${DIVISION}`) }).textContent()).toContain('ตอบแล้ว')
  expect(await look(officer, 'board')).toEqual([])
  await go(officer, 'โครงการที่ส่งเข้ามา (รอตรวจ 2)')
  expect(await look(officer, 'inbox')).toEqual([])
  await go(officer, AGENCY)
  const twins = officer.getByRole('region', { name: `อาจซ้ำกับ: ${SAME_ROAD}` })
  expect(await twins.textContent()).toContain(ROAD)
  expect(await twins.textContent()).toContain('หมู่ที่ 4')
  expect(await officer.getByRole('region', { name: `อาจซ้ำกับ: ${BRIDGE}` }).count()).toBe(0)
  expect(await look(officer, 'inbox-request')).toEqual([])
})

test('the road becomes a joint project with two payers, and the bridge is accepted', async () => {
  await go(officer, `เทียบสองงานและพิจารณา ${SAME_ROAD}`)
  await officer.getByText('เลือกผลการพิจารณา').first().waitFor()
  expect(await look(officer, 'inbox-compare')).toEqual([])
  await go(officer, 'กลับกล่องรับ')
  await press(officer, `รวมเป็นโครงการร่วม กับ ${ROAD}`)
  await says(officer, 'รวมเป็นโครงการร่วมแล้ว')
  await says(officer, `รวมไว้ในโครงการ ${ROAD}`)
  await press(officer, `รับเข้าแผน ${BRIDGE}`)
  await says(officer, 'รับเข้าแผนแล้ว')
  expect(await look(officer, 'inbox-decided')).toEqual([])
  expect((await projects()).map(({ name }) => name).toSorted()).toEqual([BRIDGE, ROAD].toSorted())
  const road = (await projects()).find(({ name }) => name === ROAD)
  expect(road?.departments).toEqual([DIVISION, AGENCY])
  expect(road?.funds.map(({ amountSatang }) => amountSatang)).toEqual([50_000_000, 200_000_000])
  expect(road?.funds[0]?.source).toBe('เทศบัญญัติ')
  expect(road?.funds[1]?.source).toContain(AGENCY)
  await officer.getByRole('link', { name: `ดูโครงการในแผน ${SAME_ROAD}` }).click()
  expect(await look(officer, 'joint-project')).toEqual([])
})

test('the agency reads at its link that both were accepted', async () => {
  await agency.reload()
  expect(await agency.getByText('รับแล้ว', { exact: true }).count()).toBe(2)
  expect(await look(agency, 'agency-accepted')).toEqual([])
})

test('the budget comes from an Excel file', async () => {
  await goInPlan(officer, 'งบประมาณ')
  expect(await look(officer, 'budget-none')).toEqual([])
  await go(officer, /ประจำปี/)
  await officer.getByLabel('ยอดรวม (บาท)').fill(TOTAL)
  await officer.getByLabel('วันที่ประกาศใช้').fill('16 กันยายน 2569')
  await officer.getByRole('button', { name: 'บันทึก' }).first().click()
  const buffer = Buffer.from(await writeXlsx({ sheets: [{ name: 'งบประมาณ', rows: BUDGET }] }))
  await officer
    .getByLabel(/^เลือกไฟล์ Excel/)
    .setInputFiles({ name: 'งบประมาณ.xlsx', mimeType: 'application/octet-stream', buffer })
  expect(await look(officer, 'instrument')).toEqual([])
  await press(officer, 'อ่านไฟล์')
  await says(officer, 'ยอดรวมของรายการตรงกับยอดของงบประมาณ')
  expect(await look(officer, 'budget-import')).toEqual([])
  await press(officer, 'รับรายการเข้างบประมาณ')
  await says(officer, 'รายการ (3)')
  expect(await look(officer, 'budget-lines')).toEqual([])
})

test('line by line the plan ties out with the budget, to the baht', async () => {
  await goInBudget(officer, 'ตรงกันถึงบาท')
  await says(officer, `ยังไม่ตรงกัน: ผลต่างรวม ${TOTAL} บาท`)
  expect(await look(officer, 'tie-out-open')).toEqual([])
  await goInBudget(officer, 'จับคู่กับโครงการ')
  expect(await officer.getByRole('checkbox').count()).toBe(1)
  expect(await look(officer, 'match')).toEqual([])
  await officer.getByRole('checkbox').check()
  await press(officer, 'ยืนยันคู่ที่เลือก')
  await says(officer, 'บันทึกแล้ว')
  await goInBudget(officer, 'เลือกรายการเข้าแผน')
  await officer.getByLabel(new RegExp(`^${TRAINING}`)).check()
  expect(await look(officer, 'choose')).toEqual([])
  await press(officer, 'สร้างโครงการจากรายการที่เลือก')
  await says(officer, 'สร้างโครงการแล้ว 1 โครงการ')
  await goInBudget(officer, 'รายการที่ไม่นำเข้าแผน')
  expect(await look(officer, 'leave-out')).toEqual([])
  await press(officer, 'ไม่นำหมวดที่เลือกเข้าแผน')
  await says(officer, 'บันทึกแล้ว')
  await goInBudget(officer, 'ตรงกันถึงบาท')
  await says(officer, 'แผนตรงกับงบประมาณทุกบาท')
  expect(await look(officer, 'tie-out')).toEqual([])
  const { isTied, totals, projects: tied } = await told<Tied>('budget/tie-out')
  expect([isTied, totals.differenceSatang, totals.leftOutSatang]).toEqual([true, 0, 70_000_000])
  expect(tied.find(({ name }) => name === ROAD)).toMatchObject({
    ownSatang: 50_000_000,
    allocatedSatang: 50_000_000,
    outsideSatang: 200_000_000,
    state: 'tied',
  })
  expect(tied.find(({ name }) => name === BRIDGE)).toMatchObject({ outsideSatang: 90_000_000, state: 'no-own-money' })
})

test('the plan goes to draft', async () => {
  await goInPlan(officer, 'ขั้นตอน')
  await press(officer, 'รวบรวมครบแล้ว เริ่มจัดทำร่าง')
  await says(officer, 'บันทึกแล้ว: เริ่มจัดทำร่าง')
  expect(await look(officer, 'draft')).toEqual([])
})

test('no page said anything on the console, nor broke its content policy', () => {
  expect(app.complaints).toEqual([])
})
