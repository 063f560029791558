import { hasMonth } from '#src/domain/month-set.ts'
import type { Satang } from '#src/domain/money.ts'
import { budgetOf } from '#src/domain/project.ts'
import { matchFundSource } from '#src/domain/fund-sources.ts'
import type { LiveProject } from '../projects.ts'
import { groupOrder, groupsOf, type GroupName } from './row-groups.ts'
import { finderOf } from './search.ts'
import { NONE, type TableSort, type TableView } from './view-address.ts'

/** A row of the table as it is shown. `number`: the project's number in its table of form ผด.02, whatever is filtered away. */
export type ProjectRow = { type: 'project'; key: string; project: LiveProject; number: number }
/** A heading over the rows of one group; `count` and `satang` are sums over what is shown of it. */
export type GroupRow = { type: 'group'; key: string; level: 1 | 2; name: GroupName; count: number; satang: Satang }
/** A row of the table as it is shown. */
export type ViewRow = ProjectRow | GroupRow

/** A count of projects with the sum of their budgets. */
export type Sum = { count: number; satang: Satang }

/** What the table shows of a plan. */
export type TableModel = { rows: ViewRow[]; shown: Sum; whole: Sum }

type Severity = 'blocking' | 'warning' | 'advice'

/** What the check found for each project, as far as the filter by problem needs it. */
export type SeveritiesOf = (projectId: string) => readonly Severity[]

const THAI = new Intl.Collator('th', { numeric: true })
const NO_FINDINGS: SeveritiesOf = () => []

/**
 * The rows to show: filtered, grouped, sorted within their groups and numbered.
 * @param projects in the order of the plan
 * @param alwaysShown projects that no filter hides, such as one that was just added
 */
export function buildModel(
  projects: readonly LiveProject[],
  view: TableView,
  severitiesOf: SeveritiesOf = NO_FINDINGS,
  alwaysShown: ReadonlySet<string> = new Set(),
): TableModel {
  const passes = filterOf(view, severitiesOf)
  const numbered = numberRows(groupOrder(projects, view.group), view)
  const shown = numbered.filter(({ project }) => alwaysShown.has(project.id) || passes(project))
  return { rows: withHeadings(sorted(shown, view), view), shown: sumOf(shown), whole: sumOf(numbered) }
}

/** Whether a project is shown in a view. The print of a view and the table use the same rule. */
export function filterOf(view: TableView, severitiesOf: SeveritiesOf = NO_FINDINGS): (project: LiveProject) => boolean {
  const finds = finderOf(view.q)
  return (project) =>
    finds(project) &&
    (view.kind === null || project.kind === view.kind) &&
    (view.month === null || hasMonth(project.months, view.month)) &&
    names(view.programme, project.programme === null ? [] : [project.programme]) &&
    names(view.department, project.departments) &&
    names(view.fund, fundNamesOf(project)) &&
    hasProblem(view.problem, severitiesOf(project.id))
}

/** The names of a project's fund sources: the list's own name where the words mean one of it. */
export const fundNamesOf = (project: Pick<LiveProject, 'funds'>): string[] =>
  project.funds.flatMap(({ source }) => (source === null ? [] : [fundNameOf(source)]))

/** The name of a source of funds: the list's own where the words mean one of it. */
export const fundNameOf = (source: string): string => matchFundSource(source)?.name ?? source

const names = (wanted: string | null, has: readonly string[]): boolean =>
  wanted === null || (wanted === NONE ? has.length === 0 : has.includes(wanted))

const hasProblem = (wanted: TableView['problem'], has: readonly Severity[]): boolean =>
  wanted === null || (wanted === 'any' ? has.length > 0 : has.includes(wanted))

/** Numbers begin anew in each table of form ผด.02, that is, with each programme; without groups they run on. */
function numberRows(projects: readonly LiveProject[], view: TableView): ProjectRow[] {
  let group = ''
  let number = 0
  return projects.map((project) => {
    const key = groupsOf(project, view.group).at(-1)?.key ?? ''
    number = key === group ? number + 1 : 1
    group = key
    return { type: 'project', key: project.id, project, number }
  })
}

const COMPARE: Readonly<Record<Exclude<TableSort, 'position'>, (a: LiveProject, b: LiveProject) => number>> = {
  name: (a, b) => THAI.compare(a.name, b.name),
  budget: (a, b) => (budgetOf(b) ?? -1) - (budgetOf(a) ?? -1),
  department: (a, b) => lastIfNone(a.departments[0], b.departments[0]),
  months: (a, b) => firstMonth(a.months) - firstMonth(b.months) || a.months - b.months,
}

function lastIfNone(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return THAI.compare(a, b)
}

const MONTHS = 12
/** Bit of the first month; 12 when there is none, so that it stands last. */
const firstMonth = (months: number): number => (months === 0 ? MONTHS : 31 - Math.clz32(months & -months))

function sorted(rows: ProjectRow[], view: TableView): ProjectRow[] {
  if (view.sort === 'position') return rows
  const compare = COMPARE[view.sort]
  const byGroup = Map.groupBy(rows, ({ project }) => groupsOf(project, view.group).at(-1)?.key ?? '')
  return [...byGroup.values()].flatMap((group) => group.toSorted((a, b) => compare(a.project, b.project)))
}

function withHeadings(rows: readonly ProjectRow[], view: TableView): ViewRow[] {
  if (view.group === 'none') return [...rows]
  const out: ViewRow[] = []
  const open: GroupRow[] = []
  for (const row of rows) {
    const groups = groupsOf(row.project, view.group)
    const budget = budgetOf(row.project) ?? 0
    groups.forEach(({ key, name }, depth) => {
      if (open[depth]?.key !== key) {
        open.length = depth
        const heading: GroupRow = { type: 'group', key, level: depth === 0 ? 1 : 2, name, count: 0, satang: 0 }
        open.push(heading)
        out.push(heading)
      }
    })
    for (const heading of open) {
      heading.count += 1
      heading.satang += budget
    }
    out.push(row)
  }
  return out
}

const sumOf = (rows: readonly ProjectRow[]): Sum => ({
  count: rows.length,
  satang: rows.reduce((sum, { project }) => sum + (budgetOf(project) ?? 0), 0),
})
