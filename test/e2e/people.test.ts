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

test('a new person gets a link, chooses a password by it once, and loses the position at once when it ends', async () => {
  const admin = await app.open('/offices/9900101/people', { as: 'admin', javaScriptEnabled: false })
  await admin.getByRole('link', { name: 'เพิ่มตำแหน่ง' }).click()
  await admin.getByLabel('ชื่อตำแหน่ง').fill('ผู้อำนวยการกองคลัง')
  await admin.getByLabel('กอง/สำนัก', { exact: true }).selectOption('กองคลัง')
  await admin.getByRole('checkbox', { name: 'ผู้อำนวยการกอง/หัวหน้าสำนัก' }).check()
  await admin.getByRole('button', { name: 'บันทึกตำแหน่ง' }).click()
  await admin.getByLabel('ชื่อและนามสกุล').fill('เจ้าหน้าที่ตัวอย่าง กองคลัง')
  await admin.getByLabel('ชื่อผู้ใช้').fill('klang')
  await admin.getByLabel('ตั้งแต่วันที่').fill('1 ตุลาคม 2567')
  await admin.getByRole('button', { name: 'เพิ่มผู้ดำรงตำแหน่ง' }).click()
  const link = (await admin.locator('.one-time-link').textContent()) ?? ''
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/password\/[\w-]{43}$/)

  const person = await app.open(new URL(link).pathname, { as: null, javaScriptEnabled: false })
  await person.getByLabel('รหัสผ่าน (จำเป็น)', { exact: true }).fill(PASSWORD)
  await person.getByLabel('พิมพ์รหัสผ่านอีกครั้ง').fill(PASSWORD)
  await person.getByRole('button', { name: 'ตั้งรหัสผ่านและเข้าใช้' }).click()
  expect((await person.goto(`${app.address}/offices/9900101/account`))?.status()).toBe(200)
  expect((await person.goto(link))?.status()).toBe(404)
  expect((await person.goto(`${app.address}/offices/9900101/people`))?.status()).toBe(403)
  expect((await person.goto(`${app.address}/offices/9900102/account`))?.status()).toBe(403)

  await admin.getByLabel('วันสุดท้ายของ เจ้าหน้าที่ตัวอย่าง กองคลัง').fill('1 ตุลาคม 2567')
  await admin.getByRole('button', { name: 'ให้พ้นตำแหน่ง' }).click()
  expect((await person.goto(`${app.address}/offices/9900101/account`))?.status()).toBe(403)
})

test.each(Object.entries(SCREENS))('pages of people can be used by everyone on a %s', async (screen, viewport) => {
  for (const [name, at] of [
    ['people', '/offices/9900101/people'],
    ['account', '/offices/9900101/account'],
    ['settings', '/offices/9900101/settings'],
    ['position-new', '/offices/9900101/people/positions/new'],
  ] as const) {
    const page = await app.open(at, { viewport })
    await keepPicture(page, `${name}-${screen}`)
    expect(await pageProblems(page)).toEqual([])
    if (name !== 'people') continue
    await page.getByRole('link', { name: 'นายช่างโยธา' }).click()
    await keepPicture(page, `position-${screen}`)
    expect(await pageProblems(page)).toEqual([])
  }
})

test('who changes the password must know it, and other sessions end', async () => {
  const page = await app.open('/offices/9900101/account', { as: 'auditor', javaScriptEnabled: false })
  const change = async (current: string) => {
    await page.getByLabel('รหัสผ่านปัจจุบัน').fill(current)
    await page.getByLabel('รหัสผ่าน (จำเป็น)', { exact: true }).fill('ใหม่-และ-ยาว-พอ')
    await page.getByLabel('พิมพ์รหัสผ่านอีกครั้ง').fill('ใหม่-และ-ยาว-พอ')
    await page.getByRole('button', { name: 'เปลี่ยนรหัสผ่าน' }).click()
  }
  const before = await app.cookieOf('auditor')
  await change('ไม่ใช่รหัสนี้แน่')
  expect(await page.getByRole('alert').textContent()).toContain('รหัสผ่านปัจจุบันไม่ถูกต้อง')
  await change(PASSWORD)
  expect(await page.getByRole('status').textContent()).toContain('เปลี่ยนรหัสผ่านแล้ว')
  const answer = await fetch(`${app.address}/offices/9900101/account`, {
    headers: { cookie: before },
    redirect: 'manual',
  })
  expect(answer.headers.get('location')).toContain('/sign-in')
})

test('signing out ends the session, not only its cookie', async () => {
  const cookie = await app.cookieOf('secretary')
  const from = { headers: { cookie }, redirect: 'manual' } as const
  expect((await fetch(`${app.address}/offices/9900101/account`, from)).status).toBe(200)
  expect(
    (await fetch(`${app.address}/sign-out`, { ...from, method: 'POST', body: new URLSearchParams() })).status,
  ).toBe(302)
  expect((await fetch(`${app.address}/offices/9900101/account`, from)).status).toBe(302)
})

test('an address may try so often and no more, whatever it says of itself', async () => {
  const own = await startApp()
  try {
    const statuses: number[] = []
    for (let count = 0; count < 22; count += 1) {
      const headers = { 'x-damnoen-client': `10.0.0.${count}`, 'x-forwarded-for': `10.0.1.${count}` }
      const body = new URLSearchParams({ username: 'admin', password: 'ไม่ใช่รหัสนี้แน่' })
      statuses.push((await fetch(`${own.address}/sign-in`, { method: 'POST', headers, body })).status)
    }
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 422))
    expect(statuses.slice(20)).toEqual([429, 429])
  } finally {
    await own.close()
  }
})

test.each([
  ['/sign-in?next=https://evil.example/', '/'],
  ['/sign-in?next=//evil.example/x', '/'],
  ['/sign-in?next=/%5Cevil.example', '/'],
])('%s leads to no other site', async (at, to) => {
  const answer = await fetch(`${app.address}${at}`, {
    headers: { cookie: await app.cookieOf('support') },
    redirect: 'manual',
  })
  expect(answer.headers.get('location')).toBe(to)
})

test('another site can sign nobody in', async () => {
  const body = new URLSearchParams({ username: 'admin', password: PASSWORD })
  const headers = { origin: 'https://evil.example' }
  const answer = await fetch(`${app.address}/sign-in`, { method: 'POST', headers, body, redirect: 'manual' })
  expect(answer.status).toBe(403)
  expect(answer.headers.getSetCookie()).toEqual([])
})
