import { headUnit } from '#src/domain/departments.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { orgIdOf, type ReadTx } from '#src/db/scope.ts'
import {
  amountIn,
  compareEditions,
  editionText,
  isStanding,
  type DevelopmentPlan,
  type DevelopmentProject,
  type Edition,
} from './development.ts'
import type { PrintedTotal } from './totals.ts'

/** A project of the development plan that has money in a year, as one chooses it for the operation plan of that year. */
export type DevelopmentItem = DevelopmentProject & {
  planTitle: string
  /** The edition in words. */
  edition: string
  /** What it may cost in the year. */
  amountSatang: number
}

/** Development plans of the office in scope, the latest first. */
export async function listDevelopmentPlans(tx: ReadTx): Promise<DevelopmentPlan[]> {
  const rows = await tx
    .selectFrom('development_plan')
    .selectAll()
    .where('org_id', '=', orgIdOf(tx))
    .orderBy('first_year', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    firstYear: row.first_year,
    lastYear: row.last_year,
    title: row.title,
    levelLabel: row.level_label,
    announcedOn: row.announced_on,
    version: row.version,
  }))
}

/** The development plan that covers a year; where two do, the later. Null: none. */
export async function planCovering(tx: ReadTx, fiscalYear: number): Promise<DevelopmentPlan | null> {
  const plans = await listDevelopmentPlans(tx)
  return plans.find(({ firstYear, lastYear }) => firstYear <= fiscalYear && fiscalYear <= lastYear) ?? null
}

/** Editions of a plan, in the order in which they follow each other. */
export async function loadEditions(tx: ReadTx, planId: string): Promise<Edition[]> {
  const rows = await tx
    .selectFrom('development_edition')
    .selectAll()
    .where('org_id', '=', orgIdOf(tx))
    .where('development_plan_id', '=', planId)
    .execute()
  return rows
    .map((row): Edition => ({
      id: row.id,
      planId: row.development_plan_id,
      kind: row.kind,
      number: row.number,
      year: row.year,
      announcedOn: row.announced_on,
      reference: row.reference,
    }))
    .toSorted(compareEditions)
}

/** All projects of a plan over all its editions, in the plan's order. Two statements whatever the size. */
export async function loadDevelopmentProjects(tx: ReadTx, planId: string): Promise<DevelopmentProject[]> {
  const orgId = orgIdOf(tx)
  const rows = await tx
    .selectFrom('development_project as p')
    .leftJoin('development_strategy as s', (join) =>
      join.onRef('s.org_id', '=', 'p.org_id').onRef('s.id', '=', 'p.strategy_id'),
    )
    .leftJoin('development_tactic as t', (join) =>
      join.onRef('t.org_id', '=', 'p.org_id').onRef('t.id', '=', 'p.tactic_id'),
    )
    .selectAll('p')
    .select(['s.no as strategy_no', 's.name as strategy', 't.no as tactic_no', 't.name as tactic'])
    .where('p.org_id', '=', orgId)
    .where('p.development_plan_id', '=', planId)
    .orderBy('p.position')
    .orderBy('p.id')
    .execute()
  const budgets = await tx
    .selectFrom('development_budget as b')
    .innerJoin('development_project as p', (join) =>
      join.onRef('p.org_id', '=', 'b.org_id').onRef('p.id', '=', 'b.project_id'),
    )
    .select(['b.project_id', 'b.fiscal_year', 'b.amount_satang'])
    .where('b.org_id', '=', orgId)
    .where('p.development_plan_id', '=', planId)
    .orderBy('b.fiscal_year')
    .execute()
  const budgetsOf = Map.groupBy(budgets, (budget) => budget.project_id)
  return rows.map((row) => ({
    id: row.id,
    planId,
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
    budgets: (budgetsOf.get(row.id) ?? []).map((budget) => ({
      fiscalYear: budget.fiscal_year,
      amountSatang: budget.amount_satang,
    })),
    note: row.note,
    replacedBy: row.replaced_by,
    isCancelled: row.is_cancelled,
    sheet: row.source_sheet,
    row: row.source_row,
    version: row.version,
  }))
}

/** The plan in which a project of a development plan stands; null when the office in scope has no such project. */
export async function planOfProject(tx: ReadTx, projectId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('development_project')
    .select('development_plan_id')
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', projectId)
    .executeTakeFirst()
  return row?.development_plan_id ?? null
}

/** Unit that answers for a section, folded: "สำนักช่าง งานไฟฟ้า" counts as "สำนักช่าง". */
const unitKey = (name: string): string => foldThai(headUnit(name.trim()))

/**
 * What the development plan of the office in scope holds for a year, as it stands after all editions, in the plan's order: for choosing
 * instead of typing. Empty when no development plan covers the year.
 * @param divisions names of the divisions to which it is limited; a section counts with its division
 */
export async function itemsForYear(
  tx: ReadTx,
  fiscalYear: number,
  { divisions }: { divisions?: readonly string[] } = {},
): Promise<DevelopmentItem[]> {
  const plan = await planCovering(tx, fiscalYear)
  if (!plan) return []
  const editions = new Map((await loadEditions(tx, plan.id)).map((edition) => [edition.id, editionText(edition)]))
  const wanted = divisions === undefined ? null : new Set(divisions.map(unitKey))
  return (await loadDevelopmentProjects(tx, plan.id)).flatMap((project): DevelopmentItem[] => {
    const amountSatang = amountIn(project, fiscalYear)
    if (!isStanding(project) || amountSatang === null) return []
    if (wanted !== null && !project.departments.some((name) => wanted.has(unitKey(name)))) return []
    return [{ ...project, planTitle: plan.title, edition: editions.get(project.editionId) ?? '', amountSatang }]
  })
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
