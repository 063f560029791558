import { data, redirect } from 'react-router'
import { BUDGET_ROLES } from '#src/intake/recognised-budget.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ColumnRoles } from '#src/web/components/column-roles.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { useLabels } from '#src/web/labels.ts'
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
  const language = useLanguage()
  const { table } = page
  return (
    <Page title={t.columnsTitle} lead={`${page.fileName} · ${t.columnsLead}`} wide>
      {refused && <Notice tone="error" title={refused.message} />}
      {table && (
        <form method="post">
          <ColumnRoles
            table={table}
            title={t.tableTitle}
            headerRows={refused?.typed['headerRows'] ?? '1'}
            roles={BUDGET_ROLES.map((role) => [role, ROLE_NAMES[role][language]])}
            roleOf={(column) => refused?.typed[`column-${column}`] ?? ''}
          />
          <p className="form-actions">
            <Button>{t.readAgain}</Button>
            <ButtonLink href={`${addressOf(page)}/imports/${page.importId}`}>{t.back}</ButtonLink>
          </p>
        </form>
      )}
    </Page>
  )
}
