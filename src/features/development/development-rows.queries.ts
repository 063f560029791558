import { sql } from 'kysely'
import { foldThai } from '#src/domain/thai-text.ts'
import { orgIdOf, type ReadTx } from '#src/db/scope.ts'
import type { DevelopmentProject } from './development.ts'
import type { ListFilter } from './listing.ts'

/** Columns of a project that are long texts, which lists do not need. */
const TEXTS = ['objective', 'target', 'indicator', 'expected_result'] as const

/** Projects of the office in scope with strategy, tactic and budgets; without their long texts when `isBrief`. */
export function projectQuery(tx: ReadTx, isBrief: boolean) {
  const yearly = sql<string[] | null>`(select array_agg(b.fiscal_year || ':' || b.amount_satang order by b.fiscal_year)
    from development_budget b where b.org_id = p.org_id and b.project_id = p.id)`
  return tx
    .selectFrom('development_project as p')
    .leftJoin('development_strategy as s', (join) =>
      join.onRef('s.org_id', '=', 'p.org_id').onRef('s.id', '=', 'p.strategy_id'),
    )
    .leftJoin('development_tactic as t', (join) =>
      join.onRef('t.org_id', '=', 'p.org_id').onRef('t.id', '=', 'p.tactic_id'),
    )
    .select(['p.id', 'p.development_plan_id', 'p.edition_id', 'p.form', 'p.position', 'p.no', 'p.programme', 'p.name'])
    .select([
      'p.departments',
      'p.note',
      'p.replaced_by',
      'p.is_cancelled',
      'p.source_sheet',
      'p.source_row',
      'p.version',
    ])
    .select(['s.no as strategy_no', 's.name as strategy', 't.no as tactic_no', 't.name as tactic'])
    .select(
      TEXTS.map((column) =>
        (isBrief ? sql<string | null>`null::text` : sql<string | null>`p.${sql.ref(column)}`).as(column),
      ),
    )
    .select(yearly.as('yearly'))
    .where('p.org_id', '=', orgIdOf(tx))
    .orderBy('p.position')
    .orderBy('p.id')
}

type ProjectRow = Awaited<ReturnType<ReturnType<typeof projectQuery>['execute']>>[number]

/** A project from its row. */
export const projectOf = (row: ProjectRow): DevelopmentProject => ({
  id: row.id,
  planId: row.development_plan_id,
  editionId: row.edition_id,
  form: row.form,
  position: row.position,
  no: row.no,
  strategyNo: row.strategy_no,
  strategy: row.strategy,
  tactic: row.tactic === null || row.tactic_no === null ? row.tactic : `${row.tactic_no} ${row.tactic}`,
  programme: row.programme,
  name: row.name,
  objective: row.objective,
  target: row.target,
  indicator: row.indicator,
  expectedResult: row.expected_result,
  departments: row.departments,
  budgets: (row.yearly ?? []).map((pair) => {
    const [fiscalYear = 0, amountSatang = 0] = pair.split(':').map(Number)
    return { fiscalYear, amountSatang }
  }),
  note: row.note,
  replacedBy: row.replaced_by,
  isCancelled: row.is_cancelled,
  sheet: row.source_sheet,
  row: row.source_row,
  version: row.version,
})

type ProjectQuery = ReturnType<typeof projectQuery>

/** Narrows a query to what a filter leaves. Text is found in any part of any field, whatever its spaces and digits. */
export function narrowed(query: ProjectQuery, filter: ListFilter, orgId: number): ProjectQuery {
  const { text, year, programme, departmentNames, form, editionId, isWhole } = filter
  let narrow = query
  if (!isWhole && editionId === '')
    narrow = narrow.where('p.replaced_by', 'is', null).where('p.is_cancelled', '=', false)
  if (editionId !== '') narrow = narrow.where('p.edition_id', '=', editionId)
  if (programme !== '') narrow = narrow.where('p.programme', '=', programme)
  if (form !== '') narrow = narrow.where('p.form', '=', form)
  if (departmentNames !== null) narrow = narrow.where(sql<boolean>`p.departments && ${[...departmentNames]}::text[]`)
  if (text !== '') narrow = narrow.where(sql<boolean>`strpos(p.search_text, ${foldThai(text)}) > 0`)
  if (year !== null)
    // An array, so that it is made once: without statistics a join would be made anew for every row.
    narrow = narrow.where(sql<boolean>`p.id = any(array(select b.project_id from development_budget b
      where b.org_id = ${orgId} and b.fiscal_year = ${year} and b.amount_satang > 0))`)
  return narrow
}
