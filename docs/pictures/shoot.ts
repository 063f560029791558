import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'

const FOLDER = import.meta.dirname
const MAX_BYTES = 200 * 1024
/** Pictures are never wider. */
export const WIDTH = 1000

/** The screen of an office PC, made smaller. */
export const DESKTOP = { viewport: { width: 1366, height: 768 }, deviceScaleFactor: WIDTH / 1366 }
/** Tables of twelve months on paper are taken on a wider screen. */
export const WIDE = { viewport: { width: 1500, height: 900 }, deviceScaleFactor: WIDTH / 1500 }
export const PHONE = { viewport: { width: 360, height: 740 } }

/** The window, or one part of the page. */
export async function shoot(page: Page, name: string, part?: Locator): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  keep(name, await (part ?? page).screenshot({ animations: 'disabled', caret: 'hide' }))
}

/** The upper part of something tall; `height` in CSS pixels. */
export async function shootPart(page: Page, name: string, part: Locator, height: number): Promise<void> {
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

/** From the beginning of one part of the page to the end of another. */
export async function shootSpan(page: Page, name: string, first: Locator, last: Locator): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const edge = (element: Element): { x: number; y: number; right: number; bottom: number } => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    return { x: left + window.scrollX, y: top + window.scrollY, right, bottom: bottom + window.scrollY }
  }
  const [{ x, y }, { right, bottom }] = [await first.evaluate(edge), await last.evaluate(edge)]
  const clip = { x, y, width: right - x, height: bottom - y }
  keep(name, await page.screenshot({ fullPage: true, clip, animations: 'disabled', caret: 'hide' }))
}

/** A picture that another program made. */
export const keepFile = (name: string, file: string): void => keep(name, readFileSync(file))

function keep(name: string, png: Buffer): void {
  if (png.length > MAX_BYTES) throw new Error(`${name}.png has ${png.length} bytes, more than ${MAX_BYTES}`)
  writeFileSync(path.join(FOLDER, `${name}.png`), png)
  process.stdout.write(`${name}.png ${Math.ceil(png.length / 1024)} KB\n`)
}
