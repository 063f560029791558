import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inOrg, inSystem } from '#src/db/scope.ts'
import type { Database } from '#src/db/open.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { monthSet } from '#src/domain/month-set.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { refreshRadar } from '#src/features/duplicates/radar.queries.ts'
import { OFFICE, OTHER_OFFICE } from '../database.ts'
import { plantAnnounced, plantPlan, type Planted } from '../planted-works.ts'
import { testContext } from '../working-plan.ts'
import { keepPicture, pageProblems, SCREENS, startApp, type App } from './browser.ts'
import { OFFICE_PAGE } from './plan-steps.ts'

const YEAR = 2571
const NEIGHBOURS = `${OFFICE_PAGE}/${YEAR}/neighbours`
const ROAD = 'ก่อสร้างถนน คสล. สายบ้านดอนจำลอง-วังทดลอง'
const PIPE = 'ขยายเขตประปา ถนนสายบ้านดอนจำลอง-บ้านวังทดลอง'

const work = (name: string, months: readonly number[], place = 'บ้านดอนจำลอง'): Planted => ({
  name,
  months: monthSet(months),
  villages: [],
  place,
})

async function prepare(database: Database): Promise<void> {
  const context = testContext(database)
  const now = context.now()
  await plantPlan(context, OFFICE.id, YEAR, [work(ROAD, [4, 5]), work('วางท่อระบายน้ำ ถนนประชาสุข', [6], 'ตลาดสด')])
  await plantAnnounced(context, OTHER_OFFICE.id, YEAR, [work(PIPE, [5, 6]), work('ขุดลอกคลองสนสมมุติ', [4])])
  await plantPlan(context, OTHER_OFFICE.id, YEAR + 1, [work('ปรับปรุงถนนลับเฉพาะ', [4])])
  await inOrg(context.db, OTHER_OFFICE.id, refreshRadar)
  const agencies = [
    ['แขวงทางหลวงตัวอย่าง', 15.02, 100.03],
    ['การประปาสาขาตัวอย่าง', 14.96, 99.95],
  ] as const
  for (const [name, latitude, longitude] of agencies) {
    const id = uuidV7(now)
    const agency = { id, name, search_text: foldThai(name), kind: 'central' as const, latitude, longitude }
    await inSystem(database, (tx) =>
      tx
        .insertInto('agency')
        .values({ ...agency, created_by_org: OFFICE.id, created_at: now })
        .execute(),
    )
    await inOrg(database, OFFICE.id, (tx) =>
      tx.insertInto('agency_contact').values({ org_id: OFFICE.id, agency_id: id, updated_at: now }).execute(),
    )
  }
}

let app: App
beforeAll(async () => {
  app = await startApp({ prepare })
})
afterAll(() => app?.close())

describe.each([
  ['desktop', SCREENS.desktop],
  ['phone', SCREENS.phone],
] as const)('on a %s', (screen, viewport) => {
  test('an officer sees what the neighbour has announced, and is told which comes first', async () => {
    const page = await app.open(NEIGHBOURS, { viewport, javaScriptEnabled: false })
    await page.getByRole('heading', { name: 'ขุดครั้งเดียว (1)' }).waitFor()
    await page.getByText('ทำพร้อมกันหรือจัดลำดับกับอีก 1 งาน').click()
    await page
      .getByText(/ทำในคราวเดียวกัน: ท่อประปาก่อน/)
      .first()
      .waitFor()
    expect(await page.getByText('ลับเฉพาะ').count()).toBe(0)
    await page.getByLabel('แสดง', { exact: true }).selectOption('all')
    await page.getByRole('button', { name: 'แสดงตามที่เลือก' }).click()
    await page.getByRole('heading', { name: 'ขุดลอกคลองสนสมมุติ' }).waitFor()
    expect(await page.getByText('ไม่มีงานของเราที่จุดเดียวกัน').count()).toBe(1)
    await page.context().close()
    const looked = await app.open(NEIGHBOURS, { viewport })
    expect(await pageProblems(looked)).toEqual([])
    await keepPicture(looked, `neighbours-${screen}`)
    await looked.context().close()
  })

  test('the map shows its points, or says why not, and the list has the same', async () => {
    const page = await app.open(`${NEIGHBOURS}/map`, { viewport })
    const list = page.getByRole('region', { name: 'หน่วยงานบนแผนที่' })
    await list.getByText('แขวงทางหลวงตัวอย่าง').first().waitFor()
    await page.locator('.maplibregl-canvas, .map-missing').first().waitFor()
    if (await page.locator('.maplibregl-canvas').isVisible()) {
      await list.getByRole('button', { name: /^แขวงทางหลวงตัวอย่าง/ }).press('Enter')
      await page.locator('.maplibregl-popup').getByText('แขวงทางหลวงตัวอย่าง').waitFor()
    }
    expect(await pageProblems(page)).toEqual([])
    await keepPicture(page, `neighbours-map-${screen}`)
    await page.context().close()
  })
})

test('the planner opens a talk from a work of the neighbour', async () => {
  const page = await app.open(NEIGHBOURS, { javaScriptEnabled: false, viewport: SCREENS.phone })
  await page.getByText('หารือ', { exact: false }).first().click()
  await page.getByRole('button', { name: 'เปิดเรื่องหารือ' }).click()
  await page.waitForURL('**/coordination/*')
  await page.getByText(OTHER_OFFICE.name).first().waitFor()
  expect(await page.getByText(/จึงขอหารือลำดับและช่วงเวลา/).count()).toBe(1)
  await page.context().close()
})

test('only the page of the map may start a worker, and nothing may be loaded from elsewhere', async () => {
  const headers = { cookie: await app.cookieOf('planner') }
  const policyOf = async (at: string) =>
    (await fetch(app.address + at, { headers })).headers.get('content-security-policy')
  expect(await policyOf(`${NEIGHBOURS}/map`)).toContain("connect-src 'self'; worker-src 'self'")
  expect(await policyOf(NEIGHBOURS)).toContain("script-src 'none'")
})

test('the consoles of all pages were silent but for the driver of the map', () => {
  expect(app.complaints.filter((said) => !/WebGL|GL Driver/.test(said))).toEqual([])
})
