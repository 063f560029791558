import { PROJECT_KINDS } from './project-kinds.ts'
import type { ProjectKind } from '#src/domain/project.ts'

/** In what order rows stand within a group: position = as the office arranged them. */
export const SORTS = ['position', 'name', 'budget', 'department', 'months'] as const
export type TableSort = (typeof SORTS)[number]

/** By what rows are gathered: strategy = strategy, and in it programme. */
export const GROUPS = ['strategy', 'department', 'none'] as const
export type TableGroup = (typeof GROUPS)[number]

/** Which findings of the check a row must have: any, or at least one of this severity. */
export const PROBLEM_FILTERS = ['any', 'blocking', 'warning', 'advice'] as const
export type ProblemFilter = (typeof PROBLEM_FILTERS)[number]

/** In the filters of department, programme and fund: rows that name none. */
export const NONE = '-'

/** What part of a plan is shown, and how. Null = not filtered by it. */
export type TableView = {
  /** Words looked for in name, activity, place, note and the like; '' = all rows. */
  q: string
  department: string | null
  programme: string | null
  fund: string | null
  /** Fiscal month, 1 = October. */
  month: number | null
  kind: ProjectKind | null
  problem: ProblemFilter | null
  sort: TableSort
  group: TableGroup
}

/** The whole plan in its own order. */
export const WHOLE_PLAN: TableView = {
  q: '',
  department: null,
  programme: null,
  fund: null,
  month: null,
  kind: null,
  problem: null,
  sort: 'position',
  group: 'strategy',
}

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((value) => value === text) ?? null

/** The view that an address asks for; what it does not know it leaves out. */
export function viewFromQuery(query: URLSearchParams): TableView {
  const text = (name: string): string | null => query.get(name)?.trim() || null
  const month = Number(query.get('month'))
  return {
    q: text('q') ?? '',
    department: text('department'),
    programme: text('programme'),
    fund: text('fund'),
    month: Number.isInteger(month) && month >= 1 && month <= 12 ? month : null,
    kind: oneOf(PROJECT_KINDS, query.get('kind')),
    problem: oneOf(PROBLEM_FILTERS, query.get('problem')),
    sort: oneOf(SORTS, query.get('sort')) ?? WHOLE_PLAN.sort,
    group: oneOf(GROUPS, query.get('group')) ?? WHOLE_PLAN.group,
  }
}

/** The query of an address that shows this view: only what differs from the whole plan, so that addresses stay short. */
export function queryOfView(view: TableView): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(view)) {
    if (value !== null && value !== '' && value !== WHOLE_PLAN[name as keyof TableView]) query.set(name, String(value))
  }
  return query
}

/** Whether the view leaves any rows out. */
export const isFiltered = (view: TableView): boolean =>
  view.q !== '' ||
  [view.department, view.programme, view.fund, view.month, view.kind, view.problem].some((value) => value !== null)
