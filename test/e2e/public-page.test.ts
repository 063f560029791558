import { brotliCompressSync, gunzipSync } from 'node:zlib'
import { request, type IncomingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { closeRenderWorkers } from '#src/render/close-workers.ts'
import { announcedPlan } from '#test/announced-plan.ts'
import { keepPicture, pageProblems, SCREENS, startApp, type App } from './browser.ts'

const ROWS = 130
const PLAN = '/p/9900101/2570'

let app: App
beforeAll(async () => {
  app = await startApp({
    prepare: async (db) => {
      const context = { db, actor: LOCAL_OPERATOR, now: () => new Date(), siteUrl: 'https://plan.example.go.th' }
      await announcedPlan(context, ROWS)
      await closeRenderWorkers()
    },
  })
})
afterAll(() => app?.close())

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }
const ask = (at: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(app.address + at, { headers, method }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })

describe.each(Object.entries(SCREENS))('on a %s', (screen, viewport) => {
  test.each([
    ['front', '/p'],
    ['plan', PLAN],
    ['english', `${PLAN}?lang=en&village=3`],
    ['filtered', `${PLAN}?q=ประปา&village=2`],
  ])('the public page %s can be read by everyone', async (name, at) => {
    const page = await app.open(at, { viewport, as: null })
    await keepPicture(page, `public-${name}-${screen}`)
    expect(await pageProblems(page)).toEqual([])
    expect(await page.locator('script').count()).toBe(0)
  })

  test('a project has an address of its own', async () => {
    const page = await app.open(PLAN, { viewport, as: null, javaScriptEnabled: false })
    const link = page.locator('.public-table th[scope="row"] a').first()
    const name = await link.textContent()
    await link.click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(name)
    await keepPicture(page, `public-project-${screen}`)
  })
})

test('finds, filters and turns pages without scripts', async () => {
  const page = await app.open(PLAN, { as: null, javaScriptEnabled: false })
  expect(await page.locator('.public-table tbody tr:not(.public-group)').count()).toBe(100)
  await page.getByRole('link', { name: 'หน้าถัดไป' }).click()
  expect(await page.locator('.public-table tbody tr:not(.public-group)').count()).toBe(ROWS - 100)
  await page.getByLabel('ค้นหา', { exact: true }).fill('ประปา')
  await page.getByLabel('หมู่ที่').selectOption('2')
  await page.getByRole('button', { name: 'แสดง' }).click()
  expect(new URL(page.url()).searchParams.get('village')).toBe('2')
  const rows = await page.locator('.public-table tbody tr:not(.public-group)').allTextContents()
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every((text) => text.includes('ประปา') && text.includes('หมู่ที่ 2 '))).toBe(true)
})

test('100 rows are less than 20 KB to send', async () => {
  const { headers, body } = await ask(PLAN, { 'accept-encoding': 'br' })
  expect(headers['content-encoding']).toBe('br')
  const zipped = await ask(PLAN, { 'accept-encoding': 'gzip' })
  expect(gunzipSync(zipped.body).toString()).toContain('โครงการก่อสร้างถนน')
  expect(body.length).toBeLessThan(20_000)
  expect(zipped.body.length).toBeLessThan(20_000)
  expect(brotliCompressSync(gunzipSync(zipped.body)).length).toBeLessThan(20_000)
})

describe('the copies', () => {
  test('carry a strong tag per encoding, no script may run, and everyone may keep them', async () => {
    const plain = await ask(PLAN)
    const zipped = await ask(PLAN, { 'accept-encoding': 'gzip' })
    expect(plain.headers['etag']).toMatch(/^"[^"]+"$/)
    expect(zipped.headers['etag']).not.toBe(plain.headers['etag'])
    expect(plain.headers).toMatchObject({ 'cache-control': 'public, max-age=60', vary: 'accept-encoding' })
    expect(plain.headers['content-security-policy']).toContain("script-src 'none'")
    const again = await ask(PLAN, { 'if-none-match': `W/"other", W/${plain.headers['etag']}` })
    expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) })
    // A browser takes over the headers of a 304.
    expect(again.headers['content-security-policy']).toBe(plain.headers['content-security-policy'])
    expect((await ask(PLAN, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  test('are the same for everyone, and know one address by many spellings', async () => {
    const plain = await ask(PLAN)
    const signedIn = await ask(PLAN, { cookie: `${await app.cookieOf('planner')}; lang=en` })
    expect(signedIn.body.equals(plain.body)).toBe(true)
    expect(signedIn.headers['set-cookie']).toBeUndefined()
    expect((await ask(`${PLAN}?utm=1&page=1&village=`)).headers['etag']).toBe(plain.headers['etag'])
    expect((await ask(`${PLAN}?lang=en`)).headers['set-cookie']).toBeUndefined()
    const head = await ask(PLAN, {}, 'HEAD')
    expect(head).toMatchObject({ status: 200, body: Buffer.alloc(0) })
    expect(head.headers['content-length']).toBe(String(plain.body.length))
  })

  test('show at once what the office records', async () => {
    expect((await ask(PLAN)).body.toString()).toContain('ยังไม่ได้บันทึก')
    const page = await app.open('/offices/9900101/2570/posting', { javaScriptEnabled: false })
    await page.getByLabel('เริ่มปิดประกาศวันที่').fill('20/11/2569')
    await page.getByRole('button', { name: 'บันทึกการปิดประกาศ' }).click()
    await page.getByText('บันทึกการปิดประกาศแล้ว').waitFor()
    expect((await ask(PLAN)).body.toString()).toContain('ตั้งแต่ 20 พฤศจิกายน 2569')
  })

  test('are not made of what is not there', async () => {
    const unknown = await ask('/p/9900101/2569')
    expect(unknown.status).toBe(404)
    expect(unknown.headers['cache-control']).toBe('no-store')
    expect((await ask('/p/9900101/2570/files/exe')).status).toBe(404)
  })
})

test.each(['pdf', 'docx', 'xlsx', 'csv', 'json'])('the %s is given as it was kept', async (format) => {
  const { status, headers, body } = await ask(`${PLAN}/files/${format}`)
  expect(status).toBe(200)
  expect(headers['content-disposition']).toContain(`plan-9900101-2570.${format}`)
  const own = await fetch(`${app.address}/api/v1/public/plans/9900101/2570`)
  const { files } = (await own.json()) as { files: { format: string; byteCount: number }[] }
  expect(files.find((file) => file.format === format)?.byteCount).toBe(body.length)
})

test('the interface gives the same to everyone, part by part', async () => {
  const read = async (at: string) =>
    (await (await fetch(`${app.address}/api/v1/public/plans${at}`)).json()) as Record<string, unknown>
  expect(await read('?q=ดำเนินตัวอย่าง')).toMatchObject({ count: 1, items: [{ fiscalYear: 2570, path: PLAN }] })
  const first = await read('/9900101/2570/projects?limit=100')
  expect(first['nextCursor']).toBe('100')
  const rest = await read(`/9900101/2570/projects?limit=100&cursor=100`)
  expect(rest).toMatchObject({ nextCursor: null })
  expect(rest['items']).toHaveLength(ROWS - 100)
})

test('nothing was said against the content policy', () => {
  expect(app.complaints.filter((line) => !line.includes('404'))).toEqual([])
})
