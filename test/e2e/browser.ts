import { mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { launchChromium } from './chromium.ts'
import { startServer } from './server.ts'

/** The two screens that every journey must work on: an old office PC and a phone. */
export const SCREENS = { desktop: { width: 1366, height: 768 }, phone: { width: 360, height: 740 } } as const

/** A built server on its own data, and a browser to use it with. */
export type App = {
  /** 'http://127.0.0.1:PORT' */
  address: string
  /** A new page in a session of its own; scripts on and desktop unless said otherwise. */
  open: (at: string, options?: BrowserContextOptions) => Promise<Page>
  /** What the consoles of all pages said so far: errors, warnings, and what the content policy stopped. None is what tests expect. */
  complaints: string[]
  /** Stops both and removes the data. */
  close: () => Promise<void>
}

/** Starts the built server on a free port with an empty data folder, and Chromium. For `beforeAll`; close it in `afterAll`. */
export async function startApp(environment: Record<string, string> = {}): Promise<App> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'damnoen-e2e-'))
  const server = startServer({ DAMNOEN_DATA: dataFolder, ...environment })
  const [address, browser] = await Promise.all([server.address, launchChromium()])
  const complaints: string[] = []
  return {
    address,
    complaints,
    open: (at, options) => openPage(browser, address + at, complaints, options),
    close: async () => {
      await browser.close()
      await server.stop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

/** Every violation of WCAG 2.2 A and AA that axe sees, one line each; none is what tests expect. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`))
}

/** Keeps a picture of the whole page in test-results/NAME.png, to be looked at by people. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = path.join(PROJECT_ROOT, 'test-results')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
}

/** Whether something on the page makes the whole of it scroll sideways. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

/** What the browser says of every refusal that a form gets: an answer, not a fault. */
const REFUSED = /the server responded with a status of (409|413|422)/

async function openPage(
  browser: Browser,
  address: string,
  complaints: string[],
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: SCREENS.desktop, locale: 'th-TH', ...options })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (!REFUSED.test(message.text())) complaints.push(`${page.url()} ${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()} ${String(error)}`))
  await page.goto(address)
  return page
}

/**
 * Every page must pass this: usable by everyone, and nothing makes it scroll sideways. Returns what is wrong. Where the page may run no
 * scripts nothing can be asked of it, and nothing is found: the same HTML is looked at where it may.
 */
export async function pageProblems(page: Page): Promise<string[]> {
  if (!(await mayRunScripts(page))) return []
  await page.evaluate(() => document.fonts.ready)
  const sideways = (await scrollsSideways(page)) ? [`${page.url()} scrolls sideways`] : []
  return [...sideways, ...(await accessibilityProblems(page))]
}

/** Whether the page runs scripts. (Those that tests send in run always.) */
const mayRunScripts = (page: Page): Promise<boolean> => page.evaluate(() => !matchMedia('(scripting: none)').matches)
