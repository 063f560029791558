// Takes the pictures of the manual from the running product, with the fictitious municipality of `npm run demo`:
//   node docs/pictures/take.ts        (pages of the PDF need pdftoppm; without it those pictures stay as they are)
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { DEMO_OFFICE, DEMO_YEAR } from '#src/cli/demo/demo-office.ts'
import { demoProjects } from '#src/cli/demo/demo-projects.ts'
import { MESSY_FILE, messyFile, tidyFile } from '#src/cli/demo/office-files.ts'
import { seedDemo } from '#src/cli/demo/seed.ts'
import { openDatabase } from '#src/db/open.ts'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { startApp, type App } from '#test/e2e/browser.ts'

const FOLDER = import.meta.dirname
const WIDTH = 1000
/** Tables of twelve months are taken on a wider screen, made smaller. */
const WIDE = { viewport: { width: 1500, height: 900 }, deviceScaleFactor: WIDTH / 1500 }
const MAX_BYTES = 200 * 1024
const PLAN = `/offices/${DEMO_OFFICE.dlaCode}/${DEMO_YEAR}`

/** A table whose header no rule understands: months by one letter each. */
const UNKNOWN_FILE = [
  `แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ${DEMO_YEAR}`,
  DEMO_OFFICE.name,
  'ก,เรื่อง,ทำอะไรบ้าง,ใช้เงิน,ตรงไหน,ใครทำ',
  '1,โครงการปลูกต้นไม้ริมทาง,ปลูกต้นไม้ 200 ต้น,"45,000",ถนนสายกลาง,กองสาธารณสุขและสิ่งแวดล้อม',
  '2,โครงการตลาดนัดชุมชน,จัดตลาดนัดเดือนละสองครั้ง,"80,000",ลานหน้าสำนักงานเทศบาล,สำนักปลัดเทศบาล',
  '3,โครงการค่ายเยาวชน,อบรมและทำกิจกรรมร่วมกัน 2 วัน,"60,000",หอประชุม,กองการศึกษา',
].join('\n')

const data = mkdtempSync(path.join(tmpdir(), 'damnoen-pictures-'))

/** Fills the data folder as the demonstration does. Gives the file with faults. */
async function prepare(): Promise<Uint8Array> {
  const projects = demoProjects()
  const db = await openDatabase({ dataFolder: data })
  try {
    await seedDemo({ db, actor: LOCAL_OPERATOR, now: () => new Date() }, await tidyFile(projects))
  } finally {
    await db.close()
  }
  return messyFile(projects)
}

async function takeImport({ address, open }: App, page: Page, messy: Uint8Array): Promise<void> {
  await shoot(page, 'home')
  await chooseFile(page, MESSY_FILE, messy)
  await shoot(page, 'import-choose', page.locator('form').filter({ has: page.locator('input[type=file]') }))
  await page.getByRole('button', { name: 'อ่านไฟล์นี้' }).click()
  await shootPart(page, 'import-check', page.locator('body'), 1010)
  await page.locator('#accept summary').first().click()
  await shoot(page, 'import-again', page.locator('#accept'))

  const checked = page.url()
  const wide = await open(new URL(checked).pathname, WIDE)
  await shootPart(wide, 'import-table', wide.locator('section[aria-labelledby=table-title]'), 1000)
  await page
    .getByRole('link', { name: /^แก้ไข / })
    .first()
    .click()
  await shoot(page, 'import-edit', page.locator('form.item-form'))
  await page.goto(`${checked.split('?')[0]}?q=${encodeURIComponent('ดำเนิน')}&year=${DEMO_YEAR}`)
  await shootPart(page, 'import-office', page.locator('#accept'), 560)

  await page.goto(`${address}${PLAN}/imports`)
  await shootPart(page, 'import-undo', page.locator('main'), 340)

  await page.goto(address)
  await chooseFile(page, 'โครงการชุมชน.csv', Buffer.from(UNKNOWN_FILE))
  await page.getByRole('button', { name: 'อ่านไฟล์นี้' }).click()
  for (const [column, role] of ['no', 'name', 'activity', 'budget', 'place'].entries())
    await page.locator(`select[name=column-${column}]`).selectOption(role)
  await shoot(page, 'import-columns', page.locator('main'))
}

const chooseFile = (page: Page, name: string, bytes: Uint8Array): Promise<void> =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })

async function takeBook({ address, open }: App, page: Page): Promise<void> {
  await page.goto(address + PLAN)
  await shoot(page, 'plan')
  await page.goto(`${address}${PLAN}/book`)
  await shoot(page, 'book')
  await shoot(page, 'book-flow', page.locator('figure.flow-chart'))
  const wide = await open(`${PLAN}/book`, WIDE)
  await shootPart(wide, 'book-form', wide.locator('.book-form').nth(1), 900)
  await page.goto(`${address}${PLAN}/book-settings`)
  await shoot(page, 'book-settings', page.locator('main'))
}

/** The first page of form ผด.01 and of form ผด.02. */
async function takePdf({ address }: App): Promise<void> {
  const file = path.join(data, 'book.pdf')
  writeFileSync(file, Buffer.from(await (await fetch(`${address}${PLAN}/book-file/pdf`)).arrayBuffer()))
  try {
    const pages = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).split('\f')
    for (const [name, mark] of [
      ['pdf-summary', /แบบ ผด\.(01|๐๑)/],
      ['pdf-form', /แบบ ผด\.(02|๐๒)(?!\/)/],
    ] as const) {
      // The contents name the forms too, so the page that says most is not the first that says it.
      const number = pages.findIndex((text) => mark.test(text) && !/สารบัญ/.test(text)) + 1
      const target = path.join(data, name)
      execFileSync('pdftoppm', ['-png', '-r', '80', '-f', `${number}`, '-l', `${number}`, '-singlefile', file, target])
      keep(name, readFileSync(`${target}.png`))
    }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error
    process.stderr.write('pdftoppm is not here: the pictures of the PDF stay as they are\n')
  }
}

/** The window, or one part of the page. */
async function shoot(page: Page, name: string, part?: Locator): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  keep(name, await (part ?? page).screenshot({ animations: 'disabled', caret: 'hide' }))
}

/** The upper part of something tall. */
async function shootPart(page: Page, name: string, part: Locator, height: number): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const box = await part.boundingBox()
  if (!box) throw new Error(`${name}: nothing to see`)
  const { x, y } = await part.evaluate((element) => {
    const { left, top } = element.getBoundingClientRect()
    return { x: left + window.scrollX, y: top + window.scrollY }
  })
  const clip = { x, y, width: box.width, height: Math.min(box.height, height) }
  keep(name, await page.screenshot({ fullPage: true, clip, animations: 'disabled', caret: 'hide' }))
}

function keep(name: string, png: Buffer): void {
  if (png.length > MAX_BYTES) throw new Error(`${name}.png has ${png.length} bytes, more than ${MAX_BYTES}`)
  writeFileSync(path.join(FOLDER, `${name}.png`), png)
  process.stdout.write(`${name}.png ${Math.ceil(png.length / 1024)} KB\n`)
}

execFileSync(process.execPath, ['bin/damnoen-dev', 'build'], { cwd: PROJECT_ROOT, stdio: 'inherit' })
let app: App | undefined
try {
  const messy = await prepare()
  app = await startApp({ DAMNOEN_DATA: data })
  const page = await app.open('/', { viewport: { width: WIDTH, height: 720 } })
  await takeImport(app, page, messy)
  await takeBook(app, page)
  await takePdf(app)
} finally {
  await app?.close()
  rmSync(data, { recursive: true, force: true })
}
