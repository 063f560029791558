import { sql } from 'kysely'
import { orgIdOf, type ReadTx } from '#src/db/scope.ts'
import { narrowed, projectOf, projectQuery } from './development-rows.queries.ts'
import type { DevelopmentProject } from './development.ts'
import type { ListFilter, Occurring } from './listing.ts'
import type { PrintedTotal, YearSum } from './totals.ts'

/** A part of a plan's list, with how many there are in all. */
export async function loadListPart(
  tx: ReadTx,
  planId: string,
  filter: ListFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: DevelopmentProject[]; found: number }> {
  const rows = await narrowed(projectQuery(tx, true).where('p.development_plan_id', '=', planId), filter, orgIdOf(tx))
    .limit(limit)
    .offset(offset)
    .execute()
  // Counted apart: a count over the whole window would read every row with its budgets.
  const counted = await narrowed(
    projectQuery(tx, true).where('p.development_plan_id', '=', planId),
    filter,
    orgIdOf(tx),
  )
    .clearSelect()
    .clearOrderBy()
    .select(sql<number>`count(*)::int`.as('found'))
    .executeTakeFirst()
  return { rows: rows.map(projectOf), found: counted?.found ?? 0 }
}

/** What the projects that stand add up to, by strategy and year. */
export async function loadYearSums(tx: ReadTx, planId: string): Promise<YearSum[]> {
  return tx
    .selectFrom('development_project as p')
    .innerJoin('development_budget as b', (join) =>
      join.onRef('b.org_id', '=', 'p.org_id').onRef('b.project_id', '=', 'p.id'),
    )
    .leftJoin('development_strategy as s', (join) =>
      join.onRef('s.org_id', '=', 'p.org_id').onRef('s.id', '=', 'p.strategy_id'),
    )
    .select(['s.no', 's.name', 'b.fiscal_year as fiscalYear'])
    .select([sql<number>`count(*)::int`.as('count'), sql<number>`sum(b.amount_satang)::bigint`.as('satang')])
    .where('p.org_id', '=', orgIdOf(tx))
    .where('p.development_plan_id', '=', planId)
    .where('p.replaced_by', 'is', null)
    .where('p.is_cancelled', '=', false)
    .where('b.amount_satang', '>', 0)
    .groupBy(['s.no', 's.name', 'b.fiscal_year'])
    .execute()
}

/** What occurs in a plan, for choosing what to list: programmes, units as written, forms, and projects by edition. */
export async function loadOccurring(tx: ReadTx, planId: string): Promise<Occurring> {
  const of = () =>
    tx
      .selectFrom('development_project as p')
      .where('p.org_id', '=', orgIdOf(tx))
      .where('p.development_plan_id', '=', planId)
  const groups = await of()
    .select(['p.programme', 'p.form', 'p.edition_id as editionId', sql<number>`count(*)::int`.as('count')])
    .select(sql<number>`count(*) filter (where p.replaced_by is null and not p.is_cancelled)::int`.as('standing'))
    .groupBy(['p.programme', 'p.form', 'p.edition_id'])
    .execute()
  const units = await of()
    .select(sql<string>`unnest(p.departments)`.as('name'))
    .distinct()
    .execute()
  return { groups, departments: units.map(({ name }) => name) }
}

/** The figures that editions of a plan print in form ผ.01, in their order. */
export async function loadPrintedTotals(tx: ReadTx, planId: string): Promise<PrintedTotal[]> {
  const rows = await tx
    .selectFrom('development_total')
    .select(['label', 'fiscal_year', 'printed_count', 'printed_satang'])
    .where('org_id', '=', orgIdOf(tx))
    .where('development_plan_id', '=', planId)
    .orderBy('edition_id')
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    label: row.label,
    fiscalYear: row.fiscal_year,
    count: row.printed_count,
    satang: row.printed_satang,
  }))
}
