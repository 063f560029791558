import type { ReactNode } from 'react'

/** A column of a plain table. Numbers stand to the right with even digits. */
export type Column<Row> = { key: string; label: ReactNode; kind?: 'text' | 'number'; cell: (row: Row) => ReactNode }

type DataTableProps<Row> = {
  caption: string
  /** Shown to screen readers only, when a heading already says it. */
  hideCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** The column that names the row, announced with each of its cells. */
  nameColumn: string
}

/**
 * Rows and columns as a real table, in a box of its own that scrolls sideways on narrow screens. On phones each row is a block, in which
 * cells with nothing but a dash take no line.
 */
export function DataTable<Row>({
  caption,
  hideCaption = false,
  columns,
  rows,
  keyOf,
  nameColumn,
}: DataTableProps<Row>) {
  return (
    // A box that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as the comment above says
    <section className="table-box" aria-label={caption} tabIndex={0}>
      <table className="data-table stack-table">
        <caption className={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.kind === 'number' ? 'number' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>{columns.map((column) => cellOf(column, row, column.key === nameColumn))}</tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function cellOf<Row>(column: Column<Row>, row: Row, namesRow: boolean): ReactNode {
  if (namesRow)
    return (
      <th key={column.key} scope="row">
        {column.cell(row)}
      </th>
    )
  const value = column.cell(row)
  const classes = [column.kind === 'number' && 'number', value === '–' && 'blank'].filter(Boolean).join(' ')
  return (
    <td
      key={column.key}
      className={classes || undefined}
      data-label={typeof column.label === 'string' ? column.label : undefined}
    >
      {value}
    </td>
  )
}
