import { meaningOf } from '#src/features/works/reading/lexicon.ts'
import type { Work } from '#src/features/works/work.ts'

/** Changes with the reading of titles and with the keys: entries of another reader are made anew. */
export const READER = 7

/** What keeps the keys of one place apart from those of another. `office`: code. `areas`: provinces (or what stands for one). */
export type KeyScope = { office: string; areas: readonly string[] }

/** More would be the words of an essay. */
const MAX_KEYS = 32
const GRAM = 4
const WINDOW = 3

/**
 * Keys under which a work is filed in the index: numbers that two records of one work nearly always share, and others seldom. Words of a
 * title count within its areas, kinds of work and villages within its office, codes of roads everywhere.
 */
export function radarKeys(work: Work, { office, areas }: KeyScope): number[] {
  const keys = new Set<number>()
  for (const road of work.roads) keys.add(hash(`r:${road}`))
  for (const area of areas) {
    for (const house of work.houses) keys.add(hash(`h:${area}:${house}`))
    for (const word of work.words) for (const gram of gramsOf(word)) keys.add(hash(`w:${area}:${gram}`))
  }
  for (const key of subjectsOf(work)) keys.add(hash(`s:${office}:${key}`))
  if (keys.size === 0) keys.add(hash(`n:${office}:${work.text.slice(0, 12)}`))
  return [...keys].slice(0, MAX_KEYS * Math.max(1, areas.length))
}

/** Keys of a work that name a place by themselves, wherever the office is: codes of roads. */
export const roadKeys = (work: Work): number[] => work.roads.map((road) => hash(`r:${road}`))

/**
 * Some stretches of a word, chosen by what stands in them and not by where: where two words have seven letters in a row in common, they have
 * a stretch in common, wherever they begin.
 */
function gramsOf(word: string): string[] {
  if (word.length <= GRAM) return word.length < 3 ? [] : [word]
  const grams = Array.from({ length: word.length - GRAM + 1 }, (_, at) => word.slice(at, at + GRAM))
  const hashes = grams.map(hash)
  const chosen = new Set<string>()
  const last = Math.max(0, grams.length - WINDOW)
  for (let from = 0; from <= last; from++) {
    let least = from
    for (let at = from + 1; at < Math.min(from + WINDOW, grams.length); at++)
      if ((hashes[at] ?? 0) < (hashes[least] ?? 0)) least = at
    chosen.add(grams[least] ?? '')
  }
  return [...chosen]
}

/** What is done to what, where: pairs of meanings, and with a village one meaning is enough. */
function subjectsOf(work: Work): string[] {
  const things = work.meanings
    .map(meaningOf)
    .filter(({ wordClass }) => ['object', 'theme', 'topic', 'people'].includes(wordClass))
    .slice(0, 4)
    .map(({ key }) => key)
  const places = work.villages.length > 0 ? work.villages.slice(0, 4).map(String) : ['']
  if (things.length === 0) return []
  return [...new Set(places.flatMap((place) => things.map((thing) => `${place}:${thing}`)))].concat(
    things.flatMap((one, index) => things.slice(index + 1).map((other) => `${one}+${other}`)),
  )
}

/** FNV-1a over the letters, as a signed 32-bit number. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value | 0
}
