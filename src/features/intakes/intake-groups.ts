import { budgetOf, type ProjectContent } from '#src/domain/project.ts'
import { foldThai } from '#src/domain/thai-text.ts'

/** Rows of one programme, with their number and sum (a missing amount counts 0). */
export type ProgrammeGroup<Row> = { programme: string | null; rows: Row[]; count: number; sumSatang: number }

/** Programmes of one strategy. */
export type StrategyGroup<Row> = {
  strategyNo: number | null
  strategy: string | null
  programmes: ProgrammeGroup<Row>[]
  count: number
  sumSatang: number
}

type Grouped = Pick<ProjectContent, 'strategy' | 'strategyNo' | 'programme' | 'programmeRaw' | 'funds'>

/** Rows by strategy and programme, both in the order of the file; rows set aside are shown but not counted. */
export function groupRows<Row extends Grouped & { isExcluded?: boolean }>(rows: readonly Row[]): StrategyGroup<Row>[] {
  // The few different headings, each folded once.
  const folded = new Map([...new Set(rows.map((row) => row.strategy ?? ''))].map((text) => [text, foldThai(text)]))
  const strategies = Map.groupBy(rows, (row) => `${row.strategyNo ?? ''}§${folded.get(row.strategy ?? '')}`)
  return [...strategies.values()].map((ofStrategy) => {
    const programmes = Map.groupBy(ofStrategy, (row) => row.programme ?? row.programmeRaw)
    const groups = [...programmes].map(([programme, ofProgramme]) => ({
      programme,
      rows: ofProgramme,
      ...sumOf(ofProgramme),
    }))
    return {
      strategyNo: ofStrategy[0]?.strategyNo ?? null,
      strategy: ofStrategy[0]?.strategy ?? null,
      programmes: groups,
      ...sumOf(ofStrategy),
    }
  })
}

/** Number and sum of the rows that are not set aside. */
export function sumOf(rows: readonly (Pick<ProjectContent, 'funds'> & { isExcluded?: boolean })[]): {
  count: number
  sumSatang: number
} {
  const counted = rows.filter((row) => row.isExcluded !== true)
  return { count: counted.length, sumSatang: counted.reduce((sum, row) => sum + (budgetOf(row) ?? 0), 0) }
}
