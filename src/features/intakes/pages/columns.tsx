import { Form, redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import { FISCAL_MONTHS } from '#src/domain/month-set.ts'
import type { ColumnRole, UnknownTable } from '#src/intake/recognised.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/columns.ts'
import { mappingFromForm } from '../column-mapping-form.ts'
import { unknownTablesOf } from '../intake-views.commands.ts'
import { mapIntakeColumns } from '../intakes.commands.ts'
import { columnsLabels, intakeLabels, itemFormLabels } from '../intakes.labels.ts'

export const loader = async ({ params, context }: Route.LoaderArgs) => ({
  intakeId: params.intakeId,
  tables: await unknownTablesOf(contextOf(context), params.intakeId),
})

export async function action({ request, params, context }: Route.ActionArgs) {
  const named = mappingFromForm(await request.formData())
  if (!Object.values(named.mapping.columns).includes('name'))
    throw new AppError('invalid', 'กรุณาระบุว่าคอลัมน์ใดเป็นชื่อโครงการ แล้วลองใหม่')
  await mapIntakeColumns(contextOf(context), params.intakeId, named)
  return redirect(`/imports/${params.intakeId}`)
}

export default function Columns({ loaderData: { intakeId, tables } }: Route.ComponentProps) {
  const t = useLabels(columnsLabels)
  const [table] = tables
  if (!table)
    return (
      <Page title={t.title} lead={t.nothingToMap}>
        <ButtonLink href={`/imports/${intakeId}`} tone="primary">
          {t.toIntake}
        </ButtonLink>
      </Page>
    )
  return (
    <Page title={t.title} lead={t.lead} wide>
      <Form method="post">
        <input type="hidden" name="signature" value={table.signature} />
        <p>
          <label>
            {t.headerRow}{' '}
            <input
              className="input input-short"
              name="headerRow"
              inputMode="numeric"
              defaultValue={table.headerRow + 1}
              required
            />
          </label>
        </p>
        <Sample table={table} />
        <p className="form-actions">
          <Button>{t.read}</Button>
        </p>
      </Form>
    </Page>
  )
}

function Sample({ table }: { table: UnknownTable }) {
  const t = useLabels(columnsLabels)
  const width = Math.max(...table.sample.map((row) => row.length))
  const columns = [...Array(width).keys()]
  const title = table.sheet ? `${t.tableOf} “${table.sheet}”` : t.tableOf
  return (
    // A box that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as the comment above says
    <section className="table-box" aria-label={title} tabIndex={0}>
      <table className="data-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                <RoleChoice column={column} />
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
  )
}

function RoleChoice({ column }: { column: number }) {
  const t = useLabels(columnsLabels)
  const roles = useRoleLabels()
  return (
    <label>
      <span className="quiet">{fillLabel(t.column, { n: column + 1 })}</span>
      <select className="input" name={`column-${column}`} defaultValue="">
        <option value="">{t.ignore}</option>
        {roles.map(([role, text]) => (
          <option key={role} value={role}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What a column may be, in the order of form ผด.02. */
function useRoleLabels(): [ColumnRole, string][] {
  const t = useLabels(columnsLabels)
  const column = useLabels(intakeLabels)
  const form = useLabels(itemFormLabels)
  const months = useLanguage() === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  return [
    ['no', t.no],
    ['name', column.name],
    ['activity', column.activity],
    ['target', column.target],
    ['budget', column.amount],
    ['fund', t.fund],
    ['place', column.place],
    ['department', column.department],
    ['strategy', form.strategy],
    ['tactic', form.tactic],
    ['programme', form.programme],
    ['note', form.note],
    ...FISCAL_MONTHS.map((month): [ColumnRole, string] => [
      `month-${month}`,
      fillLabel(t.month, { month: months[month - 1] ?? month }),
    ]),
  ]
}
