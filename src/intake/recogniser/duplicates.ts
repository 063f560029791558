import type { RecognisedWarning } from '../recognised.ts'
import { foldNormal } from './sheet-view.ts'
import type { PlacedItem } from './totals.ts'

/** A project with the words of columns that no rule reads: they can tell two rows apart. */
export type Comparable = PlacedItem & { otherTexts: readonly string[] }

/**
 * Rows that repeat a project word for word are left out and pointed out; rows of the same name that differ elsewhere (place, fund,
 * amount) are kept, and pointed out as possibly the same when only little differs.
 */
export function withoutDuplicates<T extends Comparable>(
  items: readonly T[],
): {
  kept: T[]
  dropped: T[]
  warnings: RecognisedWarning[]
} {
  const whole = new Map<string, T>()
  const likely = new Map<string, T>()
  const kept: T[] = []
  const dropped: T[] = []
  const warnings: RecognisedWarning[] = []
  for (const placed of items) {
    const key = wholeKey(placed)
    if (whole.has(key)) {
      dropped.push(placed)
      warnings.push({ code: 'duplicate-row', where: placed.item.ref, found: placed.item.name })
      continue
    }
    const near = nearKey(placed)
    if (likely.has(near)) warnings.push({ code: 'possible-duplicate', where: placed.item.ref, found: placed.item.name })
    whole.set(key, placed)
    likely.set(near, placed)
    kept.push(placed)
  }
  return { kept, dropped, warnings }
}

/** Everything that a row says but its number and remark. */
function wholeKey({ item, otherTexts }: Comparable): string {
  const funds = item.funds.map(({ source, amountSatang }) => `${source ?? ''}=${amountSatang ?? ''}`)
  const parts = [
    item.kind,
    item.name,
    item.activity,
    item.target,
    funds.join(';'),
    item.noBudgetReason,
    item.place,
    item.departments.join(';'),
    item.months,
    item.programme ?? item.programmeRaw,
    item.strategy,
    ...otherTexts,
  ]
  return foldNormal(parts.map((part) => part ?? '').join('|'))
}

const nearKey = ({ item }: Comparable): string =>
  foldNormal([item.kind, item.name, item.place ?? '', item.programme ?? ''].join('|'))
