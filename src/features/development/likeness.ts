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
  let shared = 0
  for (const piece of a.pieces) if (b.pieces.has(piece)) shared++
  return likenessOf(a, b, shared)
}

/** The same where it is known how many pieces both have. */
export function likenessOf(a: NameShape, b: NameShape, shared: number): number {
  if (a.folded === b.folded) return 1
  const dice = (2 * shared) / (a.pieces.size + b.pieces.size)
  return Math.min(0.99, a.numbers === b.numbers ? dice : dice * 0.75)
}
