/** One line of the table. `isMet` null: measured for comparison, no target. */
export type Result = {
  topic: string
  what: string
  measured: string
  target: string
  isMet: boolean | null
  note: string
}

export type Topic = { name: string; title: string; run: (options: BenchOptions) => Promise<Result[]> }

/** `share`: part of the usual rounds, for a quick look. */
export type BenchOptions = { share: number }

/** At least three rounds, or there is no middle. */
export const roundsOf = ({ share }: BenchOptions, usual: number): number => Math.max(3, Math.round(usual * share))

export const ms = (value: number): string =>
  value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`

/** A line without a target. */
export const plain = (topic: string, what: string, measured: string, note = ''): Result => ({
  topic,
  what,
  measured,
  target: '',
  isMet: null,
  note,
})

type Target = { value: number; limit: number; show: (value: number) => string; note?: string }

/** A line with a target that the value must not exceed; a miss says by how much. */
export function atMost(topic: string, what: string, { value, limit, show, note = '' }: Target): Result {
  const isMet = value <= limit
  const over = isMet ? '' : `missed by ${show(value - limit)} (${((value / limit - 1) * 100).toFixed(0)} %)`
  return {
    topic,
    what,
    measured: show(value),
    target: `≤ ${show(limit)}`,
    isMet,
    note: [over, note].filter(Boolean).join('; '),
  }
}

const verdict = ({ isMet }: Result): string => (isMet === null ? '' : isMet ? 'met' : 'MISSED')

/** For a terminal. */
export function asText(results: readonly Result[]): string {
  const rows = results.map((result) => [
    result.topic,
    result.what,
    result.measured,
    result.target,
    verdict(result),
    result.note,
  ])
  const widths = [0, 1, 2, 3, 4].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** For docs/benchmarks.md: one table per topic. */
export function asMarkdown(results: readonly Result[]): string {
  return [...Map.groupBy(results, ({ topic }) => topic)]
    .map(([topic, lines]) =>
      [
        `## ${topic}`,
        '',
        '| what | measured | target | |',
        '| --- | ---: | ---: | --- |',
        ...lines.map((line) => {
          const outcome = [verdict(line), line.note].filter(Boolean).join(': ')
          return `| ${line.what} | ${line.measured} | ${line.target} | ${outcome} |`
        }),
      ].join('\n'),
    )
    .join('\n\n')
}
