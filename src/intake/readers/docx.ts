import type { Grid, GridNotice, GridSheet } from '../grid.ts'
import { damaged, tooLarge } from '../refusals.ts'
import { cellBudget } from '../sheet-builder.ts'
import { readXmlTrees } from '../xml.ts'
import type { XmlNode } from '../xml.ts'
import type { Zip } from '../zip.ts'
import { Numbering } from './docx-numbering.ts'
import { TableReader } from './docx-table.ts'
import { isContentsLine, linesOf, readBlocks, readParagraph } from './docx-text.ts'
import type { DocxReading } from './docx-text.ts'
import { mainPartOf, relationshipsOf } from './opc.ts'

const MAX_TABLES = 2_000
/** Rows of all tables, blank ones too, which cost as much to read. A plan of 3,000 projects has about 4,000. */
const MAX_TABLE_ROWS = 10_000
/** Parts of a table that are read as trees; the paragraphs between tables are too. */
const TABLE_PARTS = new Set(['tblPr', 'tblGrid', 'tr'])

/**
 * Reads the top-level tables of a Word document (.docx, .docm), each as one sheet with the paragraphs before it.
 * Tracked changes are taken as accepted, hidden text is left out, automatic numbers are written out, fields give their last result.
 * @throws UnreadableFile
 */
export function readDocx(zip: Zip): Grid {
  const main = mainPartOf(zip) ?? 'word/document.xml'
  if (!zip.has(main)) throw damaged()
  const related = relationshipsOf(zip, main)
  const partOf = (kind: string): Uint8Array | null => {
    const target = related.find((relationship) => relationship.kind === kind)?.target
    return target !== undefined && zip.has(target) ? zip.read(target) : null
  }
  const reading: DocxReading = {
    numbering: new Numbering(partOf('numbering'), partOf('styles')),
    hasTrackedChanges: false,
  }
  const document = new DocumentReader(reading)
  for (const { kind, target } of related) {
    if (kind === 'header' && zip.has(target)) document.readHeader(zip.read(target))
  }
  document.readBody(zip.read(main))
  const notices: GridNotice[] = document.unplaced.map((table) => ({ code: 'shape-not-placed', where: { table } }))
  if (reading.hasTrackedChanges) notices.unshift({ code: 'tracked-changes' })
  if (zip.names.some((name) => /vbaProject\.bin$/i.test(name))) notices.unshift({ code: 'macros-ignored' })
  return { format: 'docx', sheets: document.sheets, notices }
}

class DocumentReader {
  readonly sheets: GridSheet[] = []
  /** Numbers of the tables near which a bar could not be placed. */
  readonly unplaced: number[] = []
  readonly #reading: DocxReading
  readonly #budget = cellBudget()
  #table: TableReader | null = null
  #before: string[] = []
  #hasLooseBars = false
  #rows = 0

  constructor(reading: DocxReading) {
    this.#reading = reading
  }

  /** Words of a page header stand before the first table; a header that repeats another's adds nothing. */
  readHeader(bytes: Uint8Array): void {
    readXmlTrees(
      bytes,
      (name) => name === 'hdr',
      (tree) => {
        for (const line of linesOf(readBlocks(tree, this.#reading))) {
          if (!this.#before.includes(line)) this.#before.push(line)
        }
      },
    )
  }

  readBody(bytes: Uint8Array): void {
    readXmlTrees(
      bytes,
      (name) => (this.#table ? TABLE_PARTS.has(name) : name === 'p'),
      (tree) => this.#takeTree(tree),
      {
        open: (name) => {
          if (name === 'tbl' && !this.#table) this.#table = new TableReader(this.#reading, this.#budget)
        },
        close: (name) => {
          if (name === 'tbl' && this.#table) this.#endTable(this.#table)
        },
      },
    )
    // Bars behind the last table can only belong to it.
    if (this.#hasLooseBars && this.sheets.length > 0) this.#addUnplaced(this.sheets.length)
  }

  #takeTree(tree: XmlNode): void {
    if (!this.#table) this.#takeParagraph(tree)
    else if (tree.name === 'tblPr') this.#table.readProperties(tree)
    else if (tree.name === 'tblGrid') this.#table.readGrid(tree)
    else if (++this.#rows > MAX_TABLE_ROWS) throw tooLarge()
    else this.#table.readRow(tree)
  }

  #takeParagraph(paragraph: XmlNode): void {
    const content = readParagraph(paragraph, this.#reading)
    if (isContentsLine(paragraph)) return
    this.#before.push(...linesOf(content))
    this.#hasLooseBars ||= content.drawings.some((drawing) => drawing.bars.length > 0 && drawing.isPlainBars)
  }

  #endTable(table: TableReader): void {
    const number = this.sheets.length + 1
    if (number > MAX_TABLES) throw tooLarge()
    this.sheets.push({ ...table.finish(), table: number, before: this.#before })
    if (table.unplacedBars > 0 || this.#hasLooseBars) this.#addUnplaced(number)
    this.#table = null
    this.#before = []
    this.#hasLooseBars = false
  }

  #addUnplaced(table: number): void {
    if (!this.unplaced.includes(table)) this.unplaced.push(table)
  }
}
