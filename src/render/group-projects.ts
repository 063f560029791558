import { editDistance } from '#src/domain/edit-distance.ts'
import type { PlanProject } from '#src/domain/plan.ts'
import { programmeOrder } from '#src/domain/programmes.ts'
import { foldThai } from '#src/domain/thai-text.ts'

/** Projects of one programme within one strategy: one table of form ผด.02. */
export type ProgrammeGroup = { programme: string | null; projects: PlanProject[] }

/** Projects of one strategy. Both null: the projects name none. */
export type StrategyGroup = { no: number | null; name: string | null; programmes: ProgrammeGroup[] }

/** Spellings of one strategy's name may differ by a slip of the hand. */
const SLIP = 2

/**
 * The projects by strategy (by number, then in order of first appearance, those without last) and in it by programme (the twelve in
 * their official order, then others in order of appearance, those without last). Every project is in exactly one group.
 */
export function groupProjects(projects: readonly PlanProject[]): StrategyGroup[] {
  const groups: (StrategyGroup & { members: PlanProject[] })[] = []
  for (const project of projects) {
    const group = groups.find((group) => isSameStrategy(group, project))
    if (group) {
      group.members.push(project)
      group.no ??= project.strategyNo
      group.name ??= nameOf(project)
    } else groups.push({ no: project.strategyNo, name: nameOf(project), programmes: [], members: [project] })
  }
  return groups
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ no, name, members }) => ({ no, name, programmes: groupByProgramme(members) }))
}

const nameOf = ({ strategy }: PlanProject): string | null => (strategy?.trim() ? strategy : null)

const rank = ({ no, name }: StrategyGroup): number =>
  no ?? (name === null ? Number.MAX_SAFE_INTEGER : Number.MAX_SAFE_INTEGER - 1)

/** One strategy when number and name agree as far as both are given; with neither, only those that name none. */
function isSameStrategy(group: StrategyGroup, project: PlanProject): boolean {
  const name = nameOf(project)
  if (group.no !== null && project.strategyNo !== null)
    return group.no === project.strategyNo && (group.name === null || name === null || isSameName(group.name, name))
  if (group.name !== null && name !== null) return foldThai(group.name) === foldThai(name)
  return group.no === project.strategyNo && group.name === name
}

const isSameName = (a: string, b: string): boolean =>
  a === b || foldThai(a) === foldThai(b) || editDistance(foldThai(a), foldThai(b), SLIP) <= SLIP

function groupByProgramme(projects: readonly PlanProject[]): ProgrammeGroup[] {
  const groups = new Map<string, ProgrammeGroup>()
  for (const project of projects) {
    const programme = programmeOf(project)
    const key = programme === null ? '' : foldThai(programme)
    const group = groups.get(key) ?? { programme, projects: [] }
    group.projects.push(project)
    groups.set(key, group)
  }
  return [...groups.values()].toSorted((a, b) => programmeRank(a.programme) - programmeRank(b.programme))
}

const programmeRank = (programme: string | null): number =>
  programme === null ? Number.MAX_SAFE_INTEGER : programmeOrder(programme)

/** The official name, or the words of the file with "แผนงาน" before them. */
function programmeOf({ programme, programmeRaw }: PlanProject): string | null {
  if (programme !== null) return programme
  const raw = programmeRaw?.trim() ?? ''
  if (raw === '') return null
  return raw.startsWith('แผนงาน') ? raw : `แผนงาน${raw}`
}
