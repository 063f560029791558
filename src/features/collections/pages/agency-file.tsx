import { data, redirect } from 'react-router'
import { contextOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextArea } from '#src/web/components/field.tsx'
import { FileDrop } from '#src/web/components/file-drop.tsx'
import { formFile, formText } from '#src/web/form-text.ts'
import { useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/agency-file.ts'
import { openAgency, sendFile } from '../agency-answers.commands.ts'
import { agencyLabels } from '../agency.labels.ts'
import { senderFrom } from '../sender-form.ts'
import { AgencyBack, AgencyEnded, AgencyPage, Refusal } from '../views/agency-head.tsx'
import { fieldIdsOf } from '../views/item-fields.tsx'
import { SenderFields } from '../views/sender-fields.tsx'
import { refusalOf } from './agency-form.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const view = await openAgency(contextOf(context), params.token, false)
  return data({ view }, { status: view.standing === 'live' ? 200 : 410 })
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const sent = { message: formText(form, 'message'), sender: senderFrom(form) }
  try {
    await sendFile(contextOf(context), params.token, { ...sent, file: await formFile(form, 'file') })
  } catch (error) {
    const refusal = refusalOf(error)
    return data({ ...refusal, sent }, { status: refusal.status })
  }
  return redirect(`/a/${params.token}?sent=file`)
}

export default function AgencyFile({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useLabels(agencyLabels)
  const { view } = loaderData
  if (view.standing !== 'live' && !actionData) return <AgencyEnded asked={view} />
  const problems = actionData?.problems ?? []
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  return (
    <AgencyPage title={t.fileTitle} lead={t.fileLead}>
      <AgencyBack token={params.token} />
      <ErrorSummary problems={problems} fieldIds={fieldIdsOf(problems.filter(({ field }) => field !== 'file'))} />
      {actionData && <Refusal message={actionData.message} />}
      <form method="post" encType="multipart/form-data" className="project-form">
        <FileDrop name="file" label={t.file} hint={t.fileHint} accept=".pdf,.png,.jpg,.jpeg,.xlsx" />
        <TextArea
          id="message"
          name="message"
          label={t.message}
          defaultValue={actionData?.sent.message ?? ''}
          error={errorOf('message')}
        />
        <SenderFields typed={actionData?.sent.sender ?? view.sender} errorOf={errorOf} />
        <p className="form-actions">
          <Button>{t.sendFile}</Button>
        </p>
      </form>
    </AgencyPage>
  )
}
