import { data, redirect } from 'react-router'
import { BUDGET_ROLES } from '#src/intake/recognised-budget.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/budget-columns.ts'
import { budgetMappingFromForm } from '../budget-mapping-form.ts'
import { mapBudgetColumns, openBudgetImport } from '../budget-imports.commands.ts'
import { importLabels, ROLE_NAMES } from '../budget-imports.labels.ts'
import { addressOf, refusalOf, targetOf } from './budget-page.ts'

/** The first table that was not understood; where all were, the first of those that were read. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const target = { ...targetOf(params), importId: params.importId }
  const { draft } = await openBudgetImport(contextOf(context), target)
  const { unknownTables, readTables } = draft.recognised
  const table = unknownTables[0] ?? readTables[0] ?? null
  return { ...target, fileName: draft.fileName, table }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const target = { ...targetOf(params), importId: params.importId }
  try {
    await mapBudgetColumns(contextOf(context), target, budgetMappingFromForm(form))
    return redirect(`${addressOf(target)}/imports/${target.importId}`)
  } catch (error) {
    return data(refusalOf(error, form), { status: 422 })
  }
}

export default function BudgetColumns({ loaderData: page, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(importLabels)
  const { table } = page
  return (
    <Page title={t.columnsTitle} lead={`${page.fileName} · ${t.columnsLead}`} wide>
      {refused && <Notice tone="error" title={refused.message} />}
      {table && (
        <form method="post">
          <input type="hidden" name="signature" value={table.signature} />
          <TextField
            label={t.headerRows}
            name="headerRows"
            inputMode="numeric"
            maxLength={2}
            defaultValue={refused?.typed['headerRows'] ?? '1'}
            required
          />
          <Sample sample={table.sample} typed={refused?.typed ?? {}} />
          <p className="form-actions">
            <Button>{t.readAgain}</Button>
            <ButtonLink href={`${addressOf(page)}/imports/${page.importId}`}>{t.back}</ButtonLink>
          </p>
        </form>
      )}
    </Page>
  )
}

function Sample({ sample, typed }: { sample: readonly string[][]; typed: Record<string, string> }) {
  const t = useLabels(importLabels)
  const columns = [...Array(Math.max(0, ...sample.map(({ length }) => length))).keys()]
  return (
    // A box that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as the comment above says
    <section className="table-box" aria-label={t.columnsTitle} tabIndex={0}>
      <table className="data-table sample-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                <RoleChoice column={column} chosen={typed[`column-${column}`] ?? ''} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((row, index) => (
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

function RoleChoice({ column, chosen }: { column: number; chosen: string }) {
  const t = useLabels(importLabels)
  const language = useLanguage()
  return (
    <label>
      <span className="quiet">{fillLabel(t.column, { n: column + 1 })}</span>
      <select className="input" name={`column-${column}`} defaultValue={chosen}>
        <option value="">{t.ignore}</option>
        {BUDGET_ROLES.map((role) => (
          <option key={role} value={role}>
            {ROLE_NAMES[role][language]}
          </option>
        ))}
      </select>
    </label>
  )
}
