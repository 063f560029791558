import { contradictionsOf } from './contradictions.ts'
import { evidenceOf } from './evidence.ts'
import { reasonsAgainst, reasonsFor } from './explanation.ts'
import { factsOf, scoreOf } from './points.ts'
import type { Reason, ReasonCode } from './reasons.ts'
import type { Work } from './work.ts'

/**
 * Whether two projects are the same work. `score` 0–1, at least 0.5 exactly when 'same'. `reasons` speak for one work, `against` for two
 * (or say what differs, as amounts do): both may be filled whatever the label is. Never without a reason for what was decided.
 */
export type Verdict = { label: 'same' | 'different'; score: number; reasons: Reason[]; against: Reason[] }

/** Score where the titles contradict each other. */
const CONTRADICTED = 0.02

/** Differences that do not make two works of one. */
const BY_THE_WAY: ReadonlySet<ReasonCode> = new Set([
  'budget-differs',
  'year-differs',
  'other-months',
  'other-spelling',
])

/** Compares two projects. The order does not matter. */
export function compareWorks(a: Work, b: Work): Verdict {
  const contradictions = contradictionsOf(a, b)
  const evidence = evidenceOf(a, b)
  const score = contradictions.length > 0 ? CONTRADICTED : scoreOf(factsOf(a, b, evidence))
  const same = score >= 0.5
  const reasons = reasonsFor(a, b)
  const told = new Set(contradictions.map(({ code }) => code))
  const against = [...contradictions, ...reasonsAgainst(a, b, evidence).filter(({ code }) => !told.has(code))]
  return {
    label: same ? 'same' : 'different',
    score,
    reasons: same && reasons.length === 0 ? [{ code: 'much-in-common', values: {} }] : reasons,
    against:
      same || against.some(({ code }) => !BY_THE_WAY.has(code))
        ? against
        : [{ code: 'little-in-common', values: {} }, ...against],
  }
}

/** The score of `compareWorks` without its reasons, for many pairs. */
export const scoreWorks = (a: Work, b: Work): number =>
  contradictionsOf(a, b, 1).length > 0 ? CONTRADICTED : scoreOf(factsOf(a, b, evidenceOf(a, b)))
