import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import { readOrg, type ReadTx } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise } from '#src/domain/permissions.ts'
import type { Finding, FundTotal } from '#src/features/checks/checks.ts'
import { openChecks } from '#src/features/checks/checks.commands.ts'
import { loadFundTotals } from '#src/features/checks/checks.queries.ts'
import { severitiesIn } from '#src/features/checks/severities.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { listDivisions } from '#src/features/offices/profile.queries.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { findPlan, type Plan } from '#src/features/plans/plans.queries.ts'
import { loadProjects } from '#src/features/plans/projects.queries.ts'
import { loadFirstInGroups } from '#src/features/projects/live-projects.queries.ts'
import { loadPlanGroups } from '#src/features/projects/plan-groups.queries.ts'
import { asSeen, type Asker } from '#src/features/projects/project-rights.ts'
import { firstRows, firstSections, outlineOf } from '#src/features/projects/table/first-rows.ts'
import { inPlanOrder } from '#src/features/projects/table/live-plan.ts'
import { wordsFrom, wordsOf, type PlanWords } from '#src/features/projects/table/plan-words.ts'
import { isFiltered, WHOLE_PLAN, type TableView } from '#src/features/projects/table/view-address.ts'
import { buildModel, type Sum, type ViewRow } from '#src/features/projects/table/view-model.ts'

/** The first rows of a view of a plan, how many it has, and what else its table begins with. */
export type TableStart = {
  office: Office
  plan: Plan
  /** Names of the divisions in use. */
  divisions: string[]
  fundTotals: FundTotal[]
  words: PlanWords
  rows: ViewRow[]
  rowCount: number
  shown: Sum
  whole: Sum
}
type Rows = Pick<TableStart, 'words' | 'rows' | 'rowCount' | 'shown' | 'whole'>

/**
 * What the table of a plan begins with. The whole plan in its own order, which is what most people open, takes as long whatever its size;
 * only a view of what the check found waits for the check.
 * @param most rows at most
 * @throws AppError 'not_found' when there is no such plan
 */
export async function openTable(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { view, most }: { view: TableView; most: number },
): Promise<TableStart> {
  authorise(context.actor, 'plan.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const asker = { actor: context.actor, officeCode }
  const findings = view.problem === null ? [] : (await openChecks(context, officeCode, fiscalYear)).findings
  const isWhole = !isFiltered(view) && view.sort === WHOLE_PLAN.sort && view.group === WHOLE_PLAN.group
  const { makeRows, ...read } = await readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlan(tx, office.id, fiscalYear)
    if (!plan) throw noPlan()
    const divisions = (await listDivisions(tx, office.id)).filter(({ isActive }) => isActive).map(({ name }) => name)
    const fundTotals = await loadFundTotals(tx, office.id, plan.id)
    const makeRows = isWhole
      ? await firstOfPlan(tx, office.id, { plan, asker, most })
      : await allOfView(tx, office.id, { plan, asker, most, view, findings })
    return { plan, divisions, fundTotals, makeRows }
  })
  // Reading a large plan and arranging it are work each: others are answered between the two.
  if (!isWhole) await nextTurn()
  return { office, ...read, ...makeRows() }
}

type Wanted = { plan: Plan; asker: Asker; most: number }

/** Two statements: the groups, and the projects of the first of them. */
async function firstOfPlan(tx: ReadTx, orgId: number, { plan, asker, most }: Wanted): Promise<() => Rows> {
  const { sums, departments, sources } = await loadPlanGroups(tx, orgId, plan.id)
  const outline = outlineOf(sums)
  const sections = firstSections(outline, most)
  const groups = sections.map(({ members }) => members)
  const projects = await loadFirstInGroups(tx, orgId, plan.id, { groups, limit: most })
  return () => ({
    words: wordsFrom({ departments, sources, groups: sums }),
    rows: firstRows(sections, asSeen(asker, plan.status, projects), most),
    rowCount: outline.rowCount,
    shown: outline.whole,
    whole: outline.whole,
  })
}

async function allOfView(
  tx: ReadTx,
  orgId: number,
  { plan, asker, most, view, findings }: Wanted & { view: TableView; findings: readonly Finding[] },
): Promise<() => Rows> {
  const projects = await loadProjects(tx, orgId, plan.id)
  return () => {
    const live = asSeen(asker, plan.status, projects)
    const ordered = inPlanOrder(new Map(live.map((project) => [project.id, project])))
    const { rows, shown, whole } = buildModel(ordered, view, severitiesIn(findings))
    return { words: wordsOf(ordered), rows: rows.slice(0, most), rowCount: rows.length, shown, whole }
  }
}
