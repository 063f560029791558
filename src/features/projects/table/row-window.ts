/** Where each row begins, in pixels from the top of the first; one more entry than rows: the last is the height of all. */
export function offsetsOf<Row>(rows: readonly Row[], heightOf: (row: Row) => number): Float64Array {
  const offsets = new Float64Array(rows.length + 1)
  let top = 0
  rows.forEach((row, index) => {
    top += heightOf(row)
    offsets[index + 1] = top
  })
  return offsets
}

/** Rows `first` to `end` (not included) are drawn. */
export type RowWindow = { first: number; end: number }

/** Index of the row that a distance from the top falls into, by halving. */
export function rowAt(offsets: Float64Array, top: number): number {
  let low = 0
  let high = Math.max(0, offsets.length - 2)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle] ?? 0) <= top) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * The rows that are seen in a view of `height` pixels scrolled by `top`, with `overscan` more on each side. It is widened to whole
 * steps, so that it does not change with every pixel.
 */
export function windowAt(
  offsets: Float64Array,
  { top, height, overscan, step }: { top: number; height: number; overscan: number; step: number },
): RowWindow {
  const count = offsets.length - 1
  if (count <= 0) return { first: 0, end: 0 }
  const first = rowAt(offsets, top) - overscan
  const end = rowAt(offsets, top + height) + 1 + overscan
  return {
    first: Math.max(0, Math.floor(first / step) * step),
    end: Math.min(count, Math.ceil(end / step) * step),
  }
}

/** How far to scroll so that a row lies wholly within the seen part; null when it already does. */
export function scrollToShow(
  offsets: Float64Array,
  row: number,
  { top, height }: { top: number; height: number },
): number | null {
  const start = offsets[row] ?? 0
  const end = offsets[row + 1] ?? start
  if (start < top) return start
  return end > top + height ? end - height : null
}
