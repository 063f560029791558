import { percentOf } from '#src/domain/percent.ts'
import { budgetOf } from '#src/domain/project.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'

/** One line of the sums for review. `share`: of the budget, in hundredths of a percent. `name` null: no strategy is given. */
export type StrategySum = {
  key: string
  name: string | null
  projectCount: number
  budgetSatang: number
  share: number
}

/** A plan in figures, for those who have five minutes. */
export type ReviewSums = {
  projectCount: number
  budgetSatang: number
  byStrategy: StrategySum[]
  /** The projects with the largest budgets, largest first. */
  largest: { id: string; name: string; budgetSatang: number }[]
}

const MOST_PROJECTS = 5

type Summed = Pick<StoredProject, 'id' | 'name' | 'funds' | 'strategyNo' | 'strategy'>

/** The sums of a plan, strategies in the order in which the plan first names them. */
export function reviewSums(projects: readonly Summed[]): ReviewSums {
  const amounts = projects.map((project) => ({ project, satang: budgetOf({ funds: project.funds }) ?? 0 }))
  const budgetSatang = amounts.reduce((sum, { satang }) => sum + satang, 0)
  const groups = Map.groupBy(amounts, ({ project }) => `${project.strategyNo ?? ''} ${project.strategy ?? ''}`)
  const byStrategy = [...groups].map(([key, group]) => {
    const sum = group.reduce((total, { satang }) => total + satang, 0)
    return {
      key,
      name: group[0]?.project.strategy ?? null,
      projectCount: group.length,
      budgetSatang: sum,
      share: percentOf(sum, budgetSatang),
    }
  })
  const largest = amounts
    .filter(({ satang }) => satang > 0)
    .toSorted((a, b) => b.satang - a.satang)
    .slice(0, MOST_PROJECTS)
    .map(({ project, satang }) => ({ id: project.id, name: project.name, budgetSatang: satang }))
  return { projectCount: projects.length, budgetSatang, byStrategy, largest }
}
