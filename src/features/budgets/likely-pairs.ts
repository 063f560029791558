import type { Work } from '#src/features/works/work.ts'

/** Rows that have most of a title's telling parts in common with it, the likeliest first. */
export type LikelyPairs = (work: Work, limit: number) => number[]

/** Parts that more than this share of all rows have tell nothing. */
const COMMON = 0.5
/** Of few rows every part tells something. */
const FEW = 20

/**
 * Index of works by what their titles say: things and acts, numbers, and pieces of names. Makes of all pairs the few that are worth
 * comparing.
 */
export function likelyPairsAmong(works: readonly Work[]): LikelyPairs {
  const rowsOf = new Map<string, number[]>()
  works.forEach((work, row) => {
    for (const part of partsOf(work)) {
      const rows = rowsOf.get(part)
      if (rows) rows.push(row)
      else rowsOf.set(part, [row])
    }
  })
  const points = new Float64Array(works.length)
  return (work, limit) => {
    const touched: number[] = []
    for (const part of partsOf(work)) {
      const rows = rowsOf.get(part) ?? []
      if (works.length > FEW && rows.length > works.length * COMMON) continue
      // The fewer rows have a part, the more it tells.
      const worth = Math.log(1 + works.length / rows.length)
      for (const row of rows) {
        if (points[row] === 0) touched.push(row)
        points[row] = (points[row] ?? 0) + worth
      }
    }
    const likely = touched.toSorted((a, b) => (points[b] ?? 0) - (points[a] ?? 0) || a - b).slice(0, limit)
    for (const row of touched) points[row] = 0
    return likely
  }
}

function partsOf(work: Work): Set<string> {
  const parts = new Set<string>()
  for (const id of work.meanings) parts.add(`m${id}`)
  for (const village of work.villages) parts.add(`v${village}`)
  for (const area of [...work.tambons, ...work.amphoes, ...work.provinces]) parts.add(`a${area}`)
  for (const list of [work.phases, work.houses, work.roads, work.numbers, work.schools, work.measures])
    for (const value of list) parts.add(`n${value}`)
  for (const word of work.words) for (const pair of pairsOf(word)) parts.add(pair)
  return parts
}

const pairsOf = (word: string): string[] =>
  word.length < 2 ? [word] : Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
