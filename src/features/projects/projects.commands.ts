import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, type ReadTx, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
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
import { findEdit, insertChanges, loadEdit, markUndone } from './project-changes.queries.ts'
import type { Decision, EditState, ProjectChange } from './project-changes.ts'
import { decideEdits } from './project-edits.ts'
import { asSeen, refuseLocked, rightsOf } from './project-rights.ts'
import { loadLaterChanges, withAuthors } from './project-conflicts.queries.ts'
import { decideUndo, standingChanges } from './project-undo.ts'
import { isSameValue, type Edit, type EditAnswer, type EditRequest } from './projects.ts'

/** Where something is done: the plan that is locked meanwhile. */
type Workplace = { context: Context; officeCode: string; orgId: number; plan: PlanHead; editId: string; now: Date }

/** What is saved in the same transaction as the edits, after them; when it throws, none of it is kept. Not run again for a repeated `editId`. */
export type Alongside = (tx: Tx, answer: EditAnswer) => Promise<void>

/**
 * Does edits of a plan, all or none, and keeps how to undo them. The same `editId` again changes nothing and is answered with what it did.
 * @throws AppError 'not_found'; 'forbidden' when the plan is under consideration or a project another division's; 'conflict' with
 * `conflicts` when someone else changed the same field; 'invalid' with every problem; 'too_large'
 */
export async function editProjects(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { editId, edits }: EditRequest,
  alongside: Alongside = nothingElse,
): Promise<EditAnswer> {
  authorise(context.actor, 'project.edit', officeCode)
  const decide = async (tx: Tx, place: Workplace) => {
    const state = await stateFor(tx, place, namedIn(edits), {
      withOrder: edits.some(({ type }) => type !== 'set'),
    })
    return { state, decision: decideEdits(edits, state, rightsOf({ actor: context.actor, officeCode })) }
  }
  return changePlan(context, { officeCode, fiscalYear, editId }, decide, alongside)
}

const nothingElse: Alongside = () => Promise.resolve()

/**
 * Takes back an edit as a whole; undoing the undoing does it again.
 * @throws AppError as `editProjects`; 'not_found' for an edit that the plan does not know
 */
export async function undoEdit(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { editId, undoes }: { editId: string; undoes: string },
): Promise<EditAnswer> {
  authorise(context.actor, 'project.edit', officeCode)
  return changePlan(context, { officeCode, fiscalYear, editId }, async (tx, place) => {
    const kept = await loadEdit(tx, place.orgId, place.plan.id, undoes)
    if (kept.length === 0) throw new AppError('not_found', 'ไม่พบการแก้ไขที่จะยกเลิก')
    const ids = kept.map(({ projectId }) => projectId)
    const state = await stateFor(tx, place, ids, { withOrder: true })
    const later = await loadLaterChanges(tx, place.orgId, place.plan.id, { editId: undoes, projectIds: ids })
    const others = standingChanges(later).filter(({ userId }) => userId !== context.actor.userId)
    const decision = decideUndo(kept, state, rightsOf({ actor: context.actor, officeCode }), others)
    await markUndone(tx, place.orgId, place.plan.id, { undoes, by: editId })
    return { state, decision }
  })
}

const namedIn = (edits: readonly Edit[]): string[] =>
  edits.flatMap((edit) => (edit.type === 'move' ? edit.projectIds : [edit.projectId]))

/** One transaction: lock the plan, decide, save, audit. Whoever else changes the plan waits for its lock. */
async function changePlan(
  context: Context,
  { officeCode, fiscalYear, editId }: { officeCode: string; fiscalYear: FiscalYear; editId: string },
  decide: (tx: Tx, place: Workplace) => Promise<{ state: EditState; decision: Decision }>,
  alongside: Alongside = nothingElse,
): Promise<EditAnswer> {
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const orgId = office.id
  const now = context.now()
  return inOrg(context.db, orgId, async (tx) => {
    const plan = await lockPlanHead(tx, orgId, fiscalYear)
    if (!plan) throw noPlan()
    const place = { context, officeCode, orgId, plan, editId, now }
    const done = await findEdit(tx, orgId, plan.id, editId)
    if (done) return answerOf(tx, place, done.projectIds, done.lastSeq)
    refuseLocked(plan.status)
    const { state, decision } = await decide(tx, place).catch(async (error: unknown) => {
      if (!(error instanceof AppError) || error.conflicts.length === 0) throw error
      const { code, message, problems, conflicts } = error
      throw new AppError(code, message, problems, await withAuthors(tx, orgId, plan.id, conflicts))
    })
    const answer = await doDecided(tx, place, state, decision)
    await alongside(tx, answer)
    return answer
  })
}

async function doDecided(tx: Tx, place: Workplace, state: EditState, decision: Decision): Promise<EditAnswer> {
  const { context, officeCode, orgId, plan } = place
  const { changes, shifted } = decision
  if (changes.length + shifted.length === 0) return answerOf(tx, place, [...state.standing.keys()], plan.changeCount)
  const changeCount = await save(tx, place, decision)
  const after = changes.flatMap((change) => change.after ?? [])
  const moved = await loadProjectsById(
    tx,
    orgId,
    shifted.map(({ id }) => id),
  )
  const projects = [...after, ...moved.map(({ project }) => project)]
  return {
    changeCount,
    projects: asSeen({ actor: context.actor, officeCode }, plan.status, projects),
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
  const { context, officeCode, orgId, plan, editId, now } = place
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
  const actor = signatureOf(context.actor, officeCode)
  const origin = { editId, at: now, userId: context.actor.userId, actor, firstSeq: changeCount - count + 1 }
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
  { context, officeCode, orgId, plan }: Workplace,
  ids: readonly string[],
  changeCount: number,
): Promise<EditAnswer> {
  const found = await loadProjectsById(tx, orgId, ids)
  const own = found.filter(({ planId }) => planId === plan.id).map(({ project }) => project)
  const present = new Set(own.map(({ id }) => id))
  return {
    changeCount,
    projects: asSeen({ actor: context.actor, officeCode }, plan.status, own),
    deleted: ids.filter((id) => !present.has(id)),
  }
}
