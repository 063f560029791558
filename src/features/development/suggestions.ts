import { amountIn, isStanding, type DevelopmentProject } from './development.ts'
import { shapeOf, type NameShape } from './likeness.ts'
import { indexNames, type Near } from './near-names.ts'

/** Projects of a development plan made ready for finding near matches. */
export type Suggester = {
  /** The one project that a name means beyond doubt: the same name, once in the plan, with money in the year. */
  sure: (name: string) => DevelopmentProject | null
  /** Near matches, best first; of two alike the one with money in the year. */
  near: (name: string, limit: number) => Near<DevelopmentProject>[]
  /** Projects whose name holds folded words. */
  find: (folded: string, limit: number) => DevelopmentProject[]
}

/** What the year's projects are looked up in. @param projects over all editions; only those that stand are suggested */
export function suggesterFor(projects: readonly DevelopmentProject[], fiscalYear: number): Suggester {
  const rows: { row: DevelopmentProject; name: string; shape: NameShape }[] = projects
    .filter(isStanding)
    .map((row) => ({ row, name: row.name, shape: shapeOf(row.name) }))
    .toSorted((a, b) => hasMoney(b.row, fiscalYear) - hasMoney(a.row, fiscalYear))
  const byName = Map.groupBy(rows, ({ shape }) => shape.folded)
  const index = once(() => indexNames(rows))
  return {
    sure: (name) => {
      const same = byName.get(shapeOf(name).folded) ?? []
      const [only] = same
      return only && same.length === 1 && hasMoney(only.row, fiscalYear) === 1 ? only.row : null
    },
    near: (name, limit) => index().near(name, shapeOf(name), limit),
    find: (folded, limit) =>
      rows
        .filter(({ shape }) => shape.folded.includes(folded))
        .slice(0, limit)
        .map(({ row }) => row),
  }
}

const hasMoney = (project: DevelopmentProject, fiscalYear: number): number =>
  amountIn(project, fiscalYear) === null ? 0 : 1

/** Pages that look nothing up need no index. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
}
