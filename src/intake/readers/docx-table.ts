import type { GridCell, GridSheet } from '../grid.ts'
import { MAX_COLUMNS, SheetBuilder } from '../sheet-builder.ts'
import type { CellBudget } from '../sheet-builder.ts'
import { childNamed, childrenNamed, isOn, numberOf } from '../xml.ts'
import type { XmlNode } from '../xml.ts'
import { Axis } from './axis.ts'
import { shadingOf } from './docx-shading.ts'
import { cellsOf, readBlocks } from './docx-text.ts'
import type { DocxReading, PlacedDrawing } from './docx-text.ts'

const EMU_PER_TWIP = 635
/** Left and right cell margin of Word's plain table, in twips (5.4 pt). */
const CELL_MARGIN = 108
/** A bar without known height lies in the middle half of its row. */
const BAR_TOP = 0.25
const BAR_BOTTOM = 0.75

type Merge = { row: number; column: number; span: number }
/** A drawing of a cell, placed when the widths of all columns are known. */
type Waiting = { row: number; column: number; span: number; margin: number; drawings: PlacedDrawing[] }

/** Collects one top-level table, row by row. */
export class TableReader {
  /** Bars that could not be placed: they hang on the page, not on the cell. */
  unplacedBars = 0
  readonly #reading: DocxReading
  readonly #builder: SheetBuilder
  readonly #gridWidths: number[] = []
  readonly #cellWidths = new Map<number, number>()
  readonly #waiting: Waiting[] = []
  /** Vertical merges that are still open, by their first column. */
  #open = new Map<number, Merge>()
  #fill: string | undefined
  #margin = CELL_MARGIN
  #row = 0

  constructor(reading: DocxReading, budget: CellBudget) {
    this.#reading = reading
    this.#builder = new SheetBuilder('', false, budget)
  }

  /** `w:tblPr`: cell margin and shading of the whole table. */
  readProperties(properties: XmlNode): void {
    this.#margin = marginOf(childNamed(properties, 'tblCellMar')) ?? CELL_MARGIN
    this.#fill = shadingOf(properties) ?? undefined
  }

  /** `w:tblGrid`: widths of the columns. */
  readGrid(grid: XmlNode): void {
    for (const column of childrenNamed(grid, 'gridCol').slice(0, MAX_COLUMNS)) {
      this.#gridWidths.push(numberOf(column.attributes['w']) ?? 0)
    }
  }

  /** `w:tr`. Rows whose deletion is tracked are passed over, as if it were accepted. */
  readRow(row: XmlNode): void {
    const properties = childNamed(row, 'trPr')
    if (childNamed(properties, 'ins') || childNamed(properties, 'del')) this.#reading.hasTrackedChanges = true
    if (childNamed(properties, 'del')) return
    this.#builder.row(this.#row, isSet(properties, 'hidden'))
    const rowFill = shadingOf(childNamed(row, 'tblPrEx')) ?? this.#fill
    const open = new Map<number, Merge>()
    let column = Math.max(0, Math.floor(numberOf(childNamed(properties, 'gridBefore')?.attributes['val']) ?? 0))
    for (const { cell, span } of joinedCells(row)) {
      if (column >= MAX_COLUMNS) break
      this.#readCell(cell, { row: this.#row, column, span }, rowFill, open)
      column += span
    }
    for (const [at, merge] of this.#open) if (open.get(at) !== merge) this.#close(merge)
    this.#open = open
    this.#row++
  }

  /** The finished table. */
  finish(): GridSheet {
    for (const merge of this.#open.values()) this.#close(merge)
    const axis = this.#columnAxis()
    for (const waiting of this.#waiting) this.#place(waiting, axis)
    return this.#builder.finish()
  }

  #readCell(cell: XmlNode, at: Merge, rowFill: string | undefined, open: Map<number, Merge>): void {
    const properties = childNamed(cell, 'tcPr')
    const width = childNamed(properties, 'tcW')
    if (at.span === 1 && (width?.attributes['type'] ?? 'dxa') === 'dxa') {
      this.#cellWidths.set(at.column, numberOf(width?.attributes['w']) ?? this.#cellWidths.get(at.column) ?? 0)
    }
    const shading = shadingOf(properties)
    const fill = shading === undefined ? rowFill : (shading ?? undefined)
    const vertical = childNamed(properties, 'vMerge')
    const above = this.#open.get(at.column)
    const isCovered = vertical && vertical.attributes['val'] !== 'restart' && above?.span === at.span
    const content = isCovered ? { text: '', drawings: [] } : readBlocks(cell, this.#reading)
    if (isSet(properties, 'cellDel')) this.#reading.hasTrackedChanges = true
    const { text, symbolFont, drawings } = { symbolFont: undefined, ...content }
    this.#put(at, { text, ...(fill ? { fill } : {}), ...(symbolFont && text !== '' ? { symbolFont } : {}) })
    if (isCovered && above) open.set(at.column, above)
    else if (vertical) open.set(at.column, at)
    else if (at.span > 1) this.#mergeUpTo(at, at.row)
    const margin = marginOf(childNamed(properties, 'tcMar')) ?? this.#margin
    if (drawings.length > 0) this.#waiting.push({ ...at, margin, drawings })
  }

  /** A wide cell shades every column it covers. */
  #put({ row, column, span }: Merge, cell: GridCell): void {
    this.#builder.put(row, column, cell)
    this.#builder.widen(column + span)
    if (!cell.fill) return
    for (let covered = column + 1; covered < Math.min(column + span, MAX_COLUMNS); covered++) {
      this.#builder.put(row, covered, { text: '', fill: cell.fill })
    }
  }

  /** Ends a vertical merge at the row before the present one. */
  #close(merge: Merge): void {
    this.#mergeUpTo(merge, this.#row - 1)
  }

  #mergeUpTo({ row, column, span }: Merge, lastRow: number): void {
    this.#builder.merge({ firstRow: row, lastRow, firstColumn: column, lastColumn: column + span - 1 })
  }

  /**
   * Widths of the columns. Word keeps the grid in step with the cells; generators often leave it with columns of one width and say the
   * truth in the cells.
   */
  #columnAxis(): Axis {
    const isUniform = new Set(this.#gridWidths).size <= 1
    const fallback = this.#gridWidths.find((width) => width > 0) ?? 500
    const axis = new Axis(fallback * EMU_PER_TWIP)
    const count = Math.max(this.#gridWidths.length, ...Array.from(this.#cellWidths.keys(), (column) => column + 1))
    for (let column = 0; column < count; column++) {
      const own = this.#cellWidths.get(column) ?? 0
      const grid = this.#gridWidths[column] ?? 0
      const width = (isUniform ? own || grid : grid || own) || fallback
      axis.set(column, column, width * EMU_PER_TWIP)
    }
    return axis
  }

  #place({ row, column, span, margin, drawings }: Waiting, axis: Axis): void {
    const outer = axis.start(column)
    const cellWidth = axis.start(column + span) - outer
    const inner = { left: outer + margin * EMU_PER_TWIP, width: cellWidth - 2 * margin * EMU_PER_TWIP }
    const bars = drawings.filter((drawing) => drawing.bars.length > 0)
    let inlineOffset = 0
    for (const drawing of bars) {
      if (drawing.placement === 'page') {
        this.unplacedBars += drawing.bars.length
        continue
      }
      const isInline = drawing.placement === 'inline'
      // Too short for the way from the edge of the page's text: it is counted from the cell.
      const isFromText = drawing.placement === 'text' && drawing.offset >= outer
      const frame =
        (isFromText ? 0 : inner.left) +
        (isInline
          ? inlineOffset + alignedOffset(drawing, drawing.alignment, inner.width)
          : offsetOf(drawing, inner.width))
      if (isInline) inlineOffset += drawing.width
      for (const bar of drawing.bars) {
        const left = axis.unitsAt(frame + bar.left)
        const right = axis.unitsAt(frame + bar.left + bar.width)
        // The only arrow in the text of a merged cell means all that the cell covers.
        const fillsCell = isInline && span > 1 && bars.length === 1 && drawing.bars.length === 1
        this.#builder.shape({
          left: fillsCell ? Math.min(left, column) : left,
          right: fillsCell ? Math.max(right, column + span) : right,
          top: row + BAR_TOP,
          bottom: row + BAR_BOTTOM,
        })
      }
    }
  }
}

const offsetOf = (drawing: PlacedDrawing, available: number): number =>
  drawing.align ? alignedOffset(drawing, drawing.align, available) : drawing.offset

/** Where a drawing begins in a line of that width; one wider than the line begins at its left. */
function alignedOffset(drawing: PlacedDrawing, alignment: 'left' | 'center' | 'right', available: number): number {
  const room = Math.max(0, available - drawing.width)
  if (alignment === 'center') return room / 2
  return alignment === 'right' ? room : 0
}

const isSet = (properties: XmlNode | undefined, name: string): boolean => {
  const property = childNamed(properties, name)
  return property !== undefined && isOn(property.attributes['val'], true)
}

/** Left margin in twips. */
const marginOf = (margins: XmlNode | undefined): number | undefined =>
  numberOf((childNamed(margins, 'left') ?? childNamed(margins, 'start'))?.attributes['w'])

/** The cells of a row with the number of columns each covers; cells merged the old way (hMerge) count to the first of them. */
function joinedCells(row: XmlNode): { cell: XmlNode; span: number }[] {
  const joined: { cell: XmlNode; span: number }[] = []
  for (const cell of cellsOf(row)) {
    const properties = childNamed(cell, 'tcPr')
    const span = Math.max(
      1,
      Math.min(MAX_COLUMNS, Math.floor(numberOf(childNamed(properties, 'gridSpan')?.attributes['val']) ?? 1)),
    )
    const horizontal = childNamed(properties, 'hMerge')
    const before = joined.at(-1)
    if (horizontal && horizontal.attributes['val'] !== 'restart' && before) before.span += span
    else joined.push({ cell, span })
  }
  return joined
}
