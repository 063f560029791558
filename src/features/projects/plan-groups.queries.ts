import { sql } from 'kysely'
import type { ReadTx } from '#src/db/scope.ts'
import type { GroupSum } from './table/first-rows.ts'

/** What a plan says of its groups: their sums, in the order of the first project of each, and the names that its projects use, each once. */
export type PlanGroups = { sums: GroupSum[]; departments: string[]; sources: string[] }

/**
 * The groups of a plan, in one statement. Funds are looked up by their projects: joined as wholes, a database that has not counted its
 * rows yet may compare each with each.
 */
export async function loadPlanGroups(tx: ReadTx, orgId: number, planId: string): Promise<PlanGroups> {
  const { rows } = await sql<GroupSum & Omit<PlanGroups, 'sums'>>`
    with placed as (
      select strategy_no, strategy, coalesce(programme, programme_raw) as programme,
        (select sum(fund.amount_satang) from project_fund as fund
          where fund.org_id = project.org_id and fund.project_id = project.id) as satang,
        row_number() over (order by project.position, project.id) as place
      from project where project.org_id = ${orgId} and project.plan_id = ${planId}
    )
    select strategy_no as "strategyNo", strategy, programme, count(*)::int as count,
      coalesce(sum(satang), 0)::bigint as satang,
      array(select distinct unnest(departments) from project where org_id = ${orgId} and plan_id = ${planId})
        as departments,
      array(select distinct source from project_fund where org_id = ${orgId} and source is not null and project_id = any(
        array(select id from project where org_id = ${orgId} and plan_id = ${planId}))) as sources
    from placed group by strategy_no, strategy, programme order by min(place)
  `.execute(tx)
  const [first] = rows
  return { sums: rows, departments: first?.departments ?? [], sources: first?.sources ?? [] }
}
