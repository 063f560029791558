import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { createPlan } from '#src/features/plans/plans.commands.ts'
import { OFFICE_CODE } from '#test/actors.ts'
import { startApp, SCREENS, type App } from './browser.ts'

const PLACE = `/offices/${OFFICE_CODE}/2570/budget`
const ROWS = [
  'แผนงาน,งบ,หมวด,รายการ,หน่วยงาน,จำนวนเงิน',
  'แผนงานบริหารงานทั่วไป,งบบุคลากร,เงินเดือน (ฝ่ายประจำ),เงินเดือนพนักงาน,สำนักปลัด,"500,000.50"',
  'แผนงานเคหะและชุมชน,งบลงทุน,ค่าที่ดินและสิ่งก่อสร้าง,ก่อสร้างถนนตัวอย่าง หมู่ที่ 4,กองช่าง,"๑๐๐,๐๐๐"',
  ',,,ก่อสร้างถนนตัวอย่าง หมู่ที่ 8,กองช่าง,"200,000"',
  'รวมทั้งสิ้น,,,,,"900,000.50"',
].join('\n')

let app: App
beforeAll(async () => {
  app = await startApp({
    prepare: (db) =>
      createPlan({ db, actor: LOCAL_OPERATOR, now: () => new Date('2026-11-22T03:00:00Z') }, OFFICE_CODE, 2570),
  })
})
afterAll(() => app.close())

test(
  'a budget file becomes a plan that ties out to the baht, without scripts and on a phone',
  { timeout: 120_000 },
  async () => {
    const page = await app.open(PLACE, { javaScriptEnabled: false, viewport: SCREENS.phone })
    await page.getByRole('link', { name: /ประจำปี/ }).click()
    await page.getByLabel('ยอดรวม (บาท)').fill('800,000.50')
    await page.getByLabel('วันที่ประกาศใช้').fill('16 กันยายน 2569')
    await page.getByRole('button', { name: 'บันทึก' }).first().click()
    await page.setInputFiles('input[type=file]', { name: 'งบ.csv', mimeType: 'text/csv', buffer: Buffer.from(ROWS) })
    await page.getByRole('button', { name: 'อ่านไฟล์' }).click()
    expect(await page.textContent('main')).toContain('แถว 5: รวมทั้งสิ้น พิมพ์ไว้ 900,000.50 แต่รายการรวมได้ 800,000.50')
    await page.getByRole('button', { name: 'รับรายการเข้างบประมาณ' }).click()
    await page.goto(`${app.address}${PLACE}/leave-out`)
    await page.getByRole('button', { name: 'ไม่นำหมวดที่เลือกเข้าแผน' }).click()
    await page.goto(`${app.address}${PLACE}/choose`)
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    await page.getByRole('button', { name: 'สร้างโครงการจากรายการที่เลือก' }).click()
    expect(await page.textContent('main')).toContain('สร้างโครงการแล้ว 2 โครงการ')
    await page.goto(`${app.address}${PLACE}/tie-out`)
    expect(await page.textContent('main')).toContain('แผนตรงกับงบประมาณทุกบาท')
    expect(app.complaints).toEqual([])
  },
)

test(
  'two people who change one instrument see both values, and nothing typed is lost',
  { timeout: 120_000 },
  async () => {
    const first = await app.open(PLACE, { javaScriptEnabled: false })
    await first.getByRole('link', { name: /^เทศบัญญัติงบประมาณรายจ่าย ประจำปี/ }).click()
    const second = await app.open(first.url().replace(app.address, ''), { javaScriptEnabled: false })
    const save = async (page: typeof first, number: string): Promise<void> => {
      await page.getByText('แก้ไขข้อมูล').click()
      await page.getByLabel('เลขที่ (ถ้ามี)').fill(number)
      await page.locator('#edit').getByRole('button', { name: 'บันทึก' }).click()
    }
    await save(first, '1/2570')
    await save(second, '2/2570')
    const conflict = second.locator('#edit .conflict-table')
    expect(await conflict.textContent()).toMatch(/1\/2570.*2\/2570/)
    await conflict.getByLabel(/1\/2570/).check()
    await second.locator('#edit').getByRole('button', { name: 'บันทึก' }).click()
    expect(await second.textContent('.facts')).toContain('1/2570')
  },
)
