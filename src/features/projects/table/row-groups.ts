import { programmeOrder } from '#src/domain/programmes.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import type { LiveProject } from '../projects.ts'
import type { TableGroup } from './view-address.ts'

/** What a heading says; the words for "none" are those of the screen. */
export type GroupName =
  | { by: 'strategy'; no: number | null; name: string | null }
  | { by: 'programme'; name: string | null }
  | { by: 'department'; name: string | null }

/** One level of grouping: rows with the same key stand together. Keys of inner groups contain those of the outer. */
export type RowGroup = { key: string; name: GroupName }

/** The groups of a project from the outermost; empty when rows are not grouped. */
export function groupsOf(project: LiveProject, by: TableGroup): RowGroup[] {
  if (by === 'none') return []
  if (by === 'department') {
    const name = project.departments[0] ?? null
    return [{ key: `d:${name ?? ''}`, name: { by: 'department', name } }]
  }
  const strategy = strategyKey(project)
  return [
    { key: strategy, name: { by: 'strategy', no: project.strategyNo, name: project.strategy } },
    { key: `${strategy}/${project.programme ?? ''}`, name: { by: 'programme', name: project.programme } },
  ]
}

/** Strategies with a number are told apart by it, the others by name; spellings of the name may differ a little. */
const strategyKey = ({ strategyNo, strategy }: LiveProject): string =>
  strategyNo === null ? (strategy === null ? 's:' : `s:${foldThai(strategy)}`) : `s#${strategyNo}`

/**
 * The projects in the order of their groups, and in a group as they stood: strategies by number, then by name in order of appearance,
 * those without last; programmes in their official order. So the book has them too.
 */
export function groupOrder(projects: readonly LiveProject[], by: TableGroup): LiveProject[] {
  if (by === 'none') return [...projects]
  const outer = Map.groupBy(projects, (project) => groupsOf(project, by)[0]?.key ?? '')
  const ranked = [...outer.values()].toSorted((a, b) => rankOf(a[0], by) - rankOf(b[0], by))
  if (by === 'department') return ranked.flat()
  return ranked.flatMap((members) => {
    const inner = Map.groupBy(members, ({ programme }) => programme ?? '')
    return [...inner.values()].toSorted((a, b) => programmeRank(a[0]) - programmeRank(b[0])).flat()
  })
}

const LAST = Number.MAX_SAFE_INTEGER

function rankOf(first: LiveProject | undefined, by: TableGroup): number {
  if (by === 'department') return first?.departments[0] === undefined ? LAST : 0
  return first?.strategyNo ?? ((first?.strategy ?? null) === null ? LAST : LAST - 1)
}

const programmeRank = (first: LiveProject | undefined): number =>
  typeof first?.programme === 'string' ? programmeOrder(first.programme) : LAST
