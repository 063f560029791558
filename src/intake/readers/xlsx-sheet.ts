import type { SheetBuilder } from '../sheet-builder.ts'
import { type XmlAttributes, type XmlHandler, type XmlNode, isOn, numberOf, readXmlTrees, textOf } from '../xml.ts'
import { Axis } from './axis.ts'
import { cellRange } from './cell-reference.ts'
import { CellReader, type Workbook } from './xlsx-cells.ts'
import type { Axes } from './xlsx-drawing.ts'
import { richTextOf } from './xlsx-strings.ts'
import { styleAt } from './xlsx-styles.ts'

const EMU_PER_PIXEL = 9_525
const EMU_PER_POINT = 12_700
/** Width of a digit of the default font at 96 dots per inch. */
const DIGIT_PIXELS = 7
const DEFAULT_COLUMN_PIXELS = 64

/** Width of a column in EMU, from the number of digits the file states. */
const columnEmu = (digits: number): number => Math.trunc(digits * DIGIT_PIXELS + 128 / 256) * EMU_PER_PIXEL

/** Page header in Excel's code ("&C&\"TH Sarabun,Bold\"&14แผน&Rหน้า &P") → its words, one text for each part. */
function headerWords(code: string): string[] {
  return code
    .split(/&[LCR]/)
    .map((part) =>
      part
        .replace(/&(?:"[^"]*"|\d+|K[0-9A-F]{6}|K\d\d[+-]\d{3}|[A-JM-QS-Z])/gi, '')
        .replaceAll('&&', '&')
        .trim(),
    )
    .filter((words) => words !== '')
}

/** Elements of a sheet that are read as small trees; everything else, values above all, is read as it streams by. */
const SMALL = new Set(['f', 'is', 'oddHeader', 'evenHeader', 'firstHeader'])

/** Sheets of plans take some MiB at most; in larger ones nearly all is formatted rows without cells, down to the last row of Excel. */
const LARGE_SHEET_BYTES = 6 * 2 ** 20
/** A numbered row without cells. Its format says nothing; its height matters only to what is drawn below. */
const EMPTY_ROW = /<(?:\w+:)?row r="\d+"[^<>]*\/>/g

class SheetReader implements XmlHandler {
  readonly axes: Axes = { columns: new Axis(DEFAULT_COLUMN_PIXELS * EMU_PER_PIXEL), rows: new Axis(15 * EMU_PER_POINT) }
  readonly #workbook: Workbook
  readonly #builder: SheetBuilder
  readonly #cells: CellReader
  /** Heights are only of use to drawings. */
  readonly #hasDrawing: boolean
  /** Text of the v that is open. */
  #value: string | undefined

  constructor(workbook: Workbook, builder: SheetBuilder, hasDrawing: boolean) {
    this.#workbook = workbook
    this.#builder = builder
    this.#cells = new CellReader(workbook, builder)
    this.#hasDrawing = hasDrawing
    builder.defaultFill(styleAt(workbook.styles, 0).fill)
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'c') this.#cells.openCell(attributes)
    else if (name === 'v') this.#value = ''
    else if (name === 'row') this.#row(attributes)
    else if (name === 'mergeCell') this.#merge(attributes)
    else if (name === 'col') this.#column(attributes)
    else if (name === 'sheetFormatPr') this.#defaults(attributes)
  }

  text(text: string): void {
    if (this.#value !== undefined) this.#value += text
  }

  close(name: string): void {
    if (name === 'c') this.#cells.closeCell()
    else if (name === 'v') {
      this.#cells.value(this.#value ?? '')
      this.#value = undefined
    }
  }

  tree(node: XmlNode): void {
    if (node.name === 'f') this.#cells.formula(textOf(node), node.attributes)
    else if (node.name === 'is') this.#cells.inline(richTextOf(node))
    else this.#builder.before.push(...headerWords(textOf(node)))
  }

  #row(attributes: XmlAttributes): void {
    const row = this.#cells.openRow(attributes)
    const { s, hidden, ht, customFormat } = attributes
    const height = numberOf(ht)
    const isHidden = isOn(hidden) || height === 0
    const style = s !== undefined && isOn(customFormat) ? styleAt(this.#workbook.styles, Number(s)) : undefined
    this.#builder.row(row, isHidden, style && (style.fill ?? null))
    if (this.#hasDrawing && (isHidden || height !== undefined))
      this.axes.rows.set(row, row, isHidden ? 0 : (height ?? 0) * EMU_PER_POINT)
  }

  #merge({ ref }: XmlAttributes): void {
    const range = cellRange(ref)
    if (range) this.#builder.merge(range)
  }

  #column({ min, max, width, hidden, style }: XmlAttributes): void {
    const first = (numberOf(min) ?? Number.NaN) - 1
    const last = Math.min((numberOf(max) ?? first + 1) - 1, 16_383)
    if (!(first >= 0 && last >= first)) return
    const digits = numberOf(width)
    const isHidden = isOn(hidden) || digits === 0
    if (isHidden) this.#builder.hideColumns(first, last)
    if (style !== undefined) this.#builder.columnFill(first, last, styleAt(this.#workbook.styles, Number(style)).fill)
    if (isHidden || digits !== undefined) this.axes.columns.set(first, last, isHidden ? 0 : columnEmu(digits ?? 0))
  }

  #defaults({ defaultColWidth, baseColWidth, defaultRowHeight, zeroHeight }: XmlAttributes): void {
    const digits = numberOf(defaultColWidth)
    const base = numberOf(baseColWidth)
    if (digits !== undefined) this.axes.columns.setDefault(columnEmu(digits))
    // Eight pixels of padding, rounded up to a multiple of eight.
    else if (base !== undefined)
      this.axes.columns.setDefault(Math.ceil((base * DIGIT_PIXELS + 5) / 8) * 8 * EMU_PER_PIXEL)
    const height = numberOf(defaultRowHeight)
    if (isOn(zeroHeight)) this.axes.rows.setDefault(0)
    else if (height !== undefined && height > 0) this.axes.rows.setDefault(height * EMU_PER_POINT)
  }
}

/**
 * Reads a worksheet part into the builder and returns the sizes of its columns and rows.
 * @throws UnreadableFile
 */
export function readSheet(bytes: Uint8Array, workbook: Workbook, builder: SheetBuilder, hasDrawing: boolean): Axes {
  const reader = new SheetReader(workbook, builder, hasDrawing)
  readXmlTrees(
    bytes,
    (name) => SMALL.has(name),
    (tree) => reader.tree(tree),
    reader,
    bytes.length > LARGE_SHEET_BYTES && !hasDrawing ? EMPTY_ROW : undefined,
  )
  return reader.axes
}
