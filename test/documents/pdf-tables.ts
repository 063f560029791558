import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString, type PDFObject } from '@cantoo/pdf-lib'
import { getDocumentProxy } from 'unpdf'

/** A cell of a table row in a tagged PDF: its text, and what its drawing is said to show. */
export type PdfCell = { text: string; alt: string | null }

type StructureNode = { role?: string; id?: string; children?: StructureNode[] }
type TextPiece = { type?: string; id?: string | null; str?: string }

/** The body rows of all tables of a tagged PDF in reading order, by its own structure tree. */
export async function pdfTableRows(bytes: Uint8Array): Promise<PdfCell[][]> {
  const texts = await rowTexts(bytes)
  const alts = await rowAlts(bytes)
  if (alts.length !== texts.length) throw new Error(`${texts.length} rows with text, ${alts.length} in the structure`)
  return texts.map((row, at) => row.map((text, cell) => ({ text, alt: alts[at]?.[cell] ?? null })))
}

/** Text of each cell; a table's rows are named on each of its pages, so those without text there are left out. */
async function rowTexts(bytes: Uint8Array): Promise<string[][]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const rows: string[][] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const tree = (await page.getStructTree()) as StructureNode | null
    const content = await page.getTextContent({ includeMarkedContent: true })
    const texts = markedTexts(content.items)
    const here = tree ? bodyRows(tree).map((row) => (row.children ?? []).map((cell) => textOf(cell, texts))) : []
    rows.push(...here.filter((row) => row.some((text) => text !== '')))
  }
  return rows
}

/** Text by marked content. Inner marks without an id belong to the one around them. */
function markedTexts(pieces: readonly TextPiece[]): Map<string, string> {
  const texts = new Map<string, string>()
  const open: (string | null)[] = []
  for (const piece of pieces) {
    if (piece.type?.startsWith('beginMarkedContent')) open.push(piece.id ?? null)
    else if (piece.type === 'endMarkedContent') open.pop()
    else if (piece.str) {
      const id = open.findLast((mark) => mark !== null)
      if (id) texts.set(id, (texts.get(id) ?? '') + piece.str)
    }
  }
  return texts
}

const bodyRows = (node: StructureNode, isBody = false): StructureNode[] =>
  node.role === 'TR' && isBody
    ? [node]
    : (node.children ?? []).flatMap((child) => bodyRows(child, isBody || node.role === 'TBody'))

const textOf = (node: StructureNode, texts: ReadonlyMap<string, string>): string =>
  (node.id === undefined ? '' : (texts.get(node.id) ?? '')) +
  (node.children ?? []).map((child) => textOf(child, texts)).join('')

/** What the drawing in each cell shows, straight from the structure: it has no text by which a page could name it. */
async function rowAlts(bytes: Uint8Array): Promise<(string | null)[][]> {
  const pdf = await PDFDocument.load(bytes)
  const lookup = (object: PDFObject | undefined): PDFObject | undefined => pdf.context.lookup(object)
  const kids = (node: PDFDict): PDFDict[] => {
    const content = lookup(node.get(PDFName.of('K')))
    const all = content instanceof PDFArray ? content.asArray().map(lookup) : [content]
    return all.filter((kid) => kid instanceof PDFDict)
  }
  const role = (node: PDFDict): string => String(lookup(node.get(PDFName.of('S'))))
  const rows = (node: PDFDict, isBody: boolean): PDFDict[] =>
    role(node) === '/TR' && isBody ? [node] : kids(node).flatMap((kid) => rows(kid, isBody || role(node) === '/TBody'))
  const alt = (node: PDFDict): string | null => {
    const words = lookup(node.get(PDFName.of('Alt')))
    if (words instanceof PDFHexString || words instanceof PDFString) return words.decodeText()
    return (
      kids(node)
        .map(alt)
        .find((text) => text !== null) ?? null
    )
  }
  const root = lookup(pdf.catalog.get(PDFName.of('StructTreeRoot')))
  return root instanceof PDFDict ? rows(root, false).map((row) => kids(row).map(alt)) : []
}
