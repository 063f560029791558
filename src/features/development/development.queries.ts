import { headUnit } from '#src/domain/departments.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { orgIdOf, type ReadTx } from '#src/db/scope.ts'
import {
  amountIn,
  compareEditions,
  editionText,
  historyOf,
  type DevelopmentPlan,
  type DevelopmentProject,
  type Edition,
} from './development.ts'
import { narrowed, projectOf, projectQuery } from './development-rows.queries.ts'
import { EVERYTHING } from './listing.ts'

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

/**
 * All projects of a plan over all its editions, in the plan's order.
 * @param isBrief without objective, target, indicator and expected result, which are null then
 */
export async function loadDevelopmentProjects(
  tx: ReadTx,
  planId: string,
  { isBrief = false }: { isBrief?: boolean } = {},
): Promise<DevelopmentProject[]> {
  const rows = await projectQuery(tx, isBrief).where('p.development_plan_id', '=', planId).execute()
  return rows.map(projectOf)
}

/** Projects of development plans by their ids, without their long texts, with the name of their plan and edition. */
export async function loadBriefsById(tx: ReadTx, ids: readonly string[]): Promise<DevelopmentBrief[]> {
  if (ids.length === 0) return []
  const rows = await projectQuery(tx, true)
    .innerJoin('development_edition as e', (join) =>
      join.onRef('e.org_id', '=', 'p.org_id').onRef('e.id', '=', 'p.edition_id'),
    )
    .innerJoin('development_plan as d', (join) =>
      join.onRef('d.org_id', '=', 'p.org_id').onRef('d.id', '=', 'p.development_plan_id'),
    )
    .select(['e.kind as edition_kind', 'e.number as edition_number', 'e.year as edition_year', 'd.title as plan_title'])
    .where('p.id', 'in', [...ids])
    .execute()
  return rows.map((row) => ({
    project: projectOf(row),
    planTitle: row.plan_title,
    edition: editionText({ kind: row.edition_kind, number: row.edition_number, year: row.edition_year }),
  }))
}

/** A project with the names of its plan and edition. */
export type DevelopmentBrief = { project: DevelopmentProject; planTitle: string; edition: string }

/** A project with all that it was and became over the editions, whole; empty when the office in scope has no such project. */
export async function loadHistory(tx: ReadTx, projectId: string): Promise<DevelopmentProject[]> {
  const planId = await planOfProject(tx, projectId)
  if (planId === null) return []
  const links = await tx
    .selectFrom('development_project')
    .select(['id', 'replaced_by as replacedBy'])
    .where('org_id', '=', orgIdOf(tx))
    .where('development_plan_id', '=', planId)
    .execute()
  const ids = historyOf(projectId, links).map(({ id }) => id)
  const rows = await projectQuery(tx, false).where('p.id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, projectOf(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
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
 * @param isBrief without the long texts
 */
export async function itemsForYear(
  tx: ReadTx,
  fiscalYear: number,
  { divisions, isBrief = false }: { divisions?: readonly string[]; isBrief?: boolean } = {},
): Promise<DevelopmentItem[]> {
  const plan = await planCovering(tx, fiscalYear)
  if (!plan) return []
  const editions = new Map((await loadEditions(tx, plan.id)).map((edition) => [edition.id, editionText(edition)]))
  const wanted = divisions === undefined ? null : new Set(divisions.map(unitKey))
  const filter = { ...EVERYTHING, year: fiscalYear }
  const rows = await narrowed(
    projectQuery(tx, isBrief).where('p.development_plan_id', '=', plan.id),
    filter,
    orgIdOf(tx),
  ).execute()
  return rows.map(projectOf).flatMap((project): DevelopmentItem[] => {
    if (wanted !== null && !project.departments.some((name) => wanted.has(unitKey(name)))) return []
    const amountSatang = amountIn(project, fiscalYear) ?? 0
    return [{ ...project, planTitle: plan.title, edition: editions.get(project.editionId) ?? '', amountSatang }]
  })
}
