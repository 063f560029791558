import { compareWorks, scoreWorks, type Verdict } from './verdict.ts'
import type { Work } from './work.ts'

/** From this score on two works are one: `Verdict`. */
const SAME = 0.5

/** Verdict on two works, of one office or of two that are near each other; null when they are not the same. */
export function sameness(a: Work, b: Work, isOneOffice: boolean): Verdict | null {
  return samenessScore(a, b, isOneOffice) === 0 ? null : compareWorks(...asCompared(a, b, isOneOffice))
}

/** The score of `sameness` without its reasons, 0 when they are not the same, for many pairs. */
export function samenessScore(a: Work, b: Work, isOneOffice: boolean): number {
  if (villagesApart(a, b)) return 0
  const score = scoreWorks(...asCompared(a, b, isOneOffice))
  return score < SAME || namesApart(a, b) ? 0 : score
}

/** What most pairs fail by, and costs next to nothing. */
export const villagesApart = ({ villages: a }: Work, { villages: b }: Work): boolean =>
  a.length > 0 && b.length > 0 && !a.some((village) => b.includes(village))

/** Words of fewer letters are in too many names. */
const TELLING_LENGTH = 4

/**
 * Titles seldom say in which tambon something is done, so that between offices that are near each other a name in common counts as one
 * place: for what is built there, and else where the village is the same too. Without any, works of two offices are two works.
 */
function asCompared(a: Work, b: Work, isOneOffice: boolean): [Work, Work] {
  if (isOneOffice || a.kind === 'activity' || b.kind === 'activity' || !sharesName(a, b)) return [a, b]
  const isBuilt = a.kind === 'works' && b.kind === 'works'
  return isBuilt || a.villages.some((village) => b.villages.includes(village))
    ? [withoutOffice(a), withoutOffice(b)]
    : [a, b]
}

const sharesName = (a: Work, b: Work): boolean =>
  a.words.some((word) => word.length >= TELLING_LENGTH && (b.words.includes(word) || b.placeWords.includes(word))) ||
  b.words.some((word) => word.length >= TELLING_LENGTH && a.placeWords.includes(word))

const officeless = new WeakMap<Work, Work>()

function withoutOffice(work: Work): Work {
  let one = officeless.get(work)
  if (!one) officeless.set(work, (one = { ...work, office: null, officeCode: null }))
  return one
}

const SHORTEST_NAME = 3
/** A name that shares fewer of its pairs of letters with another is no spelling of it. */
const LIKE = 0.4

/**
 * Whether each side has names of its own that the other has in no spelling, once the names that stand in both are set aside: two wells of
 * one village have the village's name in common.
 */
export function namesApart(a: Work, b: Work): boolean {
  const [ours, theirs] = [namesAlone(a, b), namesAlone(b, a)]
  if (ours.length === 0 || theirs.length === 0) return false
  return !ours.some((one) =>
    theirs.some((other) => one.includes(other) || other.includes(one) || likeness(one, other) >= LIKE),
  )
}

const namesAlone = (work: Work, { text, placeWords }: Work): string[] =>
  work.words.filter(
    (word) => word.length >= SHORTEST_NAME && !text.includes(word) && !placeWords.some((name) => name.includes(word)),
  )

/** Share of the pairs of letters of two names that both have, 0–1. */
function likeness(a: string, b: string): number {
  const [ours, theirs] = [pairsOf(a), pairsOf(b)]
  const shared = [...ours].filter((pair) => theirs.has(pair)).length
  return (2 * shared) / (ours.size + theirs.size)
}

const pairsOf = (name: string): Set<string> =>
  new Set(Array.from({ length: name.length - 1 }, (_, at) => name.slice(at, at + 2)))
