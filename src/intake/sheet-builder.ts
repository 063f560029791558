import type { GridCell, GridMerge, GridRow, GridShape, GridSheet } from './grid.ts'
import { tooLarge } from './refusals.ts'

/** Columns that are kept; a plan has about twenty. */
export const MAX_COLUMNS = 256
const MAX_ROWS = 1_048_576
/** Cells of one file that carry something. 3,000 rows of 20 columns are 60,000. */
const MAX_CELLS = 300_000
const MAX_MERGES = 60_000
const MAX_MERGED_AREA = 3_000_000
const MAX_SHAPES = 20_000
/** Fill-only rows further below the last text than this are page decoration down to the last row of the sheet. */
const DECORATION_AFTER_ROWS = 100
/** The same for columns to the right of any text; a header stands above every column that matters. */
const DECORATION_AFTER_COLUMNS = 24

/** What is left of a file's allowance; one for all its sheets. */
export type CellBudget = { cells: number }

/** A fresh allowance for one file. */
export const cellBudget = (): CellBudget => ({ cells: MAX_CELLS })

type RowFacts = { isHidden: boolean; /** null: the row's own style says "no fill". */ fill?: string | null }

/**
 * Collects one sheet within limits, for every reader. Text beyond column 256 is left out; more cells than a plan can have are refused.
 * Rows must come in rising order, or decoration cannot be told from content.
 */
export class SheetBuilder {
  readonly #name: string
  readonly #isHidden: boolean
  readonly #budget: CellBudget
  readonly #rows = new Map<number, GridRow>()
  readonly #facts = new Map<number, RowFacts>()
  readonly #columnFills = new Map<number, string>()
  /** Cells that exist without text or fill: a row's or column's fill must not reach them. */
  readonly #bare = new Map<number, Set<number>>()
  readonly #hiddenColumns = new Set<number>()
  readonly #merges: GridMerge[] = []
  readonly #shapes: GridShape[] = []
  readonly before: string[] = []
  #defaultFill: string | undefined
  #lastTextRow = -1
  #lastTextColumn = -1
  #rowCount = 0
  #columnCount = 0

  constructor(name: string, isHidden: boolean, budget: CellBudget) {
    this.#name = name
    this.#isHidden = isHidden
    this.#budget = budget
  }

  /** One more than the last row that has text so far. */
  get textRows(): number {
    return this.#lastTextRow + 1
  }

  /** Fill of a column's style, for cells that do not exist. Call before the cells. `last` included; undefined = no fill. */
  columnFill(first: number, last: number, fill: string | undefined): void {
    for (let column = first; column <= Math.min(last, MAX_COLUMNS - 1); column++) {
      if (fill) this.#columnFills.set(column, fill)
      else this.#columnFills.delete(column)
    }
  }

  /** Fill of the sheet's default style, for cells that do not exist and whose column says nothing. */
  defaultFill(fill: string | undefined): void {
    this.#defaultFill = fill
  }

  /** Hidden columns, both ends included. */
  hideColumns(first: number, last: number): void {
    for (let column = first; column <= Math.min(last, MAX_COLUMNS - 1); column++) this.#hiddenColumns.add(column)
  }

  /** Facts of a row, before its cells. `fill`: of the row's own style; null when that style has none; undefined when there is no style. */
  row(row: number, isHidden: boolean, fill?: string | null): void {
    if (row >= MAX_ROWS || (fill === undefined && !isHidden)) return
    // Endless formatted or hidden rows after the content are not remembered; a row's facts arrive before its cells, so look ahead a little.
    if (row > this.#lastTextRow + DECORATION_AFTER_ROWS && this.#facts.size > 5_000) this.#forgetEmptyRows(row)
    this.#facts.set(row, fill === undefined ? { isHidden } : { isHidden, fill })
  }

  #forgetEmptyRows(before: number): void {
    for (const row of this.#facts.keys()) {
      if (row < before && row > this.#lastTextRow + DECORATION_AFTER_ROWS && !this.#rows.has(row))
        this.#facts.delete(row)
    }
  }

  /** Puts a cell; one without text and fill only keeps row and column fills away. Cells out of range are left out. */
  put(row: number, column: number, cell: GridCell): void {
    if (row < 0 || column < 0 || row >= MAX_ROWS || column >= MAX_COLUMNS) return
    const hasContent = cell.text !== '' || cell.formula !== undefined || cell.number !== undefined
    if (hasContent) {
      this.#lastTextRow = Math.max(this.#lastTextRow, row)
      this.#lastTextColumn = Math.max(this.#lastTextColumn, column)
    } else if (row > this.#lastTextRow + DECORATION_AFTER_ROWS) return
    else if (column > this.#lastTextColumn + DECORATION_AFTER_COLUMNS) return
    if (hasContent || cell.fill !== undefined) this.#store(row, column, cell)
    else if (this.#columnFills.size > 0 || this.#defaultFill || this.#facts.get(row)?.fill) {
      const bare = this.#bare.get(row)
      if (bare) bare.add(column)
      else this.#bare.set(row, new Set([column]))
    }
  }

  #store(row: number, column: number, cell: GridCell): void {
    let target = this.#rows.get(row)
    if (!target) {
      target = { isHidden: this.#facts.get(row)?.isHidden ?? false, cells: new Map() }
      this.#rows.set(row, target)
    }
    if (!target.cells.has(column) && --this.#budget.cells < 0) throw tooLarge()
    target.cells.set(column, cell)
    this.#rowCount = Math.max(this.#rowCount, row + 1)
    this.#columnCount = Math.max(this.#columnCount, column + 1)
  }

  /** Columns that the table has by its own account, also where their cells are empty. */
  widen(columns: number): void {
    this.#columnCount = Math.max(this.#columnCount, Math.min(columns, MAX_COLUMNS))
  }

  /** Merged cells, both ends included, in any order of calls. */
  merge(merge: GridMerge): void {
    if (merge.lastRow < merge.firstRow || merge.lastColumn < merge.firstColumn) return
    if (merge.lastRow === merge.firstRow && merge.lastColumn === merge.firstColumn) return
    if (this.#merges.push(merge) > MAX_MERGES) throw tooLarge()
  }

  /** A drawn bar, in cell units. */
  shape(shape: GridShape): void {
    if (this.#shapes.push(shape) > MAX_SHAPES) throw tooLarge()
  }

  /** The finished sheet: fills of rows and columns applied, merges cut to what is in use. */
  finish(): GridSheet {
    const merges = this.#cutMerges()
    this.#applyFills()
    return {
      name: this.#name,
      isHidden: this.#isHidden,
      rows: this.#rows,
      rowCount: this.#rowCount,
      columnCount: this.#columnCount,
      merges,
      hiddenColumns: this.#hiddenColumns,
      shapes: this.#shapes,
      before: this.before,
    }
  }

  /** Merges are cut to the used area, widened by merges of a sane size (an item's merged cells may be the last thing on the sheet). */
  #cutMerges(): GridMerge[] {
    for (const merge of this.#merges) {
      if (merge.firstRow >= this.#rowCount || merge.firstColumn >= this.#columnCount) continue
      if (merge.lastColumn < MAX_COLUMNS) this.#columnCount = Math.max(this.#columnCount, merge.lastColumn + 1)
      if (merge.lastRow < this.#rowCount + DECORATION_AFTER_ROWS)
        this.#rowCount = Math.max(this.#rowCount, merge.lastRow + 1)
    }
    let area = 0
    const cut: GridMerge[] = []
    for (const merge of this.#merges) {
      if (merge.firstRow >= this.#rowCount || merge.firstColumn >= this.#columnCount) continue
      const lastRow = Math.min(merge.lastRow, this.#rowCount - 1)
      const lastColumn = Math.min(merge.lastColumn, this.#columnCount - 1)
      area += (lastRow - merge.firstRow + 1) * (lastColumn - merge.firstColumn + 1)
      if (area > MAX_MERGED_AREA) throw tooLarge()
      cut.push({ ...merge, lastRow, lastColumn })
    }
    return cut
  }

  /** Row before column before default, and only where no cell exists. Rows far from any content stay out. */
  #applyFills(): void {
    if (this.#columnFills.size === 0 && !this.#defaultFill && !this.#hasRowFills()) return
    let lastContent = Number.NEGATIVE_INFINITY
    for (let row = 0; row < this.#rowCount; row++) {
      if (this.#rows.has(row)) lastContent = row
      else if (row - lastContent > DECORATION_AFTER_ROWS) continue
      this.#fillRow(row)
    }
  }

  #hasRowFills(): boolean {
    return Array.from(this.#facts.values()).some((facts) => facts.fill)
  }

  #fillRow(row: number): void {
    const own = this.#facts.get(row)?.fill
    if (own === null) return
    const bare = this.#bare.get(row)
    const cells = this.#rows.get(row)?.cells
    const columnCount = this.#columnCount
    for (let column = 0; column < columnCount; column++) {
      const fill = own ?? this.#columnFills.get(column) ?? this.#defaultFill
      if (fill && !bare?.has(column) && !cells?.has(column)) this.#store(row, column, { text: '', fill })
    }
  }
}
