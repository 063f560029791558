import { isAct, type Evidence } from './evidence.ts'
import { foundIn, poolOf } from './names.ts'
import { meaningOf, type Meaning } from './reading/lexicon.ts'
import type { WordClass } from './reading/vocabulary.ts'
import { sizesApart } from './points.ts'
import type { Reason, ReasonCode } from './reasons.ts'
import type { ListOf, Work } from './work.ts'

const SHARED: readonly [ListOf, ReasonCode][] = [
  ['villages', 'same-village'],
  ['houses', 'same-house'],
  ['numbers', 'same-number'],
  ['phases', 'same-phase'],
  ['schools', 'same-school'],
]

/** What an activity is about, and for whom. */
const SUBJECTS: readonly WordClass[] = ['theme', 'topic', 'people']

/** What speaks for one work. */
export function reasonsFor(a: Work, b: Work): Reason[] {
  const reasons: Reason[] = []
  const tell = (code: ReasonCode, list: readonly (string | number)[]): void => {
    if (list.length > 0) reasons.push({ code, values: { list } })
  }
  if (a.name === b.name) reasons.push({ code: 'same-name', values: {} })
  tell('same-road', inBoth(a.roads, b.roads).map(shownOf('roads')))
  const names = namesInBoth(a, b)
  tell(names.length > 0 && speaksOf(a, 'road') && speaksOf(b, 'road') ? 'same-line' : 'same-words', names)
  for (const [key, code] of SHARED) tell(code, inBoth(a[key], b[key]).map(shownOf(key)))
  tell('same-object', wordsInBoth(a, b, 'object'))
  tell(
    'same-theme',
    SUBJECTS.flatMap((wordClass) => wordsInBoth(a, b, wordClass)),
  )
  tell('same-measure', tellingMeasures(inBoth([...a.measures, ...a.extents], [...b.measures, ...b.extents])))
  if (a.months !== 0 && a.months === b.months) reasons.push({ code: 'same-months', values: {} })
  if (a.budgetSatang !== null && a.budgetSatang === b.budgetSatang) reasons.push({ code: 'same-budget', values: {} })
  return reasons
}

/** What speaks for two works, and what differs though they may be one. */
export function reasonsAgainst(a: Work, b: Work, evidence: Evidence): Reason[] {
  const reasons: Reason[] = []
  const tellBoth = (code: ReasonCode, ours: readonly string[], theirs: readonly string[]): void => {
    if (ours.length > 0 && theirs.length > 0) reasons.push(told(code, ours.slice(0, MOST), theirs.slice(0, MOST)))
  }
  const [ours, theirs] = [namesAlone(a, b), namesAlone(b, a)]
  tellBoth('other-words', ours.other, theirs.other)
  tellBoth('other-spelling', ours.alike, theirs.alike)
  if (evidence.acts.a > 0 && evidence.acts.b > 0) tellBoth('other-act', actsAlone(a, b), actsAlone(b, a))
  if (evidence.objects.a > 0 && evidence.objects.b > 0)
    reasons.push(told('other-objects', wordsAlone(a, b, 'object'), wordsAlone(b, a, 'object')))
  tellBoth('other-theme', subjectsAlone(a, b), subjectsAlone(b, a))
  if (sizesApart(a.measures, b.measures)) reasons.push({ code: 'other-size', values: {} })
  if (a.fiscalYear !== null && b.fiscalYear !== null && a.fiscalYear !== b.fiscalYear)
    reasons.push(told('year-differs', [a.fiscalYear], [b.fiscalYear]))
  if (a.months !== 0 && b.months !== 0 && (a.months & b.months) === 0)
    reasons.push({ code: 'other-months', values: {} })
  const percent = budgetGap(a, b)
  if (percent > 0) reasons.push({ code: 'budget-differs', values: { percent } })
  return reasons
}

/** Fewer letters are the rest of a word. */
const SHOWN = 3

/** More names than these are not read. */
const MOST = 3

/** No date, and nothing that most works have: a thickness, "1 แห่ง". */
const MEASURE = /^(?!0\.|1\D)\d[\d.x×*–-]*(?!มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)[^\d.]+$/

const tellingMeasures = (measures: readonly Item[]): string[] =>
  measures
    .map(String)
    .filter((measure) => MEASURE.test(measure))
    .slice(0, MOST)
    .map((measure) => measure.replace(/(\d)(?=[^\d.x×*–-])/, '$1 '))

/** How an item of a list is shown: codes of roads and schools as they are written. */
export const shownOf = (key: ListOf): ((item: Item) => string) =>
  key === 'roads' ? roadShown : key === 'schools' ? (item) => String(item).replace('ท', 'ท.') : String

function roadShown(road: Item): string {
  const [, letters, group, number] = /^([ก-ฮ]{2})(\d+)-(\d+)$/.exec(String(road)) ?? []
  if (letters === undefined || group === undefined || number === undefined) return String(road).replace('ทล', 'ทล.')
  return `${letters}.ถ.${group}-${number.padStart(group === '1' ? 4 : 3, '0')}`
}

/** Two sides in a fixed order, so that the sentence does not depend on which project came first. */
export function told(code: ReasonCode, a: readonly (string | number)[], b: readonly (string | number)[]): Reason {
  const [first, second] = [a.join(', '), b.join(', ')].toSorted()
  return { code, values: { a: first ?? '', b: second ?? '' } }
}

/** By how much of the larger amount two amounts differ, in whole percent, at least 1 when they do; 0 when one is unknown. */
function budgetGap(a: Work, b: Work): number {
  if (!a.budgetSatang || !b.budgetSatang || a.budgetSatang === b.budgetSatang) return 0
  const [less, more] = [Math.min(a.budgetSatang, b.budgetSatang), Math.max(a.budgetSatang, b.budgetSatang)]
  return Math.min(99, Math.max(1, Math.round((1 - less / more) * 100)))
}

type Item = string | number
const inBoth = (a: readonly Item[], b: readonly Item[]): Item[] => [...new Set(a.filter((each) => b.includes(each)))]

const speaksOf = (work: Work, key: string): boolean => work.meanings.some((id) => meaningOf(id).key === key)

const wordsOf = (work: Work, wordClass: WordClass, keep: (id: number) => boolean): string[] =>
  work.meanings
    .filter((id) => keep(id))
    .map((id): Meaning => meaningOf(id))
    .filter((meaning) => meaning.wordClass === wordClass)
    .map(({ word }) => word)
const wordsInBoth = (a: Work, b: Work, wordClass: WordClass): string[] =>
  wordsOf(a, wordClass, (id) => b.meanings.includes(id))
const wordsAlone = (from: Work, other: Work, wordClass: WordClass): string[] =>
  wordsOf(from, wordClass, (id) => !other.meanings.includes(id))

const actsAlone = (from: Work, other: Work): string[] =>
  from.meanings.filter((id) => isAct(id) && !other.meanings.includes(id)).map((id) => meaningOf(id).word)

const subjectsAlone = (from: Work, other: Work): string[] =>
  SUBJECTS.flatMap((wordClass) => wordsAlone(from, other, wordClass))

/** Names that stand in both titles, as the longer spelling has them. */
function namesInBoth(a: Work, b: Work): string[] {
  const names = (from: Work, other: Work): string[] => {
    const pool = poolOf(other)
    return from.words.flatMap((word, index) =>
      word.length >= SHOWN && foundIn(word, pool) === 1 ? [from.spelled[index] ?? word] : [],
    )
  }
  const [ours, theirs] = [unique(names(a, b)), unique(names(b, a))]
  if (ours.length !== theirs.length) return ours.length > theirs.length ? ours : theirs
  return ours.join() < theirs.join() ? ours : theirs
}

/** Names of one title that the other has in another spelling (`alike`) or not at all (`other`). */
function namesAlone(from: Work, other: Work): { alike: string[]; other: string[] } {
  const pool = poolOf(other)
  const alone = { alike: new Set<string>(), other: new Set<string>() }
  from.words.forEach((word, index) => {
    const share = foundIn(word, pool)
    if (share < 1 && word.length >= SHOWN) alone[share > 0 ? 'alike' : 'other'].add(from.spelled[index] ?? word)
  })
  return { alike: [...alone.alike], other: [...alone.other] }
}

const unique = (words: readonly string[]): string[] => [...new Set(words)]
