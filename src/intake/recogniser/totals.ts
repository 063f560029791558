import type { Satang } from '#src/domain/money.ts'
import { budgetOf } from '#src/domain/project.ts'
import type { RecognisedItem, RecognisedWarning } from '../recognised.ts'
import type { Place } from './sheet-view.ts'
import type { TotalScope } from './total-text.ts'

/** A project with where it stands in the flow of rows, for adding up. */
export type PlacedItem = {
  item: RecognisedItem
  /** Sheet or document part, section under one heading, and strategy that the row belongs to. */
  part: number
  section: number
  strategySection: number
  page: number
  /** The budget is a formula that could not be computed. */
  isUnknown: boolean
}

/** A printed total, with the number of projects read before it. */
export type PrintedTotal = {
  place: Place
  scope: TotalScope | null
  count: number | null
  printedSatang: Satang | null
  itemsBefore: number
  part: number
  section: number
  strategySection: number
  page: number
}

/** Projects that a total can mean: those that are entered, and all of them with the rows that were left out as repeated. */
type Candidate = { scope: string; items: readonly PlacedItem[]; withRepeats: readonly PlacedItem[] }
type Reach = Omit<Candidate, 'withRepeats'>

/**
 * Compares printed sums and counts with the projects they stand under. A total whose words do not say how far it reaches is right
 * when it fits any reach that it can have; only one that fits none is pointed out, against the likeliest reach. Whether it counts a
 * repeated row or not, it is right: that row is pointed out by itself.
 * @param items in the order of the file  @param repeated those of them that are not entered
 */
export function checkTotals(
  items: readonly PlacedItem[],
  totals: readonly PrintedTotal[],
  repeated: ReadonlySet<PlacedItem>,
): RecognisedWarning[] {
  return totals.flatMap((total, index) => {
    const candidates = reachOf(total, index, items, totals).map(({ scope, items: withRepeats }) => ({
      scope,
      withRepeats,
      items: withRepeats.filter((item) => !repeated.has(item)),
    }))
    return compare(
      total,
      candidates.filter((candidate) => candidate.items.length > 0),
    )
  })
}

/** The sets of projects that a total can mean, the likeliest first. */
function reachOf(
  total: PrintedTotal,
  index: number,
  items: readonly PlacedItem[],
  totals: readonly PrintedTotal[],
): Reach[] {
  const before = items.slice(0, total.itemsBefore)
  const last = totals[index - 1]
  const sinceLast = before.slice(last?.itemsBefore ?? 0)
  const reach: Record<TotalScope | 'since', Reach> = {
    since: { scope: 'section', items: sinceLast },
    page: { scope: 'page', items: before.filter(({ page, part }) => page === total.page && part === total.part) },
    programme: {
      scope: 'programme',
      items: before.filter(({ section, part }) => section === total.section && part === total.part),
    },
    strategy: {
      scope: 'strategy',
      items: before.filter(
        ({ strategySection, part }) => strategySection === total.strategySection && part === total.part,
      ),
    },
    sheet: { scope: 'sheet', items: before.filter(({ part }) => part === total.part) },
    grand: { scope: 'grand', items: before },
  }
  return orderOf(total, index, items, totals, sinceLast.length > 0).map((name) => reach[name])
}

function orderOf(
  total: PrintedTotal,
  index: number,
  items: readonly PlacedItem[],
  totals: readonly PrintedTotal[],
  hasNewItems: boolean,
): (TotalScope | 'since')[] {
  switch (total.scope) {
    case 'page':
      return ['page', 'since']
    case 'programme':
      return ['programme', 'since', 'strategy', 'sheet']
    case 'strategy':
      return ['strategy', 'since', 'sheet', 'grand']
    case 'grand':
      return isOfWholeFile(total, index, items, totals)
        ? ['grand', 'sheet', 'strategy', 'since']
        : ['sheet', 'grand', 'strategy', 'since']
    case 'sheet':
    case null:
      break
  }
  if (!hasNewItems) return ['strategy', 'sheet', 'grand', 'programme']
  // Where other sections print their own totals, this one closes its own section too.
  const isPerSection = totals.filter(({ part }) => part === total.part).length > 1
  return isPerSection
    ? ['programme', 'since', 'strategy', 'sheet', 'grand']
    : ['since', 'programme', 'sheet', 'strategy', 'grand']
}

/** "รวมทั้งสิ้น" that no earlier sheet or table has, after the last project: the sum of the whole file. */
const isOfWholeFile = (
  total: PrintedTotal,
  index: number,
  items: readonly PlacedItem[],
  totals: readonly PrintedTotal[],
): boolean =>
  total.itemsBefore === items.length &&
  !totals.slice(0, index).some(({ scope, part }) => scope === 'grand' && part !== total.part)

function compare(total: PrintedTotal, candidates: readonly Candidate[]): RecognisedWarning[] {
  const fits = (items: readonly PlacedItem[]): boolean => sumFits(total, items) && countFits(total, items)
  if (candidates.some(({ items, withRepeats }) => fits(items) || fits(withRepeats))) return []
  const meant =
    candidates.find((candidate) => total.printedSatang !== null && sumFits(total, candidate.items)) ??
    candidates.find((candidate) => total.count !== null && countFits(total, candidate.items)) ??
    candidates[0]
  if (!meant) return []
  const warnings: RecognisedWarning[] = []
  if (!sumFits(total, meant.items) && total.printedSatang !== null) {
    warnings.push({
      code: 'total-mismatch',
      where: total.place,
      scope: meant.scope,
      printedSatang: total.printedSatang,
      sumSatang: sumOf(meant.items),
    })
  }
  if (!countFits(total, meant.items) && total.count !== null) {
    warnings.push({
      code: 'count-mismatch',
      where: total.place,
      scope: meant.scope,
      printed: total.count,
      counted: meant.items.length,
    })
  }
  return warnings
}

/** A sum with an unknown part cannot be said to be wrong. */
const sumFits = (total: PrintedTotal, items: readonly PlacedItem[]): boolean =>
  total.printedSatang === null || items.some(({ isUnknown }) => isUnknown) || sumOf(items) === total.printedSatang

const countFits = (total: PrintedTotal, items: readonly PlacedItem[]): boolean =>
  total.count === null || total.count === items.length

const sumOf = (items: readonly PlacedItem[]): Satang => items.reduce((sum, { item }) => sum + (budgetOf(item) ?? 0), 0)
