import { headUnit } from '#src/domain/departments.ts'
import { partOf } from '#src/domain/list-part.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import type { BudgetLine, LineForChoosing } from './budgets.ts'
import type { TiedLine, TiedProject } from './tie-out.ts'

/** States by which lines are listed. 'open': something is neither taken nor left out; 'without': no project takes anything. */
export const LISTED_STATES = ['without', 'open', 'over', 'in-plan', 'left-out'] as const
export type ListedState = (typeof LISTED_STATES)[number]

/** What a list of lines or projects is narrowed to; '': not at all. */
export type ListFilter = { text: string; programme: string; department: string; state: ListedState | '' }

/** The filter that an address names. */
export function filterFrom(search: URLSearchParams): ListFilter {
  return {
    text: (search.get('q') ?? '').slice(0, 200).toWellFormed().replaceAll('\0', ''),
    programme: search.get('programme') ?? '',
    department: search.get('department') ?? '',
    state: LISTED_STATES.find((state) => state === search.get('state')) ?? '',
  }
}

/** The address part of a filter; what is not narrowed is left out. */
export function filterPairs({ text, programme, department, state }: ListFilter): [string, string][] {
  const pairs: [string, string][] = [
    ['q', text],
    ['programme', programme],
    ['department', department],
    ['state', state],
  ]
  return pairs.filter(([, value]) => value !== '')
}

/** What the lists of a filter offer: programmes and units that occur. */
export type ListChoices = { programmes: string[]; departments: string[] }

/** A part of a list: `found` rows fit the filter, of `all`. */
export type ListPart<Row> = {
  rows: Row[]
  part: number
  parts: number
  found: number
  all: number
  filter: ListFilter
  choices: ListChoices
}

/** By what a row is found. */
type Findable = {
  words: string
  programme: string | null
  departments: readonly string[]
  isIn: (state: ListedState) => boolean
}

/** The asked part (from 1) of the lines that fit a filter, and what the filter can offer. */
export const listLines = (lines: readonly TiedLine[], filter: ListFilter, part: number): ListPart<TiedLine> =>
  listed(lines, filter, part, (tied) => ({ ...findable(tied.line), isIn: (state) => isInState(tied, state) }))

/** The same of projects; states are those of lines. */
export const listProjects = (
  projects: readonly TiedProject[],
  filter: ListFilter,
  part: number,
): ListPart<TiedProject> =>
  listed(projects, filter, part, ({ project: { name, programme, departments } }) => ({
    words: name,
    programme,
    departments,
    isIn: () => true,
  }))

/** The same of lines to be chosen; all of them are open. */
export const listFreeLines = <Line extends LineForChoosing>(
  lines: readonly Line[],
  filter: ListFilter,
  part: number,
): ListPart<Line> => listed(lines, filter, part, (line) => ({ ...findable(line), isIn: () => true }))

const findable = ({ code, name, programme, department }: BudgetLine): Omit<Findable, 'isIn'> => ({
  words: code === null ? name : `${code} ${name}`,
  programme,
  departments: department === null ? [] : [department],
})

const isInState = ({ state, projectIds }: TiedLine, wanted: ListedState): boolean =>
  wanted === 'without' ? state === 'open' && projectIds.length === 0 : state === wanted

function listed<Row>(
  rows: readonly Row[],
  filter: ListFilter,
  asked: number,
  findableOf: (row: Row) => Findable,
): ListPart<Row> {
  const unitOf = remembered(headUnit)
  const [programmes, departments] = [new Set<string>(), new Set<string>()]
  const text = foldThai(filter.text)
  const found = rows.filter((row) => {
    const { words, programme, departments: units, isIn } = findableOf(row)
    const heads = units.map(unitOf)
    if (programme) programmes.add(programme)
    for (const head of heads) departments.add(head)
    return (
      (filter.programme === '' || programme === filter.programme) &&
      (filter.department === '' || heads.includes(filter.department)) &&
      (filter.state === '' || isIn(filter.state)) &&
      (text === '' || foldThai(words).includes(text))
    )
  })
  return {
    ...partOf(found, asked),
    found: found.length,
    all: rows.length,
    filter,
    choices: { programmes: byName(programmes), departments: byName(departments) },
  }
}

const byName = (names: Iterable<string>): string[] => [...names].toSorted((a, b) => a.localeCompare(b, 'th'))

/** The same few units stand in thousands of lines. */
function remembered(of: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const made = of(text)
    known.set(text, made)
    return made
  }
}
