import type { LiveProject } from '../projects.ts'
import { fundNamesOf } from './view-model.ts'

/** What the lists of filters and editors offer, as far as the plan itself says it; each once, in the order of the alphabet. */
export type PlanWords = {
  departments: string[]
  programmes: string[]
  funds: string[]
  strategies: { no: number | null; name: string | null }[]
}

const alphabetical = (words: Iterable<string>): string[] =>
  [...new Set(words)].toSorted(new Intl.Collator('th', { numeric: true }).compare)

/** The words in use in a plan. */
export function wordsOf(projects: readonly LiveProject[]): PlanWords {
  const strategies = new Map(
    projects.flatMap(({ strategyNo, strategy }) =>
      strategyNo === null && strategy === null
        ? []
        : [[`${strategyNo} ${strategy}`, { no: strategyNo, name: strategy }] as const],
    ),
  )
  return {
    departments: alphabetical(projects.flatMap(({ departments }) => departments)),
    programmes: alphabetical(projects.flatMap(({ programme }) => programme ?? [])),
    funds: alphabetical(projects.flatMap(fundNamesOf)),
    strategies: [...strategies.values()].toSorted((a, b) => (a.no ?? Infinity) - (b.no ?? Infinity)),
  }
}
