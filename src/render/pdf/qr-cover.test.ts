import { PDFiumLibrary } from '@hyzyla/pdfium'
import { afterAll, expect, test } from 'vitest'
import { DEFAULT_BOOK_OPTIONS } from '#src/domain/plan.ts'
import { buildPlanDocument } from '#src/render/build-plan-document.ts'
import { QUIET_ZONE, qrSize } from '#src/render/qr-code.ts'
import { textByPdfJs } from '#test/pdf-readers.ts'
import { aPlan } from '#test/plan-for-book.ts'
import { closePdfWorker, renderPdf } from './render-pdf.ts'

afterAll(closePdfWorker)

const ADDRESS = 'https://plan.example.go.th/p/9900101/2570'
const SCALE = 4
/** As the template draws it: 3.2 cm with its quiet zone, in the middle of a page of A4. */
const SIDE_PT = (3.2 / 2.54) * 72
const PAGE_PT = (21 / 2.54) * 72

/** Whether a dot of the page is dark; x and y in dots. */
type IsDark = (x: number, y: number) => boolean

async function coverOf(pdf: Uint8Array): Promise<{ isDark: IsDark; height: number }> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(new Uint8Array(pdf))
  const page = document.getPage(0)
  const { data, width, height } = await page.render({ scale: SCALE, render: 'bitmap' })
  document.destroy()
  library.destroy()
  return { isDark: (x, y) => (data[(Math.round(y) * width + Math.round(x)) * 4] ?? 255) < 128, height }
}

/** The modules as a camera would find them: from the corner of the first finder on. */
function modulesOf({ isDark, height }: { isDark: IsDark; height: number }, count: number): string[] {
  const module = (SIDE_PT / (count + 2 * QUIET_ZONE)) * SCALE
  const left = ((PAGE_PT - SIDE_PT) / 2) * SCALE + QUIET_ZONE * module
  const isFinder = (y: number): boolean =>
    Array.from({ length: 7 }, (_, at) => isDark(left + (at + 0.5) * module, y)).every(Boolean)
  const top = Array.from({ length: height }, (_, y) => y).find(
    (y) => isFinder(y) && !isDark(left + 7.5 * module, y) && isDark(left + module / 2, y + 6 * module),
  )
  if (top === undefined) return []
  return Array.from({ length: count }, (_, y) =>
    Array.from({ length: count }, (__, x) =>
      isDark(left + (x + 0.5) * module, top + (y + 0.5) * module) ? '1' : '0',
    ).join(''),
  )
}

test('the printed cover shows the QR code of the address, module by module, and the address in words', async () => {
  const book = buildPlanDocument(aPlan({ publicAddress: ADDRESS }), DEFAULT_BOOK_OPTIONS)
  const { modules } = book.publicAddress ?? { modules: [] }
  expect(qrSize(modules)).toBe(modules.length + 8)
  const pdf = await renderPdf(book)
  const cover = await coverOf(pdf)
  expect(modulesOf(cover, modules.length)).toEqual(modules)
  expect((await textByPdfJs(pdf))[0]).toContain(ADDRESS)
})

test('the cover of a draft shows none', async () => {
  const cover = await coverOf(await renderPdf(buildPlanDocument(aPlan(), DEFAULT_BOOK_OPTIONS)))
  expect(modulesOf(cover, 29)).toEqual([])
})
