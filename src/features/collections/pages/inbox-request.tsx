import { data, redirect } from 'react-router'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/inbox-request.ts'
import { inboxLabels } from '../inbox.labels.ts'
import { unlikeOthers } from '../inbox.ts'
import { openInboxRequest } from '../inbox-views.commands.ts'
import { AnswerList } from '../views/answer-list.tsx'
import { Refusal } from '../views/agency-head.tsx'
import { InboxItemCard, ItemMark } from '../views/inbox-item-card.tsx'
import { refusalOf } from './agency-form.ts'
import { actOnInbox } from './inbox-actions.ts'

const DONE = {
  accept: 'doneAccept',
  join: 'doneJoin',
  return: 'doneReturn',
  decline: 'doneDecline',
  reopen: 'doneReopen',
  correct: 'doneCorrect',
  paper: 'donePaper',
} as const

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { officeCode, requestId } = params
  const { office, ...inbox } = await openInboxRequest(
    contextOf(context),
    officeCode,
    Number(params.fiscalYear),
    requestId,
  )
  const said = new URL(request.url).searchParams.get('done')
  const done = said !== null && Object.hasOwn(DONE, said) ? DONE[said as keyof typeof DONE] : null
  return { officeCode, officeName: office.name, inbox, done }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { officeCode, fiscalYear, requestId } = params
  try {
    const done = await actOnInbox(contextOf(context), officeCode, Number(fiscalYear), await request.formData())
    return redirect(`/offices/${officeCode}/${fiscalYear}/collect/inbox/${requestId}?done=${done}`)
  } catch (error) {
    const refusal = refusalOf(error)
    return data(refusal, { status: refusal.status })
  }
}

export default function InboxRequestPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(inboxLabels)
  const { officeCode, officeName, inbox, done } = loaderData
  const { request, fiscalYear, items, answers, files, isOpen, mayDecide } = inbox
  const plan = `/offices/${officeCode}/${fiscalYear}`
  const address = `${plan}/collect/inbox/${request.id}`
  const waitingCount = items.filter(({ status }) => status === 'waiting').length
  const unlike = unlikeOthers(items)
  return (
    <Page title={fillLabel(t.requestTitle, { name: request.name })} lead={`${request.round.title} · ${officeName}`}>
      <PlanNav officeCode={officeCode} fiscalYear={fiscalYear} current="collect" />
      {done !== null && !actionData && <Notice tone="success" title={t[done]} />}
      {actionData && <Refusal message={actionData.message} />}
      {actionData && <ErrorSummary problems={actionData.problems} />}
      {!isOpen && (
        <Notice tone="info" title={t.closedTitle}>
          <p>{t.closedText}</p>
        </Notice>
      )}
      {request.nothingToReport && <p>{t.nothing}</p>}
      {mayDecide && isOpen && unlike.length > 1 && (
        <form method="post">
          {unlike.map((item) => (
            <ItemMark key={item.id} item={item} />
          ))}
          <p>
            <Button name="do" value="accept">
              {fillLabel(unlike.length === waitingCount ? t.acceptAll : t.acceptUnlike, { count: unlike.length })}
            </Button>
          </p>
        </form>
      )}
      <ul className="item-list">
        {items.map((item) => (
          <InboxItemCard key={item.id} item={item} plan={plan} mayDecide={mayDecide} isOpen={isOpen} />
        ))}
      </ul>
      <AnswerList answers={answers} files={files} address={address} />
      <p className="form-actions">
        <ButtonLink href={`${plan}/collect/inbox`}>{t.toInbox}</ButtonLink>
        {mayDecide && <ButtonLink href={`${plan}/collect/paper/${request.id}`}>{t.paper}</ButtonLink>}
        {mayDecide && request.agencyId !== null && (
          <ButtonLink href={`${plan}/collect/link/${request.id}`}>{t.toLink}</ButtonLink>
        )}
      </p>
    </Page>
  )
}
