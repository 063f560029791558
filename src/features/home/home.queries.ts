import { sql } from 'kysely'
import type { ReadTx } from '#src/db/scope.ts'
import type { ChangeRow } from './latest-changes.ts'
import type { PlanSum } from './plan-sum.ts'

/**
 * What the projects of each strategy cost, in the order of the plan. One statement whatever the size. Funds are looked up by their
 * projects: joined as a sum of all, a database that has not counted its rows yet compares each with each, seconds for 3,000 projects.
 */
export async function sumByStrategy(tx: ReadTx, orgId: number, planId: string): Promise<PlanSum[]> {
  const { rows } = await sql<{ no: number | null; name: string | null; count: number; satang: number }>`
    select project.strategy_no as no, project.strategy as name, count(*)::int as count,
      coalesce(sum((select sum(fund.amount_satang) from project_fund as fund
        where fund.org_id = project.org_id and fund.project_id = project.id)), 0)::bigint as satang
    from project
    where project.org_id = ${orgId} and project.plan_id = ${planId}
    group by project.strategy_no, project.strategy
    order by min(project.position)
  `.execute(tx)
  return rows.map(({ no, name, count, satang }) => ({
    label: [no, name].filter((part) => part !== null).join('. ') || null,
    projectCount: count,
    budgetSatang: satang,
  }))
}

/** What the projects of a plan take from each fund, the largest first. A project of two funds counts in both. */
export async function sumByFund(tx: ReadTx, orgId: number, planId: string): Promise<PlanSum[]> {
  const { rows } = await sql<{ source: string | null; count: number; satang: number }>`
    select fund.source, count(distinct fund.project_id)::int as count, coalesce(sum(fund.amount_satang), 0)::bigint as satang
    from project_fund as fund
    join project on project.org_id = fund.org_id and project.id = fund.project_id
    where fund.org_id = ${orgId} and project.plan_id = ${planId}
    group by fund.source
    order by satang desc, fund.source
  `.execute(tx)
  return rows.map(({ source, count, satang }) => ({ label: source, projectCount: count, budgetSatang: satang }))
}

/** How many projects of a plan belong to one of these divisions. */
export async function countProjectsOf(
  tx: ReadTx,
  orgId: number,
  planId: string,
  divisions: readonly string[],
): Promise<number> {
  const row = await tx
    .selectFrom('project')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .where(sql<boolean>`departments && ${[...divisions]}::text[]`)
    .executeTakeFirst()
  return row?.count ?? 0
}

/** How many remarks on a plan nobody has dealt with. */
export async function countOpenRemarks(tx: ReadTx, orgId: number, planId: string): Promise<number> {
  const row = await tx
    .selectFrom('plan_remark')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .where('resolved_at', 'is', null)
    .executeTakeFirst()
  return row?.count ?? 0
}

/** The latest changes of a plan's projects, newest first; what only moved apart is nobody's deed and is left out. */
export async function latestProjectChanges(
  tx: ReadTx,
  orgId: number,
  planId: string,
  limit: number,
): Promise<ChangeRow[]> {
  const rows = await tx
    .selectFrom('project_change')
    .select(['batch_id', 'at', 'actor', 'action'])
    .select(sql<string | null>`coalesce(after ->> 'name', before ->> 'name')`.as('name'))
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .where((eb) => eb.or([eb('before', 'is not', null), eb('after', 'is not', null)]))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ batch_id: batchId, at, actor, action, name }) => ({ batchId, at, actor, action, name }))
}

/** The latest entries of the office's audit log, newest first, without those of projects and rows, which have a history of their own. */
export async function latestDeeds(
  tx: ReadTx,
  orgId: number,
  limit: number,
): Promise<{ at: Date; actor: string; action: string }[]> {
  return tx
    .selectFrom('audit_entry')
    .select(['at', 'actor', 'action'])
    .where('org_id', '=', orgId)
    .where('action', 'not in', ['project.edit', 'intake.edit'])
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
}
