import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityProblems, keepPicture, startApp, type App } from './browser.ts'
import { OFFICE_PAGE } from './plan-steps.ts'
import { cell, makePlan, openTable, saved } from './plan-table-steps.ts'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

async function signInAs(context: BrowserContext, person: 'planner' | 'division'): Promise<void> {
  const [name = '', ...value] = (await app.cookieOf(person)).split('=')
  await context.clearCookies()
  await context.addCookies([{ name, value: value.join('='), domain: '127.0.0.1', path: '/' }])
}

test('a form that is sent when the session has ended comes back with what was typed, and can be sent again', async () => {
  const page = await app.open(`${OFFICE_PAGE}/holidays`, { javaScriptEnabled: false })
  const form = page.locator('form').filter({ has: page.locator('#name') })
  const name = 'วันหยุด “ตัวอย่าง” <b>&'
  await form.locator('[name=date]').fill('15 เม.ย. 2571')
  await form.locator('#name').fill(name)
  const context = page.context()
  await context.clearCookies()
  await form.locator('button[value=add]').click()
  await page.getByRole('heading', { name: 'หมดเวลาการลงชื่อเข้าใช้ ยังไม่ได้บันทึก' }).waitFor()
  expect(await page.getByRole('link', { name: 'ลงชื่อเข้าใช้ (แท็บใหม่)' }).getAttribute('target')).toBe('_blank')
  expect(await page.locator('input[name=name]').inputValue()).toBe(name)
  await keepPicture(page, 'session-ended')
  await signInAs(context, 'planner')
  await page.getByRole('button', { name: 'ส่งอีกครั้ง' }).click()
  await page.getByText(name).first().waitFor()
})

const post = (at: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(app.address + at, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(fields) })

test.each(['settings', 'holidays', '2570/checks', '2570/progress', '2570/book-settings', '2570/deadlines'])(
  'the form of %s is kept for who is signed out, escaped',
  async (at) => {
    const answer = await post(`${OFFICE_PAGE}/${at}`, { do: 'save', intent: 'remark', text: '"><b>พิมพ์ไว้' })
    expect([answer.status, await answer.text()]).toEqual([
      401,
      expect.stringContaining('value="&quot;&gt;&lt;b&gt;พิมพ์ไว้"'),
    ])
  },
)

test('a form with a password, and one from another site, is not kept', async () => {
  const secret = await post(`${OFFICE_PAGE}/account`, { do: 'password', current: 'ลับมาก', password: 'ลับกว่า' })
  expect([secret.status, secret.headers.get('location')]).toEqual([302, expect.stringMatching(/^\/sign-in\?next=/)])
  const foreign = await post(`${OFFICE_PAGE}/holidays`, { text: 'พิมพ์ไว้' }, { origin: 'https://other.example' })
  expect([foreign.status, (await foreign.text()).includes('พิมพ์ไว้')]).toEqual([403, false])
})

test('edits that wait are not sent in the name of another person who signs in', async () => {
  await makePlan(app, 2571, 4)
  const page = await openTable(app, 2571)
  await page.context().clearCookies()
  await cell(page, 0, 'note').focus()
  await page.keyboard.press('F2')
  await page.keyboard.type('ของผู้วางแผน')
  await page.keyboard.press('Enter')
  await page.getByText(/หมดเวลาการลงชื่อเข้าใช้ การแก้ไข 1 รายการ/).waitFor()
  await signInAs(page.context(), 'division')
  await page.getByRole('button', { name: 'ลองส่งอีกครั้ง' }).click()
  await page.getByText(/ผู้อื่นลงชื่อเข้าใช้ในเบราว์เซอร์นี้ การแก้ไข 1 รายการ/).waitFor()
  await keepPicture(page, 'plan-table-other-person')
  expect(await accessibilityProblems(page)).toEqual([])
  // The other's own table knows nothing of them.
  const theirs = await page.context().newPage()
  await theirs.goto(page.url())
  await theirs.locator('.plan-editor[data-ready]').waitFor()
  expect(await cell(theirs, 0, 'note').textContent()).toBe('')
  await theirs.close()
  await signInAs(page.context(), 'planner')
  await page.getByRole('button', { name: 'ลองส่งอีกครั้ง' }).click()
  await saved(page)
  const other = await openTable(app, 2571)
  expect(await cell(other, 0, 'note').textContent()).toBe('ของผู้วางแผน')
})

test('what was typed for a project that another deleted is shown, and kept as a new one', async () => {
  await makePlan(app, 2572, 4)
  const [mine, theirs] = await Promise.all([openTable(app, 2572), openTable(app, 2572, { as: 'division' })])
  await mine.route('**/changes?**', (route) => route.abort())
  await theirs.getByRole('checkbox', { name: /สายที่ 1 / }).click()
  await theirs.getByRole('button', { name: 'ลบ', exact: true }).click()
  await saved(theirs)
  await cell(mine, 0, 'note').focus()
  await mine.keyboard.press('F2')
  await mine.keyboard.type('พิมพ์ไว้ก่อนรู้')
  await mine.keyboard.press('Enter')
  const dialog = mine.getByRole('dialog', { name: 'มีผู้อื่นแก้ไขข้อมูลเดียวกัน' })
  await dialog.getByText(/^ลบโดย .+ เมื่อ .+/).waitFor()
  await dialog.getByText('พิมพ์ไว้ก่อนรู้').waitFor()
  await keepPicture(mine, 'plan-table-deleted-by-other')
  expect(await accessibilityProblems(mine)).toEqual([])
  await dialog.getByRole('button', { name: 'บันทึกตามที่เลือก' }).click()
  await dialog.waitFor({ state: 'detached' })
  await saved(mine)
  const row = mine.locator('.plan-row').filter({ hasText: 'สายที่ 1 ' })
  expect(await row.locator('.plan-note').textContent()).toBe('พิมพ์ไว้ก่อนรู้')
})
