import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepPicture, pageProblems, SCREENS, startApp, type App } from './browser.ts'

const OFFICE = '/offices/9900101'

let app: App
beforeAll(async () => {
  app = await startApp()
  const page = await app.open(OFFICE)
  await page.getByLabel('ปีงบประมาณ พ.ศ.').fill('2570')
  await page.getByRole('button', { name: 'สร้างแผนเปล่า' }).click()
  await page.waitForURL(`**${OFFICE}/2570**`)
})
afterAll(() => app?.close())

describe.each(Object.entries(SCREENS))('on a %s', (screen, viewport) => {
  test('the deadlines run from the dates that are typed', async () => {
    const page = await app.open(`${OFFICE}/2570/deadlines`, { viewport })
    await page.getByLabel('วันที่ประกาศใช้งบประมาณรายจ่ายประจำปี').fill('31/2/2569')
    await page.getByRole('button', { name: 'บันทึก' }).click()
    await page.getByRole('alert').getByText('อ่านวันที่ “31/2/2569” ไม่ได้').waitFor()
    expect(await pageProblems(page)).toEqual([])
    await page.getByLabel('วันที่ประกาศใช้งบประมาณรายจ่ายประจำปี').fill('7 พ.ย. 2569')
    await page.getByRole('button', { name: 'บันทึก' }).click()
    await page.getByText('วันสุดท้าย 7 ธันวาคม 2569').waitFor()
    await page.getByText('วันหยุดชดเชยวันพ่อแห่งชาติ').waitFor()
    await keepPicture(page, `deadlines-${screen}`)
    expect(await pageProblems(page)).toEqual([])
  })

  test('days off are added, taken out and put back', async () => {
    const page = await app.open(`${OFFICE}/holidays?year=2570`, { viewport })
    const name = `วันหยุดของจังหวัด ${screen}`
    await page.getByLabel('วันที่').fill(screen === 'phone' ? '3/2/2570' : '4/2/2570')
    await page.getByLabel('ชื่อวันหยุด').fill(name)
    await page.getByRole('button', { name: 'เพิ่ม' }).click()
    await page.getByRole('button', { name: `นำออก ${name}` }).click()
    await expect.poll(() => page.getByText(name).count()).toBe(0)
    await page.getByRole('button', { name: 'นำออก วันรัฐธรรมนูญ' }).click()
    await page.getByText('นำออกแล้ว ไม่นับ').waitFor()
    await keepPicture(page, `holidays-${screen}`)
    expect(await pageProblems(page)).toEqual([])
    await page.getByRole('button', { name: 'นำกลับ วันรัฐธรรมนูญ' }).click()
    await page.getByRole('button', { name: 'นำออก วันรัฐธรรมนูญ' }).waitFor()
  })

  test('a key is shown once, works, and is revoked', async () => {
    const page = await app.open(`${OFFICE}/account`, { viewport })
    await page.getByRole('link', { name: 'คีย์ API ของท่าน' }).click()
    await page.getByRole('textbox', { name: 'ชื่อ' }).fill(`ระบบ ${screen}`)
    await page.getByRole('button', { name: 'สร้างคีย์' }).click()
    const key = await page.locator('code.secret').innerText()
    expect(key).toMatch(/^dmn_101_/)
    await keepPicture(page, `keys-${screen}`)
    expect(await pageProblems(page)).toEqual([])
    const read = () =>
      fetch(`${app.address}/api/v1${OFFICE}/plans/2570`, { headers: { authorization: `Bearer ${key}` } })
    expect((await read()).status).toBe(200)
    await page.getByRole('button', { name: `ยกเลิกคีย์ ระบบ ${screen}` }).click()
    await page.getByText('ยกเลิกคีย์แล้ว').waitFor()
    expect((await read()).status).toBe(401)
    await page.goto(page.url())
    expect(await page.content()).not.toContain(key)
  })

  test('a calendar address is shown once, gives the deadlines, and is replaced', async () => {
    const page = await app.open(`${OFFICE}/account`, { viewport })
    await page.getByRole('link', { name: 'กำหนดเวลาในปฏิทินของท่าน' }).click()
    const make = async () => {
      await page.getByRole('button', { name: /^สร้างที่อยู่/ }).click()
      return page.locator('code.secret').innerText()
    }
    const first = await make()
    await keepPicture(page, `calendar-${screen}`)
    expect(await pageProblems(page)).toEqual([])
    const answer = await fetch(first)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(await answer.text()).toContain('DTSTART;VALUE=DATE:20261207')
    const etag = answer.headers.get('etag') ?? ''
    expect((await fetch(first, { headers: { 'if-none-match': etag } })).status).toBe(304)
    const second = await make()
    expect(second).not.toBe(first)
    expect([(await fetch(first)).status, (await fetch(second)).status]).toEqual([404, 200])
  })

  test('the reference of the API can be read by anyone, without scripts', async () => {
    const page = await app.open('/api/docs', { viewport, as: null })
    expect(await page.locator('script').count()).toBe(0)
    expect(await page.getByRole('article').count()).toBeGreaterThan(10)
    await page.getByRole('link', { name: 'PATCH /offices/{officeCode}/plans/{fiscalYear}', exact: true }).click()
    await page.locator('#configurePlan summary').first().click()
    await page.getByRole('region', { name: /^ข้อมูลที่ส่ง.*configurePlan/ }).waitFor()
    await keepPicture(page, `api-docs-${screen}`)
    expect(await pageProblems(page)).toEqual([])
  })
})

test('nothing of it complains', () => expect(app.complaints).toEqual([]))
