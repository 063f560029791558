import { longestAt } from './lexicon.ts'
import { GAP } from './numbers.ts'

/** What stands in a text without blanks: meanings (numbers of the lexicon, sorted, each once) and the stretches between, of three letters and more. */
export type Scanned = { meanings: number[]; words: string[] }

const BREAK = /[^ก-๙a-z]/
const ABOVE_OR_BELOW = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/

/** Reads a text without blanks from left to right, always the longest known form. */
export function scan(text: string): Scanned {
  const meanings = new Set<number>()
  const words: string[] = []
  let from = 0
  const close = (to: number): void => {
    if (to - from >= 2) words.push(text.slice(from, to))
  }
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at)
    const known = longestAt(text, at)
    const atEdge = at === from
    if (known && !ABOVE_OR_BELOW.test(text.charAt(at + known.length)) && (known.length >= 4 || atEdge)) {
      close(at)
      meanings.add(known.meaning.id)
      from = at += known.length
    } else if (char === GAP || BREAK.test(char)) {
      close(at)
      from = ++at
    } else at++
  }
  close(text.length)
  return { meanings: [...meanings].toSorted((a, b) => a - b), words }
}
