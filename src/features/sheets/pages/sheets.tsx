import { data, redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { formFile } from '#src/web/form-text.ts'
import { Button } from '#src/web/components/button.tsx'
import { SelectField } from '#src/web/components/field.tsx'
import { FileDrop } from '#src/web/components/file-drop.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/sheets.ts'
import { uploadSheet } from '../sheet-imports.commands.ts'
import { openSheets } from '../sheets.commands.ts'
import { sheetsLabels } from '../sheets.labels.ts'
import { ExportList, ImportList } from '../views/sheet-lists.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { officeCode } = params
  const fiscalYear = Number(params.fiscalYear)
  const address = `/offices/${officeCode}/${fiscalYear}`
  return { officeCode, fiscalYear, address, ...(await openSheets(contextOf(context), officeCode, fiscalYear)) }
}

/** A file that comes back. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const file = await formFile(await request.formData(), 'file')
  const [officeCode, fiscalYear] = [params.officeCode, Number(params.fiscalYear)]
  if (!file || file.bytes.length === 0) return data({ fileName: '', message: null }, { status: 422 })
  try {
    const importId = await uploadSheet(contextOf(context), officeCode, fiscalYear, file)
    return redirect(`/offices/${officeCode}/${fiscalYear}/sheets/${importId}`)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'too_large')) throw error
    return data({ fileName: file.name, message: error.message }, { status: 422 })
  }
}

export default function Sheets({ loaderData: page, actionData: refusal }: Route.ComponentProps) {
  const t = useLabels(sheetsLabels)
  const { officeCode, fiscalYear, address } = page
  return (
    <Page title={t.title} lead={t.lead}>
      <PlanNav officeCode={officeCode} fiscalYear={fiscalYear} current="table" />
      <TakeOut page={page} />
      <section className="card" aria-labelledby="bring-back">
        <h2 id="bring-back">{t.inTitle}</h2>
        {refusal && (
          <Notice tone="error" title={refusal.fileName === '' ? t.refused : `${t.refused}: ${refusal.fileName}`}>
            <p>{refusal.message ?? t.noFile}</p>
          </Notice>
        )}
        {page.isLocked ? (
          <Notice tone="info" title={t.locked} />
        ) : (
          <form method="post" encType="multipart/form-data">
            <FileDrop name="file" label={t.drop} hint={t.dropHint} accept=".xlsx,.xlsm,.xls,.ods,.csv" />
            <p className="form-actions">
              <Button>{t.in}</Button> <span className="quiet">{t.inNote}</span>
            </p>
          </form>
        )}
      </section>
      <ImportList imports={page.imports} address={address} />
      <ExportList exports={page.exports} address={address} />
      <p>
        <a href={`${address}/table`}>{t.toTable}</a>
      </p>
    </Page>
  )
}

function TakeOut({ page }: { page: Route.ComponentProps['loaderData'] }) {
  const t = useLabels(sheetsLabels)
  const { divisions, wholePlan, address } = page
  return (
    <section className="card" aria-labelledby="take-out">
      <h2 id="take-out">{t.outTitle}</h2>
      {!wholePlan && divisions.length === 0 ? (
        <Notice tone="warning" title={t.noDivision} />
      ) : (
        <form method="post" action={`${address}/sheets/export`}>
          <SelectField label={t.whose} name="division" hint={t.outHint}>
            {wholePlan && <option value="">{t.wholePlan}</option>}
            {divisions.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <p className="form-actions">
            <Button>{t.out}</Button>
          </p>
        </form>
      )}
    </section>
  )
}
