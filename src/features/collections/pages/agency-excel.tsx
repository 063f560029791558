import { data, redirect } from 'react-router'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { FileDrop } from '#src/web/components/file-drop.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { formFile, formText } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/agency-excel.ts'
import { confirmTemplate, discardTemplate, openAgencyExcel, uploadTemplate } from '../agency-excel.commands.ts'
import { agencyExcelLabels } from '../agency.labels.ts'
import { senderFrom } from '../sender-form.ts'
import { AgencyBack, AgencyEnded, AgencyPage } from '../views/agency-head.tsx'
import { TemplatePreview } from '../views/template-preview.tsx'
import { refusalOf } from './agency-form.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { view, draft } = await openAgencyExcel(contextOf(context), params.token)
  return data({ view, draft }, { status: view.standing === 'live' ? 200 : 410 })
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const app = contextOf(context)
  const { token } = params
  const form = await request.formData()
  const what = formText(form, 'do')
  const sender = senderFrom(form)
  try {
    if (what === 'confirm') {
      const left = await confirmTemplate(app, token, { draftId: formText(form, 'draft'), sender })
      return redirect(`/a/${token}?sent=excel${left === 0 ? '' : `&left=${left}`}`)
    }
    if (what === 'discard') await discardTemplate(app, token)
    else await uploadTemplate(app, token, await formFile(form, 'file'))
  } catch (error) {
    const refusal = refusalOf(error)
    return data({ ...refusal, sender: what === 'confirm' ? sender : null }, { status: refusal.status })
  }
  return redirect(`/a/${token}/excel`)
}

export default function AgencyExcel({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useLabels(agencyExcelLabels)
  const { view, draft } = loaderData
  if (view.standing !== 'live') return <AgencyEnded asked={view} />
  const problems = actionData?.problems ?? []
  return (
    <AgencyPage title={t.title} lead={view.agencyName}>
      <AgencyBack token={params.token} />
      <ErrorSummary problems={problems} />
      {actionData?.message && (
        <Notice tone="error" title={t.refused}>
          <p>{actionData.message}</p>
        </Notice>
      )}
      {draft && <TemplatePreview draft={draft} sender={actionData?.sender ?? view.sender} problems={problems} />}
      <h2>{t.step1}</h2>
      <p>{fillLabel(t.step1Text, { agency: view.agencyName, year: view.fiscalYear })}</p>
      <p>
        <ButtonLink href={`/a/${params.token}/template.xlsx`} download>
          {t.download}
        </ButtonLink>
      </p>
      <h2>{t.step2}</h2>
      <form method="post" encType="multipart/form-data">
        <FileDrop name="file" label={t.file} hint={t.fileHint} accept=".xlsx" />
        <p className="form-actions">
          <Button name="do" value="upload" tone={draft ? 'secondary' : 'primary'}>
            {t.upload}
          </Button>
        </p>
      </form>
    </AgencyPage>
  )
}
