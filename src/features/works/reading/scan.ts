import { longestAt, longestByLetters, withoutTones, type Found } from './lexicon.ts'
import { GAP } from './numbers.ts'

/** What stands in a text: meanings (numbers of the lexicon in the order of the text, each once), the stretches between (without tones, and as they are
 * spelled), and all of it without tones. */
export type Scanned = { meanings: number[]; words: string[]; spelled: string[]; text: string }

const BREAK = /[^ก-๙a-z]/
/** A form is no form when its last letter bears another vowel or tone. */
const BOUND = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/
/** Vowels that stand before their letter: no form begins between the two. */
const LEADING = /[เแโใไ]/

/** After these a name follows. */
const NAMING: ReadonlySet<string> = new Set(
  'road soi village community temple school child-centre market canal bridge line junction'.split(' '),
)

/** Words that begin names: "บ้าน|ห้วย…", "ชุมชน|สะพาน…". */
const beginsName = ({ meaning: { key, wordClass }, length }: Found, named: string): boolean =>
  (HOMES.has(named) && NAMED_AFTER.has(key)) ||
  (wordClass === 'object' && key !== 'road') ||
  wordClass === 'theme' ||
  wordClass === 'topic' ||
  wordClass === 'people' ||
  (wordClass === 'act' && length < 6)

/** "ชุมชนตลาด…", "บ้านวัด…": these begin names of these. */
const NAMED_AFTER: ReadonlySet<string> = new Set(['temple', 'market'])
const HOMES: ReadonlySet<string> = new Set(['community', 'village'])

/** Letters that sound or look alike are written for each other most. */
const LIKE: Readonly<Record<string, string>> = {
  ณ: 'น',
  ญ: 'ย',
  ฬ: 'ล',
  ศ: 'ส',
  ษ: 'ส',
  ซ: 'ช',
  ฌ: 'ช',
  ฎ: 'ด',
  ฏ: 'ต',
  ฐ: 'ถ',
  ฑ: 'ท',
  ฒ: 'ท',
  ธ: 'ท',
  ภ: 'พ',
  ฆ: 'ค',
  ใ: 'ไ',
}
const soundOf = (letters: string): string => letters.replace(/[ณญฬศษซฌฎฏฐฑฒธภฆใ]/g, (letter) => LIKE[letter] ?? letter)

/** More names are no title. */
const MOST_WORDS = 40

const isLatin = (letter: string): boolean => letter >= 'a' && letter <= 'z'
const isTone = (code: number): boolean => code >= 0x0e47 && code <= 0x0e4c

/** Reads a text without blanks from left to right, always the longest known form. */
export function scan(text: string): Scanned {
  const letters = withoutTones(text)
  const meanings = new Set<number>()
  const words: string[] = []
  const spelled: string[] = []
  let from = 0
  let named: string | null = null
  const close = (to: number): void => {
    if (to - from < 2 || words.length >= MOST_WORDS) return
    const name = text.slice(from, to)
    const word = soundOf(withoutTones(name))
    if (word.length < 2) return
    words.push(word)
    spelled.push(name)
  }
  // `at` counts in the text, `letter` in the letters.
  let [at, letter] = [0, 0]
  const step = (): void => {
    if (!isTone(text.charCodeAt(at))) letter++
    at++
  }
  const walk = (length: number): void => {
    for (let left = length; left > 0; left--) step()
  }
  while (at < text.length) {
    const char = text.charAt(at)
    if (char === GAP || BREAK.test(char)) {
      close(at)
      step()
      from = at
      named = null
      continue
    }
    if (at > from && isLatin(char) !== isLatin(text.charAt(at - 1))) {
      close(at)
      from = at
    }
    const known = knownAt(text, letters, at, letter)
    if (known === null || (!known.safe && at !== from)) step()
    else if (named !== null && at === from && beginsName(known, named)) walk(known.length)
    else {
      close(at)
      meanings.add(known.meaning.id)
      named = NAMING.has(known.meaning.key) ? known.meaning.key : null
      walk(known.length)
      from = at
    }
  }
  close(text.length)
  return { meanings: [...meanings], words, spelled, text: soundOf(letters) }
}

/** The longest form at a place, `length` counted in the text with its tones. */
function knownAt(text: string, letters: string, at: number, letter: number): Found | null {
  if (LEADING.test(text.charAt(at - 1))) return null
  const written = longestAt(text, at)
  const lettered = isTone(text.charCodeAt(at)) ? null : longestByLetters(letters, letter)
  const length = lettered === null ? 0 : lengthInText(text, at, lettered.length)
  const found = lettered !== null && length > (written?.length ?? 0) ? { ...lettered, length } : written
  return found !== null && BOUND.test(text.charAt(at + found.length)) ? null : found
}

/** How many characters of a text hold so many letters, with the tones of the last. */
function lengthInText(text: string, at: number, count: number): number {
  let to = at
  for (let left = count; left > 0; to++) if (!isTone(text.charCodeAt(to))) left--
  while (isTone(text.charCodeAt(to))) to++
  return to - at
}
