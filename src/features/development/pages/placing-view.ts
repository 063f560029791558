import { shapeOf } from '../likeness.ts'
import { editionText, type DevelopmentProject } from '../development.ts'
import { PART_SIZE, partOf } from '#src/domain/list-part.ts'
import type { PlacedRow, PlacingView } from '../placing.commands.ts'
import type { Standing } from '../placing.ts'
import type { NearMatch } from '../views/placing-form.tsx'

/** Groups of projects by where they stand. */
export const PLACING_GROUPS = ['unplaced', 'warned', 'placed', 'outside'] as const
export type PlacingGroup = (typeof PLACING_GROUPS)[number]

const groupOf = ({ kind }: Standing): PlacingGroup =>
  kind === 'unplaced' || kind === 'placed' || kind === 'outside' ? kind : 'warned'

const NEAR = 5
/** Words that a person looks for find names that are less alike. */
const FOUND = 12

/** What an address asks of the page. `part` null: the one with the open project, else the first. `open`: the project whose choice is open; `words`: what is looked for for it. */
export type PlacingAsk = { show: PlacingGroup | null; part: number | null; open: string; words: string }

/** What the address of the page says. */
export function placingAsk(search: URLSearchParams): PlacingAsk {
  return {
    show: PLACING_GROUPS.find((group) => group === search.get('show')) ?? null,
    part: search.has('part') ? Number(search.get('part')) : null,
    open: search.get('open') ?? '',
    words: (search.get('words') ?? '').slice(0, 200),
  }
}

/** The page of placing: the rows of one part, each with near matches where it may be placed. */
export function placingPage(view: PlacingView, ask: PlacingAsk) {
  const { office, plan, source, editions, rows, sure, mayPlace, mayTake } = view
  const named = new Map(editions.map((edition) => [edition.id, editionText(edition)]))
  const shown = ask.show === null ? rows : rows.filter(({ standing }) => groupOf(standing) === ask.show)
  const counts = { all: rows.length, unplaced: 0, warned: 0, placed: 0, outside: 0 }
  for (const { standing } of rows) counts[groupOf(standing)]++
  const list = partOf(shown, ask.part ?? partWith(shown, ask.open))
  return {
    address: `/offices/${office.dlaCode}/${plan.fiscalYear}/development`,
    development: `/offices/${office.dlaCode}/development`,
    officeCode: office.dlaCode,
    fiscalYear: plan.fiscalYear,
    sourceTitle: source?.title ?? null,
    ask: { ...ask, part: list.part },
    counts,
    sureCount: sure.length,
    mayPlace,
    mayTake,
    list: { ...list, rows: list.rows.map((row) => rowOf(row, view, ask, named)) },
  }
}

/** The part of the list in which a project stands; the first for one that is not in it. */
const partWith = (rows: readonly PlacedRow[], projectId: string): number =>
  1 +
  Math.floor(
    Math.max(
      0,
      rows.findIndex(({ project }) => project.id === projectId),
    ) / PART_SIZE,
  )

function rowOf(row: PlacedRow, view: PlacingView, ask: PlacingAsk, named: ReadonlyMap<string, string>) {
  const { project, budgetSatang, placing, standing, mayEdit } = row
  const mayChoose = mayEdit && view.source !== null
  const words = ask.open === project.id ? ask.words : ''
  return {
    id: project.id,
    name: project.name,
    place: project.place,
    departments: project.departments,
    budgetSatang,
    standing,
    current: placing?.current ?? null,
    edition: placing?.edition ?? null,
    version: placing?.version ?? 0,
    reason: placing?.reason ?? '',
    by: placing?.decidedBy ?? null,
    mayChoose,
    isOpen: ask.open === project.id,
    words,
    near: mayChoose ? nearFor(row, view, words, named) : [],
  }
}

/** What was chosen first, then what was looked for, or the likest names. */
function nearFor(
  { project, placing }: PlacedRow,
  { suggester }: PlacingView,
  words: string,
  named: ReadonlyMap<string, string>,
): NearMatch[] {
  const chosen = placing?.current ?? null
  const found: { item: DevelopmentProject; percent: number | null }[] =
    words === ''
      ? suggester.near(project.name, NEAR).map(({ row, score }) => ({ item: row, percent: Math.round(score * 100) }))
      : suggester.find(shapeOf(words).folded, FOUND).map((item) => ({ item, percent: null }))
  const others = found.filter(({ item }) => item.id !== chosen?.id)
  const all = chosen === null ? others : [{ item: chosen, percent: null }, ...others]
  return all.map(({ item, percent }) => ({ item, percent, edition: named.get(item.editionId) ?? '' }))
}

export type PlacingPage = ReturnType<typeof placingPage>
