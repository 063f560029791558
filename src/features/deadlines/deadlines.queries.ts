import type { Tx } from '#src/db/scope.ts'
import type { Plan } from '#src/features/plans/plans.queries.ts'

/** What a person enters for the deadline of finishing. ISO dates. */
export type FinishDates = Pick<
  Plan,
  'budgetAnnouncedOn' | 'budgetReference' | 'finishExtendedTo' | 'finishExtensionOrder'
>

/** Saves the dates of a plan and raises its version; false when another version is there. */
export async function saveFinishDates(
  tx: Tx,
  orgId: number,
  plan: Pick<Plan, 'id' | 'version'> & FinishDates,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('plan')
    .set({
      budget_announced_on: plan.budgetAnnouncedOn,
      budget_reference: plan.budgetReference,
      finish_extended_to: plan.finishExtendedTo,
      finish_extension_order: plan.finishExtensionOrder,
      version: plan.version + 1,
      updated_at: now,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', plan.id)
    .where('version', '=', plan.version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
