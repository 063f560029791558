import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Database } from '#src/db/open.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { prepareEmbedded, prepareSeeded, withDatabase, type Prepared } from '../database-template.ts'
import { PASSWORD, seedPeople, type Person } from '../people.ts'
import { launchChromium } from './chromium.ts'
import { startServer } from './server.ts'

/** The two screens that every journey must work on: an old office PC and a phone. */
export const SCREENS = { desktop: { width: 1366, height: 768 }, phone: { width: 360, height: 740 } } as const

/** A built server on its own data, and a browser to use it with. */
export type App = {
  /** 'http://127.0.0.1:PORT' */
  address: string
  /** A new page of the planner's unless said otherwise, in a browser context of its own; scripts on and desktop unless said otherwise. */
  open: (at: string, options?: OpenOptions) => Promise<Page>
  /** The Cookie header of a signed-in person, for requests without a browser. */
  cookieOf: (person: Person) => Promise<string>
  /** The code of the first set-up, as the data folder has it; '' once it is used up. */
  setUpCode: () => string
  /** What the consoles of all pages said so far: errors, warnings, and what the content policy stopped. None is what tests expect. */
  complaints: string[]
  /** Stops both and removes the data. */
  close: () => Promise<void>
}

/** `as`: who is signed in; null nobody, 'planner' when nothing is said. */
export type OpenOptions = BrowserContextOptions & { as?: Person | null }

type AppOptions = { empty?: boolean; prepare?: (database: Database) => Promise<unknown> } & Record<string, unknown>

/**
 * Starts the built server on a free port, and Chromium. For `beforeAll`; close it in `afterAll`. The data are those of a test database:
 * two fictitious offices, of which the first (9900101) has been set up, with an account for everyone in `PEOPLE`. `empty`: nobody can sign
 * in yet. `prepare`: puts more into the database before the server starts. Whatever else is given goes into the server's environment.
 */
export async function startApp({ empty = false, prepare, ...environment }: AppOptions = {}): Promise<App> {
  const { config, remove } = await prepareData(empty, prepare)
  const server = startServer({ DAMNOEN_DATA: config.dataFolder, ...(environment as Record<string, string>) })
  const [address, browser] = await Promise.all([server.address, launchChromium()])
  const complaints: string[] = []
  const signedIn = new Map<Person, Promise<string>>()
  const cookieOf = (person: Person): Promise<string> => {
    const cookie = signedIn.get(person) ?? signIn(address, person)
    signedIn.set(person, cookie)
    return cookie
  }
  return {
    address,
    complaints,
    cookieOf,
    setUpCode: () => {
      const file = path.join(config.dataFolder, 'set-up-code')
      return existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
    },
    open: async (at, { as = empty ? null : 'planner', ...options } = {}) =>
      openPage(browser, address + at, complaints, {
        ...options,
        ...(as !== null && { storageState: stateOf(await cookieOf(as)) }),
      }),
    close: async () => {
      await browser.close()
      await server.stop()
      await remove()
    },
  }
}

async function prepareData(isEmpty: boolean, prepare: AppOptions['prepare']): Promise<Prepared> {
  const prepared = isEmpty ? await prepareEmbedded() : await prepareSeeded('people', seedPeople)
  if (prepare) await withDatabase(prepared.config, prepare)
  return prepared
}

/** Signs in as a browser without scripts does; once per person, since tries are counted. */
async function signIn(address: string, person: Person): Promise<string> {
  const answer = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ username: person, password: PASSWORD }),
  })
  const [cookie] = answer.headers.getSetCookie()
  if (answer.status !== 302 || cookie === undefined)
    throw new Error(`${person} could not sign in: ${answer.status} ${await answer.text()}`)
  return cookie.split(';', 1)[0] ?? ''
}

function stateOf(cookie: string): { cookies: Cookie[]; origins: [] } {
  const [name = '', ...value] = cookie.split('=')
  const placed = { domain: '127.0.0.1', path: '/', expires: -1, httpOnly: true, secure: false } as const
  return { cookies: [{ name, value: value.join('='), sameSite: 'Lax', ...placed }], origins: [] }
}

type Cookie = Exclude<Exclude<BrowserContextOptions['storageState'], string | undefined>['cookies'], undefined>[number]

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
