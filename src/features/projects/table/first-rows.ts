import type { Satang } from '#src/domain/money.ts'
import type { LiveProject } from '../projects.ts'
import { blankProject } from './blank-project.ts'
import { groupOrder, groupsOf } from './row-groups.ts'
import type { GroupRow, Sum, ViewRow } from './view-model.ts'

/** What the projects that write their strategy and programme alike come to. */
export type GroupSum = Pick<LiveProject, 'strategyNo' | 'strategy' | 'programme'> & { count: number; satang: Satang }

/** A table of form ผด.02: the headings that begin above it, and how its projects write their strategy and programme. */
type Section = { headings: GroupRow[]; members: GroupSum[]; count: number }

/** A plan as the table shows it whole, without its projects. */
export type Outline = { sections: Section[]; rowCount: number; whole: Sum }

/**
 * The outline of the whole plan in its own order: the same headings as `buildModel` makes from the projects themselves.
 * @param sums in the order of the first project of each
 */
export function outlineOf(sums: readonly GroupSum[]): Outline {
  const sumOf = new Map(
    sums.map((sum, index) => {
      const { strategyNo, strategy, programme } = sum
      return [blankProject({ id: String(index), name: '', strategyNo, strategy, programme }), sum] as const
    }),
  )
  const sections: Section[] = []
  let open: GroupRow[] = []
  for (const project of groupOrder([...sumOf.keys()], 'strategy')) {
    const sum = sumOf.get(project)
    if (!sum) continue
    const headings = groupsOf(project, 'strategy').map(({ key, name }, depth): GroupRow =>
      open[depth]?.key === key
        ? open[depth]
        : { type: 'group', key, level: depth === 0 ? 1 : 2, name, count: 0, satang: 0 },
    )
    const begun = headings.filter((heading) => !open.includes(heading))
    if (begun.length > 0) sections.push({ headings: begun, members: [], count: 0 })
    open = headings
    for (const heading of headings) {
      heading.count += sum.count
      heading.satang += sum.satang
    }
    const section = sections.at(-1)
    section?.members.push(sum)
    if (section) section.count += sum.count
  }
  const whole = sums.reduce<Sum>(
    (all, { count, satang }) => ({ count: all.count + count, satang: all.satang + satang }),
    {
      count: 0,
      satang: 0,
    },
  )
  const headingCount = sections.reduce((count, { headings }) => count + headings.length, 0)
  return { sections, rowCount: headingCount + whole.count, whole }
}

/** The sections that the first `most` rows fall into. */
export function firstSections({ sections }: Outline, most: number): Section[] {
  let rows = 0
  return sections.filter(({ headings, count }) => {
    const isSeen = rows < most
    rows += headings.length + count
    return isSeen
  })
}

/** The first `most` rows. @param projects those of these sections, one after the other, as far as they are needed */
export function firstRows(sections: readonly Section[], projects: readonly LiveProject[], most: number): ViewRow[] {
  let taken = 0
  const rows = sections.flatMap(({ headings, count }): ViewRow[] => {
    const own = projects.slice(taken, taken + count)
    taken += count
    return [
      ...headings,
      ...own.map((project, index): ViewRow => ({ type: 'project', key: project.id, project, number: index + 1 })),
    ]
  })
  return rows.slice(0, most)
}
