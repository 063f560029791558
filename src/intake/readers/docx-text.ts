import { childNamed, childrenNamed, elementsOf, isOn, textOf } from '../xml.ts'
import type { XmlNode } from '../xml.ts'
import { readDrawing } from './docx-drawing.ts'
import type { DocxDrawing } from './docx-drawing.ts'
import type { Numbering } from './docx-numbering.ts'
import { readPict } from './docx-vml.ts'
import { symbolFontOf } from './xlsx-strings.ts'

/** What stands in a cell or a paragraph: its text as one sees it, and its drawings in order. */
export type DocxContent = { text: string; symbolFont?: string; drawings: PlacedDrawing[] }

/** A drawing and where its paragraph puts it when it stands in the line of text. */
export type PlacedDrawing = DocxDrawing & { alignment: 'left' | 'center' | 'right' }

/** State of reading that runs through the whole document. */
export type DocxReading = { numbering: Numbering; hasTrackedChanges: boolean }

/** Blocks and wrappers whose content is read as if it stood outside them. */
const TRANSPARENT = new Set([
  'sdt',
  'sdtContent',
  'customXml',
  'smartTag',
  'hyperlink',
  'fldSimple',
  'dir',
  'bdo',
  'ruby',
  'rubyBase',
  'oMath',
  'oMathPara',
  'object',
  'AlternateContent',
])
const INSERTED = new Set(['ins', 'moveTo'])
const DELETED = new Set(['del', 'moveFrom'])

/** The content of a cell, a text box or another element that holds paragraphs and tables. */
export function readBlocks(parent: XmlNode, reading: DocxReading): DocxContent {
  const reader = new ContentReader(reading)
  reader.readBlocks(parent)
  return reader.finish()
}

/** The content of one paragraph. */
export function readParagraph(paragraph: XmlNode, reading: DocxReading): DocxContent {
  const reader = new ContentReader(reading)
  reader.readParagraph(paragraph)
  return reader.finish()
}

class ContentReader {
  readonly #reading: DocxReading
  readonly #lines: string[] = []
  readonly #boxes: string[] = []
  readonly #drawings: PlacedDrawing[] = []
  readonly #symbolFonts = new Set<string | undefined>()
  #line = ''
  #alignment: PlacedDrawing['alignment'] = 'left'

  constructor(reading: DocxReading) {
    this.#reading = reading
  }

  finish(): DocxContent {
    const text = [...trimBlankEnds(this.#lines), ...this.#boxes].join('\n')
    const [font] = this.#symbolFonts
    const isSymbol = this.#symbolFonts.size === 1 && font !== undefined
    return { text, drawings: this.#drawings, ...(isSymbol ? { symbolFont: font } : {}) }
  }

  readBlocks(parent: XmlNode): void {
    for (const block of elementsOf(parent)) {
      if (block.name === 'p') this.readParagraph(block)
      else if (block.name === 'tbl') this.#readNestedTable(block)
      else if (INSERTED.has(block.name) || TRANSPARENT.has(block.name)) this.readBlocks(block)
    }
  }

  readParagraph(paragraph: XmlNode): void {
    const properties = childNamed(paragraph, 'pPr')
    this.#alignment = alignmentOf(childNamed(properties, 'jc')?.attributes['val'])
    this.#line = ''
    for (const child of elementsOf(paragraph)) this.#readInline(child)
    const number = this.#reading.numbering.next(properties)
    const line = number === '' ? this.#line : `${number} ${this.#line}`.trimEnd()
    this.#lines.push(...line.split('\n'))
  }

  /** A table inside a cell: one line for each of its rows. */
  #readNestedTable(table: XmlNode): void {
    for (const row of rowsOf(table)) {
      const cells = cellsOf(row).map((cell) => readBlocks(cell, this.#reading))
      for (const cell of cells) this.#drawings.push(...cell.drawings)
      const line = cells
        .map((cell) => cell.text)
        .filter((text) => text !== '')
        .join(' ')
      if (line !== '') this.#lines.push(line)
    }
  }

  #readInline(node: XmlNode): void {
    if (node.name === 'r') this.#readRun(node)
    else if (DELETED.has(node.name)) this.#reading.hasTrackedChanges = true
    else if (INSERTED.has(node.name) || TRANSPARENT.has(node.name)) {
      if (INSERTED.has(node.name)) this.#reading.hasTrackedChanges = true
      for (const child of elementsOf(node)) this.#readInline(child)
    }
  }

  #readRun(run: XmlNode): void {
    const properties = childNamed(run, 'rPr')
    const vanish = childNamed(properties, 'vanish')
    if (vanish && isOn(vanish.attributes['val'], true)) return
    const fonts = childNamed(properties, 'rFonts')?.attributes
    const font = symbolFontOf(fonts?.['ascii'] ?? fonts?.['hAnsi'])
    const before = this.#line.length
    for (const child of elementsOf(run)) this.#readRunChild(child, font)
    if (this.#line.slice(before).trim() !== '') this.#symbolFonts.add(font)
  }

  #readRunChild(child: XmlNode, font: string | undefined): void {
    switch (child.name) {
      case 't':
        this.#line += font === undefined ? textOf(child) : symbolText(textOf(child))
        break
      case 'tab':
      case 'ptab':
        this.#line += '\t'
        break
      case 'br':
      case 'cr':
        this.#line += '\n'
        break
      case 'noBreakHyphen':
        this.#line += '-'
        break
      case 'sym':
        this.#line += symbol(Number.parseInt(child.attributes['char'] ?? '', 16))
        break
      case 'drawing':
        this.#addDrawing(readDrawing(child))
        break
      case 'pict':
        for (const drawing of readPict(child)) this.#addDrawing(drawing)
        break
      default:
        if (TRANSPARENT.has(child.name)) for (const inner of elementsOf(child)) this.#readRunChild(inner, font)
        break
    }
  }

  #addDrawing(drawing: DocxDrawing | null): void {
    if (!drawing) return
    this.#drawings.push({ ...drawing, alignment: this.#alignment })
    for (const box of drawing.textBoxes) {
      const { text } = readBlocks(box, this.#reading)
      if (text !== '') this.#boxes.push(text)
    }
  }
}

/** The rows of a table, also those wrapped in content controls; rows whose deletion is tracked are left in. */
export const rowsOf = (table: XmlNode): XmlNode[] => unwrapped(table, 'tr')

/** The cells of a row, also those wrapped in content controls. */
export const cellsOf = (row: XmlNode): XmlNode[] => unwrapped(row, 'tc')

function unwrapped(parent: XmlNode, name: string): XmlNode[] {
  return elementsOf(parent).flatMap((child) => {
    if (child.name === name) return [child]
    return TRANSPARENT.has(child.name) || INSERTED.has(child.name) ? unwrapped(child, name) : []
  })
}

function alignmentOf(value: string | undefined): PlacedDrawing['alignment'] {
  if (value === 'center') return 'center'
  return value === 'right' || value === 'end' ? 'right' : 'left'
}

/** Empty paragraphs at the ends of a cell are layout; those between others are kept. */
function trimBlankEnds(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '')
  const last = lines.findLastIndex((line) => line.trim() !== '')
  return first === -1 ? [] : lines.slice(first, last + 1)
}

const TICKS = new Set([0x50, 0x52, 0x61, 0x62, 0xfc, 0xfe])
const ARROWS: Readonly<Record<number, string>> = {
  0xdf: '←',
  0xe0: '→',
  0xe7: '←',
  0xe8: '→',
  0xf3: '↔',
  0xdb: '←',
  0xdc: '→',
}
const PRIVATE_USE = 0xf000

/** A character of a picture font as a character one can read: ticks and arrows as such, anything else as a bullet. */
function symbol(code: number): string {
  if (!Number.isFinite(code)) return ''
  const low = code >= PRIVATE_USE && code <= PRIVATE_USE + 0xff ? code - PRIVATE_USE : code
  return TICKS.has(low) ? '✓' : (ARROWS[low] ?? '•')
}

/** Letters of picture fonts are kept as typed; only those from the private area have no letter to keep. */
const symbolText = (text: string): string => text.replace(/[\uf000-\uf0ff]/g, (letter) => symbol(letter.charCodeAt(0)))

/** Lines of text of a part that is not the body (a page header), blank ones dropped. */
export const linesOf = (content: DocxContent): string[] =>
  content.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Whether a paragraph belongs to a table of contents, whose lines only repeat headings. */
export const isContentsLine = (paragraph: XmlNode): boolean =>
  childrenNamed(childNamed(paragraph, 'pPr'), 'pStyle').some((style) =>
    /^(TOC|สารบัญ)\s?\d/i.test(style.attributes['val'] ?? ''),
  )
