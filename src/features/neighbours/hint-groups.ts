import type { Hint, NeighbourWork } from './gathering.ts'
import type { Meeting } from './neighbours.ts'

/** What is to be said of one work: the surest hints first. `count`: of all, of which `hints` may be a part. */
export type HintGroup = { work: NeighbourWork; hints: Hint[]; count: number }

/** How surely two works meet: a village is large. */
const SURENESS: Readonly<Record<Meeting['where'], number>> = { road: 4, water: 4, soi: 3, spot: 2, village: 1 }

const surestFirst = (a: Hint, b: Hint): number =>
  SURENESS[b.where.where] - SURENESS[a.where.where] || Number(b.when === 'dug-up') - Number(a.when === 'dug-up')

/** Hints by works of one's own, those with the surest first. Of two own works the one of which more is said takes the hint. */
export function groupHints(hints: readonly Hint[], mostOfWork: number): HintGroup[] {
  const said = new Map<string, number>()
  for (const { first, later } of hints) for (const { id } of [first, later]) said.set(id, (said.get(id) ?? 0) + 1)
  const anchorOf = ({ first, later }: Hint): NeighbourWork => {
    const isOwn = [first, later].map(({ owner }) => owner.who === 'own')
    if (isOwn[0] !== isOwn[1]) return isOwn[0] ? first : later
    return (said.get(later.id) ?? 0) > (said.get(first.id) ?? 0) ? later : first
  }
  const groups = Map.groupBy(hints.toSorted(surestFirst), (hint) => anchorOf(hint).id)
  return [...groups.values()].flatMap((group): HintGroup[] => {
    const [surest] = group
    return surest ? [{ work: anchorOf(surest), hints: group.slice(0, mostOfWork), count: group.length }] : []
  })
}
