import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { findPlan, lockPlan } from '#src/features/plans/plans.queries.ts'
import { present } from './present.ts'
import { closeRemark, insertRemark, loadRemarks, planHasProject, type Remark } from './remarks.queries.ts'
import { MAX_REMARK } from './steps.ts'

/**
 * The remarks on a plan, oldest first; those pinned to one project when it is given.
 * @throws AppError 'not_found'
 */
export async function remarksOf(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  projectId?: string,
): Promise<Remark[]> {
  authorise(context.actor, 'history.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  if (projectId !== undefined && !isUuid(projectId)) return []
  return readOrg(context.db, office.id, async (tx) => {
    const plan = present(await findPlan(tx, office.id, fiscalYear))
    return loadRemarks(tx, office.id, plan.id, projectId)
  })
}

/**
 * Puts a remark on the plan, or pins it to one of its projects. Also while the plan is locked: to remark is not to edit.
 * @param remark `projectId` null: on the plan as a whole
 * @throws AppError 'invalid' for no text or too much of it; 'not_found' for a project that the plan does not have
 */
export async function addRemark(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  remark: { projectId: string | null; text: string },
): Promise<Remark> {
  authorise(context.actor, 'remark.write', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const text = remarkText(remark.text)
  const now = context.now()
  return inOrg(context.db, office.id, async (tx) => {
    const plan = present(await lockPlan(tx, office.id, fiscalYear))
    const { projectId } = remark
    if (projectId !== null && !(isUuid(projectId) && (await planHasProject(tx, office.id, plan.id, projectId))))
      throw new AppError('not_found', 'แผนนี้ไม่มีโครงการที่ต้องการบันทึกข้อสังเกต โครงการอาจถูกลบไปแล้ว')
    const author = signatureOf(context.actor, officeCode)
    const added = { id: uuidV7(now), projectId, stepId: null, at: now, userId: context.actor.userId, author, text }
    await insertRemark(tx, office.id, plan.id, added)
    await appendAudit(tx, {
      at: now,
      actor: author,
      action: 'remark.write',
      subjectType: 'remark',
      subjectId: added.id,
      detail: { planId: plan.id, projectId, text },
    })
    return { ...added, resolvedAt: null, resolvedBy: null }
  })
}

function remarkText(typed: string): string {
  const text = normaliseThai(typed)
  const problem = (rule: string, message: string): AppError =>
    new AppError('invalid', 'ยังบันทึกข้อสังเกตไม่ได้', [{ field: 'text', rule, message }])
  if (text === '') throw problem('remark-missing', 'กรุณาพิมพ์ข้อสังเกต')
  if (text.length > MAX_REMARK) throw problem('too-long', `ข้อความยาวเกิน ${MAX_REMARK} ตัวอักษร`)
  return text
}

/**
 * Marks a remark as dealt with; one that is marked already stays as it is.
 * @throws AppError 'not_found' when the plan has no such remark
 */
export async function resolveRemark(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  remarkId: string,
): Promise<Remark> {
  authorise(context.actor, 'remark.resolve', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const now = context.now()
  return inOrg(context.db, office.id, async (tx) => {
    const plan = present(await lockPlan(tx, office.id, fiscalYear))
    const find = async () => (await loadRemarks(tx, office.id, plan.id)).find(({ id }) => id === remarkId)
    if (!(await find())) throw new AppError('not_found', 'ไม่พบข้อสังเกตนี้')
    const by = signatureOf(context.actor, officeCode)
    if (await closeRemark(tx, office.id, remarkId, { at: now, by }))
      await appendAudit(tx, {
        at: now,
        actor: by,
        action: 'remark.resolve',
        subjectType: 'remark',
        subjectId: remarkId,
        detail: { planId: plan.id },
      })
    return present((await find()) ?? null)
  })
}
