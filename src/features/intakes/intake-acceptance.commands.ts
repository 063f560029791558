import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import { isFiscalYear } from '#src/domain/fiscal-year.ts'
import { regulationForYear } from '#src/domain/law/regulation.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { LEVEL_LABELS } from '#src/domain/plan.ts'
import { findOffice } from '#src/features/offices/offices.commands.ts'
import {
  findPlanYear,
  insertPlan,
  lockPlan,
  NO_PLAN_YET,
  planStateOf,
  touchPlan,
  type Plan,
} from '#src/features/plans/plans.queries.ts'
import { deleteProjects, insertProjects, loadProjects, replaceProjects } from '#src/features/plans/projects.queries.ts'
import { diffIntake } from './intake-diff.ts'
import { insertEffects, loadEffects, moveRememberedVersions } from './intake-effects.queries.ts'
import { loadItems } from './intake-items.queries.ts'
import {
  checkId,
  decideAcceptance,
  decideUndo,
  draftOf,
  idOfOffice,
  itemsToAccept,
  refuseLocked,
  type IntakeTarget,
} from './intakes.ts'
import { lockIntake, updateIntake, type Intake } from './intakes.queries.ts'
import type { AcceptInput } from './intakes.schema.ts'

async function planToFill(tx: Tx, orgId: number, input: AcceptInput, intake: Intake, now: Date): Promise<Plan> {
  const { fiscalYear } = input
  const regulation = regulationForYear(fiscalYear)
  const levelLabel = intake.levelLabel ?? LEVEL_LABELS[0]
  const isNew = await insertPlan(tx, orgId, { id: uuidV7(now), fiscalYear, regulation, levelLabel }, now)
  const plan = await lockPlan(tx, orgId, fiscalYear)
  if (!plan) throw new Error('the plan that was just made sure of is not there')
  refuseLocked(plan)
  const state = isNew ? NO_PLAN_YET : await planStateOf(tx, orgId, fiscalYear)
  if (input.seen !== undefined && input.seen !== state) throw planChanged()
  return plan
}

/** Else "take out what is not in the file" could take out projects that nobody has seen on the page. */
const planChanged = (): AppError =>
  new AppError(
    'conflict',
    'แผนของหน่วยงานและปีนี้เปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้ ระบบจึงยังไม่นำเข้า กรุณาตรวจรายการที่จะเพิ่ม เปลี่ยน และหายไปอีกครั้ง แล้วกดนำเข้าใหม่',
  )

/**
 * Takes all rows of a draft (but those set aside) into its office's plan of the year, or none: what the file changes is changed, what is new
 * is added, what is not in it stays or goes as chosen.
 * @throws AppError 'invalid' when rows stand in the way or the year is none; 'conflict' when the plan is locked, or no longer what it was
 * when the rows were compared with it
 */
export async function acceptIntake(
  context: Context,
  { officeCode, intakeId }: IntakeTarget,
  input: AcceptInput,
): Promise<void> {
  authorise(context.actor, 'intake.accept', officeCode)
  checkId(intakeId)
  if (!isFiscalYear(input.fiscalYear))
    throw new AppError('invalid', 'ปีงบประมาณต้องเป็นปีพุทธศักราช เช่น 2570', [
      { field: 'fiscalYear', rule: 'fiscal-year', message: 'กรุณาพิมพ์ปีพุทธศักราชสี่หลัก เช่น 2570' },
    ])
  const orgId = idOfOffice(await findOffice(context, officeCode))
  const now = context.now()
  await inOrg(context.db, orgId, async (tx) => {
    const intake = draftOf(await lockIntake(tx, orgId, intakeId))
    const taken = itemsToAccept(await loadItems(tx, orgId, intakeId))
    const plan = await planToFill(tx, orgId, input, intake, now)
    const standing = await loadProjects(tx, orgId, plan.id)
    const lastPosition = Math.max(0, ...standing.map((project) => project.position))
    // Comparing and deciding are work for large plans: others are answered between the two.
    await nextTurn()
    const diff = diffIntake(taken, standing)
    await nextTurn()
    const decided = decideAcceptance(diff, intake, { gone: input.gone, lastPosition }, () => uuidV7(now))
    await nextTurn()
    await updateIntake(tx, orgId, { ...intake, status: 'accepted', planId: plan.id, acceptedAt: now })
    await deleteProjects(tx, orgId, decided.removedIds)
    await replaceProjects(tx, orgId, plan.id, decided.updated, now)
    await insertProjects(tx, orgId, plan.id, decided.added, now)
    await insertEffects(tx, orgId, intakeId, decided.effects)
    await touchPlan(tx, orgId, plan.id, now)
    await appendAudit(tx, {
      at: now,
      actor: signatureOf(context.actor, officeCode),
      action: 'intake.accept',
      subjectType: 'intake',
      subjectId: intakeId,
      detail: {
        fiscalYear: input.fiscalYear,
        added: decided.added.length,
        updated: decided.updated.length,
        removed: decided.removedIds.length,
      },
    })
  })
}

/**
 * Undoes an accepted intake as a whole: the plan is again as it was before.
 * @throws AppError 'conflict' when the plan is locked, or one of its projects was changed since
 */
export async function undoIntake(context: Context, { officeCode, intakeId }: IntakeTarget): Promise<void> {
  authorise(context.actor, 'intake.undo', officeCode)
  checkId(intakeId)
  const orgId = idOfOffice(await findOffice(context, officeCode))
  const now = context.now()
  await inOrg(context.db, orgId, async (tx) => {
    const intake = await lockIntake(tx, orgId, intakeId)
    if (!intake?.planId || intake.status !== 'accepted') throw new AppError('not_found', 'ไม่พบการนำเข้านี้ หรือยกเลิกไปแล้ว')
    const fiscalYear = await findPlanYear(tx, orgId, intake.planId)
    const plan = fiscalYear === null ? null : await lockPlan(tx, orgId, fiscalYear)
    if (!plan) throw new Error('the plan of an accepted intake is not there')
    refuseLocked(plan)
    await touchPlan(tx, orgId, plan.id, now)
    const standing = await loadProjects(tx, orgId, plan.id)
    const undoing = decideUndo(await loadEffects(tx, orgId, intakeId), standing)
    await deleteProjects(tx, orgId, undoing.removedIds)
    await replaceProjects(tx, orgId, plan.id, undoing.restored, now)
    await insertProjects(tx, orgId, plan.id, undoing.returned, now)
    await moveRememberedVersions(tx, orgId, undoing.moves)
    await updateIntake(tx, orgId, { ...intake, status: 'undone', undoneAt: now })
    await appendAudit(tx, {
      at: now,
      actor: signatureOf(context.actor, officeCode),
      action: 'intake.undo',
      subjectType: 'intake',
      subjectId: intakeId,
      detail: { removed: undoing.removedIds.length, restored: undoing.restored.length + undoing.returned.length },
    })
  })
}
