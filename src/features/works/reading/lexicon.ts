import { KIND_OF } from './kinds.ts'
import { VOCABULARY, type WordClass } from './vocabulary.ts'

/** A meaning that titles speak of, whichever way it is written; `word` is the Thai word for it. */
export type Meaning = { id: number; key: string; word: string; wordClass: WordClass }

/** A form in a text. `safe`: it may be taken within a stretch of unknown letters. */
export type Found = { meaning: Meaning; length: number; safe: boolean }

type Node = { next: Map<number, Node>; found: Found | null }

/** Shorter forms stand within names too often. */
const SAFE_LENGTH = 4
/** Long forms are known by their letters alone. */
const LONG = 6

/** Marks of tone and silence are what is mistyped most; names seldom differ by them alone. */
export const withoutTones = (text: string): string => text.replace(TONES, '')
const TONES = /[\u0e47-\u0e4c]/g

const meanings: Meaning[] = []
const asWritten: Node = { next: new Map(), found: null }
const byLetters: Node = { next: new Map(), found: null }

for (const wordClass of Object.keys(VOCABULARY) as WordClass[])
  for (const line of VOCABULARY[wordClass].trim().split('\n')) {
    const [key = '', ...forms] = line.trim().split(/:? +/)
    const meaning = { id: meanings.length, key, word: (forms[0] ?? key).replace(/[*!]/, ''), wordClass }
    meanings.push(meaning)
    for (const form of forms.flatMap(spellingsOf)) enter(form, meaning)
  }

/** "*คสล" → คสล, คสล., ค.ส.ล, ค.ส.ล. */
function spellingsOf(form: string): string[] {
  if (!form.startsWith('*')) return [form]
  const letters = form.slice(1)
  const spread = letters.split('').join('.')
  return [letters, `${letters}.`, spread, `${spread}.`]
}

function enter(marked: string, meaning: Meaning): void {
  const form = marked.replace('!', '')
  const safe = marked !== form || form.length >= SAFE_LENGTH || form.endsWith('.')
  put(asWritten, form, { meaning, length: form.length, safe })
  const letters = withoutTones(form)
  if (form.length >= LONG) put(byLetters, letters, { meaning, length: letters.length, safe })
}

function put(root: Node, form: string, found: Found): void {
  let node = root
  for (let at = 0; at < form.length; at++) {
    const code = form.charCodeAt(at)
    let next = node.next.get(code)
    if (!next) node.next.set(code, (next = { next: new Map(), found: null }))
    node = next
  }
  node.found = found
}

/** The meaning with this number. @throws RangeError for a number that no meaning has */
export function meaningOf(id: number): Meaning {
  const meaning = meanings[id]
  if (!meaning) throw new RangeError(`no meaning ${id}`)
  return meaning
}

/** Whether one is the other, or a kind of it. */
export function areKin(one: number, other: number): boolean {
  if (one === other) return true
  const [a, b] = [meaningOf(one).key, meaningOf(other).key]
  return KIND_OF[a] === b || KIND_OF[b] === a
}

/** The longest known form that begins at a place of a text as it is written; null when none does. */
export const longestAt = (text: string, from: number): Found | null => longest(asWritten, text, from)

/** The same for a text without tones: long forms only. */
export const longestByLetters = (letters: string, from: number): Found | null => longest(byLetters, letters, from)

function longest(root: Node, text: string, from: number): Found | null {
  let node: Node | undefined = root
  let found: Found | null = null
  for (let at = from; at < text.length; at++) {
    node = node.next.get(text.charCodeAt(at))
    if (!node) break
    if (node.found) found = node.found
  }
  return found
}
