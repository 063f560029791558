import type { GridCell, GridSheet } from '../grid.ts'
import type { SheetBuilder } from '../sheet-builder.ts'
import { Axis } from './axis.ts'
import { readBars } from './biff-drawing.ts'
import type { BiffObject } from './biff-drawing.ts'
import { BIFF, JoinedReader, substream } from './biff-records.ts'
import type { BiffRecord } from './biff-records.ts'
import { readString } from './biff-strings.ts'
import type { BiffText } from './biff-strings.ts'
import type { BiffStyles } from './biff-styles.ts'
import { booleanText, errorText, headerText, numberCell, rkNumber } from './biff-values.ts'

/** What sheets share: the strings and styles of the workbook. */
export type BiffBook = { strings: readonly BiffText[]; styles: BiffStyles }

const NOTE = 0x19
/** EMU of a twip (1/20 pt) and of a character of column width, which is about 7 pixels at 96 dots an inch. */
const EMU_PER_TWIP = 635
const EMU_PER_CHARACTER = 66_675
const STANDARD_CHARACTERS = 9.14
const STANDARD_TWIPS = 300

/** Reads the sheet whose substream begins at `offset`. `isWhole` false: its drawing layer could not be read to the end. @throws UnreadableFile */
export function readSheet(
  stream: Uint8Array,
  offset: number,
  book: BiffBook,
  builder: SheetBuilder,
): { sheet: GridSheet; isWhole: boolean } {
  const reader = new SheetReader(book, builder)
  let depth = 0
  for (const record of substream(stream, offset)) {
    if (record.type === BIFF.BOF) depth++
    else if (record.type === BIFF.EOF) depth--
    // A chart in the sheet is a substream of its own.
    else if (depth === 1) reader.take(record)
  }
  return reader.finish()
}

/** Which record the next CONTINUE belongs to. */
type Pending = 'string' | 'text' | 'drawing' | null

class SheetReader {
  readonly #book: BiffBook
  readonly #builder: SheetBuilder
  readonly #columns = new Axis(STANDARD_CHARACTERS * EMU_PER_CHARACTER)
  readonly #rows = new Axis(STANDARD_TWIPS * EMU_PER_TWIP)
  readonly #drawing: DataView[] = []
  readonly #objects: BiffObject[] = []
  #pending: Pending = null
  /** A formula whose text result stands in a STRING record further on. */
  #formula: { row: number; column: number; xf: number } | null = null
  #stringParts: DataView[] = []
  #shapeText = { charactersLeft: 0, text: '' }
  #runBytesLeft = 0

  constructor(book: BiffBook, builder: SheetBuilder) {
    this.#book = book
    this.#builder = builder
  }

  take(record: BiffRecord): void {
    if (record.type === BIFF.CONTINUE) {
      this.#takeContinue(record.data)
      return
    }
    this.#endString()
    if (!this.#takeCell(record)) this.#takeLayout(record)
  }

  finish(): { sheet: GridSheet; isWhole: boolean } {
    this.#endString()
    const drawing = readBars(this.#drawing, this.#objects, { columns: this.#columns, rows: this.#rows })
    for (const bar of drawing.bars) this.#builder.shape(bar)
    return { sheet: this.#builder.finish(), isWhole: drawing.isWhole }
  }

  #takeCell({ type, data }: BiffRecord): boolean {
    switch (type) {
      case BIFF.LABELSST:
        this.#putText(data, this.#book.strings[data.getUint32(6, true)] ?? { text: '' })
        return true
      case BIFF.LABEL:
      case BIFF.RSTRING:
        this.#putText(data, readString(after(data, 6)))
        return true
      case BIFF.NUMBER:
        this.#put(data, numberCell(data.getFloat64(6, true)))
        return true
      case BIFF.RK:
        this.#put(data, numberCell(rkNumber(data.getUint32(6, true))))
        return true
      case BIFF.MULRK:
        this.#takeMany(data, 6, (at) => numberCell(rkNumber(data.getUint32(at, true))))
        return true
      case BIFF.BOOLERR:
        this.#put(data, { text: data.getUint8(7) ? errorText(data.getUint8(6)) : booleanText(data.getUint8(6)) })
        return true
      case BIFF.FORMULA:
        this.#takeFormula(data)
        return true
      case BIFF.STRING:
        this.#stringParts = [data]
        this.#pending = 'string'
        return true
      case BIFF.BLANK:
        this.#put(data, { text: '' })
        return true
      case BIFF.MULBLANK:
        this.#takeMany(data, 2, () => ({ text: '' }))
        return true
      default:
        return false
    }
  }

  #takeLayout({ type, data }: BiffRecord): void {
    switch (type) {
      case BIFF.ROW:
        this.#takeRow(data)
        break
      case BIFF.COLINFO:
        this.#takeColumns(data)
        break
      case BIFF.DEFCOLWIDTH:
        this.#columns.setDefault((data.getUint16(0, true) + 0.71) * EMU_PER_CHARACTER)
        break
      case BIFF.DEFAULTROWHEIGHT:
        this.#rows.setDefault(data.getUint16(2, true) * EMU_PER_TWIP)
        break
      case BIFF.MERGECELLS:
        this.#takeMerges(data)
        break
      case BIFF.MSODRAWING:
        this.#drawing.push(data)
        this.#pending = 'drawing'
        break
      case BIFF.OBJ:
        this.#objects.push({ kind: data.getUint16(4, true), hasText: false })
        this.#pending = 'drawing'
        break
      case BIFF.TXO:
        this.#takeShapeText(data)
        break
      case BIFF.HEADER:
        if (data.byteLength > 2) this.#addBefore(headerText(readString(after(data, 0)).text))
        break
      default:
        break
    }
  }

  #takeContinue(data: DataView): void {
    if (this.#pending === 'string') this.#stringParts.push(data)
    else if (this.#pending === 'text') this.#continueShapeText(data)
    // Drawing data goes on even behind OBJ and TXO records.
    else if (this.#pending === 'drawing') this.#drawing.push(data)
  }

  #takeFormula(data: DataView): void {
    this.#formula = null
    if (data.getUint16(12, true) !== 0xffff) {
      this.#put(data, numberCell(data.getFloat64(6, true)))
      return
    }
    const kind = data.getUint8(6)
    if (kind === 1) this.#put(data, { text: booleanText(data.getUint8(8)) })
    else if (kind === 2) this.#put(data, { text: errorText(data.getUint8(8)) })
    else if (kind === 0) this.#formula = { ...place(data), xf: data.getUint16(4, true) }
    else this.#put(data, { text: '' })
  }

  #endString(): void {
    if (this.#stringParts.length > 0 && this.#formula) {
      const { row, column, xf } = this.#formula
      this.#putCell(row, column, xf, { text: readString(new JoinedReader(this.#stringParts)).text })
      this.#formula = null
    }
    this.#stringParts = []
    if (this.#pending === 'string') this.#pending = null
  }

  #takeMany(data: DataView, size: number, cellAt: (at: number) => GridCell): void {
    const { row, column } = place(data)
    for (let at = 4, index = 0; at + size <= data.byteLength - 2; at += size, index++) {
      this.#putCell(row, column + index, data.getUint16(at, true), cellAt(at + 2))
    }
  }

  #putText(data: DataView, { text, fonts, startsWithOwnFont }: BiffText): void {
    const runFonts = (fonts ?? []).map((font) => this.#book.styles.symbolFont(font))
    const [first] = runFonts
    const isAllSymbol = first !== undefined && !startsWithOwnFont && !runFonts.includes(undefined)
    this.#put(data, isAllSymbol ? { text, symbolFont: first } : { text })
  }

  #put(data: DataView, cell: GridCell): void {
    const { row, column } = place(data)
    this.#putCell(row, column, data.getUint16(4, true), cell)
  }

  #putCell(row: number, column: number, xf: number, cell: GridCell): void {
    const { fill, isDate, symbolFont } = this.#book.styles.style(xf)
    if (fill) cell.fill = fill
    if (isDate && cell.number !== undefined) cell.isDate = true
    if (symbolFont && cell.text !== '') cell.symbolFont ??= symbolFont
    if (cell.text.includes('\r')) cell.text = cell.text.replace(/\r\n?/g, '\n')
    this.#builder.put(row, column, cell)
  }

  #takeRow(data: DataView): void {
    const row = data.getUint16(0, true)
    const height = data.getUint16(6, true) & 0x7fff
    const options = data.getUint32(12, true)
    const isHidden = (options & 0x20) !== 0 || height === 0
    const hasStyle = (options & 0x80) !== 0
    this.#builder.row(
      row,
      isHidden,
      hasStyle ? (this.#book.styles.style((options >>> 16) & 0xfff).fill ?? null) : undefined,
    )
    this.#rows.set(row, row, isHidden ? 0 : height * EMU_PER_TWIP)
  }

  #takeColumns(data: DataView): void {
    const [first, last, width] = [
      data.getUint16(0, true),
      Math.min(data.getUint16(2, true), 255),
      data.getUint16(4, true),
    ]
    const isHidden = (data.getUint16(8, true) & 1) !== 0 || width === 0
    if (isHidden) this.#builder.hideColumns(first, last)
    this.#builder.columnFill(first, last, this.#book.styles.style(data.getUint16(6, true)).fill)
    this.#columns.set(first, last, isHidden ? 0 : (width / 256) * EMU_PER_CHARACTER)
  }

  #takeMerges(data: DataView): void {
    const count = data.getUint16(0, true)
    for (let at = 2, index = 0; index < count; index++, at += 8) {
      const edge = (offset: number): number => data.getUint16(at + offset, true)
      this.#builder.merge({ firstRow: edge(0), lastRow: edge(2), firstColumn: edge(4), lastColumn: edge(6) })
    }
  }

  #takeShapeText(data: DataView): void {
    this.#shapeText = { charactersLeft: data.byteLength >= 14 ? data.getUint16(10, true) : 0, text: '' }
    this.#runBytesLeft = data.byteLength >= 14 ? data.getUint16(12, true) : 0
    this.#pending = this.#shapeText.charactersLeft > 0 ? 'text' : 'drawing'
  }

  /** Behind TXO stand its characters, then its formatting; what comes after them is drawing data again. */
  #continueShapeText(data: DataView): void {
    const state = this.#shapeText
    if (state.charactersLeft > 0 && data.byteLength > 1) {
      const isWide = (data.getUint8(0) & 1) === 1
      const count = Math.min(state.charactersLeft, isWide ? (data.byteLength - 1) >>> 1 : data.byteLength - 1)
      state.text += after(data, 1).characters(count, isWide)
      state.charactersLeft -= count
      if (state.charactersLeft === 0) this.#endShapeText(state.text)
    } else this.#runBytesLeft -= data.byteLength
    if (state.charactersLeft === 0 && this.#runBytesLeft <= 0) this.#pending = 'drawing'
  }

  #endShapeText(text: string): void {
    const object = this.#objects.at(-1)
    if (!object || object.kind === NOTE || text.trim() === '') return
    object.hasText = true
    this.#addBefore(text)
  }

  #addBefore(text: string): void {
    for (const line of text.split(/[\r\n]+/)) if (line.trim() !== '') this.#builder.before.push(line.trim())
  }
}

const place = (data: DataView): { row: number; column: number } => ({
  row: data.getUint16(0, true),
  column: data.getUint16(2, true),
})

function after(data: DataView, offset: number): JoinedReader {
  const reader = new JoinedReader([data])
  reader.skip(offset)
  return reader
}
