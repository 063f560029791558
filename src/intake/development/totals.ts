import type { Satang } from '#src/domain/money.ts'
import type { DevelopmentWarning, RecognisedDevelopmentItem, RecognisedSum } from '../recognised-development.ts'

/** A project with where it stands, for adding up. */
export type PlacedProject = { item: RecognisedDevelopmentItem; part: number; section: number; strategySection: number }

/** A printed sum between the rows of a list, with the number of projects read before it. */
export type PrintedSum = {
  where: DevelopmentWarning['where']
  label: string
  scope: 'programme' | 'strategy' | 'sheet' | 'grand' | 'page' | null
  sums: readonly RecognisedSum[]
  itemsBefore: number
  part: number
  section: number
  strategySection: number
}

/** What rows add up to in a year; null: in all years. */
export const sumOf = (
  items: readonly Pick<RecognisedDevelopmentItem, 'amounts'>[],
  fiscalYear: number | null,
): Satang =>
  items.reduce(
    (sum, { amounts }) =>
      amounts.reduce(
        (all, amount) =>
          fiscalYear === null || amount.fiscalYear === fiscalYear ? all + (amount.amountSatang ?? 0) : all,
        sum,
      ),
    0,
  )

/**
 * Compares the sums that a list prints with the rows that they can mean. One that fits any of them is right; one that fits none is pointed
 * out year by year against the rows since the sum before it.
 */
export function checkSums(placed: readonly PlacedProject[], sums: readonly PrintedSum[]): DevelopmentWarning[] {
  return sums.flatMap((sum, index) => {
    const reaches = reachesOf(sum, sums[index - 1], placed).filter(({ length }) => length > 0)
    const misfits = reaches.map((items) => misfitsOf(sum, items))
    return misfits.some(({ length }) => length === 0) ? [] : (misfits[0] ?? [])
  })
}

function reachesOf(
  sum: PrintedSum,
  last: PrintedSum | undefined,
  placed: readonly PlacedProject[],
): RecognisedDevelopmentItem[][] {
  const before = placed.slice(0, sum.itemsBefore)
  const items = (rows: readonly PlacedProject[]): RecognisedDevelopmentItem[] => rows.map(({ item }) => item)
  const since = items(before.slice(last?.itemsBefore ?? 0))
  const section = items(before.filter((row) => row.part === sum.part && row.section === sum.section))
  const strategy = items(before.filter((row) => row.part === sum.part && row.strategySection === sum.strategySection))
  const sheet = items(before.filter((row) => row.part === sum.part))
  const all = items(before)
  return sum.scope === 'grand' ? [all, sheet, strategy, since] : [since, section, strategy, sheet, all]
}

function misfitsOf(sum: PrintedSum, items: readonly RecognisedDevelopmentItem[]): DevelopmentWarning[] {
  const { where, label: found } = sum
  return sum.sums.flatMap(({ fiscalYear, count, satang }): DevelopmentWarning[] => {
    const year = fiscalYear === null ? {} : { fiscalYear }
    const sumSatang = sumOf(items, fiscalYear)
    const counted = fiscalYear === null ? items.length : items.filter((item) => sumOf([item], fiscalYear) > 0).length
    return [
      ...(satang !== null && satang !== sumSatang
        ? [{ code: 'total-mismatch' as const, where, found, ...year, printedSatang: satang, sumSatang }]
        : []),
      ...(count !== null && count !== counted
        ? [{ code: 'count-mismatch' as const, where, found, ...year, printed: count, counted }]
        : []),
    ]
  })
}
