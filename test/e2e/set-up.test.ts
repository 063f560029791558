import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, pageProblems, SCREENS, startApp, type App } from './browser.ts'

/** A password that nobody uses. */
const PASSWORD = 'แม่น้ำ-สาย-ยาว-7'

let app: App
beforeAll(async () => {
  app = await startApp({ empty: true })
})
afterAll(() => app?.close())

test.each(Object.entries(SCREENS))('the search for the office on a %s', async (screen, viewport) => {
  const page = await app.open('/', { viewport })
  expect(new URL(page.url()).pathname).toBe('/set-up')
  await page.getByLabel('ค้นหาหน่วยงาน').fill('ทต.โนนสะอาด')
  await page.getByRole('button', { name: 'ค้นหา' }).click()
  // One name, several offices: each says where it is.
  expect(await page.getByRole('link', { name: 'เทศบาลตำบลโนนสะอาด อำเภอชุมแพ จังหวัดขอนแก่น' }).count()).toBe(1)
  expect(await page.getByRole('link', { name: 'เทศบาลตำบลโนนสะอาด อำเภอหนองเรือ จังหวัดขอนแก่น' }).count()).toBe(1)
  await keepPicture(page, `set-up-office-${screen}`)
  expect(await pageProblems(page)).toEqual([])
  await page.goto(`${app.address}/set-up?office=9900101`)
  await keepPicture(page, `set-up-form-${screen}`)
  expect(await pageProblems(page)).toEqual([])
})

test('an empty installation is set up without scripts, and nothing typed is lost on the way', async () => {
  const page = await app.open('/set-up?office=9900101', { javaScriptEnabled: false })
  expect(await page.locator('script').count()).toBe(0)
  await page.getByLabel('กฎหมายงบประมาณเรียกว่า').fill('เทศบัญญัติงบประมาณ')
  await page.getByLabel('ชื่อและนามสกุล').fill('เจ้าหน้าที่ตัวอย่าง สำนักปลัด')
  await page.getByRole('textbox', { name: 'ตำแหน่ง (จำเป็น)', exact: true }).fill('นักวิเคราะห์นโยบายและแผน')
  await page.getByLabel('ชื่อผู้ใช้').fill('Planner.One')
  await page.getByLabel('รหัสตั้งค่า').fill(app.setUpCode())
  await page.getByLabel('รหัสผ่าน (จำเป็น)', { exact: true }).fill('สั้น')
  await page.getByLabel('พิมพ์รหัสผ่านอีกครั้ง').fill('สั้น')
  await page.getByRole('button', { name: 'เริ่มใช้งาน' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('รหัสผ่านต้องมีอย่างน้อย 10 ตัวอักษร')
  expect(await page.getByLabel('กฎหมายงบประมาณเรียกว่า').inputValue()).toBe('เทศบัญญัติงบประมาณ')
  expect(await page.getByLabel('ชื่อและนามสกุล').inputValue()).toBe('เจ้าหน้าที่ตัวอย่าง สำนักปลัด')
  expect(await page.getByLabel('ชื่อผู้ใช้').inputValue()).toBe('Planner.One')
  expect(await page.getByLabel('รหัสผ่าน (จำเป็น)', { exact: true }).inputValue()).toBe('')
  const begin = async (code: string): Promise<void> => {
    await page.getByLabel('รหัสตั้งค่า').fill(code)
    await page.getByLabel('รหัสผ่าน (จำเป็น)', { exact: true }).fill(PASSWORD)
    await page.getByLabel('พิมพ์รหัสผ่านอีกครั้ง').fill(PASSWORD)
    await page.getByRole('button', { name: 'เริ่มใช้งาน' }).click()
  }
  // Who reaches the machine, as by a proxy on it, does not yet see its screen.
  await begin('AAAAA-AAAAA')
  expect(await page.getByRole('alert').textContent()).toContain('รหัสตั้งค่าไม่ถูกต้อง')
  await begin(app.setUpCode().toLowerCase())
  expect(new URL(page.url()).pathname).toBe('/offices/9900101')
  await page.goto(`${app.address}/offices/9900101/settings`)
  expect(await page.getByLabel('กฎหมายงบประมาณเรียกว่า').inputValue()).toBe('เทศบัญญัติงบประมาณ')
  await page.goto(`${app.address}/set-up?office=9900102`)
  expect(new URL(page.url()).pathname).not.toBe('/set-up')
  expect(app.setUpCode()).toBe('')
  expect(app.complaints).toEqual([])
})
