/** PostgreSQL takes at most 65,535 parameters in a statement; the widest row, a project, has 27. */
const ROWS_A_STATEMENT = 1_000

/** The rows in order, in parts that fit into one statement each. */
export function* statementParts<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) yield rows.slice(from, from + ROWS_A_STATEMENT)
}
