import { meaningOf, type Meaning } from './reading/lexicon.ts'
import type { Reason, ReasonCode } from './reasons.ts'
import type { Work } from './work.ts'

/** Whether two projects are the same work. `score` 0–1, at least 0.5 exactly when 'same'; `reasons` speak for it, `against` against it. */
export type Verdict = { label: 'same' | 'different'; score: number; reasons: Reason[]; against: Reason[] }

/** Compares two projects. The order does not matter. */
export function compareWorks(a: Work, b: Work): Verdict {
  const against = contradictions(a, b)
  if (against.length > 0) return { label: 'different', score: 0.1, reasons: [], against }
  const likeness = likenessOf(a, b)
  const reasons = supports(a, b)
  const score = Math.min(1, likeness)
  if (score < 0.5) return { label: 'different', score, reasons, against: [{ code: 'little-in-common', values: {} }] }
  return { label: 'same', score, reasons, against: [] }
}

type Lists = { [Key in keyof Work]: Work[Key] extends (string | number)[] ? Key : never }[keyof Work]

/** Lists of which both sides have something and neither has all of the other. */
const DECISIVE: readonly [Lists, ReasonCode][] = [
  ['villages', 'other-village'],
  ['roads', 'other-road'],
  ['houses', 'other-house'],
  ['phases', 'other-phase'],
  ['numbers', 'other-number'],
  ['tambons', 'other-tambon'],
]

function contradictions(a: Work, b: Work): Reason[] {
  for (const [key, code] of DECISIVE)
    if (differ(a[key], b[key])) return [{ code, values: { a: a[key].join(', '), b: b[key].join(', ') } }]
  if (a.office !== b.office && a.office !== null && b.office !== null && !sharesPlace(a, b))
    return [{ code: 'other-office', values: {} }]
  if (a.divisionNumber !== null && b.divisionNumber !== null && a.divisionNumber !== b.divisionNumber)
    return [{ code: 'other-division', values: { a: a.divisionNumber, b: b.divisionNumber } }]
  return []
}

const holdsAll = (all: readonly unknown[], some: readonly unknown[]): boolean =>
  some.every((each) => all.includes(each))
const differ = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length > 0 && b.length > 0 && !holdsAll(a, b) && !holdsAll(b, a)
const meets = (a: readonly unknown[], b: readonly unknown[]): boolean => a.some((each) => b.includes(each))

const sharesPlace = (a: Work, b: Work): boolean => meets(a.roads, b.roads) || meets(a.tambons, b.tambons)

const WEIGHTS: Readonly<Record<Meaning['wordClass'], number>> = {
  act: 1,
  object: 2,
  material: 0.3,
  theme: 1.5,
  people: 1.5,
  site: 0.3,
  plain: 0,
}

/** Share of what both titles say, by weight, 0–1. */
function likenessOf(a: Work, b: Work): number {
  const [shared, all] = [{ weight: 0 }, { weight: 0 }]
  for (const id of new Set([...a.meanings, ...b.meanings])) {
    const weight = WEIGHTS[meaningOf(id).wordClass]
    all.weight += weight
    if (a.meanings.includes(id) && b.meanings.includes(id)) shared.weight += weight
  }
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const pool = [...to.words, ...to.placeWords].join('|')
    for (const word of from.words) {
      const weight = Math.min(12, word.length) / 6
      all.weight += weight
      shared.weight += weight * foundIn(word, pool)
    }
  }
  return all.weight === 0 ? (a.name === b.name ? 1 : 0) : shared.weight / all.weight
}

/** Share of a word's pairs of letters that stand in a text. */
function foundIn(word: string, pool: string): number {
  if (pool.includes(word)) return 1
  let found = 0
  for (let at = 0; at + 1 < word.length; at++) if (pool.includes(word.slice(at, at + 2))) found++
  const share = found / Math.max(1, word.length - 1)
  return share < 0.6 ? 0 : share
}

const SHARED: readonly [Lists, ReasonCode, string][] = [
  ['villages', 'same-village', 'villages'],
  ['roads', 'same-road', 'roads'],
  ['houses', 'same-house', 'houses'],
  ['phases', 'same-phase', 'phases'],
  ['numbers', 'same-number', 'numbers'],
  ['words', 'same-words', 'words'],
]

function supports(a: Work, b: Work): Reason[] {
  const reasons: Reason[] = []
  if (a.name === b.name) reasons.push({ code: 'same-name', values: {} })
  for (const [key, code, value] of SHARED) {
    const both = (a[key] as (string | number)[]).filter((each) => (b[key] as (string | number)[]).includes(each))
    if (both.length > 0) reasons.push({ code, values: { [value]: both } })
  }
  if (reasons.length === 0) reasons.push({ code: 'same-object', values: {} })
  return reasons
}
