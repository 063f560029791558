import { data, redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { authorise } from '#src/domain/permissions.ts'
import { uploadedFile } from '#src/features/intakes/uploaded-file.ts'
import { officeWith } from '#src/features/offices/offices.commands.ts'
import { contextOf } from '#src/web/app-context.ts'
import { formFile } from '#src/web/form-text.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { FileDrop } from '#src/web/components/file-drop.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/upload.ts'
import { uploadDevelopment } from '../development-imports.commands.ts'
import { developmentLabels } from '../development.labels.ts'
import { importLabels } from '../imports.labels.ts'

const ACCEPTED = '.xlsx,.xlsm,.xls,.ods,.csv,.tsv,.docx'

export async function loader({ params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  authorise(app.actor, 'development.manage', params.officeCode)
  const { dlaCode } = await officeWith(app, params.officeCode)
  return { address: `/offices/${dlaCode}/development` }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  try {
    const id = await uploadDevelopment(contextOf(context), params.officeCode, await uploadedFile(form))
    return redirect(`/offices/${params.officeCode}/development/imports/${id}`)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'too_large')) throw error
    return data({ fileName: (await formFile(form, 'file'))?.name ?? '', message: error.message }, { status: 422 })
  }
}

export default function UploadDevelopment({ loaderData: { address }, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(importLabels)
  const common = useLabels(developmentLabels)
  return (
    <Page title={t.uploadTitle} lead={t.uploadLead}>
      {refused && (
        <Notice tone="error" title={refused.fileName === '' ? t.refused : `${t.refused}: ${refused.fileName}`}>
          <p>{refused.message}</p>
        </Notice>
      )}
      <form method="post" encType="multipart/form-data" className="card">
        <FileDrop name="file" label={t.dropHere} hint={t.kinds} accept={ACCEPTED} />
        <p className="form-actions">
          <Button>{t.upload}</Button> <span className="quiet">{t.uploadNote}</span>
        </p>
      </form>
      <p>
        <ButtonLink href={address}>{common.backToPlan}</ButtonLink>
      </p>
    </Page>
  )
}
