import { foldThai } from '#src/domain/thai-text.ts'
import { statementParts } from '#src/db/statement-parts.ts'
import { orgIdOf, type Tx } from '#src/db/scope.ts'
import type { Branch } from './branches.ts'
import type { DevelopmentPlan, DevelopmentProject, Edition } from './development.ts'
import type { PrintedTotal } from './totals.ts'

/** Adds a plan, or writes what may be changed of it and raises its version. */
export async function saveDevelopmentPlan(tx: Tx, plan: DevelopmentPlan, now: Date): Promise<void> {
  const columns = {
    first_year: plan.firstYear,
    last_year: plan.lastYear,
    title: plan.title,
    level_label: plan.levelLabel,
    announced_on: plan.announcedOn,
  }
  await tx
    .insertInto('development_plan')
    .values({ org_id: orgIdOf(tx), id: plan.id, ...columns, created_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'id'])
        .doUpdateSet((eb) => ({ ...columns, version: eb('development_plan.version', '+', 1) })),
    )
    .execute()
}

/** Waits until nobody else changes the plan. @returns its version; null when there is no such plan */
export async function lockDevelopmentPlan(tx: Tx, planId: string): Promise<number | null> {
  const row = await tx
    .selectFrom('development_plan')
    .select('version')
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', planId)
    .forUpdate()
    .executeTakeFirst()
  return row?.version ?? null
}

/** Raises the version of a plan whose projects changed. */
export async function touchDevelopmentPlan(tx: Tx, planId: string): Promise<void> {
  await tx
    .updateTable('development_plan')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', planId)
    .execute()
}

/** Adds an edition. */
export async function insertEdition(tx: Tx, edition: Edition, now: Date): Promise<void> {
  await tx
    .insertInto('development_edition')
    .values({
      org_id: orgIdOf(tx),
      id: edition.id,
      development_plan_id: edition.planId,
      kind: edition.kind,
      number: edition.number,
      year: edition.year,
      announced_on: edition.announcedOn,
      reference: edition.reference,
      created_at: now,
    })
    .execute()
}

/** Writes the day and the reference of an edition. */
export async function updateEdition(
  tx: Tx,
  { id, announcedOn, reference }: Pick<Edition, 'id' | 'announcedOn' | 'reference'>,
): Promise<void> {
  await tx
    .updateTable('development_edition')
    .set({ announced_on: announcedOn, reference })
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', id)
    .execute()
}

/** Adds projects with their budgets, each on its branch. */
export async function insertDevelopmentProjects(
  tx: Tx,
  projects: readonly (DevelopmentProject & Branch)[],
  now: Date,
): Promise<void> {
  const org_id = orgIdOf(tx)
  for (const part of statementParts(projects, 500))
    await tx
      .insertInto('development_project')
      .values(
        part.map((project) => ({
          org_id,
          id: project.id,
          development_plan_id: project.planId,
          edition_id: project.editionId,
          position: project.position,
          ...contentColumns(project),
          is_cancelled: project.isCancelled,
          source_sheet: project.sheet,
          source_row: project.row,
          updated_at: now,
        })),
      )
      .execute()
  await insertBudgets(tx, projects)
}

/** Writes a project corrected in place. @returns whether the version was still the one given */
export async function updateDevelopmentProject(
  tx: Tx,
  project: DevelopmentProject & Branch,
  now: Date,
): Promise<boolean> {
  const org_id = orgIdOf(tx)
  const result = await tx
    .updateTable('development_project')
    .set((eb) => ({ ...contentColumns(project), updated_at: now, version: eb('version', '+', 1) }))
    .where('org_id', '=', org_id)
    .where('id', '=', project.id)
    .where('version', '=', project.version)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) return false
  await tx.deleteFrom('development_budget').where('org_id', '=', org_id).where('project_id', '=', project.id).execute()
  await insertBudgets(tx, [project])
  return true
}

/** Notes which projects later ones take the place of. */
export async function markReplaced(
  tx: Tx,
  replaced: readonly { projectId: string; by: string }[],
  now: Date,
): Promise<void> {
  for (const { projectId, by } of replaced)
    await tx
      .updateTable('development_project')
      .set((eb) => ({ replaced_by: by, updated_at: now, version: eb('version', '+', 1) }))
      .where('org_id', '=', orgIdOf(tx))
      .where('id', '=', projectId)
      .execute()
}

/** Keeps the figures that form ผ.01 of an edition prints, after those that are kept. */
export async function insertPrintedTotals(
  tx: Tx,
  { planId, editionId, from }: { planId: string; editionId: string; from: number },
  totals: readonly PrintedTotal[],
): Promise<void> {
  for (const part of statementParts(totals.map((total, index) => ({ ...total, position: from + index + 1 }))))
    await tx
      .insertInto('development_total')
      .values(
        part.map(({ position, label, fiscalYear, count, satang }) => ({
          org_id: orgIdOf(tx),
          development_plan_id: planId,
          edition_id: editionId,
          position,
          label,
          fiscal_year: fiscalYear,
          printed_count: count,
          printed_satang: satang,
        })),
      )
      .execute()
}

async function insertBudgets(tx: Tx, projects: readonly Pick<DevelopmentProject, 'id' | 'budgets'>[]): Promise<void> {
  const rows = projects.flatMap(({ id, budgets }) =>
    budgets.map(({ fiscalYear, amountSatang }) => ({
      org_id: orgIdOf(tx),
      project_id: id,
      fiscal_year: fiscalYear,
      amount_satang: amountSatang,
    })),
  )
  for (const part of statementParts(rows)) await tx.insertInto('development_budget').values(part).execute()
}

const contentColumns = (project: DevelopmentProject & Branch) => ({
  form: project.form,
  no: project.no,
  strategy_id: project.strategyId,
  tactic_id: project.tacticId,
  programme: project.programme,
  name: project.name,
  search_text: searchText(project),
  objective: project.objective,
  target: project.target,
  indicator: project.indicator,
  expected_result: project.expectedResult,
  departments: project.departments,
  note: project.note,
})

/** All words in which a project is found, folded. */
const searchText = (project: DevelopmentProject): string =>
  [
    project.name,
    project.objective,
    project.target,
    project.indicator,
    project.expectedResult,
    project.note,
    ...project.departments,
  ]
    .map((text) => foldThai(text ?? ''))
    .join('|')
