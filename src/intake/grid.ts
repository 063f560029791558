/**
 * The neutral form of every table that an office can send. All readers (.xlsx, .xls, .ods, .csv, .docx) give it; the recogniser
 * reads nothing else. Rows and columns count from 0 here; `SourceRef` counts from 1.
 */
export type Grid = {
  format: 'xlsx' | 'xls' | 'ods' | 'csv' | 'docx'
  sheets: GridSheet[]
  /** Facts about the file as a whole that the officer must hear of. */
  notices: GridNotice[]
}

/** One worksheet, the records of a CSV file, or one top-level table of a Word document. */
export type GridSheet = {
  /** The tab's name; '' for CSV and Word. */
  name: string
  /** Number of the Word table from 1; absent otherwise. */
  table?: number
  /** Hidden or very hidden tab. */
  isHidden: boolean
  /** Sparse: only cells that carry text, a number, a formula or a fill. */
  rows: Map<number, GridRow>
  /** One more than the last row and column in use. */
  rowCount: number
  columnCount: number
  merges: GridMerge[]
  /** Columns that are hidden or of width 0. */
  hiddenColumns: Set<number>
  shapes: GridShape[]
  /** Word: the paragraphs between the table before and this one, in order, blank ones dropped. Sheets: text outside the cells (page headers, text boxes' text), may be empty. */
  before: string[]
}

/** A row of a sheet; `cells` by column, sparse. */
export type GridRow = {
  /** Hidden, filtered away, or of height 0. */
  isHidden: boolean
  cells: Map<number, GridCell>
}

/** What one cell of a sheet holds. */
export type GridCell = {
  /**
   * The text as the officer sees it: rich text joined, line breaks as '\n', phonetic text dropped. For a number: its plain decimal
   * form ("1500000", "238613.38"), never the formatted one. '' for a cell that only has a fill.
   */
  text: string
  /** The number, when the cell holds one (a cached formula result counts). Text that looks like a number stays text. */
  number?: number
  /** The formula without '='. */
  formula?: string
  /** True when a formula has no cached value; then `text` is ''. */
  isUncached?: boolean
  /** Resolved background as 'RRGGBB' (upper case); absent = no fill. Row, column and default styles are already applied. */
  fill?: string
  /** The number is formatted as a date. */
  isDate?: boolean
  /** Name of the font, when it is a symbol font whose letters are ticks ("Wingdings 2"). */
  symbolFont?: string
}

/** Merged cells, both ends included. The text stands in the top-left cell only. Fills of covered cells stay on those cells. */
export type GridMerge = { firstRow: number; lastRow: number; firstColumn: number; lastColumn: number }

/**
 * A drawn bar (line, connector, block arrow) in cell units: 3.5 = the middle of column 3 (D). Sub-cell offsets are clamped to their cell.
 * `top`/`bottom` in row units. Hidden shapes and text boxes are not given. Groups are resolved to their children.
 */
export type GridShape = { left: number; right: number; top: number; bottom: number }

/** What the officer must hear of a file as a whole. */
export type GridNotice =
  | { code: 'macros-ignored' }
  | { code: 'tracked-changes' }
  | { code: 'shape-not-placed'; where: { sheet?: string; table?: number } }

/** A file that cannot be read. `message` is a Thai sentence: what is wrong and what to do. */
export class UnreadableFile extends Error {
  readonly reason: 'empty' | 'wrong-type' | 'damaged' | 'encrypted' | 'too-large' | 'too-slow' | 'old-format'

  constructor(reason: UnreadableFile['reason'], message: string) {
    super(message)
    this.name = 'UnreadableFile'
    this.reason = reason
  }
}
