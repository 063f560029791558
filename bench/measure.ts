/** The middle of the values; of an even number the lower of the two. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** The value that this share (0–1) of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
}

export type Work = () => unknown

/**
 * Milliseconds of each piece of work, median over the rounds. In each round all of them run, one after another, in changing order, so that
 * what disturbs the machine disturbs all alike. `warmUps` rounds come first and do not count.
 */
export async function paired<Name extends string>(
  works: Readonly<Record<Name, Work>>,
  { rounds, warmUps = 1 }: { rounds: number; warmUps?: number },
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>
  for (let round = -warmUps; round < rounds; round++) {
    for (const name of rotated(names, round + warmUps)) {
      const ms = await timeOf(works[name])
      if (round >= 0) times[name].push(ms)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Name, number>
}

/** Milliseconds that a piece of work takes, until its promise is kept. */
export async function timeOf(work: Work): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const rotated = <T>(items: readonly T[], by: number): T[] =>
  items.map((_, at) => items[(at + by) % items.length]).filter((item) => item !== undefined)
