import { componentLabels, fillLabel, useLabels } from '../labels.ts'
import { TextField } from './field.tsx'

/** A table whose columns are to be named: its fingerprint and its first rows. */
export type TableSample = { signature: string; sample: readonly (readonly string[])[] }

type ColumnRolesProps = {
  table: TableSample
  /** What the table is called. */
  title: string
  hint?: string
  headerRows: string | number
  /** What a column may be, with its name on the screen. */
  roles: readonly (readonly [role: string, name: string])[]
  /** The role that is chosen for a column, from 0; '': none. */
  roleOf: (column: number) => string
}

/**
 * Fields of a form in which the columns of a table are named: how many rows its header has (`headerRows`), and a role above each column
 * (`column-0` …) of its first rows.
 */
export function ColumnRoles({ table, title, hint, headerRows, roles, roleOf }: ColumnRolesProps) {
  const t = useLabels(componentLabels)
  const columns = [...Array(Math.max(0, ...table.sample.map(({ length }) => length))).keys()]
  return (
    <>
      <input type="hidden" name="signature" value={table.signature} />
      <TextField
        label={t.headerRows}
        hint={hint}
        name="headerRows"
        inputMode="numeric"
        maxLength={2}
        defaultValue={headerRows}
        required
      />
      {/* A box that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as the comment above says */}
      <section className="table-box" aria-label={title} tabIndex={0}>
        <table className="data-table sample-table">
          <caption>{title}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  <RoleChoice column={column} chosen={roleOf(column)} roles={roles} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.sample.map((row, index) => (
              // Rows of a sample have no identity but their place.
              // oxlint-disable-next-line react/no-array-index-key -- as the comment above says
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column}>{row[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

type RoleChoiceProps = { column: number; chosen: string; roles: ColumnRolesProps['roles'] }

function RoleChoice({ column, chosen, roles }: RoleChoiceProps) {
  const t = useLabels(componentLabels)
  return (
    <label>
      <span className="quiet">{fillLabel(t.column, { n: column + 1 })}</span>
      <select className="input" name={`column-${column}`} defaultValue={chosen}>
        <option value="">{t.columnUnused}</option>
        {roles.map(([role, name]) => (
          <option key={role} value={role}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
