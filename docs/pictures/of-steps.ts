import type { Locator, Page } from 'playwright-core'
import { DEMO_OFFICE, DEMO_YEAR } from '#src/cli/demo/demo-office.ts'
import { dateInThailand, formatThaiDate } from '#src/domain/thai-date.ts'
import type { App } from '#test/e2e/browser.ts'
import { DESKTOP, PHONE, shoot, shootPart, shootSpan } from './shoot.ts'

const OFFICE = `/offices/${DEMO_OFFICE.dlaCode}`
const PLAN = `${OFFICE}/${DEMO_YEAR}`
/** The first project of the table: what is returned, and corrected. */
const LAMPS = 'โครงการขยายเขตไฟฟ้าสาธารณะภายในเขตเทศบาล'
const TODAY = formatThaiDate(dateInThailand(new Date()))

/** Chapter 11: deadlines from the day of the budget, calendar and keys; then the reference of the API. */
export async function takeDeadlines({ address, open }: App): Promise<void> {
  const page = await open(`${PLAN}/deadlines`, DESKTOP)
  await page.getByLabel('วันที่ประกาศใช้งบประมาณรายจ่ายประจำปี').fill('7 พ.ย. 2569')
  await page.getByRole('button', { name: 'บันทึก' }).click()
  await page.getByText('วันสุดท้าย 7 ธันวาคม 2569').waitFor()
  await shoot(page, 'deadlines')
  await page.goto(`${address}${OFFICE}/account/calendar`)
  await page.getByRole('button', { name: 'สร้างที่อยู่ปฏิทิน' }).click()
  await page.locator('code.secret').waitFor()
  await shoot(page, 'calendar-address')
  await page.goto(`${address}${OFFICE}/account/keys`)
  await page.getByRole('textbox', { name: 'ชื่อ' }).fill('โปรแกรมสรุปแผนของกองคลัง')
  await page.getByRole('button', { name: 'สร้างคีย์' }).click()
  await page.locator('code.secret').waitFor()
  await shoot(page, 'api-keys')
  await page.goto(`${address}/api/docs`)
  await shoot(page, 'api-docs')
}

/** Presses the button of a step, and waits until it is recorded. */
async function press(page: Page, verb: string): Promise<void> {
  await page.getByRole('button', { name: verb, exact: true }).click()
  await page.getByText('บันทึกแล้ว:').waitFor()
}

async function submit(officer: Page): Promise<void> {
  await press(officer, 'จัดทำร่างเสร็จแล้ว')
  await press(officer, 'เสนอร่างต่อคณะกรรมการพัฒนา')
}

/** Chapters 8 and 9: drafted, submitted, returned with a remark, corrected, endorsed, approved. */
export async function takeSteps({ address, open }: App): Promise<void> {
  const officer = await open(`${PLAN}/progress`, DESKTOP)
  await press(officer, 'รวบรวมครบแล้ว เริ่มจัดทำร่าง')
  await submit(officer)
  const committee = await open(`${PLAN}/progress`, { ...DESKTOP, as: 'committee' })
  await shoot(committee, 'steps-act', partOf(committee, 'act-title'))
  await committee.getByText('เพิ่มข้อสังเกต', { exact: true }).click()
  await committee.getByLabel('เกี่ยวกับ').selectOption({ label: LAMPS })
  await committee.getByLabel('ข้อสังเกต', { exact: false }).last().fill('ขอให้ตรวจจำนวนโคมไฟให้ตรงกับแบบ')
  await committee.getByRole('button', { name: 'บันทึกข้อสังเกต' }).click()
  await committee.getByText('บันทึกข้อสังเกตแล้ว').waitFor()
  await committee.locator('summary', { hasText: 'ส่งคืนให้แก้ไขร่าง' }).click()
  await committee.getByLabel('เหตุผลและสิ่งที่ต้องแก้ไข').fill('ขอให้แก้ไขตามข้อสังเกต แล้วเสนอใหม่')
  await press(committee, 'ส่งคืนให้แก้ไขร่าง')

  await correct(officer, address)
  await officer.goto(`${address}${PLAN}/progress`)
  const changes = officer.getByRole('region', { name: 'สิ่งที่เปลี่ยนไปจากร่างที่เสนอ' }).last()
  await shootSpan(officer, 'steps-returned', partOf(officer, 'remarks'), changes)
  for (const _remark of [1, 2]) {
    await officer.getByRole('button', { name: 'แก้ไขตามนี้แล้ว' }).first().click()
    await officer.getByText('ทำเครื่องหมายว่าแก้ไขแล้ว').waitFor()
  }
  await submit(officer)

  await committee.goto(`${address}${PLAN}/progress`)
  await committee.getByLabel('มติการประชุมครั้งที่ / เลขที่').fill('3/2569')
  await committee.getByLabel('วันที่มีมติ').fill(TODAY)
  await press(committee, 'บันทึกมติเห็นชอบร่าง')
  await press(committee, 'เสนอร่างต่อผู้บริหารท้องถิ่น')
  await committee.goto(`${address}${PLAN}/progress`)
  await shoot(committee, 'steps-flow', partOf(committee, 'flow-title'))
}

const partOf = (page: Page, title: string): Locator => page.locator(`section[aria-labelledby="${title}"]`)

async function correct(officer: Page, address: string): Promise<void> {
  await officer.goto(`${address}${PLAN}/table`)
  await officer.locator('.plan-editor[data-ready]').waitFor()
  await officer.locator('.plan-row >> nth=0 >> .plan-target').focus()
  await officer.keyboard.press('F2')
  await officer.keyboard.press('Control+a')
  await officer.keyboard.type('โคมไฟ 40 ชุด')
  await officer.keyboard.press('Enter')
  await officer.getByText('บันทึกครบแล้ว').waitFor()
}

/** Chapters 9 and 10: the executive on a phone, the announcement, the posting, and what the public sees. */
export async function takeAnnouncement({ open }: App): Promise<void> {
  const executive = await open(`${PLAN}/progress/review`, { ...PHONE, as: 'executive' })
  await shootPart(executive, 'steps-review', executive.locator('body'), 1500)
  await press(executive, 'ให้ความเห็นชอบ')
  const desk = await open(`${PLAN}/announce`, { ...DESKTOP, as: 'executive' })
  await desk.getByLabel('เลขที่ประกาศ').fill('12/2569')
  await desk.getByLabel('วันที่ประกาศ').fill(TODAY)
  await shootPart(desk, 'announce', desk.locator('body'), 1300)
  await desk.getByRole('button', { name: 'ประกาศใช้แผน' }).click()
  await desk.getByText('ประกาศใช้แผนเรียบร้อยแล้ว').waitFor()

  const officer = await open(`${PLAN}/posting`, DESKTOP)
  await officer.getByLabel('เริ่มปิดประกาศวันที่').fill(TODAY)
  await officer.getByRole('button', { name: 'บันทึกการปิดประกาศ' }).click()
  await officer.getByText('ทำแล้วตามกำหนด').waitFor()
  await shoot(officer, 'posting')

  const at = `/p/${DEMO_OFFICE.dlaCode}/${DEMO_YEAR}`
  const everyone = await open(at, { ...DESKTOP, as: null })
  await shootPart(everyone, 'public-page', everyone.locator('body'), 1500)
  const phone = await open(at, { ...PHONE, as: null })
  await shootPart(phone, 'public-phone', phone.locator('body'), 1500)
}
