import { foldThai } from '#src/domain/thai-text.ts'

/** What two names are compared by: pieces of three letters, and the numbers in them. */
export type NameShape = { folded: string; pieces: ReadonlySet<string>; numbers: string }

const known = new Map<string, NameShape>()

/** Reads a name for comparing; the same names come up with every page, so what was read is remembered. */
export function shapeOf(name: string): NameShape {
  const before = known.get(name)
  if (before) return before
  if (known.size > 20_000) known.clear()
  const shape = readShape(name)
  known.set(name, shape)
  return shape
}

/** The word โครงการ before it and its brackets and stops say nothing. */
function readShape(name: string): NameShape {
  const folded = foldThai(name)
    .replace(/^โครงการ/, '')
    .replace(/[.,()"“”'\-–/:]/g, '')
  const letters = ` ${folded} `
  const pieces = new Set<string>()
  for (let from = 0; from + 3 <= letters.length; from++) pieces.add(letters.slice(from, from + 3))
  return { folded, pieces, numbers: [...folded.matchAll(/\d+/g)].map(([digits]) => digits).join(',') }
}

/**
 * How alike two names are, 0–1; 1 for the same name. Names that differ in a number (หมู่ที่, ซอย, ระยะ) are less alike than their letters say,
 * for such works often differ in nothing else.
 */
export function likeness(a: NameShape, b: NameShape): number {
  if (a.folded === b.folded) return 1
  let shared = 0
  for (const piece of a.pieces) if (b.pieces.has(piece)) shared++
  const dice = (2 * shared) / (a.pieces.size + b.pieces.size)
  return Math.min(0.99, a.numbers === b.numbers ? dice : dice * 0.75)
}

/** A near match with how alike it is. */
export type Near<Row> = { row: Row; score: number }

/** Names less alike than this are no match to speak of. */
const LEAST = 0.45

/** The rows whose names are most like one, best first. @param shapes of the rows, in their order */
export function nearest<Row>(
  name: NameShape,
  rows: readonly { row: Row; shape: NameShape }[],
  limit: number,
): Near<Row>[] {
  return rows
    .map(({ row, shape }) => ({ row, score: likeness(name, shape) }))
    .filter(({ score }) => score >= LEAST)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
}
