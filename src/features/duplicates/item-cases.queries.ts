import { orgIdOf, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { sendersOf } from '#src/features/items/sent-works.queries.ts'
import { lockPlanHead } from '#src/features/projects/live-projects.queries.ts'
import type { Deed } from '#src/features/projects/living-plan.queries.ts'
import { compareWorks } from '#src/features/works/verdict.ts'
import { decideCase } from './case-decisions.queries.ts'
import { reopenUndone } from './case-works.queries.ts'
import { refreshCases, sentBy, type DuplicateCase } from './cases.ts'
import { casesOfProject, saveCases } from './cases.queries.ts'
import { refreshRadar } from './radar.queries.ts'
import { knownOf, loadEntries, workOf } from './radar-search.queries.ts'

/** An item of the inbox and the project of the plan with which it is compared. */
export type ItemAndProject = { itemId: string; projectId: string }

/**
 * The case of an item that waits and a project of the plan, as both are now; it is made where no search has found it yet.
 * @throws AppError 'not_found' without a plan; 'conflict' when one of them is no more, or was decided on
 */
export async function caseOfItem(
  tx: Tx,
  { fiscalYear, now }: Pick<Deed, 'fiscalYear' | 'now'>,
  { itemId, projectId }: ItemAndProject,
): Promise<DuplicateCase> {
  const own = orgIdOf(tx)
  const plan = await lockPlanHead(tx, own, fiscalYear)
  if (!plan) throw noPlan()
  await refreshRadar(tx)
  const entries = await loadEntries(tx, [
    { source: 'project', id: projectId },
    { source: 'answer', id: itemId },
  ])
  const project = entries.find((one) => one.source === 'project' && one.fiscal_year === fiscalYear)
  const item = entries.find((one) => one.source === 'answer' && one.fiscal_year === fiscalYear)
  if (!project || !item) throw new AppError('conflict', 'งานหนึ่งในสองงานนี้ไม่มีแล้ว หรือถูกพิจารณาไปแล้ว กรุณาเปิดกล่องรับใหม่')
  const match = { ...knownOf(item), verdict: compareWorks(workOf(project), workOf(item)) }
  const senders = await sendersOf(tx, [itemId])
  const cases = (await casesOfProject(tx, projectId)).filter((one) => one.right.id === itemId)
  const standing = await reopenUndone(tx, cases)
  const changed = refreshCases(standing, [{ project: knownOf(project), match: sentBy(match, senders.get(itemId)) }], {
    planId: plan.id,
    fiscalYear,
    own,
    now,
    newId: () => uuidV7(now),
  })
  await saveCases(tx, changed)
  const [found] = [...changed, ...standing]
  if (!found) throw new Error('an item and a project of one plan have a case')
  return found
}

/**
 * Joins an item to a project of the plan as a decision on their case, so that report, undo and the list of cases tell of it; the caller has
 * authorised 'duplicate.decide' and 'project.edit'.
 * @param item `version`: as it was on the screen, as is that of the project
 * @throws AppError as `caseOfItem` and `decideCase`
 */
export async function joinItemTo(
  tx: Tx,
  deed: Deed,
  item: { id: string; version: number },
  project: { id: string; version: number },
): Promise<void> {
  const { id: caseId, version } = await caseOfItem(tx, deed, { itemId: item.id, projectId: project.id })
  const versions = { leftVersion: project.version, rightVersion: item.version }
  const decision = { to: 'joint' as const, keep: 'left' as const, take: [], ...versions, reason: '' }
  await decideCase(tx, deed, { caseId, version, decision })
}
