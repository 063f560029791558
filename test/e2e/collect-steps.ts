import { createServer } from 'node:net'
import type { Page } from 'playwright-core'
import { keepPicture, pageProblems, SCREENS, scrollsSideways } from './browser.ts'

/** A port on which nothing listens now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** What keeps anyone from using the page, or makes it scroll sideways on the other screen; kept as pictures of both. */
export async function look(page: Page, name: string): Promise<string[]> {
  await page.waitForLoadState()
  const own = page.viewportSize() ?? SCREENS.desktop
  const problems = await pageProblems(page)
  for (const [screen, size] of Object.entries(SCREENS)) {
    await page.setViewportSize(size)
    await keepPicture(page, `collect-${name}-${screen}`)
    if (await scrollsSideways(page)) problems.push(`scrolls sideways on a ${screen}`)
  }
  await page.setViewportSize(own)
  return problems.map((problem) => `${name}: ${problem}`)
}

/** Presses a button. */
export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()
/** Follows a link. */
export const go = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('link', { name, exact: true }).click()
/** Turns to another page of the plan. */
export const goInPlan = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'หน้าของแผนนี้' }).getByRole('link', { name, exact: true }).click()
/** Turns to another page of the budget. */
export const goInBudget = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'หน้าของงบประมาณ' }).getByRole('link', { name, exact: true }).click()
/** Waits until the page says this. */
export const says = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor()

/** What is typed about a project. `months`: as the form calls them. */
type Typed = { name: string; place: string; baht: string; source: string; months: readonly string[] }

/** Fills in the form of a project, as a division and an agency see it. */
export async function fillItem(page: Page, { name, place, baht, source, months }: Typed): Promise<void> {
  await page.getByLabel(/^ชื่อโครงการหรืองาน/).fill(name)
  await page.getByLabel('จะทำอะไร').fill('กว้าง 5 เมตร ยาว 1,200 เมตร')
  await page.getByLabel(/^สถานที่/).fill(place)
  await page.getByLabel('จำนวนเงิน (บาท)').fill(baht)
  await page.getByLabel('แหล่งงบประมาณ').fill(source)
  for (const month of months) await page.getByLabel(month, { exact: true }).check()
}
