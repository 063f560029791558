import { data, redirect } from 'react-router'
import { MessageList } from '#src/features/coordination/views/message-list.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextArea, TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { formText } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/agency-talk.ts'
import { openAgency } from '../agency-answers.commands.ts'
import { openAgencyTalk, sayFromAgency } from '../agency-talks.commands.ts'
import { agencyTalkLabels } from '../agency-talks.labels.ts'
import type { AgencyTalk } from '../agency-talks.ts'
import { agencyLabels } from '../agency.labels.ts'
import { senderFrom, type TypedSender } from '../sender-form.ts'
import { AgencyBack, AgencyEnded, AgencyPage, Refusal } from '../views/agency-head.tsx'
import { fieldIdsOf } from '../views/item-fields.tsx'
import { refusalOf } from './agency-form.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const view = await openAgency(app, params.token, false)
  const isGone = view.standing === 'expired' || view.standing === 'revoked'
  const talk = isGone ? null : await openAgencyTalk(app, params.token, params.threadId)
  const isSent = new URL(request.url).searchParams.has('sent')
  return data({ view, talk, isSent, messageId: crypto.randomUUID() }, { status: isGone ? 410 : 200 })
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const typed = { messageId: formText(form, 'messageId'), text: formText(form, 'text'), sender: senderFrom(form) }
  try {
    await sayFromAgency(contextOf(context), params.token, { ...typed, threadId: params.threadId })
  } catch (error) {
    const refusal = refusalOf(error)
    return data({ ...refusal, typed }, { status: refusal.status })
  }
  return redirect(`/a/${params.token}/talks/${params.threadId}?sent`)
}

export default function AgencyTalkPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useLabels(agencyTalkLabels)
  const { view, talk, isSent, messageId } = loaderData
  if (talk === null) return <AgencyEnded asked={view} />
  const { officeName: office, agencyName: agency } = view
  const problems = actionData?.problems ?? []
  return (
    <AgencyPage title={talk.subject} lead={fillLabel(t.lead, { office, agency })}>
      <AgencyBack token={params.token} />
      {isSent && !actionData && <Notice tone="success" title={t.sent} />}
      <ErrorSummary problems={problems} fieldIds={fieldIdsOf(problems)} />
      {actionData && <Refusal message={actionData.message} />}
      <About talk={talk} office={office} />
      <h2>{t.messages}</h2>
      <MessageList messages={talk.messages} own={t.you} />
      {talk.closedAt === null ? (
        <AnswerForm
          office={office}
          messageId={actionData?.typed.messageId ?? messageId}
          text={actionData?.typed.text ?? ''}
          sender={actionData?.typed.sender ?? view.sender}
          errorOf={(field) => problems.find((one) => one.field === field)?.message}
        />
      ) : (
        <p className="quiet">{t.over}</p>
      )}
    </AgencyPage>
  )
}

function About({ talk, office }: { talk: AgencyTalk; office: string }) {
  const t = useLabels(agencyTalkLabels)
  const lines = [
    [t.ownWork, talk.ownWork],
    [fillLabel(t.officeWork, { office }), talk.officeWork],
    [t.outcome, talk.outcome ?? ''],
  ].filter(([, value]) => value !== '')
  if (lines.length === 0) return null
  return (
    <dl className="agency-facts">
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

type AnswerFormProps = {
  office: string
  messageId: string
  text: string
  sender: TypedSender
  errorOf: (field: string) => string | undefined
}

function AnswerForm({ office, messageId, text, sender, errorOf }: AnswerFormProps) {
  const t = useLabels(agencyTalkLabels)
  const s = useLabels(agencyLabels)
  const wired = (field: 'senderName' | 'senderPosition' | 'senderPhone') => ({
    id: field,
    name: field,
    label: s[field],
    defaultValue: sender[field],
    error: errorOf(field),
  })
  return (
    <form method="post" className="project-form">
      <input type="hidden" name="messageId" value={messageId} />
      <TextArea
        id="text"
        name="text"
        required
        rows={5}
        label={fillLabel(t.answer, { office })}
        hint={t.answerHint}
        defaultValue={text}
        error={errorOf('text')}
      />
      <TextField required autoComplete="name" {...wired('senderName')} />
      <TextField autoComplete="organization-title" {...wired('senderPosition')} />
      <TextField inputMode="tel" autoComplete="tel" {...wired('senderPhone')} />
      <p className="form-actions">
        <Button>{t.send}</Button>
      </p>
    </form>
  )
}
