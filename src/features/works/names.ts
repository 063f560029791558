import type { Shares } from './evidence.ts'
import type { Work } from './work.ts'

/** Where the names of one title are looked for in the other. */
export type NamePool = { text: string; names: string }

/** What stands in a title and its place. */
export const poolOf = ({ text, words, placeWords }: Work): NamePool => ({
  text,
  names: placeWords.length === 0 ? words.join('|') : `${words.join('|')}|${placeWords.join('|')}`,
})

/** Below this share of its pairs of letters a name is another name. */
const LIKE = 0.6

/** In a name of as many letters one that is mistyped breaks two pairs, and hardly makes another name of it. */
const TYPED_LENGTH = 8

/** How much of a name stands in a pool, 0–1; slips of the hand count little. */
export function foundIn(word: string, { text, names }: NamePool): number {
  if (text.includes(word) || names.includes(word)) return 1
  const pairs = Math.max(1, word.length - 1)
  // Most names are other names after a few pairs.
  let left = Math.floor(pairs * (1 - LIKE) + 1e-9)
  let found = 0
  for (let at = 0; at + 1 < word.length; at++) {
    if (names.includes(word.slice(at, at + 2))) found++
    else if (--left < 0) return 0
  }
  const share = found / pairs
  return pairs - found <= 2 && word.length >= TYPED_LENGTH ? (1 + share) / 2 : share
}

/** A name weighs one for six letters, at most two, and short as it may be it is a name. */
const weightOf = (word: string): number =>
  (word.length < 3 ? word.length : Math.max(4.5, Math.min(12, word.length))) / 6

/** The names of two titles against each other. */
export function namesOf(a: Work, b: Work): Shares {
  const [ours, theirs] = [namesWithin(a, b), namesWithin(b, a)]
  return { shared: (ours.shared + theirs.shared) / 2, a: ours.alone, b: theirs.alone }
}

function namesWithin(from: Work, other: Work): { shared: number; alone: number } {
  if (from.words.length === 0) return { shared: 0, alone: 0 }
  const pool = poolOf(other)
  let [shared, alone] = [0, 0]
  for (const word of from.words) {
    const weight = weightOf(word)
    const share = foundIn(word, pool)
    shared += weight * share
    alone += weight * (1 - share)
  }
  return { shared, alone }
}
