import { DEMO_AGENCIES, DEMO_OFFICE, DEMO_YEAR } from '#src/cli/demo/demo-office.ts'
import type { App } from '#test/e2e/browser.ts'
import { DESKTOP, PHONE, shootPart } from './shoot.ts'

const OFFICE = `/offices/${DEMO_OFFICE.dlaCode}`
const PLAN = `${OFFICE}/${DEMO_YEAR}`

/** Chapters 12, 14, 15 and 16: the board of a round, its letter, a division, what an agency sent, and its page on a phone. */
export async function takeCollect({ open }: App): Promise<void> {
  const page = await open(`${PLAN}/collect`, DESKTOP)
  await page.getByRole('link', { name: /^รวบรวมโครงการ/ }).click()
  await shootPart(page, 'collect-board', page.locator('main'), 1000)
  await page.getByRole('link', { name: 'หนังสือขอความร่วมมือ' }).click()
  await shootPart(page, 'collect-letter', page.locator('main'), 1000)

  const division = await open(OFFICE, { ...DESKTOP, as: 'division' })
  await division.getByRole('link', { name: /^แจ้งโครงการของกองช่าง/ }).click()
  await shootPart(division, 'division-answer', division.locator('main'), 900)

  const inbox = await open(`${PLAN}/collect/inbox`, DESKTOP)
  await inbox.getByRole('link', { name: DEMO_AGENCIES[0] }).first().click()
  await shootPart(inbox, 'inbox', inbox.locator('main'), 900)
  await inbox.getByRole('link', { name: 'ลิงก์ของหน่วยงานนี้' }).click()
  const link = await inbox.getByLabel('ลิงก์', { exact: true }).inputValue()
  const phone = await open(new URL(link).pathname, { ...PHONE, as: null })
  await shootPart(phone, 'agency-phone', phone.locator('body'), 1300)
}

/** Chapter 13: the pairs of the plan, and one of them. */
export async function takeDuplicates({ open }: App): Promise<void> {
  const page = await open(`${PLAN}/duplicates`, DESKTOP)
  await shootPart(page, 'duplicates', page.locator('main'), 1200)
  await page.getByRole('link', { name: 'พิจารณาคู่นี้' }).first().click()
  await page.getByText('ทำเป็นโครงการร่วม').first().click()
  await shootPart(page, 'duplicate-case', page.locator('main'), 2200)
}

/** Chapter 20: works of others near those of the plan. */
export async function takeNeighbours({ open }: App): Promise<void> {
  const page = await open(`${PLAN}/neighbours`, DESKTOP)
  await shootPart(page, 'neighbours', page.locator('main'), 1200)
}

/** Chapters 18 and 19: the development plan, where projects stand in it, and the budget to the last baht. */
export async function takeMoney({ address, open }: App): Promise<void> {
  const page = await open(`${OFFICE}/development`, DESKTOP)
  await shootPart(page, 'development', page.locator('main'), 1400)
  await page.goto(`${address}${PLAN}/development`)
  await shootPart(page, 'development-places', page.locator('main'), 800)
  await page.goto(`${address}${PLAN}/budget/tie-out`)
  await shootPart(page, 'budget-tie-out', page.locator('main'), 1200)
}
