import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { officeFiles } from '#test/fixtures/office-files.ts'
import { unknownCsv } from '#test/fixtures/plan-csv.ts'
import { keepPicture, pageProblems, startApp, type App } from './browser.ts'
import { OFFICE_PAGE, upload } from './plan-steps.ts'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

const chosen = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
})

/** One of each kind: its ending and what becomes of it. */
const KINDS = [...Map.groupBy(officeFiles(), (file) => `${file.fileName} ${file.documentKind}`).values()].flatMap(
  (files) => files.slice(0, 1),
)

describe('made-up files of every kind', () => {
  test.each(KINDS.map((file) => [`${file.fileName}: ${file.title}`, file] as const))('%s', async (_title, file) => {
    const page = await app.open(OFFICE_PAGE)
    await upload(page, chosen(file.fileName, file.bytes()))
    if (file.outcome === 'import') {
      await page.getByText(`รวมทั้งสิ้น ${file.items.length} โครงการ`).waitFor()
      return
    }
    await page
      .getByRole('alert')
      .getByText(/แผนพัฒนาท้องถิ่น/)
      .waitFor()
    expect(await page.getByLabel('ลากไฟล์มาวางที่นี่').count()).toBe(1)
  })
})

describe('a file that cannot be used', () => {
  const HOSTILE = [
    ['an empty file', 'ว่าง.xlsx', new Uint8Array(0)],
    ['a picture that calls itself a workbook', 'รูป.xlsx', Buffer.from('\u0089PNG\r\n\u001a\n0000000000', 'latin1')],
    ['half a workbook', 'ครึ่ง.xlsx', (KINDS[0]?.bytes() ?? new Uint8Array()).slice(0, 900)],
    ['a web page', 'หน้า.csv', Buffer.from('<!DOCTYPE html><script>alert(1)</script>')],
  ] as const

  test.each(HOSTILE)(
    '%s is refused in words; another can be chosen at once, and the server goes on',
    async (...file) => {
      const [, name, bytes] = file
      for (const javaScriptEnabled of [true, false]) {
        const page = await app.open(OFFICE_PAGE, { javaScriptEnabled })
        await upload(page, chosen(name, bytes))
        await page.getByRole('alert').getByText('อ่านไฟล์นี้ไม่ได้').waitFor()
        await keepPicture(page, `refused-${name}`)
        expect(await pageProblems(page)).toEqual([])
        const good = KINDS[0]
        await upload(page, chosen('แผน.xlsx', good?.bytes() ?? new Uint8Array()))
        await page.getByText(`รวมทั้งสิ้น ${good?.items.length} โครงการ`).waitFor()
      }
      expect((await fetch(`${app.address}/healthz`)).status).toBe(200)
    },
  )
})

test.each([true, false])(
  'columns are named by hand where no rule knows them (scripts: %s)',
  async (javaScriptEnabled) => {
    const page = await app.open(OFFICE_PAGE, { javaScriptEnabled })
    const header = javaScriptEnabled ? 'ก,ข,ค,ง,จ' : 'ฉ,ช,ซ,ฌ,ญ'
    await upload(page, chosen('แปลก.csv', unknownCsv(['ถนนตัวอย่าง', 'ท่อตัวอย่าง', 'ไฟตัวอย่าง'], header)))
    await page.getByRole('heading', { name: 'ระบุความหมายของคอลัมน์' }).waitFor()
    await keepPicture(page, 'columns')
    expect(await pageProblems(page)).toEqual([])
    await page.getByLabel('คอลัมน์ที่ 2').selectOption('โครงการ/กิจกรรม')
    await page.getByLabel('คอลัมน์ที่ 4').selectOption('งบประมาณ (บาท)')
    await page.getByRole('button', { name: 'อ่านไฟล์ตามนี้' }).click()
    await page.getByText('รวมทั้งสิ้น 3 โครงการ').waitFor()
    expect(await page.getByText('150,000', { exact: true }).count()).toBeGreaterThan(0)
  },
)

/** A folder of office files with their `manifest.json`, when there is one: OFFICE_FILES=path. */
const FOLDER = process.env.OFFICE_FILES ?? ''
type Manifest = { files: { file: string; outcome: string; items: number }[] }
const MANIFEST = path.join(FOLDER, 'manifest.json')
const LISTED =
  FOLDER !== '' && existsSync(MANIFEST) ? (JSON.parse(readFileSync(MANIFEST, 'utf8')) as Manifest).files : []

describe.skipIf(LISTED.length === 0)('files of a folder', () => {
  test.each(LISTED)('$file', async ({ file, outcome, items }) => {
    const page = await app.open(OFFICE_PAGE)
    await upload(page, chosen(file, readFileSync(path.join(FOLDER, file))))
    const total = page.getByText(`รวมทั้งสิ้น ${items} โครงการ`)
    const refusal = page.getByRole('alert').getByText('อ่านไฟล์นี้ไม่ได้')
    await total.or(refusal).waitFor()
    await keepPicture(page, `file-${file}`)
    const became = (await total.isVisible()) ? 'import' : 'refuse'
    expect(outcome === 'recognise-other' ? 'refuse' : outcome).toContain(became)
  })
})

test('no page said anything on the console, nor broke its content policy', () => {
  expect(app.complaints).toEqual([])
})
