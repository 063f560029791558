import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, withOrg, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import { isFiscalYear } from '#src/domain/fiscal-year.ts'
import { regulationForYear } from '#src/domain/law/regulation.ts'
import { authorise } from '#src/domain/permissions.ts'
import { LEVEL_LABELS } from '#src/domain/plan.ts'
import { registerOffice } from '#src/features/offices/offices.commands.ts'
import {
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
import { insertItems, loadItems } from './intake-items.queries.ts'
import { checkId, decideAcceptance, decideUndo, draftOf, itemsToAccept, WAITING_ROOM_ORG_ID } from './intakes.ts'
import {
  deleteIntake,
  insertIntake,
  insertWarnings,
  loadFile,
  loadWarnings,
  lockIntake,
  updateIntake,
  type Intake,
} from './intakes.queries.ts'
import type { AcceptInput } from './intakes.schema.ts'

async function planToFill(tx: Tx, orgId: number, input: AcceptInput, intake: Intake, now: Date): Promise<Plan> {
  const { fiscalYear } = input
  const regulation = regulationForYear(fiscalYear)
  const levelLabel = intake.levelLabel ?? LEVEL_LABELS[0]
  const isNew = await insertPlan(tx, orgId, { id: uuidV7(now), fiscalYear, regulation, levelLabel }, now)
  const plan = await lockPlan(tx, orgId, fiscalYear)
  if (!plan) throw new Error('the plan that was just made sure of is not there')
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
 * Takes all rows of a draft (but those set aside) into the chosen office's plan of the year, or none: what the file changes is changed,
 * what is new is added, what is not in it stays or goes as chosen. The draft moves from the waiting room to the office.
 * @returns where the plan is
 * @throws AppError 'invalid' when rows stand in the way or the office or year is unknown; 'conflict' when the plan is no longer what it was
 * when the rows were compared with it
 */
export async function acceptIntake(
  context: Context,
  intakeId: string,
  input: AcceptInput,
): Promise<{ officeCode: string; fiscalYear: number }> {
  authorise(context.actor, 'intake.accept', '*')
  checkId(intakeId)
  if (!isFiscalYear(input.fiscalYear))
    throw new AppError('invalid', 'ปีงบประมาณต้องเป็นปีพุทธศักราช เช่น 2570', [
      { field: 'fiscalYear', rule: 'fiscal-year', message: 'กรุณาพิมพ์ปีพุทธศักราชสี่หลัก เช่น 2570' },
    ])
  const orgId = await registerOffice(context, input.officeCode)
  const now = context.now()
  await inOrg(context.db, WAITING_ROOM_ORG_ID, async (tx) => {
    const intake = draftOf(await lockIntake(tx, WAITING_ROOM_ORG_ID, intakeId))
    const items = await loadItems(tx, WAITING_ROOM_ORG_ID, intakeId)
    const taken = itemsToAccept(items)
    const warnings = await loadWarnings(tx, WAITING_ROOM_ORG_ID, intakeId)
    const bytes = await loadFile(tx, WAITING_ROOM_ORG_ID, intakeId)
    await deleteIntake(tx, WAITING_ROOM_ORG_ID, intakeId)
    await withOrg(tx, orgId, async () => {
      const plan = await planToFill(tx, orgId, input, intake, now)
      const standing = await loadProjects(tx, orgId, plan.id)
      const lastPosition = Math.max(0, ...standing.map((project) => project.position))
      // Comparing and deciding are work for large plans: others are answered between the two.
      await nextTurn()
      const diff = diffIntake(taken, standing)
      await nextTurn()
      const decided = decideAcceptance(diff, intake, { gone: input.gone, lastPosition }, () => uuidV7(now))
      await nextTurn()
      const accepted: Intake = { ...intake, status: 'accepted', planId: plan.id, acceptedAt: now }
      await insertIntake(tx, orgId, accepted, bytes)
      await insertItems(tx, orgId, intakeId, items)
      await insertWarnings(tx, orgId, intakeId, warnings)
      await deleteProjects(tx, orgId, decided.removedIds)
      await replaceProjects(tx, orgId, plan.id, decided.updated, now)
      await insertProjects(tx, orgId, plan.id, decided.added, now)
      await insertEffects(tx, orgId, intakeId, decided.effects)
      await touchPlan(tx, orgId, plan.id, now)
      await appendAudit(tx, {
        at: now,
        actor: context.actor.name,
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
  })
  return { officeCode: input.officeCode, fiscalYear: input.fiscalYear }
}

/**
 * Undoes an accepted intake as a whole: the plan is again as it was before.
 * @throws AppError 'conflict' when one of its projects was changed since
 */
export async function undoIntake(context: Context, orgId: number, intakeId: string): Promise<void> {
  authorise(context.actor, 'intake.undo', '*')
  checkId(intakeId)
  const now = context.now()
  await inOrg(context.db, orgId, async (tx) => {
    const intake = await lockIntake(tx, orgId, intakeId)
    if (!intake?.planId || intake.status !== 'accepted') throw new AppError('not_found', 'ไม่พบการนำเข้านี้ หรือยกเลิกไปแล้ว')
    await touchPlan(tx, orgId, intake.planId, now)
    const standing = await loadProjects(tx, orgId, intake.planId)
    const undoing = decideUndo(await loadEffects(tx, orgId, intakeId), standing)
    await deleteProjects(tx, orgId, undoing.removedIds)
    await replaceProjects(tx, orgId, intake.planId, undoing.restored, now)
    await insertProjects(tx, orgId, intake.planId, undoing.returned, now)
    await moveRememberedVersions(tx, orgId, undoing.moves)
    await updateIntake(tx, orgId, { ...intake, status: 'undone', undoneAt: now })
    await appendAudit(tx, {
      at: now,
      actor: context.actor.name,
      action: 'intake.undo',
      subjectType: 'intake',
      subjectId: intakeId,
      detail: { removed: undoing.removedIds.length, restored: undoing.restored.length + undoing.returned.length },
    })
  })
}
