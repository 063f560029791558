import type { Context } from '#src/context.ts'
import { inOrg, inSystem } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { createPlan } from '#src/features/plans/plans.commands.ts'
import { OFFICE_CODE } from './actors.ts'
import { OFFICE } from './database.ts'

/** Signs links in tests. */
export const LINK_KEY = 'กุญแจของการทดสอบ-only-for-tests'

/** An outside agency that was asked in a round of the first office's plan. */
export type AskedAgency = { fiscalYear: number; roundId: string; requestId: string; agencyName: string; dueOn: string }

let asked = 0

/** Opens a round of a plan and asks one made-up agency in it, past the commands. `fiscalYear`: of a plan that is there, else one is made. */
export async function askAgency(
  context: Context,
  { agencyName, fiscalYear, dueOn = '2026-12-15' }: { agencyName?: string; fiscalYear?: number; dueOn?: string } = {},
): Promise<AskedAgency> {
  const now = context.now()
  asked += 1
  const name = agencyName ?? `แขวงทางหลวงตัวอย่างที่ ${asked}`
  const year = fiscalYear ?? 2580 + asked
  if (fiscalYear === undefined) await createPlan(context, OFFICE_CODE, year)
  const [agencyId, roundId, requestId] = [uuidV7(now), uuidV7(now), uuidV7(now)]
  await inSystem(context.db, (tx) =>
    tx
      .insertInto('agency')
      .values({
        id: agencyId,
        name,
        search_text: foldThai(`${name} ${agencyId}`),
        kind: 'central',
        created_by_org: OFFICE.id,
        created_at: now,
      })
      .execute(),
  )
  await inOrg(context.db, OFFICE.id, async (tx) => {
    const office = { org_id: OFFICE.id }
    const plan = await tx
      .selectFrom('plan')
      .select('id')
      .where('org_id', '=', OFFICE.id)
      .where('fiscal_year', '=', year)
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('collection_round')
      .values({ ...office, id: roundId, plan_id: plan.id, title: 'รอบที่ 1', due_on: dueOn, opened_at: now })
      .execute()
    await tx
      .insertInto('collection_request')
      .values({ ...office, id: requestId, round_id: roundId, agency_id: agencyId, name })
      .execute()
  })
  return { fiscalYear: year, roundId, requestId, agencyName: name, dueOn }
}

/** Closes or opens a round, past the commands. */
export const setClosed = (context: Context, { roundId }: AskedAgency, closedAt: Date | null): Promise<unknown> =>
  inOrg(context.db, OFFICE.id, (tx) =>
    tx
      .updateTable('collection_round')
      .set({ closed_at: closedAt })
      .where('org_id', '=', OFFICE.id)
      .where('id', '=', roundId)
      .execute(),
  )
