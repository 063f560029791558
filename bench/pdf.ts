import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { renderDocx } from '#src/render/docx/render-docx.ts'
import { closeOfficeWorker } from '#src/render/office-renderer.ts'
import { closePdfWorker, renderPdf } from '#src/render/pdf/render-pdf.ts'
import { launchChromium } from '#test/e2e/chromium.ts'
import { median, paired, timeOf, type Work } from './measure.ts'
import { editedPlan, planOf, SIZES, type Size } from './plans.ts'
import { atMost, ms, plain, roundsOf, type BenchOptions, type Result } from './report.ts'
import { startPlanServer, type PlanServer } from './plan-server.ts'

const TOPIC = 'PDF of the book'
/** Part of LibreOffice's time. */
const LIMIT = 1 / 5

/** The book as PDF, by us, by LibreOffice from our Word file, and by Chromium from our page. */
export async function pdfBench(options: BenchOptions): Promise<Result[]> {
  const results: Result[] = []
  const browser = await launchChromium()
  try {
    for (const size of SIZES) results.push(...(await ofSize(size, browser, options)))
  } finally {
    await browser.close()
    await Promise.all([closePdfWorker(), closeOfficeWorker()])
  }
  return results
}

async function ofSize(size: Size, browser: Browser, options: BenchOptions): Promise<Result[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'damnoen-bench-'))
  const server = await startPlanServer(size)
  let edits = 0
  try {
    const works: Record<string, Work> = {
      ours: () => renderPdf(editedPlan(size, ++edits)),
      chromium: () => printPage(browser, server),
    }
    const libreOffice = await libreOfficeJob(folder, size)
    if (libreOffice) works['libreOffice'] = libreOffice
    await renderPdf(planOf(size))
    const times = await paired(works, {
      rounds: size === 300 ? roundsOf(options, 7) : options.share < 1 ? 1 : 3,
      warmUps: size === 300 ? 1 : 0,
    })
    return [...(await coldLine(size, options)), ...lines(size, times)]
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** With a new worker thread each time: the compiler and the fonts are loaded again. */
async function coldLine(size: Size, options: BenchOptions): Promise<Result[]> {
  const times: number[] = []
  for (let round = 0; round < (options.share < 1 ? 1 : 3); round++) {
    await closePdfWorker()
    times.push(await timeOf(() => renderPdf(planOf(size))))
  }
  return [plain(TOPIC, `${size} rows, ours, cold (first book after a start)`, ms(median(times)))]
}

function lines(size: Size, times: Readonly<Record<string, number>>): Result[] {
  const { ours = NaN, chromium = NaN, libreOffice } = times
  const shown = [
    plain(TOPIC, `${size} rows, ours, warm, one name edited`, ms(ours)),
    plain(
      TOPIC,
      `${size} rows, Chromium (running) prints our page`,
      ms(chromium),
      `${(chromium / ours).toFixed(1)} × ours`,
    ),
  ]
  if (libreOffice === undefined)
    return [...shown, plain(TOPIC, `${size} rows, LibreOffice converts our Word file`, 'not installed here')]
  const part = { value: ours / libreOffice, limit: LIMIT, show: (value: number) => `${value.toFixed(3)} ×` }
  const what = `${size} rows, ours warm as part of LibreOffice’s time`
  return [
    ...shown,
    plain(
      TOPIC,
      `${size} rows, LibreOffice converts our Word file`,
      ms(libreOffice),
      `${(libreOffice / ours).toFixed(1)} × ours`,
    ),
    // The target is set for the usual plan; the large one is shown beside it.
    size === 300 ? atMost(TOPIC, what, part) : plain(TOPIC, what, part.show(part.value)),
  ]
}

async function printPage(
  browser: Browser,
  { bookAddress, cookie }: Pick<PlanServer, 'bookAddress' | 'cookie'>,
): Promise<void> {
  const page = await browser.newPage()
  const [name = '', ...value] = cookie.split('=')
  await page.context().addCookies([{ name, value: value.join('='), url: bookAddress }])
  try {
    await page.goto(bookAddress, { waitUntil: 'load', timeout: 120_000 })
    await page.pdf({ format: 'A4', landscape: true, tagged: true })
  } finally {
    await page.close()
  }
}

/** A process per file, as scripts use it, with a profile of its own that is already made; null where there is no LibreOffice. */
async function libreOfficeJob(folder: string, size: Size): Promise<Work | null> {
  const program = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0)
  if (program === undefined) return null
  const file = path.join(folder, 'plan.docx')
  await writeFile(file, await renderDocx(planOf(size)))
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`
  const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file]
  const convert = async (): Promise<void> => {
    const child = spawn(program, args, { stdio: 'ignore' })
    await new Promise((resolve) => child.once('close', resolve))
    const { size: bytes } = await stat(path.join(folder, 'plan.pdf'))
    if (bytes === 0) throw new Error('LibreOffice wrote an empty file')
    await rm(path.join(folder, 'plan.pdf'))
  }
  if (size === 300) await convert()
  return convert
}
