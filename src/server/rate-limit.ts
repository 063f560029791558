/** How many calls a key has left in its window: `used` since `startedAt` (ms). */
type Window = { startedAt: number; used: number }

/** `most`: calls of one key in a window. `mostKeys`: no more keys are remembered, the oldest is forgotten first, so memory is bounded. */
export type RateLimitOptions = { most: number; windowMs: number; mostKeys?: number }

const MOST_KEYS = 10_000

/**
 * Counts calls by key in fixed windows, in memory.
 * @returns counts one call; 0 when it may pass, else milliseconds until the next may
 */
export function createRateLimit({ most, windowMs, mostKeys = MOST_KEYS }: RateLimitOptions) {
  const windows = new Map<string, Window>()
  return (key: string, nowMs: number): number => {
    const known = windows.get(key)
    const isOver = known === undefined || nowMs - known.startedAt >= windowMs
    const window = isOver ? { startedAt: nowMs, used: 0 } : known
    if (isOver) {
      // Put last, so that the first key is always the one whose window began first.
      windows.delete(key)
      windows.set(key, window)
      const [oldest] = windows.keys()
      if (windows.size > mostKeys && oldest !== undefined) windows.delete(oldest)
    }
    window.used += 1
    return window.used <= most ? 0 : window.startedAt + windowMs - nowMs
  }
}
