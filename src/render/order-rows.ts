import type { PlanProject, RowOrder } from '#src/domain/plan.ts'
import { budgetOf } from '#src/domain/project.ts'

const THAI = new Intl.Collator('th', { numeric: true })

/** Negative when the first project stands before the second. Those without the thing compared stand last. */
const COMPARE: Readonly<Record<RowOrder, (a: PlanProject, b: PlanProject) => number>> = {
  file: () => 0,
  name: (a, b) => THAI.compare(a.name, b.name),
  budget: (a, b) => (budgetOf(b) ?? -1) - (budgetOf(a) ?? -1),
  department: (a, b) => compareDepartments(a.departments[0], b.departments[0]),
}

function compareDepartments(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return THAI.compare(a, b)
}

/** The projects of one table in the order asked for; equals stay in the order of the file. */
export const orderRows = (projects: readonly PlanProject[], order: RowOrder): PlanProject[] =>
  projects.toSorted(COMPARE[order])
