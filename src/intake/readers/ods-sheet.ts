import type { GridCell, GridNotice, GridSheet } from '../grid.ts'
import { plainDecimal } from '../number-text.ts'
import { type CellBudget, MAX_COLUMNS, SheetBuilder } from '../sheet-builder.ts'
import { type XmlAttributes, type XmlNode, numberOf } from '../xml.ts'
import { Axis } from './axis.ts'
import { type OdsDrawing, addShapes } from './ods-shapes.ts'
import type { OdsStyles } from './ods-styles.ts'
import { cellText, spanSymbolFont } from './ods-text.ts'
import { serialOfIsoDate } from './xlsx-cells.ts'

const DEFAULT_COLUMN_EMU = 812_800
const DEFAULT_ROW_EMU = 162_560
const MAX_ROW = 1_048_576
/** A fill-only row repeated more often than this is page decoration. */
const MAX_FILL_REPEATS = 100

/** How often a column, row or cell is repeated; at least once. */
const repeats = (text: string | undefined): number => Math.min(MAX_ROW, Math.max(1, Math.trunc(numberOf(text) ?? 1)))

const isHiddenBy = ({ visibility }: XmlAttributes): boolean => visibility === 'collapse' || visibility === 'filter'

/** 'PT36H30M' → days. */
function daysOfTime(text: string | undefined): number | undefined {
  const match = /^(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.,]+)S)?$/.exec(text ?? '')
  if (!match) return undefined
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = match
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'))
  return (sign ? -total : total) / 86_400
}

/** 'of:=SUM([.D5:.D9])' → 'SUM(D5:D9)'. */
function plainFormula(formula: string): string {
  return formula
    .replace(/^(?:[a-z]+:)?=/i, '')
    .replace(/\[([^\]]*)\]/g, (_, reference: string) => reference.replace(/(^|:)\./g, '$1'))
}

/** What a cell element says of its value. */
function valueOf(cell: XmlNode): GridCell {
  const { attributes } = cell
  const type = attributes['value-type']
  const shown = cellText(cell)
  const serial = type === 'date' ? serialOfIsoDate(attributes['date-value'] ?? '') : undefined
  const days = type === 'time' ? daysOfTime(attributes['time-value']) : serial
  if (days !== undefined) return { text: plainDecimal(days), number: days, isDate: true }
  if (type === 'float' || type === 'percentage' || type === 'currency') {
    const number = numberOf(attributes['value'])
    if (number !== undefined) return { text: plainDecimal(number), number }
  }
  if (type === 'boolean') return { text: attributes['boolean-value'] === 'true' ? 'TRUE' : 'FALSE' }
  return { text: shown === '' ? (attributes['string-value'] ?? '') : shown }
}

type Row = { first: number; count: number; cellStyle: string | undefined; column: number; cells: XmlNode[] }

/** Collects one table:table from its events. */
export class OdsSheetReader {
  readonly #builder: SheetBuilder
  readonly #name: string
  readonly #styles: OdsStyles
  readonly #columnStyles: (string | undefined)[] = []
  readonly #axes = {
    columns: new Axis(DEFAULT_COLUMN_EMU),
    rows: new Axis(DEFAULT_ROW_EMU),
    allColumns: new Axis(DEFAULT_COLUMN_EMU),
    allRows: new Axis(DEFAULT_ROW_EMU),
  }
  /** Shapes wait until all widths and heights are known. */
  readonly #drawn: { node: XmlNode; cell?: { row: number; column: number } }[] = []
  #column = 0
  #nextRow = 0
  #row: Row | undefined

  constructor({ name = '', 'style-name': style }: XmlAttributes, styles: OdsStyles, budget: CellBudget) {
    this.#name = name
    this.#styles = styles
    this.#builder = new SheetBuilder(name, !styles.get('table', style).isShown, budget)
  }

  /** A table:table-column. */
  column(attributes: XmlAttributes): void {
    const first = this.#column
    const last = Math.min(first + repeats(attributes['number-columns-repeated']), 16_384) - 1
    this.#column = last + 1
    const { width } = this.#styles.get('table-column', attributes['style-name'])
    const isHidden = isHiddenBy(attributes) || width === 0
    if (isHidden) this.#builder.hideColumns(first, last)
    if (isHidden || width !== undefined) this.#axes.columns.set(first, last, isHidden ? 0 : (width ?? 0))
    if (width !== undefined) this.#axes.allColumns.set(first, last, width)
    const cellStyle = attributes['default-cell-style-name']
    for (let i = first; i <= Math.min(last, MAX_COLUMNS - 1); i++) this.#columnStyles[i] = cellStyle
    // Cells that are not in the file at all take the column's style, as those that name no style do.
    this.#builder.columnFill(first, last, this.#styles.get('table-cell', cellStyle).fill)
  }

  /** A table:table-row begins. */
  openRow(attributes: XmlAttributes): void {
    const first = this.#nextRow
    const count = Math.min(repeats(attributes['number-rows-repeated']), MAX_ROW - first)
    this.#nextRow = first + count
    const { height } = this.#styles.get('table-row', attributes['style-name'])
    const isHidden = isHiddenBy(attributes) || height === 0
    const cellStyle = attributes['default-cell-style-name']
    const fill = cellStyle === undefined ? undefined : (this.#styles.get('table-cell', cellStyle).fill ?? null)
    // Facts of rows far below serve nothing; the builder would forget them anyway.
    for (let i = first; i < first + Math.min(count, MAX_FILL_REPEATS); i++) this.#builder.row(i, isHidden, fill)
    if (isHidden || height !== undefined) this.#axes.rows.set(first, first + count - 1, isHidden ? 0 : (height ?? 0))
    if (height !== undefined) this.#axes.allRows.set(first, first + count - 1, height)
    this.#row = { first, count, cellStyle, column: 0, cells: [] }
  }

  /** A table-cell or covered-table-cell, whole. */
  cell(node: XmlNode): void {
    const row = this.#row
    if (!row) return
    const count = repeats(node.attributes['number-columns-repeated'])
    const column = row.column
    row.column += count
    const value = valueOf(node)
    const formula = node.attributes['formula']
    if (formula !== undefined) {
      value.formula = plainFormula(formula)
      if (value.text === '' && node.attributes['value-type'] === undefined) value.isUncached = true
    }
    const symbolFont = value.text === '' ? undefined : spanSymbolFont(node, this.#styles)
    if (symbolFont !== undefined) value.symbolFont = symbolFont
    this.#putRepeated(row, column, count, node.attributes['style-name'], value)
    this.#merge(row.first, column, node.attributes)
    if (node.children.length > 0) this.#drawn.push({ node, cell: { row: row.first, column } })
  }

  #putRepeated(row: Row, column: number, count: number, styleName: string | undefined, value: GridCell): void {
    const hasContent = value.text !== '' || value.formula !== undefined
    const rows = hasContent ? row.count : Math.min(row.count, MAX_FILL_REPEATS)
    for (let i = column; i < Math.min(column + count, MAX_COLUMNS); i++) {
      // Without a style of its own an empty cell is as if it were not there.
      if (!hasContent && styleName === undefined) return
      const style = this.#styles.get('table-cell', styleName ?? row.cellStyle ?? this.#columnStyles[i])
      const cell: GridCell = { ...value }
      if (style.fill !== undefined) cell.fill = style.fill
      if (cell.text !== '' && style.symbolFont !== undefined) cell.symbolFont ??= style.symbolFont
      for (let r = row.first; r < row.first + rows; r++) this.#builder.put(r, i, r === row.first ? cell : { ...cell })
    }
  }

  #merge(row: number, column: number, attributes: XmlAttributes): void {
    const columns = repeats(attributes['number-columns-spanned'])
    const rows = repeats(attributes['number-rows-spanned'])
    this.#builder.merge({
      firstRow: row,
      lastRow: row + rows - 1,
      firstColumn: column,
      lastColumn: column + columns - 1,
    })
  }

  /** A table:shapes element: shapes that belong to the sheet. */
  shapes(node: XmlNode): void {
    this.#drawn.push({ node })
  }

  /** The table ends. */
  finish(notices: GridNotice[]): GridSheet {
    const drawing: OdsDrawing = { shapes: [], texts: [], unplaced: 0 }
    for (const { node, cell } of this.#drawn) addShapes(node, cell, this.#axes, drawing)
    for (const shape of drawing.shapes) this.#builder.shape(shape)
    this.#builder.before.push(...drawing.texts)
    if (drawing.unplaced > 0) notices.push({ code: 'shape-not-placed', where: { sheet: this.#name } })
    return this.#builder.finish()
  }
}
