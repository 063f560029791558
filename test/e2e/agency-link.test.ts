import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { readXlsx, writeXlsx } from 'hucre'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { linkFor } from '#src/features/collections/links.commands.ts'
import { linkKeyFrom } from '#src/server/secret.ts'
import { OFFICE_CODE } from '../actors.ts'
import { askAgency, type AskedAgency } from '../asked-agency.ts'
import { keepPicture, pageProblems, SCREENS, startApp, type App } from './browser.ts'

const SECRET = 'ความลับของการทดสอบ-ไม่ใช่ของใคร-0123456789'
const PHONE = { viewport: SCREENS.phone, as: null, javaScriptEnabled: false } as const

let app: App
let agency: AskedAgency & { path: string }
let inbox: string
beforeAll(async () => {
  app = await startApp({
    DAMNOEN_SECRET: SECRET,
    prepare: async (db) => {
      const context = { db, actor: LOCAL_OPERATOR, now: () => new Date(), linkKey: linkKeyFrom(SECRET) }
      const asked = await askAgency(context, { agencyName: 'แขวงทางหลวงชนบทตัวอย่าง' })
      agency = { ...asked, path: (await linkFor(context, OFFICE_CODE, asked.requestId)).path }
    },
  })
  inbox = `/offices/${OFFICE_CODE}/${agency.fiscalYear}/collect/inbox`
})
afterAll(() => app?.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const go = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).click()

async function typeProject(page: Page, name: string): Promise<void> {
  await page.getByLabel(/^ชื่อโครงการหรืองาน/).fill(name)
  await page.getByLabel('จะทำอะไร').fill('ลาดยางผิวทาง กว้าง 6 เมตร ยาว 1,200 เมตร')
  await page.getByLabel(/^สถานที่/).fill('หมู่ที่ 4 บ้านตัวอย่าง')
  await page.getByLabel('จำนวนเงิน (บาท)').fill('๒,๕๐๐,๐๐๐')
  await page.getByLabel('แหล่งงบประมาณ').fill('งบประมาณของหน่วยงาน')
}

test('an agency answers on a phone, without scripts and without an account', async () => {
  const page = await app.open(agency.path, PHONE)
  expect(await page.locator('script').count()).toBe(0)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(
    `แจ้งโครงการ ปีงบประมาณ พ.ศ. ${agency.fiscalYear}`,
  )
  expect(await page.getByRole('link', { name: 'ลงชื่อเข้าใช้' }).count()).toBe(0)
  await keepPicture(page, 'agency-first-phone')

  await go(page, 'เพิ่มโครงการ')
  await typeProject(page, 'ปรับปรุงถนนสายบ้านตัวอย่าง')
  await page.getByLabel(/^ชื่อ-สกุล/).fill('นายช่าง ตัวอย่าง')
  await press(page, 'ส่งโครงการนี้')
  expect(await page.getByRole('alert').textContent()).toContain('กรุณาเลือกเดือน')
  expect(await page.getByLabel(/^ชื่อโครงการหรืองาน/).inputValue()).toBe('ปรับปรุงถนนสายบ้านตัวอย่าง')
  await keepPicture(page, 'agency-refused-phone')
  for (const month of ['ม.ค.', 'ก.พ.']) await page.getByLabel(month, { exact: true }).check()
  await page.getByRole('button', { name: 'ส่งโครงการนี้' }).dblclick()
  expect(await page.getByRole('status').textContent()).toContain('ส่งแล้ว')
  expect(await page.locator('.item-list > li').count()).toBe(1)

  await go(page, 'เพิ่มอีกโครงการ')
  await typeProject(page, 'ซ่อมสะพานข้ามคลองตัวอย่าง')
  expect(await page.getByLabel(/^ชื่อ-สกุล/).inputValue()).toBe('นายช่าง ตัวอย่าง')
  await page.getByLabel('มี.ค.', { exact: true }).check()
  await press(page, 'ส่งโครงการนี้')

  await go(page, 'แนบไฟล์')
  await page
    .getByLabel('เลือกไฟล์')
    .setInputFiles({ name: 'แผนที่.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
  await press(page, 'ส่งไฟล์')
  expect(await page.getByText('แผนที่.pdf').count()).toBe(1)
  expect(await page.locator('.item-list > li').count()).toBe(2)
  await keepPicture(page, 'agency-sent-phone')
})

test('the officer accepts, returns and corrects; the agency sees it at the same link', async () => {
  const officer = await app.open(inbox)
  expect(await pageProblems(officer)).toEqual([])
  await keepPicture(officer, 'inbox-desktop')
  await go(officer, agency.agencyName)
  expect(await pageProblems(officer)).toEqual([])
  await keepPicture(officer, 'inbox-request-desktop')
  const [download] = await Promise.all([officer.waitForEvent('download'), go(officer, 'แผนที่.pdf')])
  expect(download.suggestedFilename()).toBe('แผนที่.pdf')

  await press(officer, 'รับเข้าแผน ปรับปรุงถนนสายบ้านตัวอย่าง')
  expect(await officer.getByRole('status').textContent()).toContain('รับเข้าแผนแล้ว')
  await officer.getByText('ส่งคืนหรือไม่รับ').click()
  await officer.getByLabel(/^ข้อสังเกตหรือเหตุผล/).fill('ขอแบบแปลนของสะพาน')
  await press(officer, 'ส่งคืน')
  expect(await officer.getByRole('status').textContent()).toContain('ส่งคืนแล้ว')

  const page = await app.open(agency.path, PHONE)
  expect(await page.getByText('ขอแบบแปลนของสะพาน').count()).toBe(1)
  await keepPicture(page, 'agency-returned-phone')
  await go(page, 'แก้ไข ซ่อมสะพานข้ามคลองตัวอย่าง')
  await page.getByLabel('หมายเหตุ').fill('แนบแบบแปลนแล้ว')

  await go(officer, 'แก้ไขก่อนรับ ซ่อมสะพานข้ามคลองตัวอย่าง')
  expect(await pageProblems(officer)).toEqual([])
  await officer.getByLabel('แผนงาน', { exact: true }).selectOption('แผนงานอุตสาหกรรมและการโยธา')
  await press(officer, 'บันทึกการแก้ไข')

  await press(page, 'ส่งที่แก้ไขแล้ว')
  expect(await page.locator('.notice-warning').textContent()).toContain('มีผู้แก้ไขโครงการนี้ก่อนท่านส่ง')
  expect(await page.getByLabel('หมายเหตุ').inputValue()).toBe('แนบแบบแปลนแล้ว')
  await keepPicture(page, 'agency-conflict-phone')
  await press(page, 'ส่งที่แก้ไขแล้ว')
  expect(await page.getByText('รอตรวจ').count()).toBe(1)
  await officer.goto(`${app.address}${inbox}/${agency.requestId}`)
  await press(officer, 'รับเข้าแผน ซ่อมสะพานข้ามคลองตัวอย่าง')
  await page.reload()
  expect(await page.getByText('รับแล้ว', { exact: true }).count()).toBe(2)
})

test('a template is filled in, looked at and confirmed', async () => {
  const page = await app.open(`${agency.path}/excel`, PHONE)
  const [download] = await Promise.all([page.waitForEvent('download'), go(page, 'ดาวน์โหลดแบบฟอร์ม Excel')])
  const book = await readXlsx(await bytesOf(download))
  const [sheet] = book.sheets
  const rows = sheet?.rows ?? []
  const values: Record<number, string | number> = { 1: 'ขุดลอกทางระบายน้ำ', 3: 'หมู่ที่ 2', 5: 300_000, 12: '/' }
  rows[2] = (rows[2] ?? []).map((value, at) => values[at] ?? value)
  const bytes = await writeXlsx({ sheets: book.sheets.map(({ name, rows }) => ({ name, rows })) })
  const buffer = Buffer.from(bytes)
  await page
    .getByLabel('เลือกไฟล์ที่กรอกแล้ว')
    .setInputFiles({ name: 'กรอกแล้ว.xlsx', mimeType: 'application/octet-stream', buffer })
  await press(page, 'ส่งไฟล์เพื่อตรวจ')
  expect(await page.getByText('ขุดลอกทางระบายน้ำ').count()).toBe(1)
  await keepPicture(page, 'agency-excel-phone')
  await press(page, 'ยืนยันส่ง 1 โครงการ')
  expect(await page.getByRole('status').textContent()).toContain('ส่งโครงการจากไฟล์แล้ว')
})

const bytesOf = async (download: { createReadStream: () => Promise<AsyncIterable<Buffer>> }): Promise<Uint8Array> => {
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

test('what came by letter is registered with its scan, and its project typed', async () => {
  const officer = await app.open(`${inbox.replace('inbox', 'paper')}/${agency.requestId}`)
  expect(await pageProblems(officer)).toEqual([])
  await officer.getByLabel(/^เลขที่หนังสือ/).fill('คค 0613/9')
  await officer
    .getByLabel('สแกนหนังสือ')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') })
  await officer.getByLabel(/^วันที่ได้รับแจ้ง/).fill('ไม่ทราบ')
  await keepPicture(officer, 'paper-desktop')
  await press(officer, 'บันทึก')
  expect(await officer.getByText('กรุณาเลือกไฟล์อีกครั้ง').count()).toBe(1)
  await officer.getByLabel(/^วันที่ได้รับแจ้ง/).fill('20 พฤศจิกายน 2569')
  await press(officer, 'บันทึก')
  await typeProject(officer, 'ติดตั้งไฟสัญญาณจราจร')
  await officer.getByLabel('พ.ค.', { exact: true }).check()
  await press(officer, 'บันทึกโครงการ')
  expect(await officer.getByRole('heading', { name: 'ติดตั้งไฟสัญญาณจราจร' }).count()).toBe(1)
})

test('every page of a link can be read and used by everyone on a phone', async () => {
  for (const place of ['', '/projects/new', '/excel', '/file', '/help']) {
    const page = await app.open(`${agency.path}${place}`, { ...PHONE, javaScriptEnabled: true })
    expect(await pageProblems(page)).toEqual([])
    if (place !== '') await keepPicture(page, `agency${place.replaceAll('/', '-')}-phone`)
  }
})

test('the officer changes the day on which a link ends, and withdraws it', async () => {
  const officer = await app.open(`${inbox.replace('inbox', 'link')}/${agency.requestId}`)
  expect(await pageProblems(officer)).toEqual([])
  await keepPicture(officer, 'link-desktop')
  await officer.getByLabel(/^ใช้ได้ถึงวันที่/).fill('เมื่อวาน')
  await press(officer, 'เปลี่ยนวันหมดอายุ')
  expect(await officer.getByRole('alert').first().textContent()).toContain('เมื่อวาน')
  await officer.getByLabel(/^ใช้ได้ถึงวันที่/).fill('31 มีนาคม 2570')
  await press(officer, 'เปลี่ยนวันหมดอายุ')
  expect(await officer.getByText('ใช้ได้ถึง 31 มีนาคม 2570').count()).toBe(1)
  await press(officer, 'ยกเลิกลิงก์')
  const page = await app.open(agency.path, PHONE)
  expect(await page.getByRole('heading', { name: 'ลิงก์นี้ถูกยกเลิกแล้ว' }).count()).toBe(1)
})

test('a forged link says so, and what to do', async () => {
  const page = await app.open(`${agency.path.slice(0, -3)}abc`, PHONE)
  expect(await page.getByText('ลิงก์นี้ใช้ไม่ได้').count()).toBe(1)
  expect(await page.getByText('สแกน QR ในหนังสือ').count()).toBe(1)
  await keepPicture(page, 'agency-forged-phone')
  expect(app.complaints.filter((line) => !/status of (404|410)/.test(line))).toEqual([])
})
