import type { LiveProject } from '../projects.ts'
import { fundNameOf } from './view-model.ts'

/** What the lists of filters and editors offer, as far as the plan itself says it; each once, in the order of the alphabet. */
export type PlanWords = {
  departments: string[]
  programmes: string[]
  funds: string[]
  strategies: { no: number | null; name: string | null }[]
}

const alphabetical = (words: Iterable<string>): string[] =>
  [...new Set(words)].toSorted(new Intl.Collator('th', { numeric: true }).compare)

type NamesInUse = {
  departments: readonly string[]
  sources: readonly string[]
  /** Strategies and programmes, as they stand together. */
  groups: readonly Pick<LiveProject, 'strategyNo' | 'strategy' | 'programme'>[]
}

/** The words in use in a plan. */
export const wordsOf = (projects: readonly LiveProject[]): PlanWords =>
  wordsFrom({
    departments: projects.flatMap(({ departments }) => departments),
    sources: projects.flatMap(({ funds }) => funds.flatMap(({ source }) => source ?? [])),
    groups: projects,
  })

/** As `wordsOf`, from the names alone; each may stand more than once. */
export function wordsFrom({ departments, sources, groups }: NamesInUse): PlanWords {
  const strategies = new Map(
    groups.flatMap(({ strategyNo, strategy }) =>
      strategyNo === null && strategy === null
        ? []
        : [[`${strategyNo} ${strategy}`, { no: strategyNo, name: strategy }] as const],
    ),
  )
  return {
    departments: alphabetical(departments),
    programmes: alphabetical(groups.flatMap(({ programme }) => programme ?? [])),
    funds: alphabetical([...new Set(sources)].map(fundNameOf)),
    strategies: [...strategies.values()].toSorted((a, b) => (a.no ?? Infinity) - (b.no ?? Infinity)),
  }
}
