import type { ProgrammeGroup, StrategyGroup } from './intake-groups.ts'

/**
 * Most rows that are shown at once. A hundred rows with their forms are rendered in a moment; thousands would keep the server and an old
 * office PC busy for seconds.
 */
export const ROWS_A_PART = 100

/** A programme's rows in one part of the table. `count` and `sumSatang` are those of the whole programme. */
export type ProgrammePart<Row> = ProgrammeGroup<Row> & {
  /** Whether rows of it stand in an earlier part. */
  isContinued: boolean
  /** Whether its last row is here, after which its sum is shown. */
  isEnd: boolean
}

/** What of a strategy stands in one part of the table. */
export type StrategyPart<Row> = Omit<StrategyGroup<Row>, 'programmes'> & { programmes: ProgrammePart<Row>[] }

/** One part of the table of rows. Rows count from 1 in the order of the table. */
export type TablePart<Row> = {
  strategies: StrategyPart<Row>[]
  part: number
  partCount: number
  first: number
  last: number
  rowCount: number
}

/**
 * The part of a grouped table that was asked for, or the one in which a row stands.
 * @param wanted `part` from 1, kept within bounds; `rowId` wins where that row is in the table
 */
export function partOf<Row extends { id: string }>(
  strategies: readonly StrategyGroup<Row>[],
  wanted: { part: number; rowId?: string | null },
  size: number = ROWS_A_PART,
): TablePart<Row> {
  const ids = strategies.flatMap(({ programmes }) => programmes.flatMap(({ rows }) => rows.map((row) => row.id)))
  const partCount = Math.max(1, Math.ceil(ids.length / size))
  const at = wanted.rowId === undefined || wanted.rowId === null ? -1 : ids.indexOf(wanted.rowId)
  const part = at >= 0 ? Math.floor(at / size) + 1 : Math.min(Math.max(1, wanted.part), partCount)
  const [from, to] = [(part - 1) * size, Math.min(part * size, ids.length)]
  return {
    strategies: cut(strategies, from, to),
    part,
    partCount,
    first: Math.min(from + 1, ids.length),
    last: to,
    rowCount: ids.length,
  }
}

/** The groups with the rows from `from` (from 0) up to but not including `to`; groups without any are left out. */
function cut<Row>(strategies: readonly StrategyGroup<Row>[], from: number, to: number): StrategyPart<Row>[] {
  let at = 0
  const parts: StrategyPart<Row>[] = []
  for (const strategy of strategies) {
    const programmes: ProgrammePart<Row>[] = []
    for (const programme of strategy.programmes) {
      const [start, end] = [at, at + programme.rows.length]
      at = end
      const rows = programme.rows.slice(Math.max(0, from - start), Math.max(0, to - start))
      if (rows.length > 0) programmes.push({ ...programme, rows, isContinued: start < from, isEnd: end <= to })
    }
    if (programmes.length > 0) parts.push({ ...strategy, programmes })
  }
  return parts
}
