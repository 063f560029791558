import { appendAudit } from '#src/db/audit.ts'
import type { ReadTx, Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { signatureOf } from '#src/domain/permissions.ts'
import { followUndo, refuseTwiceInPlan } from '#src/features/items/sent-works.queries.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { touchPlan } from '#src/features/plans/plans.queries.ts'
import { deleteProjects, type StoredProject } from '#src/features/plans/projects.queries.ts'
import {
  loadOrder,
  loadProjectsById,
  lockPlanHead,
  movePositions,
  replaceFunds,
  saveProjects,
  type PlanHead,
} from './live-projects.queries.ts'
import { findEdit, insertChanges, loadEdit, markUndone, undoneAmong } from './project-changes.queries.ts'
import type { Decision, EditState, ProjectChange } from './project-changes.ts'
import { loadLaterChanges, withAuthors } from './project-conflicts.queries.ts'
import { decideEdits } from './project-edits.ts'
import { asSeen, refuseLocked, rightsOf, type Asker } from './project-rights.ts'
import { decideUndo, standingChanges } from './project-undo.ts'
import { isSameValue, type Edit, type EditAnswer } from './projects.ts'

/** Who changes which plan, when, and under which id: what was done under an id is done once and undone as a whole. */
export type Deed = { asker: Asker; orgId: number; fiscalYear: FiscalYear; editId: string; now: Date }

/** Where something is done: the plan that is locked meanwhile. */
type Workplace = Deed & { plan: PlanHead }

/** What is saved in the same transaction as the edits, after them; when it throws, none of it is kept. Not run again for a repeated `editId`. */
export type Alongside = (tx: Tx, answer: EditAnswer) => Promise<void>

const nothingElse: Alongside = () => Promise.resolve()

/**
 * Does edits of a plan within a transaction of its office, for what must happen together with them; the caller has authorised
 * 'project.edit'. Keeps how to undo them. The same `editId` again changes nothing and is answered with what it did.
 * @throws AppError 'not_found'; 'forbidden' when the plan is under consideration or a project another division's; 'conflict' with
 * `conflicts` when someone else changed the same field; 'invalid' with every problem; 'too_large'
 */
export function applyEdits(
  tx: Tx,
  deed: Deed,
  edits: readonly Edit[],
  alongside: Alongside = nothingElse,
): Promise<EditAnswer> {
  const decide = async (place: Workplace) => {
    const withOrder = edits.some(({ type }) => type !== 'set')
    const state = await stateFor(tx, place, namedIn(edits), { withOrder })
    return { state, decision: decideEdits(edits, state, rightsOf(place.asker)) }
  }
  return changePlan(tx, deed, decide, alongside)
}

/** Takes back, within a transaction, what was done under an id. @throws AppError as `applyEdits`; 'not_found' for an id that the plan does not know */
export function applyUndo(tx: Tx, deed: Deed, undoes: string): Promise<EditAnswer> {
  const decide = async (place: Workplace) => {
    const { orgId, plan, asker } = place
    const kept = await loadEdit(tx, orgId, plan.id, undoes)
    if (kept.length === 0) throw new AppError('not_found', 'ไม่พบการแก้ไขที่จะยกเลิก')
    // A project may say again what this edit had left it saying: by another edit, to which other works may owe their being there.
    if ((await undoneAmong(tx, orgId, plan.id, [undoes])).size > 0)
      throw new AppError('conflict', 'การแก้ไขนี้ถูกยกเลิกไปแล้ว กรุณาดูประวัติการแก้ไขล่าสุด')
    const ids = kept.map(({ projectId }) => projectId)
    const state = await stateFor(tx, place, ids, { withOrder: true })
    const later = await loadLaterChanges(tx, orgId, plan.id, { editId: undoes, projectIds: ids })
    const others = standingChanges(later).filter(({ userId }) => userId !== asker.actor.userId)
    const decision = decideUndo(kept, state, rightsOf(asker), others)
    await markUndone(tx, orgId, plan.id, { undoes, by: place.editId })
    await followUndo(tx, { planId: plan.id, undoes, now: place.now })
    return { state, decision }
  }
  return changePlan(tx, deed, decide, (_tx, { projects }) =>
    refuseTwiceInPlan(
      tx,
      projects.map(({ id }) => id),
    ),
  )
}

const namedIn = (edits: readonly Edit[]): string[] =>
  edits.flatMap((edit) => (edit.type === 'move' ? edit.projectIds : [edit.projectId]))

/** Lock the plan, decide, save, audit. Whoever else changes the plan waits for its lock. */
async function changePlan(
  tx: Tx,
  deed: Deed,
  decide: (place: Workplace) => Promise<{ state: EditState; decision: Decision }>,
  alongside: Alongside = nothingElse,
): Promise<EditAnswer> {
  const { orgId, fiscalYear, editId } = deed
  const plan = await lockPlanHead(tx, orgId, fiscalYear)
  if (!plan) throw noPlan()
  const place = { ...deed, plan }
  const done = await findEdit(tx, orgId, plan.id, editId)
  if (done) return answerOf(tx, place, done.projectIds, done.lastSeq)
  refuseLocked(plan.status)
  const { state, decision } = await decide(place).catch(async (error: unknown) => {
    if (!(error instanceof AppError) || error.conflicts.length === 0) throw error
    const { code, message, problems, conflicts } = error
    throw new AppError(code, message, problems, await withAuthors(tx, orgId, plan.id, conflicts))
  })
  const answer = await doDecided(tx, place, state, decision)
  await alongside(tx, answer)
  return answer
}

async function doDecided(tx: Tx, place: Workplace, state: EditState, decision: Decision): Promise<EditAnswer> {
  const { asker, orgId, plan } = place
  const { changes, shifted } = decision
  if (changes.length + shifted.length === 0) return answerOf(tx, place, [...state.standing.keys()], plan.changeCount)
  const changeCount = await save(tx, place, decision)
  const moved = await loadProjectsById(
    tx,
    orgId,
    shifted.map(({ id }) => id),
  )
  const projects = [...changes.flatMap(({ after }) => after ?? []), ...moved.map(({ project }) => project)]
  return {
    changeCount,
    projects: asSeen(asker, plan.status, projects),
    deleted: changes.filter((change) => change.after === null).map(({ projectId }) => projectId),
  }
}

/** What is known of the named projects, locked by the lock of their plan. */
async function stateFor(
  tx: ReadTx,
  { orgId, plan }: Workplace,
  ids: readonly string[],
  { withOrder }: { withOrder: boolean },
): Promise<EditState> {
  const found = await loadProjectsById(tx, orgId, [...new Set(ids)])
  const own = found.filter(({ planId }) => planId === plan.id)
  return {
    standing: new Map(own.map(({ project }) => [project.id, project])),
    taken: new Set(found.filter(({ planId }) => planId !== plan.id).map(({ project }) => project.id)),
    order: withOrder ? await loadOrder(tx, orgId, plan.id) : [],
  }
}

/** @returns the plan's count of changes */
async function save(tx: Tx, place: Workplace, decision: Decision): Promise<number> {
  const { asker, orgId, plan, editId, now } = place
  const { changes, shifted } = decision
  const after = changes.flatMap((change) => change.after ?? [])
  await deleteProjects(
    tx,
    orgId,
    changes.filter((change) => change.after === null).map(({ projectId }) => projectId),
  )
  await saveProjects(tx, orgId, plan.id, after, now)
  await replaceFunds(tx, orgId, changes.flatMap(withOtherFunds))
  await movePositions(tx, orgId, shifted)
  const count = changes.length + shifted.length
  const changeCount = await touchPlan(tx, orgId, plan.id, now, count)
  const actor = signatureOf(asker.actor, asker.officeCode)
  const origin = { editId, at: now, userId: asker.actor.userId, actor, firstSeq: changeCount - count + 1 }
  await insertChanges(tx, orgId, plan.id, origin, decision, () => uuidV7(now))
  await appendAudit(tx, {
    at: now,
    actor,
    action: 'project.edit',
    subjectType: 'plan',
    subjectId: plan.id,
    detail: { editId, fiscalYear: plan.fiscalYear, ...countsOf(changes) },
  })
  return changeCount
}

const withOtherFunds = ({ before, after }: ProjectChange): StoredProject[] =>
  after && !isSameValue(before?.funds ?? [], after.funds) ? [after] : []

const countsOf = (changes: readonly ProjectChange[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(changes, ({ action }) => action)].map(([action, { length }]) => [action, length]))

async function answerOf(
  tx: ReadTx,
  { asker, orgId, plan }: Workplace,
  ids: readonly string[],
  changeCount: number,
): Promise<EditAnswer> {
  const found = await loadProjectsById(tx, orgId, ids)
  const own = found.filter(({ planId }) => planId === plan.id).map(({ project }) => project)
  const present = new Set(own.map(({ id }) => id))
  return {
    changeCount,
    projects: asSeen(asker, plan.status, own),
    deleted: ids.filter((id) => !present.has(id)),
  }
}
