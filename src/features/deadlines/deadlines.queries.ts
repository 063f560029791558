import type { ReadTx, Tx } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { loadInstruments } from '#src/features/budgets/budgets.queries.ts'
import { loadNotices } from '#src/features/collections/notices.queries.ts'
import type { Plan } from '#src/features/plans/plans.queries.ts'
import type { FinishTrigger } from './deadlines.ts'

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

/** What starts a period of its own to finish the plan of a year, as far as it has been announced or has come. */
export const loadFinishTriggers = async (tx: ReadTx, fiscalYear: FiscalYear): Promise<FinishTrigger[]> => [
  ...(await budgetTriggers(tx, fiscalYear)),
  ...(await loadNotices(tx, fiscalYear)).map(({ requestId, agencyName, noticedOn, isInPlan }): FinishTrigger => ({
    id: 'agency-notice',
    subjectId: `${requestId}-${noticedOn}`,
    subject: agencyName,
    startsOn: noticedOn,
    isInPlan,
  })),
]

async function budgetTriggers(tx: ReadTx, fiscalYear: FiscalYear): Promise<FinishTrigger[]> {
  const instruments = await loadInstruments(tx, fiscalYear)
  return instruments.flatMap(({ id: subjectId, kind, title: subject, announcedOn: startsOn }): FinishTrigger[] => {
    if (startsOn === null || (kind !== 'supplementary' && kind !== 'reserve')) return []
    return [{ id: kind === 'reserve' ? 'finish-reserve' : 'finish-supplementary', subjectId, subject, startsOn }]
  })
}

/** Whether the budget of a year has its annual instrument, which then says when it was announced. */
export const hasAnnualBudget = async (tx: ReadTx, fiscalYear: FiscalYear): Promise<boolean> =>
  (await loadInstruments(tx, fiscalYear)).some(({ kind }) => kind === 'annual')
