import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inOrg } from '#src/db/scope.ts'
import { refreshRadar } from '#src/features/duplicates/radar.queries.ts'
import { askAgency } from '../asked-agency.ts'
import { OFFICE, OTHER_OFFICE } from '../database-template.ts'
import { plantAnswer } from '../planted-pair.ts'
import { plantAnnounced, plantPlan } from '../planted-works.ts'
import { testContext } from '../working-plan.ts'
import { keepPicture, pageProblems, SCREENS, startApp, type App } from './browser.ts'

let app: App
const YEARS = { desktop: 2571, phone: 2572 } as const
const bare = { place: null, villages: [] }

beforeAll(async () => {
  app = await startApp({
    prepare: async (db) => {
      const context = testContext(db)
      for (const [year, village] of [
        [YEARS.desktop, 4],
        [YEARS.phone, 5],
      ] as const) {
        const drain = `วางท่อระบายน้ำ สายวัดบึงกำหนด หมู่ที่ ${village + 10} บ้านโคกลองดู`
        await plantAnnounced(context, OTHER_OFFICE.id, year, [{ ...bare, name: drain }])
        await plantPlan(context, OFFICE.id, year, [
          { ...bare, name: `ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านหนองสมมุติ หมู่ที่ ${village}` },
          { ...bare, name: `โครงการก่อสร้างถนน คสล. สายบ้านหนองสมมุติ ม.${village}` },
          { ...bare, name: drain },
          { ...bare, name: `ปรับปรุงผิวจราจรลาดยางแอสฟัลท์ติกคอนกรีต สายทุ่งทดลอง หมู่ที่ ${village}` },
        ])
        const agency = await askAgency(context, { agencyName: `แขวงทางหลวงสมมุติ ${year}`, fiscalYear: year })
        await plantAnswer(context, agency, {
          name: `ปรับปรุงผิวจราจรลาดยางแอสฟัลท์ติกคอนกรีต สายทุ่งทดลอง ม.${village}`,
          amountSatang: 350_000_000,
        })
      }
      await inOrg(db, OTHER_OFFICE.id, refreshRadar)
    },
  })
}, 60_000)
afterAll(() => app?.close())

const card = (page: Page, kind: string) => page.locator('.case', { hasText: kind }).first()
const openCard = (page: Page, kind: string): Promise<void> =>
  card(page, kind)
    .getByRole('link', { name: /^พิจารณาคู่นี้/ })
    .click()
const choose = async (page: Page, name: RegExp): Promise<void> => {
  await page.locator('.case-decision > summary', { hasText: name }).click()
}

describe.each(['desktop', 'phone'] as const)('on a %s, without scripts', (screen) => {
  const viewport = SCREENS[screen]
  const plan = `/offices/9900101/${YEARS[screen]}`
  const open = (at: string) => app.open(plan + at, { viewport, javaScriptEnabled: false })
  const looked = async (at: string, name: string): Promise<void> => {
    const page = await app.open(plan + at, { viewport })
    expect(await pageProblems(page)).toEqual([])
    await keepPicture(page, `${name}-${screen}`)
    await page.context().close()
  }

  test('an answer becomes a joint project, two spellings one, and the report tells of both', async () => {
    await looked('/duplicates', 'duplicates')
    const page = await open('/duplicates')
    await openCard(page, 'ซ้ำกับงานที่หน่วยงานส่งมา')
    await choose(page, /^ทำเป็นโครงการร่วม/)
    await page.getByRole('button', { name: 'บันทึก: ทำเป็นโครงการร่วม' }).click()
    await page.getByText('บันทึกผลการพิจารณาแล้ว').waitFor()
    await openCard(page, 'ซ้ำกันในแผนนี้')
    await looked(new URL(page.url()).pathname.replace(plan, ''), 'duplicate')
    await choose(page, /^คงไว้ทั้งสองงาน/)
    await page.getByRole('button', { name: 'บันทึก: คงไว้ทั้งสองงาน' }).click()
    // The browser asks for the reason before it sends anything.
    await choose(page, /^รวมเป็นโครงการเดียว/)
    await page.getByRole('button', { name: 'บันทึก: รวมเป็นโครงการเดียว' }).click()
    await page.getByText('บันทึกผลการพิจารณาแล้ว').waitFor()
    await looked('/duplicates/report', 'duplicate-report')
    await page.goto(`${app.address}${plan}/duplicates/report`)
    expect(await page.getByText('โครงการร่วม หลายหน่วยงานออกเงิน 1 คู่').count()).toBe(1)
    await page.context().close()
  })

  test('a second window is told what was decided first, with what was chosen in it', async () => {
    const [mine, theirs] = [await open('/duplicates'), await open('/duplicates')]
    await openCard(mine, 'ซ้ำกับแผนที่หน่วยงานอื่นประกาศ')
    await card(theirs, 'ซ้ำกับแผนที่หน่วยงานอื่นประกาศ')
      .getByRole('button', { name: /^ไม่ใช่งานเดียวกัน/ })
      .click()
    await theirs.getByText('บันทึกผลการพิจารณาแล้ว').waitFor()
    await choose(mine, /^คงไว้ทั้งสองงาน/)
    await mine.locator('#kept-reason').fill('ทำคนละช่วง')
    await mine.getByRole('button', { name: 'บันทึก: คงไว้ทั้งสองงาน' }).click()
    await mine.getByText('ที่บันทึกไว้แล้ว: ไม่ใช่งานเดียวกัน').waitFor()
    expect(await mine.getByText('ที่ท่านเลือก: คงไว้ทั้งสองงาน – ทำคนละช่วง').count()).toBe(1)
    for (const page of [mine, theirs]) await page.context().close()
  })

  test('a pair is referred to the other office, and talked over until it is closed', async () => {
    const page = await open('/duplicates?status=not-duplicate')
    await card(page, 'ซ้ำกับแผนที่หน่วยงานอื่นประกาศ').getByRole('link', { name: /^ดูคู่นี้/ }).click()
    await choose(page, /^ประสานกับ/)
    await page.getByRole('button', { name: /^บันทึก: ประสานกับ/ }).click()
    await page.getByLabel(/^ข้อความถึง/).fill('เราเริ่มงานเดือนมกราคม')
    await page.getByRole('button', { name: 'ส่งข้อความ' }).click()
    await page.getByText('ส่งข้อความแล้ว').waitFor()
    await choose(page, /^ปิดเรื่อง/)
    await page.getByLabel(/^ผลการประสานงาน/).fill('วางท่อก่อนทำถนน')
    await page.getByRole('button', { name: 'ปิดเรื่อง', exact: true }).click()
    await page.getByText('เรื่องนี้ปิดแล้ว: วางท่อก่อนทำถนน').waitFor()
    const talk = new URL(page.url()).pathname
    const view = await app.open(talk, { viewport })
    expect(await pageProblems(view)).toEqual([])
    await view.goto(`${app.address}/offices/9900101/coordination`)
    expect(await pageProblems(view)).toEqual([])
    for (const each of [page, view]) await each.context().close()
  })
})

test('nothing was complained of', () => {
  expect(app.complaints).toEqual([])
})
