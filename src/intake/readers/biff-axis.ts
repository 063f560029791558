/** Twips (1/20 pt) of one character of column width: 7 pixels at 96 dots an inch. */
const TWIPS_PER_CHARACTER = 105

/**
 * Turns cell units (3.5 = the middle of the fourth column) into lengths and back, for shapes that stand in groups: a group is scaled by
 * lengths, and columns and rows differ in size. Hidden ones have the length 0.
 */
export class Axis {
  readonly #count: number
  readonly #standard: number
  readonly #sizes: ReadonlyMap<number, number>
  #starts: Float64Array | null = null

  /** `sizes` of single columns or rows in twips, `standard` for all others. */
  constructor(count: number, standard: number, sizes: ReadonlyMap<number, number>) {
    this.#count = count
    this.#standard = standard
    this.#sizes = sizes
  }

  /** Length from the sheet's edge. */
  toLength(units: number): number {
    const index = Math.min(Math.max(0, Math.floor(units)), this.#count - 1)
    const start = this.#start(index)
    return start + (this.#start(index + 1) - start) * Math.min(1, units - index)
  }

  /** Cell units of a length from the sheet's edge. */
  toUnits(length: number): number {
    let low = 0
    let high = this.#count - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (this.#start(middle) <= length) low = middle
      else high = middle - 1
    }
    const size = this.#start(low + 1) - this.#start(low)
    return low + (size > 0 ? Math.min(1, Math.max(0, (length - this.#start(low)) / size)) : 0)
  }

  #start(index: number): number {
    this.#starts ??= this.#sum()
    return this.#starts[index] ?? 0
  }

  #sum(): Float64Array {
    const starts = new Float64Array(this.#count + 1)
    for (let index = 0; index < this.#count; index++) {
      starts[index + 1] = (starts[index] ?? 0) + (this.#sizes.get(index) ?? this.#standard)
    }
    return starts
  }
}

/** Sizes of columns and rows as a sheet states them, gathered while it is read. */
export class SheetSizes {
  readonly #columns = new Map<number, number>()
  readonly #rows = new Map<number, number>()
  /** Width of columns of which nothing is said, in characters. */
  standardCharacters = 8.43
  /** Height of rows of which nothing is said, in twips. */
  standardHeight = 300

  /** `width` in 1/256 of a character. */
  setColumn(column: number, width: number, isHidden: boolean): void {
    this.#columns.set(column, isHidden ? 0 : (width / 256) * TWIPS_PER_CHARACTER)
  }

  /** `height` in twips. */
  setRow(row: number, height: number, isHidden: boolean): void {
    this.#rows.set(row, isHidden ? 0 : height)
  }

  axes(): { columns: Axis; rows: Axis } {
    return {
      columns: new Axis(256, this.standardCharacters * TWIPS_PER_CHARACTER, this.#columns),
      rows: new Axis(65_536, this.standardHeight, this.#rows),
    }
  }
}
