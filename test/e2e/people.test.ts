import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD } from '../people.ts'
import { keepPicture, pageProblems, SCREENS, startApp, type App } from './browser.ts'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

describe.each(Object.entries(SCREENS))('signing in on a %s', (screen, viewport) => {
  test('works without scripts and leads to where the person wanted to go', async () => {
    const page = await app.open('/offices/9900101', { viewport, as: null, javaScriptEnabled: false })
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/sign-in?next=%2Foffices%2F9900101')
    expect(await page.locator('script').count()).toBe(0)
    await page.getByLabel('ชื่อผู้ใช้').fill('division')
    await page.getByLabel('รหัสผ่าน').fill('ผิดแน่นอน-ผิด')
    await page.getByRole('button', { name: 'ลงชื่อเข้าใช้' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง')
    expect(await page.getByLabel('ชื่อผู้ใช้').inputValue()).toBe('division')
    await keepPicture(page, `sign-in-wrong-${screen}`)
    await page.getByLabel('รหัสผ่าน').fill(PASSWORD)
    await page.getByRole('button', { name: 'ลงชื่อเข้าใช้' }).click()
    expect(new URL(page.url()).pathname).toBe('/offices/9900101')
  })

  test('can be read and used by everyone', async () => {
    const page = await app.open('/sign-in', { viewport, as: null })
    expect(await pageProblems(page)).toEqual([])
  })
})
