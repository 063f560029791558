import { openDatabase } from '#src/db/open.ts'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import { acceptIntake } from '#src/features/intakes/intake-acceptance.commands.ts'
import { uploadIntake } from '#src/features/intakes/intakes.commands.ts'
import { prepareEmbedded } from '#test/database-template.ts'
import { launchChromium } from '#test/e2e/chromium.ts'
import { startServer } from '#test/e2e/server.ts'
import { PASSWORD, seedPeople } from '#test/people.ts'
import type { Browser } from 'playwright-core'
import { median, percentile } from './measure.ts'
import { servePeers } from './peers/serve-peers.ts'
import { officeFile } from './plans.ts'
import { atMost, ms, plain, roundsOf, type BenchOptions, type Result } from './report.ts'

const TOPIC = 'The plan table in Chromium'
const OFFICE_CODE = '9900101'
const YEAR = 2570
const COUNTS = [300, 1000, 3000, 5000] as const
/** First paint of the table at most, where a target is set. */
const PAINT_LIMITS: Readonly<Record<number, number>> = { 300: 200, 3000: 500 }
const KEY_LIMIT_MS = 50

/** A page that shows the rows: where, what a drawn row is, what scrolls. */
type Subject = { address: string; row: string; scroller: string; cookie?: string }
type Measured = { paint: number; nodes: number; frame: number; key: number | null }

/** First paint of rows, nodes of the document and times of frames while scrolling: ours, frappe-gantt and SVAR's Gantt, in one session. */
export async function planTableBench(options: BenchOptions): Promise<Result[]> {
  const [browser, peers] = await Promise.all([launchChromium(), servePeers()])
  const results: Result[] = []
  try {
    for (const count of COUNTS) {
      const ours = await startOurs(count)
      const subjects: Record<string, Subject> = {
        ours: ours.subject,
        'frappe-gantt': {
          address: peers.addressOf('frappe', count),
          row: '.bar-wrapper',
          scroller: '.gantt-container',
        },
        'SVAR Gantt': { address: peers.addressOf('svar', count), row: '.wx-bar', scroller: '.wx-gantt' },
      }
      const measured = await measureAll(browser, subjects, roundsOf(options, 5))
      results.push(...linesOf(count, measured))
      await ours.stop()
    }
  } finally {
    await browser.close()
    await peers.stop()
  }
  return results
}

function linesOf(count: number, measured: Record<string, Measured>): Result[] {
  const lines = Object.entries(measured).flatMap(([name, { paint, nodes, frame }]) => {
    const limit = name === 'ours' ? PAINT_LIMITS[count] : undefined
    const what = `${count} rows, first paint, ${name}`
    const note = `${nodes} nodes, frames while scrolling p95 ${ms(frame)}`
    return [
      limit === undefined
        ? plain(TOPIC, what, ms(paint), note)
        : atMost(TOPIC, what, { value: paint, limit, show: ms, note }),
    ]
  })
  const { ours, 'frappe-gantt': frappe } = measured
  if (typeof ours?.key === 'number' && count === 3000)
    lines.push(atMost(TOPIC, '3000 rows, a key is answered, p95', { value: ours.key, limit: KEY_LIMIT_MS, show: ms }))
  if (ours && frappe && count === 5000)
    lines.push(
      atMost(TOPIC, '5000 rows, our first paint as a share of frappe-gantt’s', {
        value: ours.paint / frappe.paint,
        limit: 0.1,
        show: (share) => `${(share * 100).toFixed(1)} %`,
      }),
    )
  return lines
}

async function measureAll(
  browser: Browser,
  subjects: Record<string, Subject>,
  rounds: number,
): Promise<Record<string, Measured>> {
  const all: Record<string, Measured[]> = {}
  // The first round warms the server and the browser's caches up.
  for (let round = -1; round < rounds; round++)
    for (const [name, subject] of Object.entries(subjects)) {
      const one = await measure(browser, subject)
      if (round >= 0) (all[name] ??= []).push(one)
    }
  return Object.fromEntries(
    Object.entries(all).map(([name, list]) => [
      name,
      {
        paint: median(list.map(({ paint }) => paint)),
        nodes: median(list.map(({ nodes }) => nodes)),
        frame: median(list.map(({ frame }) => frame)),
        key: (list[0]?.key ?? null) === null ? null : median(list.flatMap(({ key }) => key ?? [])),
      },
    ]),
  )
}

async function measure(browser: Browser, { address, row, scroller, cookie }: Subject): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  if (cookie !== undefined) {
    const [name = '', value = ''] = cookie.split(/=(.*)/s)
    await context.addCookies([{ name, value, url: new URL(address).origin }])
  }
  const page = await context.newPage()
  await page.addInitScript((row: string) => {
    // Two frames after rows are there they have been painted.
    const look = (): void => {
      if (!document.querySelector(row)) return void requestAnimationFrame(look)
      requestAnimationFrame(() =>
        requestAnimationFrame(() => Object.assign(window, { rowsPaintedAt: performance.now() })),
      )
    }
    look()
  }, row)
  await page.goto(address)
  await page.waitForFunction(() => 'rowsPaintedAt' in window, undefined, { timeout: 120_000 })
  if (cookie !== undefined) await page.locator('.plan-editor[data-ready]').waitFor()
  const paint = await page.evaluate(() => (window as unknown as { rowsPaintedAt: number }).rowsPaintedAt)
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  const frames = await page.evaluate(scrollFrames, scroller)
  const key = cookie === undefined ? null : percentile(await page.evaluate(keyTimes), 0.95)
  await context.close()
  return { paint, nodes, frame: percentile(frames, 0.95), key }
}

/** Milliseconds between frames while what scrolls is scrolled by half a screen in each. */
async function scrollFrames(selector: string): Promise<number[]> {
  const inside = [...document.querySelectorAll<HTMLElement>(`${selector}, ${selector} *`)]
  const box = inside.find(
    (one) => one.scrollHeight > one.clientHeight + 50 && /auto|scroll/.test(getComputedStyle(one).overflowY),
  )
  const scrolled = box ?? document.documentElement
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
  const times: number[] = []
  let last = await frame()
  for (let step = 0; step < 60; step++) {
    scrolled.scrollTop += 350
    const now = await frame()
    times.push(now - last)
    last = now
  }
  return times
}

/** Milliseconds from an arrow key to the frame after the cell has the focus. */
async function keyTimes(): Promise<number[]> {
  document.querySelector<HTMLElement>('.plan-row [data-column="2"]')?.focus()
  const times: number[] = []
  for (let step = 0; step < 40; step++) {
    const started = performance.now()
    const key = step % 4 === 3 ? 'ArrowRight' : 'ArrowDown'
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    times.push(performance.now() - started)
  }
  return times
}

async function startOurs(count: number): Promise<{ subject: Subject; stop: () => Promise<void> }> {
  const { config, remove } = await prepareEmbedded()
  const db = await openDatabase(config)
  await seedPeople(db)
  const context = { db, actor: LOCAL_OPERATOR, now: () => new Date(), siteUrl: null }
  const intakeId = await uploadIntake(context, OFFICE_CODE, { name: 'plan.xlsx', bytes: await officeFile(count) })
  await acceptIntake(context, { officeCode: OFFICE_CODE, intakeId }, { fiscalYear: YEAR, gone: 'keep' })
  await db.close()
  const server = startServer({ DAMNOEN_DATA: config.dataFolder })
  const origin = await server.address
  const signedIn = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ username: 'planner', password: PASSWORD }),
  })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';', 1)[0]
  if (cookie === undefined) throw new Error(`could not sign in: ${signedIn.status}`)
  return {
    subject: {
      address: `${origin}/offices/${OFFICE_CODE}/${YEAR}/table`,
      row: '.plan-row',
      scroller: '.plan-scroller',
      cookie,
    },
    stop: async () => {
      await server.stop()
      await remove()
    },
  }
}
