import type { DuplicateCase } from './cases.ts'
import type { Match } from './radar.ts'
import type { Reason } from '#src/features/works/reasons.ts'

/** A work that may be the same as the one that is written. `caseId`: the question about both, when it was asked already. */
export type Hint = Pick<Match, 'source' | 'id' | 'orgId' | 'officeName' | 'fiscalYear' | 'name'> & {
  score: number
  reasons: Reason[]
  caseId: string | null
}

/** A match as a hint; none where somebody has decided on both. @param known the cases of the project that is written */
export function hintOf(match: Match, known: readonly DuplicateCase[]): Hint[] {
  const found = known.find(
    ({ left, right }) => left.id === match.id || (right.id === match.id && right.orgId === match.orgId),
  )
  if (found && found.status !== 'open') return []
  const { source, id, orgId, officeName, fiscalYear, name, verdict } = match
  return [
    {
      source,
      id,
      orgId,
      officeName,
      fiscalYear,
      name,
      score: verdict.score,
      reasons: verdict.reasons,
      caseId: found?.id ?? null,
    },
  ]
}
