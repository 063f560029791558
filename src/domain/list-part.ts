/** Rows of one part of a long list. */
export const PART_SIZE = 50

/** A part of a list, counted from 1; the last one for a number beyond it. */
export function partOf<Row>(
  rows: readonly Row[],
  asked: number,
  size: number = PART_SIZE,
): { rows: Row[]; part: number; parts: number } {
  const parts = Math.max(1, Math.ceil(rows.length / size))
  const part = Math.min(parts, Math.max(1, Math.trunc(asked) || 1))
  return { rows: rows.slice((part - 1) * size, part * size), part, parts }
}
