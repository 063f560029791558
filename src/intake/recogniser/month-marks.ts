import type { FiscalMonth } from '#src/domain/month-set.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import type { GridMerge, GridShape } from '../grid.ts'
import type { MonthColumn } from './month-columns.ts'
import type { SheetView } from './sheet-view.ts'

/** Months that one row marks, and whether a mark lies outside the fiscal year. */
export type RowMarks = { months: Set<FiscalMonth>; isOutside: boolean }

type MonthColumns = ReadonlyMap<number, MonthColumn>

/** A bar must cover more than this share of a column to count for it. */
const COVERED = 0.5

/**
 * Finds the months that rows mark: by text, by shading that is neither white nor the row's own, by merged cells and by drawn bars.
 * Made once per table, because what counts as a filler ("-") and where the bars lie is a matter of the whole table.
 */
export class MonthMarks {
  readonly #view: SheetView
  readonly #columns: MonthColumns
  readonly #shapesByRow = new Map<number, GridShape[]>()
  readonly #hasFillers: boolean
  /** Colours that whole month columns have, header and all: decoration. */
  readonly #tints: ReadonlyMap<number, string>
  readonly #first: number
  readonly #last: number

  /** @param rows of the table's body that are projects  @param headerRow the lowest row of its header */
  constructor(view: SheetView, columns: MonthColumns, rows: readonly number[], headerRow: number) {
    this.#view = view
    this.#columns = columns
    this.#first = Math.min(...columns.keys())
    this.#last = Math.max(...columns.keys())
    for (const shape of view.sheet.shapes) {
      const row = Math.floor((shape.top + shape.bottom) / 2)
      this.#shapesByRow.set(row, [...(this.#shapesByRow.get(row) ?? []), shape])
    }
    this.#hasFillers = this.#usesFillers(rows)
    this.#tints = this.#findTints(rows, headerRow)
  }

  #findTints(rows: readonly number[], headerRow: number): Map<number, string> {
    const tints = new Map<number, string>()
    if (rows.length < 3) return tints
    for (const column of this.#columns.keys()) {
      const fill = this.#view.cell(headerRow, column)?.fill
      if (fill && rows.every((row) => this.#view.cell(row, column)?.fill === fill)) tints.set(column, fill)
    }
    return tints
  }

  /** "-" or "0" in a month is a filler when some row of the table has both it and another mark. */
  #usesFillers(rows: readonly number[]): boolean {
    return rows.some((row) => {
      const texts = this.#view.texts(row).filter((cell) => this.#columns.has(cell.column))
      const fillers = texts.filter((cell) => isFiller(cell.folded)).length
      return fillers > 0 && fillers < texts.length
    })
  }

  /** Rows below the given ones that have no text but a bar or shade: they belong to the row above them. */
  hasMarks(row: number): boolean {
    const { months, isOutside } = this.read(row)
    return months.size > 0 || isOutside
  }

  read(row: number): RowMarks {
    const marks: RowMarks = { months: new Set(), isOutside: false }
    if (this.#columns.size === 0) return marks
    const base = this.#baseFills(row)
    for (const column of this.#columns.keys()) {
      if (this.#isMarkedByText(row, column) || this.#isShaded(row, column, base)) this.#add(marks, column)
    }
    for (const shape of this.#shapesByRow.get(row) ?? []) this.#addShape(marks, row, shape)
    return marks
  }

  #add(marks: RowMarks, column: number): void {
    const month = this.#columns.get(column)
    if (!month) return
    if (month.isOutside) marks.isOutside = true
    else for (const each of month.months) marks.months.add(each)
  }

  #isMarkedByText(row: number, column: number): boolean {
    const merge = this.#view.merge(row, column)
    const text = merge ? this.#view.text(merge.firstRow, merge.firstColumn) : this.#view.text(row, column)
    if (text === '') return false
    // A cell that is merged in from the text columns is no month cell.
    if (merge && (merge.firstColumn < this.#first || merge.lastColumn > this.#last)) return false
    return !(this.#hasFillers && isFiller(foldThai(text)))
  }

  /** Fills of most of the row's cells outside the months: the row's own colour. One cell that is highlighted does not make it. */
  #baseFills(row: number): Set<string> {
    const counts = new Map<string, number>()
    let cells = 0
    for (const [column, cell] of this.#view.sheet.rows.get(row)?.cells ?? []) {
      if (this.#columns.has(column)) continue
      cells++
      if (cell.fill) counts.set(cell.fill, (counts.get(cell.fill) ?? 0) + 1)
    }
    return new Set([...counts].filter(([, count]) => count * 2 >= cells).map(([fill]) => fill))
  }

  #isShaded(row: number, column: number, base: ReadonlySet<string>): boolean {
    const merge = this.#view.merge(row, column)
    if (merge && merge.firstColumn < this.#first) return false
    // Merged cells show the first one's fill.
    const shown = merge ? this.#view.cell(merge.firstRow, merge.firstColumn)?.fill : undefined
    const fill = shown ?? this.#view.cell(row, column)?.fill
    return fill !== undefined && !isWhite(fill) && !base.has(fill) && this.#tints.get(column) !== fill
  }

  #addShape(marks: RowMarks, row: number, shape: GridShape): void {
    const merge = this.#mergeAround(row, shape)
    if (merge) {
      for (let column = merge.firstColumn; column <= merge.lastColumn; column++) this.#add(marks, column)
      return
    }
    for (const column of this.#columns.keys()) {
      if (covered(shape, column) > COVERED) this.#add(marks, column)
    }
    const touchesMonths = shape.right > this.#first && shape.left < this.#last + 1
    if (touchesMonths && shape.right - (this.#last + 1) > COVERED) marks.isOutside = true
  }

  /** The merged month cells that a single bar is drawn in: it then stands for all of them. */
  #mergeAround(row: number, shape: GridShape): GridMerge | null {
    const merge = this.#view.merge(row, Math.floor((shape.left + shape.right) / 2))
    if (!merge || merge.firstColumn === merge.lastColumn || merge.firstColumn < this.#first) return null
    const isInside = shape.left >= merge.firstColumn - COVERED && shape.right <= merge.lastColumn + 1 + COVERED
    const inMerge = (this.#shapesByRow.get(row) ?? []).filter(
      (other) => other.right > merge.firstColumn && other.left < merge.lastColumn + 1,
    )
    return isInside && inMerge.length === 1 ? merge : null
  }
}

/** Share of a column's width that a bar covers. */
const covered = (shape: GridShape, column: number): number =>
  Math.min(shape.right, column + 1) - Math.max(shape.left, column)

const isFiller = (folded: string): boolean => /^[-–—.0]$/.test(folded)

/** White, or so near to it that no eye tells. */
function isWhite(fill: string): boolean {
  return [0, 2, 4].every((at) => Number.parseInt(fill.slice(at, at + 2), 16) >= 0xfb)
}
