import { orgIdOf, type ReadTx } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { linesForChoosing } from '#src/features/budgets/budgets.queries.ts'
import { itemsForYear } from '#src/features/development/development.queries.ts'
import { placesOf } from '#src/features/development/placing.queries.ts'
import { findPlan, type Plan } from '#src/features/plans/plans.queries.ts'
import { loadProjects } from '#src/features/plans/projects.queries.ts'
import { budgetChoices, developmentChoices, lastYearChoices, type Choice, type Taken } from './division-answers.ts'

/** What a division may choose for a plan, list by list. */
export type Choices = { lastYear: Choice[]; development: Choice[]; budget: Choice[] }

/** Loads what a division may choose for a plan: of last year's plan, the development plan and the budget of the year. */
export async function loadChoices(tx: ReadTx, plan: Plan, division: string): Promise<Choices> {
  const orgId = orgIdOf(tx)
  const taken = await loadTaken(tx, plan)
  const before = await findPlan(tx, orgId, (plan.fiscalYear - 1) satisfies FiscalYear)
  const earlier = before ? await loadProjects(tx, orgId, before.id) : []
  const items = await itemsForYear(tx, plan.fiscalYear, { divisions: [division] })
  const lines = await linesForChoosing(tx, plan.fiscalYear, { department: division })
  return {
    lastYear: lastYearChoices(earlier, division, taken),
    development: developmentChoices(items, division, taken),
    budget: budgetChoices(lines, division, taken),
  }
}

async function loadTaken(tx: ReadTx, plan: Plan): Promise<Taken> {
  const projects = await loadProjects(tx, orgIdOf(tx), plan.id)
  const names = new Map(projects.map(({ id, name }) => [id, name]))
  const places = await placesOf(tx, [...names.keys()])
  return {
    projects,
    places: new Map(
      [...places.values()].flatMap(({ projectId, linked, current }) =>
        [linked?.id, current?.id].flatMap((id): [string, string][] => (id ? [[id, names.get(projectId) ?? '']] : [])),
      ),
    ),
  }
}
