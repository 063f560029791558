import { VOCABULARY, type WordClass } from './vocabulary.ts'

/** A meaning that titles speak of, whichever way it is written. */
export type Meaning = { id: number; key: string; wordClass: WordClass }

type Node = { next: Map<number, Node>; meaning: Meaning | null }

const meanings: Meaning[] = []
const root: Node = { next: new Map(), meaning: null }

for (const wordClass of Object.keys(VOCABULARY) as WordClass[])
  for (const line of VOCABULARY[wordClass].trim().split('\n')) {
    const [key = '', ...forms] = line.trim().split(/:? +/)
    const meaning = { id: meanings.length, key, wordClass }
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

function enter(form: string, meaning: Meaning): void {
  let node = root
  for (let at = 0; at < form.length; at++) {
    const code = form.charCodeAt(at)
    let next = node.next.get(code)
    if (!next) node.next.set(code, (next = { next: new Map(), meaning: null }))
    node = next
  }
  node.meaning = meaning
}

/** The meaning with this number. @throws RangeError for a number that no meaning has */
export function meaningOf(id: number): Meaning {
  const meaning = meanings[id]
  if (!meaning) throw new RangeError(`no meaning ${id}`)
  return meaning
}

/** The longest known form that begins at a place of the text, or null. */
export function longestAt(text: string, from: number): { meaning: Meaning; length: number } | null {
  let node: Node | undefined = root
  let found: { meaning: Meaning; length: number } | null = null
  for (let at = from; at < text.length; at++) {
    node = node.next.get(text.charCodeAt(at))
    if (!node) break
    if (node.meaning) found = { meaning: node.meaning, length: at + 1 - from }
  }
  return found
}
