import type { Reason } from '#src/features/works/reasons.ts'
import type { Known, Match } from './radar.ts'

/** Where the question stands whether two works are one: not decided, or what was decided. */
export const CASE_STATUSES = ['open', 'merged', 'joint', 'kept', 'not-duplicate', 'referred'] as const
export type CaseStatus = (typeof CASE_STATUSES)[number]

/** With what a project of the plan is compared: another of it, one of an earlier year, an answer that waits, an announced one of others. */
export const CASE_KINDS = ['in-plan', 'answer', 'other-office', 'past'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** A work of a case, as it was when it was found. */
export type CaseWork = Omit<Known, 'fingerprint'>

/** One of the two sides. */
export type Side = 'left' | 'right'
/** The side across from one. */
export const otherSide = (side: Side): Side => (side === 'left' ? 'right' : 'left')

/**
 * A project of a plan and a work that may be the same. `left` is always a project of the plan. A decision holds as long as both fingerprints
 * are those that the search finds; '' is that of a work which the decision took away.
 */
export type DuplicateCase = {
  id: string
  planId: string
  kind: CaseKind
  left: CaseWork
  right: CaseWork
  leftFingerprint: string
  rightFingerprint: string
  /** Likeness, 0–1. */
  score: number
  reasons: Reason[]
  against: Reason[]
  status: CaseStatus
  /** What was said of the decision; of an earlier one while the case is open again. */
  reason: string | null
  decidedAt: Date | null
  decidedBy: string | null
  threadId: string | null
  /** Id of the decision; also of the edit by which the plan was changed, if it was. */
  editId: string | null
  foundAt: Date
  /** Whether the latest search found it. */
  isStanding: boolean
  version: number
}

/** A pair that a search found. */
export type FoundPair = { project: Known; match: Match }

/** The decisions that make sense of a kind, the usual one first; 'referred' only where there is somebody to talk to. */
export const DECISIONS_OF: Readonly<Record<CaseKind, readonly Exclude<CaseStatus, 'open'>[]>> = {
  'in-plan': ['merged', 'joint', 'kept', 'not-duplicate'],
  answer: ['joint', 'merged', 'kept', 'not-duplicate', 'referred'],
  'other-office': ['referred', 'joint', 'kept', 'not-duplicate', 'merged'],
  past: ['kept', 'not-duplicate', 'merged'],
}

/** Likeness in words: colour alone says nothing. */
export type Likeness = 'high' | 'medium' | 'low'
/** The word for a likeness of 0–1. */
export const likenessOf = (score: number): Likeness => (score >= 0.85 ? 'high' : score >= 0.65 ? 'medium' : 'low')

/** Announced works of others count from the year before: what was built then is not built again. */
const YEARS_BACK = 1

/** Of what kind a pair is for the plan of a year; null when it is none of that plan's business. @param own id of the office */
export function kindOf(
  { match }: { match: Pick<Match, 'source' | 'orgId' | 'fiscalYear'> },
  fiscalYear: number,
  own: number,
): CaseKind | null {
  const year = match.fiscalYear
  if (match.orgId !== own) {
    if (match.source !== 'published') return null
    return year === null || (year <= fiscalYear && year >= fiscalYear - YEARS_BACK) ? 'other-office' : null
  }
  if (match.source === 'answer') return year === fiscalYear ? 'answer' : null
  if (match.source !== 'project' || year === null) return null
  return year === fiscalYear ? 'in-plan' : year < fiscalYear ? 'past' : null
}

const keyOf = (left: Pick<CaseWork, 'id'>, right: Pick<CaseWork, 'orgId' | 'source' | 'id'>): string =>
  [left.id, right.orgId, right.source, right.id].join(' ')

const workOf = ({ fingerprint: _fingerprint, ...work }: Known): CaseWork => ({
  source: work.source,
  orgId: work.orgId,
  officeName: work.officeName,
  id: work.id,
  fiscalYear: work.fiscalYear,
  name: work.name,
  place: work.place,
  budgetSatang: work.budgetSatang,
  months: work.months,
  departments: work.departments,
})

/**
 * What a search changes of the cases of a plan: new ones, those that are asked again because a work is no longer what was decided on, and
 * those that are found no more. What did not change is not among them.
 */
export function refreshCases(
  standing: readonly DuplicateCase[],
  found: readonly FoundPair[],
  at: { planId: string; fiscalYear: number; own: number; now: Date; newId: () => string },
): DuplicateCase[] {
  const known = new Map(standing.map((one) => [keyOf(one.left, one.right), one]))
  const seen = new Set<string>()
  const changed = found.flatMap((pair): DuplicateCase[] => {
    const kind = kindOf(pair, at.fiscalYear, at.own)
    if (kind === null) return []
    const isTurned = kind === 'in-plan' && pair.match.id < pair.project.id
    const [left, right] = isTurned ? [pair.match, pair.project] : [pair.project, pair.match]
    const key = keyOf(left, right)
    if (seen.has(key)) return []
    seen.add(key)
    const fresh = freshCase({ kind, left, right, verdict: pair.match.verdict }, at)
    const before = known.get(key)
    return before ? askedAgain(before, fresh) : [fresh]
  })
  const gone = standing.filter((one) => one.isStanding && !seen.has(keyOf(one.left, one.right)))
  return [...changed, ...gone.map((one) => ({ ...one, isStanding: false }))]
}

type Pair = { kind: CaseKind; left: Known; right: Known; verdict: Match['verdict'] }

const freshCase = (
  { kind, left, right, verdict }: Pair,
  { planId, now, newId }: { planId: string; now: Date; newId: () => string },
): DuplicateCase => ({
  id: newId(),
  planId,
  kind,
  left: workOf(left),
  right: workOf(right),
  leftFingerprint: left.fingerprint,
  rightFingerprint: right.fingerprint,
  score: verdict.score,
  reasons: verdict.reasons,
  against: verdict.against,
  status: 'open',
  reason: null,
  decidedAt: null,
  decidedBy: null,
  threadId: null,
  editId: null,
  foundAt: now,
  isStanding: true,
  version: 1,
})

function askedAgain(before: DuplicateCase, fresh: DuplicateCase): DuplicateCase[] {
  const isSame = before.leftFingerprint === fresh.leftFingerprint && before.rightFingerprint === fresh.rightFingerprint
  if (isSame) return before.isStanding ? [] : [{ ...before, isStanding: true }]
  const { kind, left, right, leftFingerprint, rightFingerprint, score, reasons, against } = fresh
  const now = { kind, left, right, leftFingerprint, rightFingerprint, score, reasons, against }
  // Another version: who still has the works of before on the screen must not decide on these.
  return [{ ...before, ...now, status: 'open', isStanding: true, version: before.version + 1 }]
}

/** Cases that a person is shown: those that were decided, and the open ones that the latest search found. */
export const isShown = ({ status, isStanding }: Pick<DuplicateCase, 'status' | 'isStanding'>): boolean =>
  status !== 'open' || isStanding

/** An item that names no department is its sender's. */
export const sentBy = (match: Match, sender: string | undefined): Match =>
  sender === undefined || match.departments.length > 0 ? match : { ...match, departments: [sender] }

/** Whether somebody has decided that two works, as they are, stay two: then nobody is told of their likeness again. */
export const staysTwo = (
  { status, leftFingerprint, rightFingerprint }: DuplicateCase,
  now: { left: string; right: string },
): boolean =>
  (status === 'kept' || status === 'not-duplicate') && leftFingerprint === now.left && rightFingerprint === now.right
