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

const ROWS = [
  { name: 'ก่อสร้างถนนคอนกรีตเสริมเหล็กสายตัวอย่าง', budget: '500,000', months: [], place: 'หมู่ที่ 1 บ้านตัวอย่าง' },
  {
    name: 'วางท่อระบายน้ำสายตัวอย่าง',
    budget: '250,000',
    months: [4, 5],
    place: 'หมู่ที่ 2 บ้านตัวอย่าง',
    department: 'กองการศึกษา',
  },
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

type Told = { id: string; name: string; place: string | null; months: number }

async function projectsOf(year: number): Promise<Told[]> {
  const answer = await fetch(`${app.address}/api/v1${OFFICE_PAGE}/plans/${year}/projects?limit=500`, {
    headers: { cookie: await app.cookieOf('planner') },
  })
  return ((await answer.json()) as { items: Told[] }).items
}

const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'บันทึก', exact: true }).last().click()

describe.each([
  ['desktop', SCREENS.desktop, 2571],
  ['phone', SCREENS.phone, 2572],
] as const)('on a %s, without scripts', (screen, viewport, year) => {
  const plan = `${OFFICE_PAGE}/${year}`
  const open = (at: string, as: Person = 'planner') => app.open(plan + at, { as, viewport, javaScriptEnabled: false })
  const looked = async (at: string, name: string, as: Person = 'planner'): Promise<void> => {
    const page = await app.open(plan + at, { as, viewport })
    expect(await pageProblems(page)).toEqual([])
    await keepPicture(page, `${name}-${screen}`)
    await page.context().close()
  }
  const projectNamed = async (name: RegExp): Promise<Told> => {
    const found = (await projectsOf(year)).find((project) => name.test(project.name))
    if (!found) throw new Error(`no project like ${String(name)}`)
    return found
  }

  beforeAll(() => importPlan(year))

  test('a finding leads to its field, and is gone once the field is mended', async () => {
    const page = await open('/checks')
    const block = page.locator('#months-missing')
    await block.getByRole('link', { name: ROWS[0]?.name ?? '' }).click()
    expect(new URL(page.url()).hash).toBe('#months')
    await page.getByLabel('ธ.ค.').check()
    await page.getByLabel('ม.ค.').check()
    await page.getByLabel('ก.พ.').check()
    await save(page)
    await page.getByText('บันทึกแล้ว').waitFor()
    expect((await projectNamed(/^ก่อสร้าง/)).months).toBe(0b11100)
    await page.getByText('ธ.ค.–ก.พ.').first().waitFor()
    await page.goto(`${app.address}${plan}/checks`)
    expect(await page.locator('#months-missing').count()).toBe(0)
    await page.context().close()
    await looked('/checks', 'checks')
    await looked(`/projects/${(await projectNamed(/^ก่อสร้าง/)).id}`, 'project-form')
  })

  test('what cannot be read is said beside the field, and all that was typed is still there', async () => {
    const { id } = await projectNamed(/^วางท่อ/)
    const page = await open(`/projects/${id}`)
    await page.getByRole('button', { name: 'เพิ่มแหล่งงบประมาณ' }).click()
    await page.getByLabel('แหล่งงบประมาณ 3').fill('เงินสะสม')
    await page.getByLabel('จำนวนเงิน (บาท) 3').fill('ห้าแสน')
    await page.getByLabel('หมายเหตุ').fill('ข้อความที่ต้องไม่หาย')
    await save(page)
    await page.getByText('อ่านจำนวนเงิน “ห้าแสน” ไม่ได้').first().waitFor()
    expect(await page.getByLabel('หมายเหตุ').inputValue()).toBe('ข้อความที่ต้องไม่หาย')
    await page.getByLabel('จำนวนเงิน (บาท) 2').fill('๕๐๐,๐๐๐')
    await save(page)
    await page.getByText('บันทึกแล้ว').waitFor()
    await page.context().close()
  })

  test('two people at one project: both sides are shown, and each field is chosen', async () => {
    const { id } = await projectNamed(/^วางท่อ/)
    const [mine, theirs] = [await open(`/projects/${id}`), await open(`/projects/${id}`)]
    await theirs.getByLabel('ชื่อโครงการ/กิจกรรม').fill('วางท่อระบายน้ำที่ผู้อื่นตั้งชื่อ')
    await theirs.getByLabel('เป้าหมาย').fill('1 สาย')
    await save(theirs)
    await theirs.getByText('บันทึกแล้ว').waitFor()
    await mine.getByLabel('ชื่อโครงการ/กิจกรรม').fill('วางท่อระบายน้ำที่ข้าพเจ้าตั้งชื่อ')
    await mine.getByLabel('สถานที่ดำเนินการ').fill('หมู่ที่ 7 บ้านตัวอย่าง')
    await save(mine)
    await mine.getByText('มีผู้แก้ไขโครงการนี้ไปก่อนแล้ว').first().waitFor()
    await keepPicture(mine, `project-conflict-${screen}`)
    expect(await mine.getByLabel('เป้าหมาย').inputValue()).toBe('1 สาย')
    await mine.getByRole('radio', { name: /ที่ผู้อื่นบันทึกไว้/ }).check()
    await save(mine)
    await mine.getByText('บันทึกแล้ว').waitFor()
    expect(await projectNamed(/^วางท่อ/)).toMatchObject({
      name: 'วางท่อระบายน้ำที่ผู้อื่นตั้งชื่อ',
      place: 'หมู่ที่ 7 บ้านตัวอย่าง',
    })
    await mine.context().close()
    await theirs.context().close()
  })

  test('the session ends in the middle: nothing that was typed is lost', async () => {
    const { id } = await projectNamed(/^วางท่อ/)
    const page = await open(`/projects/${id}`)
    const cookies = await page.context().cookies()
    await page.getByLabel('หมายเหตุ').fill('พิมพ์ค้างไว้ตอนหมดเวลา')
    await page.context().clearCookies()
    await save(page)
    await page.getByText('ยังไม่ได้บันทึก เพราะหมดเวลาลงชื่อเข้าใช้').waitFor()
    await keepPicture(page, `project-signed-out-${screen}`)
    expect(await page.getByLabel('หมายเหตุ').inputValue()).toBe('พิมพ์ค้างไว้ตอนหมดเวลา')
    await page.context().addCookies(cookies)
    await save(page)
    await page.getByText('บันทึกแล้ว').waitFor()
    expect(await page.getByLabel('หมายเหตุ').inputValue()).toBe('พิมพ์ค้างไว้ตอนหมดเวลา')
    await page.context().close()
  })

  test('a project is added once, however often its form is sent, and can be deleted', async () => {
    const page = await open('/projects/new')
    await page.getByLabel('ชื่อโครงการ/กิจกรรม').fill('โครงการที่เพิ่มใหม่')
    const sent = page.waitForRequest((request) => request.method() === 'POST')
    await page.getByRole('button', { name: 'เพิ่มโครงการนี้' }).click()
    const body = (await sent).postData() ?? ''
    await page.getByText('บันทึกแล้ว').waitFor()
    const again = await fetch(`${app.address}${plan}/projects/new`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: await app.cookieOf('planner'), 'content-type': 'application/x-www-form-urlencoded' },
      body,
    })
    expect(again.status).toBe(302)
    expect((await projectsOf(year)).filter(({ name }) => name === 'โครงการที่เพิ่มใหม่')).toHaveLength(1)
    await page.getByText('ลบโครงการนี้').click()
    await page.getByRole('button', { name: 'ยืนยันการลบ' }).click()
    await page.waitForURL('**/table')
    expect(await projectsOf(year)).toHaveLength(2)
    await page.context().close()
  })

  test('a division edits its own projects and reads those of others, the auditor reads all', async () => {
    const saveButtons = async (who: Person, project: RegExp): Promise<number> => {
      const page = await open(`/projects/${(await projectNamed(project)).id}`, who)
      const count = await page.getByRole('button', { name: 'บันทึก', exact: true }).count()
      await page.context().close()
      return count
    }
    expect(await saveButtons('division', /^ก่อสร้าง/)).toBe(1)
    expect(await saveButtons('division', /^วางท่อ/)).toBe(0)
    expect(await saveButtons('auditor', /^ก่อสร้าง/)).toBe(0)
    await looked(`/projects/${(await projectNamed(/^วางท่อ/)).id}`, 'project-read-only', 'division')
    await looked('/projects/new', 'project-new')
  })

  test('totals of the budget are compared with the plan', async () => {
    const page = await open('/checks')
    await page.getByLabel('แหล่งงบประมาณ 1').fill('เทศบัญญัติ')
    await page.getByLabel('ยอดที่ตั้งไว้ (บาท) 1').fill('1,000')
    await page.getByRole('button', { name: 'บันทึกยอด' }).click()
    await page.getByText('บันทึกยอดงบประมาณแล้ว').waitFor()
    expect(await page.locator('#plan-over-fund-total, #plan-under-fund-total').count()).toBe(1)
    await page.context().close()
  })

  test('the view of the table is printed with its filter', async () => {
    const page = await open('/table/print?q=%E0%B8%96%E0%B8%99%E0%B8%99')
    expect(await page.locator('.print-table .number:first-child').count()).toBe(1)
    await page.context().close()
    await looked('/table/print', 'table-print')
  })
})

test('no page complained', () => {
  expect(app.complaints.filter((complaint) => !/status of 401/.test(complaint))).toEqual([])
})
