/** PostgreSQL takes at most 65,535 parameters in a statement; the widest row, a project, has 27. */
const ROWS_A_STATEMENT = 1_000

/**
 * The rows in order, in parts that fit into one statement each.
 * @param size rows of a part; fewer where others must be answered while a statement is put together
 */
export function* statementParts<Row>(rows: readonly Row[], size = ROWS_A_STATEMENT): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size)
}
