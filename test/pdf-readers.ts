import { execFileSync } from 'node:child_process'
import { PDFArray, PDFDocument, PDFRawStream, decodePDFRawStream } from '@cantoo/pdf-lib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { getDocumentProxy } from 'unpdf'

/** Text without any white space: readers differ in where they see blanks and line ends. */
export const squeezed = (text: string): string => text.replace(/\s+/g, '')

/** Text of each page as Firefox's reader finds it. */
export async function textByPdfJs(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
  }
  return pages
}

/** Text of each page as Chrome's reader finds it. */
export async function textByPdfium(pdf: Uint8Array): Promise<string[]> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(new Uint8Array(pdf))
  const pages = [...document.pages()].map((page) => page.getText())
  document.destroy()
  library.destroy()
  return pages
}

/** Whether poppler's command is on this machine. */
export const hasPoppler = ((): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** Text of each page as poppler (Evince, Okular) finds it, by default column by column. @param layout e.g. "-raw" for the order of drawing */
export const textByPoppler = (pdf: Uint8Array, layout: string[] = []): string[] =>
  execFileSync('pdftotext', [...layout, '-', '-'], { input: pdf, maxBuffer: 1 << 28 })
    .toString()
    .split('\f')
    .slice(0, -1)

/** A piece of text and where it stands on its page, in points from the lower left. */
export type PlacedText = { text: string; x: number; y: number; width: number }

/** Pieces of text of one page (from 1), as drawn: neighbours on one line are one piece. */
export async function placedText(pdf: Uint8Array, pageNumber: number): Promise<PlacedText[]> {
  const page = await (await getDocumentProxy(new Uint8Array(pdf))).getPage(pageNumber)
  const pieces: PlacedText[] = []
  for (const item of (await page.getTextContent()).items) {
    if (!('str' in item) || item.str === '') continue
    const [, , , , x, y] = item.transform as number[]
    if (x === undefined || y === undefined) continue
    const last = pieces.at(-1)
    if (last && Math.abs(last.y - y) < 2 && Math.abs(last.x + last.width - x) < 1) {
      last.text += item.str
      last.width = x + item.width - last.x
    } else pieces.push({ text: item.str, x, y, width: item.width })
  }
  return pieces
}

/** A straight line on a page, in points from the lower left. */
export type Line = { x1: number; y1: number; x2: number; y2: number; width: number }

/** The straight lines of one page (from 0), read from its drawing operators. */
export async function linesOn(pdf: Uint8Array, pageIndex: number): Promise<Line[]> {
  const page = (await PDFDocument.load(pdf, { updateMetadata: false })).getPage(pageIndex)
  const contents = page.node.Contents()
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents]
  const source = streams
    .map((stream) =>
      stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '',
    )
    .join('\n')
  return linesIn(source)
}

type Matrix = [number, number, number, number, number, number]

const times = ([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix => [
  a * A + b * C,
  a * B + b * D,
  c * A + d * C,
  c * B + d * D,
  e * A + f * C + E,
  e * B + f * D + F,
]

function linesIn(source: string): Line[] {
  const lines: Line[] = []
  const saved: { matrix: Matrix; width: number }[] = []
  let state: { matrix: Matrix; width: number } = { matrix: [1, 0, 0, 1, 0, 0], width: 1 }
  let path: [number, number][] = []
  for (const line of source.split('\n')) {
    const words = line.trim().split(/\s+/)
    const operator = words.pop() ?? ''
    const numbers = words.map(Number)
    if (operator === 'q') saved.push({ ...state })
    else if (operator === 'Q') state = saved.pop() ?? state
    else if (operator === 'cm') state = { ...state, matrix: times(numbers as Matrix, state.matrix) }
    else if (operator === 'w') state = { ...state, width: numbers[0] ?? 1 }
    else if (operator === 'm' || operator === 'l') {
      const [, , , , x, y] = times([1, 0, 0, 1, numbers[0] ?? 0, numbers[1] ?? 0], state.matrix)
      path = operator === 'm' ? [[x, y]] : [...path, [x, y]]
    } else if (operator === 'S') {
      const [[x1, y1] = [0, 0], [x2, y2] = [0, 0], ...more] = path
      if (more.length === 0) lines.push({ x1, y1, x2, y2, width: state.width })
    }
  }
  return lines
}
