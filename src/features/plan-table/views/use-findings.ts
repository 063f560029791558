import { useEffect, useState } from 'react'
import type { Finding, PlanToCheck } from '#src/features/checks/checks.ts'
import { SEVERITIES } from '#src/features/checks/rule.ts'
import type { PlanState } from './plan-store.ts'
import type { TableData } from './table-data.ts'

/** Findings of the check by project, worst first; '' holds those of the plan as a whole. */
export type FindingsByProject = ReadonlyMap<string, readonly Finding[]>

/** No findings, always the same. */
export const NO_FINDINGS: FindingsByProject = new Map()
/** The check waits until the hand rests. */
const CHECK_AFTER_MS = 350

/** What the check says of the plan as it stands on the screen. A change in the midst of a check begins it anew. */
export function useFindings(data: TableData, { projects, isComplete }: PlanState): FindingsByProject {
  const [findings, setFindings] = useState(NO_FINDINGS)
  useEffect(() => {
    if (!isComplete) return
    const left = new AbortController()
    const timer = setTimeout(() => {
      const { office, fiscalYear, fundTotals, divisions, budgetAnnouncedOn } = data
      const plan = {
        fiscalYear,
        officeCode: office.code,
        officeName: office.name,
        officeType: office.type,
        projects,
        fundTotals,
        divisions,
        budgetAnnouncedOn,
      }
      void findingsOf(plan, left.signal).then((next) => next && setFindings((now) => keptWhereSame(now, next)))
    }, CHECK_AFTER_MS)
    return () => {
      clearTimeout(timer)
      left.abort()
    }
  }, [data, projects, isComplete])
  return findings
}

/** Null when it was given up, or its rules did not come over the line: the next change asks for them again. */
async function findingsOf(plan: PlanToCheck, left: AbortSignal): Promise<Map<string, readonly Finding[]> | null> {
  // The rules are large, and nobody waits for them: they come after the table.
  const rules = await import('#src/features/checks/checks.ts').catch(() => null)
  if (rules === null) return null
  // Keys are answered between the parts.
  for (const _part of rules.checkInParts(plan)) {
    await nextTurn()
    if (left.aborted) return null
  }
  const found = rules.checkPlan(plan)
  const worstFirst = found.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
  return Map.groupBy(worstFirst, ({ projectId }) => projectId ?? '')
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** Lists that say the same stay the same object, so that their rows are not drawn anew. */
function keptWhereSame(before: FindingsByProject, after: Map<string, readonly Finding[]>): FindingsByProject {
  for (const [id, list] of after) {
    const known = before.get(id)
    const isSame = known?.length === list.length && known.every((one, at) => one.rule === list[at]?.rule)
    if (known && isSame) after.set(id, known)
  }
  return after
}
