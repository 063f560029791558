/** Rows of one part of a long list. */
export const PART_SIZE = 50

/** A part of a list, counted from 1; the last one for a number beyond it. */
export function partOf<Row>(rows: readonly Row[], asked: number): { rows: Row[]; part: number; parts: number } {
  const parts = Math.max(1, Math.ceil(rows.length / PART_SIZE))
  const part = Math.min(parts, Math.max(1, Math.trunc(asked) || 1))
  return { rows: rows.slice((part - 1) * PART_SIZE, part * PART_SIZE), part, parts }
}
