import type { GridCell, GridSheet } from '../grid.ts'
import { plainDecimal } from '../number-text.ts'
import type { SheetBuilder } from '../sheet-builder.ts'
import { SheetSizes } from './biff-axis.ts'
import { readBars } from './biff-drawing.ts'
import { BIFF, JoinedReader, substream } from './biff-records.ts'
import type { BiffRecord } from './biff-records.ts'
import { readString } from './biff-strings.ts'
import type { BiffText } from './biff-strings.ts'
import type { BiffStyles } from './biff-styles.ts'

/** What sheets share: the strings and styles of the workbook. */
export type BiffBook = { strings: readonly BiffText[]; styles: BiffStyles }

const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
}
const TEXT_BOX_OBJECTS = new Set([6, 0x1e])

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
  readonly #sizes = new SheetSizes()
  readonly #drawing: DataView[] = []
  readonly #objectKinds: number[] = []
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
    const drawing = readBars(this.#drawing, this.#objectKinds, () => this.#sizes.axes())
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
        this.#sizes.standardCharacters = data.getUint16(0, true)
        break
      case BIFF.DEFAULTROWHEIGHT:
        this.#sizes.standardHeight = data.getUint16(2, true)
        break
      case BIFF.MERGECELLS:
        this.#takeMerges(data)
        break
      case BIFF.MSODRAWING:
        this.#drawing.push(data)
        this.#pending = 'drawing'
        break
      case BIFF.OBJ:
        this.#objectKinds.push(data.byteLength >= 6 ? data.getUint16(4, true) : -1)
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

  #putText(data: DataView, { text, firstFont }: BiffText): void {
    const symbolFont = firstFont === undefined ? undefined : this.#book.styles.symbolFont(firstFont)
    this.#put(data, symbolFont ? { text, symbolFont } : { text })
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
    this.#sizes.setRow(row, height, isHidden)
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
    for (let column = first; column <= last; column++) this.#sizes.setColumn(column, width, isHidden)
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
      if (state.charactersLeft === 0 && TEXT_BOX_OBJECTS.has(this.#objectKinds.at(-1) ?? -1))
        this.#addBefore(state.text)
    } else this.#runBytesLeft -= data.byteLength
    if (state.charactersLeft === 0 && this.#runBytesLeft <= 0) this.#pending = 'drawing'
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

const numberCell = (value: number): GridCell =>
  Number.isFinite(value) ? { text: plainDecimal(value), number: value } : { text: '' }

const booleanText = (value: number): string => (value ? 'TRUE' : 'FALSE')
const errorText = (code: number): string => ERRORS[code] ?? '#N/A'

/** A number packed into 30 bits: an integer or the upper half of a double, perhaps in hundredths. */
function rkNumber(packed: number): number {
  const isHundredths = (packed & 1) !== 0
  const double = new DataView(new ArrayBuffer(8))
  double.setUint32(4, packed & 0xfffffffc, true)
  const value = (packed & 2) !== 0 ? (packed | 0) >> 2 : double.getFloat64(0, true)
  return isHundredths ? value / 100 : value
}

/** The words of a page header without its codes (&C, &"font", &16, &P …). */
const headerText = (codes: string): string =>
  codes
    .replace(/&"[^"]*"|&K[0-9A-F]{6}|&\d+/g, '')
    .replace(/&[LCR]/g, '\n')
    .replace(/&[A-Z]/g, '')
    .replaceAll('&&', '&')
