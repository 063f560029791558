import { sql } from 'kysely'
import { orgIdOf, type ReadTx } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'

/**
 * What an outside agency told the office on one day: it will carry out projects in its area. `noticedOn`: ISO date of that day, from which
 * thirty days run; `isInPlan`: nothing of it waits any more, so that a plan which is announced holds it.
 * @law ระเบียบฯ ข้อ 27
 */
export type AgencyNotice = { requestId: string; agencyName: string; noticedOn: string; isInPlan: boolean }

/** The notices of agencies for the plan of a year, first to last. What was declined starts nothing, nor does word that there is nothing. */
export async function loadNotices(tx: ReadTx, fiscalYear: FiscalYear): Promise<AgencyNotice[]> {
  const rows = await tx
    .selectFrom('collection_item as item')
    .innerJoin('collection_request as request', (join) =>
      join.onRef('request.org_id', '=', 'item.org_id').onRef('request.id', '=', 'item.request_id'),
    )
    .innerJoin('collection_round as round', (join) =>
      join.onRef('round.org_id', '=', 'request.org_id').onRef('round.id', '=', 'request.round_id'),
    )
    .innerJoin('plan', (join) => join.onRef('plan.org_id', '=', 'round.org_id').onRef('plan.id', '=', 'round.plan_id'))
    .select(['request.id', 'request.name', 'item.noticed_on'])
    .select(sql<boolean>`bool_and(item.status = 'accepted')`.as('is_in_plan'))
    .where('item.org_id', '=', orgIdOf(tx))
    .where('plan.fiscal_year', '=', fiscalYear)
    .where('request.agency_id', 'is not', null)
    .where('item.status', '<>', 'declined')
    .where('item.noticed_on', 'is not', null)
    .groupBy(['request.id', 'request.name', 'item.noticed_on'])
    .orderBy('item.noticed_on')
    .orderBy('request.name')
    .orderBy('request.id')
    .execute()
  return rows.flatMap(({ id, name, noticed_on: noticedOn, is_in_plan: isInPlan }) =>
    noticedOn === null ? [] : [{ requestId: id, agencyName: name, noticedOn, isInPlan }],
  )
}
