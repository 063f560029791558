import { data, Form, redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import { FISCAL_MONTHS } from '#src/domain/month-set.ts'
import type { ColumnRole } from '#src/intake/recognised.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ColumnRoles } from '#src/web/components/column-roles.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { Steps } from '#src/web/components/steps.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/columns.ts'
import { mappingFromForm } from '../column-mapping-form.ts'
import { openIntake, tablesToName, type TableToName } from '../intake-views.commands.ts'
import { intakeAddress } from '../intake-place.ts'
import { mapIntakeColumns } from '../intakes.commands.ts'
import { columnsLabels, intakeLabels, itemFormLabels } from '../intakes.labels.ts'
import { toPlanOf } from './intake-actions.ts'

/** `?table=SIGNATURE`: that table; without it, the first whose columns nobody has named yet, or the first of all. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const { items } = await openIntake(app, params).catch(async (error: unknown) => {
    await toPlanOf(app, params, error)
    throw error
  })
  const tables = await tablesToName(app, params)
  const asked = new URL(request.url).searchParams.get('table')
  const wanted = tables.find(({ signature, mapping }) => (asked === null ? mapping === null : signature === asked))
  const open = wanted ?? tables[0]
  const hasEdits = items.some(({ version, isExcluded }) => version > 1 || isExcluded)
  return { address: intakeAddress(params), tables, open: open?.signature ?? null, hasRows: items.length > 0, hasEdits }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  try {
    const unreadCount = await mapIntakeColumns(contextOf(context), params, mappingFromForm(form))
    return redirect(unreadCount > 0 ? `${intakeAddress(params)}/columns` : intakeAddress(params))
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    const typed: Record<string, string> = {}
    for (const [name, value] of form) if (typeof value === 'string') typed[name] = value
    return data({ message: error.message, typed }, { status: error.code === 'conflict' ? 409 : 422 })
  }
}

export default function Columns({ loaderData, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(columnsLabels)
  const step = useLabels(intakeLabels)
  const { address, tables, hasRows, hasEdits } = loaderData
  const open = refused?.typed.signature ?? loaderData.open
  const table = tables.find(({ signature }) => signature === open)
  return (
    <Page title={t.title} lead={table ? t.lead : t.nothingToMap} wide>
      <nav aria-label={step.stepsTitle}>
        <Steps steps={[step.stepImport, step.stepCheck, step.stepBook]} current={table ? 1 : 2} />
      </nav>
      {refused && <Notice tone="error" title={refused.message} />}
      {tables.length > 1 && <TableList tables={tables} open={open} />}
      {table && hasEdits && <Notice tone="warning" title={t.editsLost} />}
      {table && (
        <TableForm key={`${table.signature} ${refused?.message ?? ''}`} table={table} typed={refused?.typed ?? null} />
      )}
      {hasRows && (
        <p>
          <ButtonLink href={address} tone={table ? 'secondary' : 'primary'}>
            {table && table.mapping === null ? t.skip : t.toIntake}
          </ButtonLink>
        </p>
      )}
    </Page>
  )
}

/** All tables of the file that had to be asked about, with those that are named already. */
function TableList({ tables, open }: { tables: readonly TableToName[]; open: string | null }) {
  const t = useLabels(columnsLabels)
  return (
    <nav aria-label={t.tables}>
      <ul className="recent-list">
        {tables.map((table, index) => (
          // Two tables may bear one fingerprint: naming one names both.
          // oxlint-disable-next-line react/no-array-index-key -- as the comment above says
          <li key={`${index} ${table.signature}`}>
            <a href={`?table=${table.signature}`} aria-current={table.signature === open ? 'step' : undefined}>
              {fillLabel(t.tableCount, { n: index + 1, count: tables.length })}
              {table.sheet !== undefined && ` “${table.sheet}”`}
            </a>{' '}
            {table.mapping && <span className="quiet">✓ {t.named}</span>}
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** @param typed what was chosen before it was refused */
function TableForm({ table, typed }: { table: TableToName; typed: Record<string, string> | null }) {
  const t = useLabels(columnsLabels)
  const roleOf = (column: number): string =>
    typed ? (typed[`column-${column}`] ?? '') : (table.mapping?.columns[column] ?? '')
  const title = table.sheet === undefined ? t.tableOf : `${t.tableOf} “${table.sheet}”`
  return (
    <Form method="post">
      <ColumnRoles
        table={table}
        title={title}
        hint={t.headerRowsHint}
        headerRows={typed?.headerRows ?? table.mapping?.headerRows ?? 1}
        roles={useRoleLabels()}
        roleOf={roleOf}
      />
      <p className="form-actions">
        <Button>{t.read}</Button>
      </p>
    </Form>
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
