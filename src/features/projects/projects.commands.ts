import type { Context } from '#src/context.ts'
import { inOrg } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise } from '#src/domain/permissions.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { applyEdits, applyUndo, type Alongside, type Deed } from './living-plan.queries.ts'
import type { EditAnswer, EditRequest } from './projects.ts'

export type { Alongside }

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
  alongside?: Alongside,
): Promise<EditAnswer> {
  authorise(context.actor, 'project.edit', officeCode)
  const deed = await deedOf(context, officeCode, fiscalYear, editId)
  return inOrg(context.db, deed.orgId, (tx) => applyEdits(tx, deed, edits, alongside))
}

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
  const deed = await deedOf(context, officeCode, fiscalYear, editId)
  return inOrg(context.db, deed.orgId, (tx) => applyUndo(tx, deed, undoes))
}

async function deedOf(context: Context, officeCode: string, fiscalYear: FiscalYear, editId: string): Promise<Deed> {
  const { id: orgId } = await officeOfPlan(context, officeCode, fiscalYear)
  return { asker: { actor: context.actor, officeCode }, orgId, fiscalYear, editId, now: context.now() }
}
