import type { Context } from '#src/context.ts'
import { readOrg } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { budgetOf } from '#src/domain/project.ts'
import { authorise } from '#src/domain/permissions.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import type { ProjectFields } from '#src/features/projects/projects.ts'
import { casesOfProject } from './cases.queries.ts'
import { kindOf } from './cases.ts'
import { hintOf, type Hint } from './hints.ts'
import { findSimilar } from './radar.commands.ts'

/** A project that is written or came in. `id` null: it has none yet. */
export type HintSubject = Pick<
  ProjectFields,
  'name' | 'activity' | 'place' | 'villages' | 'departments' | 'months' | 'funds'
> & { id: string | null }

/** Works of which more are not told of while somebody writes. */
const TOLD = 5

/**
 * Works that may be the same as a project of a plan, the likeliest first, at most five: of the plan, answers that wait, and what others
 * around have announced. Neither those that were decided on, nor works of earlier years, which often come back.
 * @throws AppError 'not_found'
 */
export async function hintsFor(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { id, ...project }: HintSubject,
): Promise<Hint[]> {
  authorise(context.actor, 'duplicate.read', officeCode)
  if (project.name.trim() === '') return []
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const matches = await findSimilar(
    context,
    officeCode,
    {
      officeCode,
      officeName: office.name,
      department: project.departments[0] ?? null,
      programme: null,
      fiscalYear,
      name: project.name,
      activity: project.activity,
      place: project.place,
      villages: project.villages,
      months: project.months,
      budgetSatang: budgetOf(project),
      ...(id === null ? {} : { source: 'project' as const, id }),
    },
    { across: true },
  )
  const known = id === null ? [] : await readOrg(context.db, office.id, (tx) => casesOfProject(tx, id))
  return matches
    .filter((match) => {
      const kind = kindOf({ match }, fiscalYear, office.id)
      return kind !== null && kind !== 'past'
    })
    .flatMap((match) => hintOf(match, known))
    .slice(0, TOLD)
}
