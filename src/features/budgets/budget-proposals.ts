import type { Satang } from '#src/domain/money.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import type { Allocation, BudgetLine } from './budgets.ts'
import type { TiedLine } from './tie-out.ts'

/** What a later instrument would change: of a project, or, with `projectId` null, a new project. */
export type ProposedChange = { lineId: string; projectId: string | null; changeSatang: Satang }

const nameKey = ({ programme, name }: Pick<BudgetLine, 'programme' | 'name'>): string =>
  `${foldThai(programme ?? '')}|${foldThai(name)}`

/**
 * What the lines of a later instrument change of projects. A line of the same name in another instrument tells which projects it is about;
 * several share the change by what they have of it. Money for what no project has is a new project; what cannot be taken from anyone is
 * left to be settled by hand.
 * @param lines of the instrument, as they are tied out
 * @param others lines of the other instruments of the year
 */
export function proposeChanges(
  lines: readonly TiedLine[],
  others: readonly BudgetLine[],
  allocations: readonly Allocation[],
): ProposedChange[] {
  const byName = Map.groupBy(others, nameKey)
  const byLine = Map.groupBy(allocations, ({ lineId }) => lineId)
  return lines
    .filter(({ state }) => state === 'open')
    .flatMap(({ line, restSatang }): ProposedChange[] => {
      const payers = payersOf((byName.get(nameKey(line)) ?? []).flatMap(({ id }) => byLine.get(id) ?? []))
      if (payers.length > 0)
        return share(
          restSatang,
          payers.map(({ amountSatang }) => amountSatang),
        ).flatMap((changeSatang, index) =>
          changeSatang === 0 ? [] : [{ lineId: line.id, projectId: payers[index]?.projectId ?? null, changeSatang }],
        )
      return restSatang > 0 ? [{ lineId: line.id, projectId: null, changeSatang: restSatang }] : []
    })
}

type Payer = { projectId: string; amountSatang: Satang }

function payersOf(allocations: readonly Allocation[]): Payer[] {
  const sums = new Map<string, Satang>()
  for (const { projectId, amountSatang } of allocations) sums.set(projectId, (sums.get(projectId) ?? 0) + amountSatang)
  return [...sums]
    .map(([projectId, amountSatang]) => ({ projectId, amountSatang }))
    .filter((one) => one.amountSatang > 0)
}

/** Shares an amount by weights to the satang: the parts always come to the whole. The heaviest takes what rounding leaves. */
export function share(amountSatang: Satang, weights: readonly number[]): Satang[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return weights.map(() => 0)
  const parts = weights.map((weight) => Math.trunc((amountSatang / total) * weight))
  const rest = amountSatang - parts.reduce((sum, part) => sum + part, 0)
  const heaviest = weights.indexOf(Math.max(...weights))
  return parts.map((part, index) => (index === heaviest ? part + rest : part))
}

/** Why a line of a later instrument is left out: because the line of its name is. Null: it is not. */
export function inheritedReason(
  line: Pick<BudgetLine, 'programme' | 'name'>,
  others: readonly BudgetLine[],
): string | null {
  const key = nameKey(line)
  return others.find((other) => other.leftOutReason !== null && nameKey(other) === key)?.leftOutReason ?? null
}
