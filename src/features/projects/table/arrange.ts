import type { Edit, GroupFields, LiveProject } from '../projects.ts'
import type { ViewRow } from './view-model.ts'

/**
 * Moves a project one place up or down among the shown rows of its own group; null where the group ends. Only where rows stand in the
 * order of the plan.
 * @param rows as shown; `at` is the project's index among them
 */
export function moveByOne(rows: readonly ViewRow[], at: number, step: -1 | 1): Edit | null {
  const row = rows[at]
  const neighbour = rows[at + step]
  if (row?.type !== 'project' || neighbour?.type !== 'project') return null
  if (step === -1) return move([row.project.id], neighbour.project.id)
  const after = rows[at + 2]
  return after?.type === 'project'
    ? move([row.project.id], after.project.id)
    : // At the end of the group: what follows it there belongs elsewhere, so the neighbour goes up instead.
      move([neighbour.project.id], row.project.id)
}

const move = (projectIds: string[], beforeId: string | null, into?: Partial<GroupFields>): Edit =>
  into ? { type: 'move', projectIds, beforeId, into } : { type: 'move', projectIds, beforeId }

/**
 * Moves projects to where they were dropped: before the row at `at`, and into the group that this place belongs to.
 * @param at index among the shown rows; their number = after the last
 */
export function moveTo(rows: readonly ViewRow[], projectIds: readonly string[], at: number): Edit | null {
  const before = rows[at]
  const above = rows.slice(0, at).findLast((row) => row.type === 'project')?.project ?? null
  // Dropped before a heading: at the end of the group above it.
  const beside = before?.type === 'project' ? before.project : (above ?? firstProject(rows))
  if (beside === null || projectIds.includes(beside.id)) return null
  const beforeId = before?.type === 'project' ? before.project.id : null
  return beforeId === null ? moveAfter(rows, projectIds, beside) : move([...projectIds], beforeId, groupOf(beside))
}

const firstProject = (rows: readonly ViewRow[]): LiveProject | null =>
  rows.find((row) => row.type === 'project')?.project ?? null

/** After the last of a group: before whatever follows it in the plan does as well, since groups gather their own. */
function moveAfter(rows: readonly ViewRow[], projectIds: readonly string[], last: LiveProject): Edit {
  const at = rows.findIndex((row) => row.type === 'project' && row.project.id === last.id)
  const next = rows.slice(at + 1).find((row) => row.type === 'project' && !projectIds.includes(row.project.id))
  const later = next?.type === 'project' && next.project.position > last.position ? next.project.id : null
  return move([...projectIds], later, groupOf(last))
}

const groupOf = ({ strategyNo, strategy, tactic, programme }: LiveProject): Partial<GroupFields> => ({
  strategyNo,
  strategy,
  tactic,
  programme,
})
