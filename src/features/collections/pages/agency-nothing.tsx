import { data, redirect } from 'react-router'
import { isUuid } from '#src/domain/uuid.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { formText } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/agency-nothing.ts'
import { openAgency, sendNothing } from '../agency-answers.commands.ts'
import { agencyLabels } from '../agency.labels.ts'
import { senderFrom } from '../sender-form.ts'
import { AgencyBack, AgencyEnded, AgencyPage, Refusal } from '../views/agency-head.tsx'
import { fieldIdsOf } from '../views/item-fields.tsx'
import { SenderFields } from '../views/sender-fields.tsx'
import { refusalOf } from './agency-form.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const view = await openAgency(contextOf(context), params.token, false)
  return data({ view, nonce: crypto.randomUUID() }, { status: view.standing === 'live' ? 200 : 410 })
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const nonce = formText(form, 'nonce')
  const sender = senderFrom(form)
  try {
    await sendNothing(contextOf(context), params.token, { sender, nonce: isUuid(nonce) ? nonce : '' })
  } catch (error) {
    const refusal = refusalOf(error)
    return data({ ...refusal, sender, nonce }, { status: refusal.status })
  }
  return redirect(`/a/${params.token}?sent=nothing`)
}

export default function AgencyNothing({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useLabels(agencyLabels)
  const { view, nonce } = loaderData
  if (view.standing !== 'live' && !actionData) return <AgencyEnded asked={view} />
  const problems = actionData?.problems ?? []
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  return (
    <AgencyPage title={t.nothingTitle} lead={fillLabel(t.nothingLead, { year: view.fiscalYear })}>
      <AgencyBack token={params.token} />
      <ErrorSummary problems={problems} fieldIds={fieldIdsOf(problems)} />
      {actionData && <Refusal message={actionData.message} />}
      <form method="post" className="project-form">
        <input type="hidden" name="nonce" value={actionData?.nonce ?? nonce} />
        <SenderFields typed={actionData?.sender ?? view.sender} errorOf={errorOf} />
        <p className="form-actions">
          <Button>{t.sendNothing}</Button>
        </p>
      </form>
    </AgencyPage>
  )
}
