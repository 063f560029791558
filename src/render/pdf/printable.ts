import { sarabunFaces } from './sarabun.ts'

/** What is written instead of a character that Sarabun lacks, where something near exists. */
const NEAREST: Record<string, string> = {
  '✓': '√',
  '✔': '√',
  '☑': '√',
  '►': '▶',
  '◄': '◀',
  '●': '•',
  '▪': '■',
  '○': 'o',
  '‑': '-',
  '№': 'No.',
  '⇒': '→',
}

/** Stands for a character that cannot be printed, so that the loss is seen: a lozenge. */
const UNPRINTABLE = '◊'

/** Characters of no width and control characters, but for line ends: dropped, as they would print as boxes. */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu

/** More marks on one letter than any language writes: the compiler's memory grows with the square of their number, to gigabytes. */
const HEAPED_MARKS = /(\p{M}{8})\p{M}+/gu

const known = new Map<string, boolean>()

/** Private-use characters are refused even where the font draws one: a reader could not say what they mean. */
function isKnown(character: string): boolean {
  let answer = known.get(character)
  if (answer === undefined) {
    const code = character.codePointAt(0) ?? 0
    const isPrivate = (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000
    answer = character === '\n' || (!isPrivate && sarabunFaces().every((face) => face.hasGlyphForCodePoint(code)))
    known.set(character, answer)
  }
  return answer
}

function nearest(character: string): string {
  const other = NEAREST[character] ?? character.normalize('NFKC')
  return Array.from(other).every(isKnown) ? other : UNPRINTABLE
}

/** Text as the book's font can print it: characters without a glyph become the nearest or "◊", invisible ones and heaps of marks are dropped. */
export function printable(text: string): string {
  let out = ''
  const visible = text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').replace(INVISIBLE, '').replace(HEAPED_MARKS, '$1')
  for (const character of visible) {
    out += isKnown(character) ? character : nearest(character)
  }
  return out
}

/** The same value with every text in it made printable. */
export const deepPrintable = <T>(value: T): T => printableParts(value) as T

function printableParts(value: unknown): unknown {
  if (typeof value === 'string') return printable(value)
  if (Array.isArray(value)) return value.map(printableParts)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, printableParts(item)]))
}
