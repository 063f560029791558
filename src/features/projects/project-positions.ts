import { POSITION_STEP } from '#src/features/plans/project-image.ts'

/** A project in the order of its plan: by position, then id. */
export type Placed = { id: string; position: number }

/** Smallest distance between neighbours where room is made: enough for some insertions before room is made again. */
const ROOM = 16
/** Neighbours on each side that are moved apart at first, when there is no room. */
const FIRST_WINDOW = 4

/**
 * Puts projects side by side into an order that they are not in.
 * @param beforeId the one that shall follow them; null, or one that is not in the order: none, they come last
 * @param wanted position to take when it lies in the gap (one project only)
 * @returns the order with them, and the others that had to move apart for them
 */
export function place(
  order: readonly Placed[],
  ids: readonly string[],
  beforeId: string | null,
  wanted?: number,
): { order: Placed[]; shifted: Placed[] } {
  const found = beforeId === null ? -1 : order.findIndex(({ id }) => id === beforeId)
  const at = found === -1 ? order.length : found
  const { from, to, start, step } = roomAt(order, at, ids.length)
  const [previous, next] = [order[at - 1], order[at]]
  const isFree = wanted !== undefined && (!previous || previous.position < wanted) && (!next || next.position > wanted)
  if (ids.length === 1 && isFree)
    return { order: order.toSpliced(at, 0, { id: ids[0] ?? '', position: wanted }), shifted: [] }
  const sequence = [...order.slice(from, at).map(({ id }) => id), ...ids, ...order.slice(at, to).map(({ id }) => id)]
  const spread = sequence.map((id, index) => ({ id, position: start + Math.floor((index + 1) * step) }))
  const before = new Map(order.slice(from, to).map(({ id, position }) => [id, position]))
  const shifted = spread.filter(({ id, position }) => before.has(id) && before.get(id) !== position)
  return { order: order.toSpliced(from, to - from, ...spread), shifted }
}

/** The stretch of an order [from, to) that gets new positions so that `count` fit in at `at`: empty when there is room as it is. */
function roomAt(
  order: readonly Placed[],
  at: number,
  count: number,
): { from: number; to: number; start: number; step: number } {
  for (let window = 0; ; window = window === 0 ? FIRST_WINDOW : window * 2) {
    const [from, to] = [Math.max(0, at - window), Math.min(order.length, at + window)]
    const gaps = to - from + count + 1
    const [left, right] = [order[from - 1]?.position, order[to]?.position]
    if (right === undefined) return { from, to, start: left ?? 0, step: POSITION_STEP }
    if (left === undefined) return { from, to, start: right - gaps * POSITION_STEP, step: POSITION_STEP }
    const step = (right - left) / gaps
    if (step >= (window === 0 ? 1 : ROOM)) return { from, to, start: left, step }
  }
}
