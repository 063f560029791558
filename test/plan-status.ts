import type { Context } from '#src/context.ts'
import { inOrg } from '#src/db/scope.ts'
import type { PlanStatus } from '#src/domain/plan-status.ts'
import { OFFICE } from './database.ts'

/** Puts a plan of the first office where a test needs it, past the steps. */
export const setStatus = (context: Context, planId: string, status: PlanStatus): Promise<unknown> =>
  inOrg(context.db, OFFICE.id, (tx) =>
    tx.updateTable('plan').set({ status }).where('org_id', '=', OFFICE.id).where('id', '=', planId).execute(),
  )
