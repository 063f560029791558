import { randomUUID } from 'node:crypto'
import { data, redirect } from 'react-router'
import { headUnit } from '#src/domain/departments.ts'
import { AppError } from '#src/domain/errors.ts'
import { formatBaht } from '#src/domain/money.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { SelectField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText, formTexts } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/taking.ts'
import { placingLabels } from '../placing.labels.ts'
import { openTaking, takeItems } from '../taking.commands.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams.get('department') ?? ''
  const { office, plan, items } = await openTaking(contextOf(context), params.officeCode, Number(params.fiscalYear))
  const departments = [...new Set(items.flatMap((item) => item.departments.map(headUnit)))].toSorted((a, b) =>
    a.localeCompare(b, 'th'),
  )
  const shown = items.filter((item) => asked === '' || item.departments.some((name) => headUnit(name) === asked))
  return {
    officeCode: office.dlaCode,
    fiscalYear: plan.fiscalYear,
    address: `/offices/${office.dlaCode}/${plan.fiscalYear}/development`,
    // Made with the page, so that sending it twice takes the projects in once.
    editId: randomUUID(),
    asked,
    departments,
    groups: [...Map.groupBy(shown, ({ programme }) => programme ?? '')].map(([programme, rows]) => ({
      programme,
      rows: rows.map(({ id, no, name, edition, amountSatang, isTaken, departments: units }) => ({
        id,
        name,
        amountSatang,
        isTaken,
        line: [no, edition, units.join(', ')].filter(Boolean).join(' · '),
      })),
    })),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const chosen = { editId: formText(form, 'editId'), itemIds: formTexts(form, 'item') }
  const fiscalYear = Number(params.fiscalYear)
  try {
    const count = await takeItems(contextOf(context), params.officeCode, fiscalYear, chosen)
    return redirect(`/offices/${params.officeCode}/${fiscalYear}/development?taken=${count}`)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'too_large')) throw error
    return data({ message: error.message, chosen: chosen.itemIds }, { status: 422 })
  }
}

export default function Taking({ loaderData: view, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(placingLabels)
  const { officeCode, fiscalYear, groups, address, departments, asked } = view
  const year = { year: fiscalYear }
  return (
    <Page title={fillLabel(t.takeTitle, year)} lead={t.takeLead}>
      <PlanNav officeCode={officeCode} fiscalYear={fiscalYear} current="development" />
      {refused && <Notice tone="error" title={refused.message} />}
      {departments.length > 1 && (
        <form method="get" className="list-filter">
          <SelectField label={t.department} id="department" name="department" defaultValue={asked}>
            <option value="">{t.any}</option>
            {departments.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </SelectField>
          <p className="form-actions">
            <Button tone="secondary">{t.show}</Button>
          </p>
        </form>
      )}
      {groups.length === 0 ? (
        <p>{fillLabel(t.takeNone, year)}</p>
      ) : (
        <form method="post">
          <input type="hidden" name="editId" value={view.editId} />
          {groups.map(({ programme, rows }) => (
            <fieldset key={programme}>
              <legend>{programme || t.noProgramme}</legend>
              {rows.map((row) => (
                <label key={row.id} className="development-choice">
                  <input
                    type="checkbox"
                    name="item"
                    value={row.id}
                    disabled={row.isTaken}
                    defaultChecked={refused?.chosen.includes(row.id)}
                  />
                  <span>
                    {row.name} <strong>{fillLabel(t.baht, { amount: formatBaht(row.amountSatang) })}</strong>
                    <span className="quiet development-line">
                      {row.line}
                      {row.isTaken && ` · ${t.isTaken}`}
                    </span>
                  </span>
                </label>
              ))}
            </fieldset>
          ))}
          <p className="form-actions">
            <Button>{fillLabel(t.takeButton, year)}</Button>
          </p>
        </form>
      )}
      <p>
        <ButtonLink href={address}>{t.back}</ButtonLink>
      </p>
    </Page>
  )
}
