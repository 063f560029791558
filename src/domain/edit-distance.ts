/**
 * Number of single-character insertions, deletions and replacements that turn one text into the other (Levenshtein).
 * Stops early and returns `limit + 1` when the distance is above `limit`.
 */
export function editDistance(from: string, to: string, limit: number): number {
  const a = from.split('')
  const b = to.split('')
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [row, left] of a.entries()) {
    const line = [row + 1]
    for (const [column, right] of b.entries()) {
      const replaced = (above[column] ?? 0) + (left === right ? 0 : 1)
      line.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1))
    }
    if (Math.min(...line) > limit) return limit + 1
    above = line
  }
  return Math.min(above.at(-1) ?? 0, limit + 1)
}
