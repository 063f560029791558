import { data, redirect } from 'react-router'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { Pager } from '#src/web/components/pager.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/inbox-request.ts'
import { inboxLabels } from '../inbox.labels.ts'
import { ITEMS_OF_PART, unlikeOthers, type InboxRequest } from '../inbox.ts'
import { openInboxRequest } from '../inbox-views.commands.ts'
import { AnswerList } from '../views/answer-list.tsx'
import { Refusal } from '../views/agency-head.tsx'
import { InboxItemCard, ItemMark } from '../views/inbox-item-card.tsx'
import { refusalOf } from './agency-form.ts'
import { actOnInbox } from './inbox-actions.ts'

const DONE = {
  accept: 'doneAccept',
  join: 'doneJoin',
  decided: 'doneDecided',
  return: 'doneReturn',
  decline: 'doneDecline',
  reopen: 'doneReopen',
  correct: 'doneCorrect',
  paper: 'donePaper',
} as const

/** The part that an address asks for; any number. */
const partIn = (request: Request): number => Number(new URL(request.url).searchParams.get('part'))

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { officeCode, requestId } = params
  const { office, ...inbox } = await openInboxRequest(
    contextOf(context),
    officeCode,
    Number(params.fiscalYear),
    requestId,
    partIn(request),
  )
  const said = new URL(request.url).searchParams.get('done')
  const done = said !== null && Object.hasOwn(DONE, said) ? DONE[said as keyof typeof DONE] : null
  return { officeCode, officeName: office.name, inbox, done }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { officeCode, fiscalYear, requestId } = params
  try {
    const done = await actOnInbox(contextOf(context), officeCode, Number(fiscalYear), await request.formData())
    const part = partIn(request)
    const query = `?done=${done}${part > 1 ? `&part=${part}` : ''}`
    return redirect(`/offices/${officeCode}/${fiscalYear}/collect/inbox/${requestId}${query}`)
  } catch (error) {
    const refusal = refusalOf(error)
    return data(refusal, { status: refusal.status })
  }
}

export default function InboxRequestPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(inboxLabels)
  const { officeCode, officeName, inbox, done } = loaderData
  const { request, fiscalYear, items, answers, files, isOpen, mayDecide, waitingCount, parts } = inbox
  const plan = `/offices/${officeCode}/${fiscalYear}`
  const address = `${plan}/collect/inbox/${request.id}`
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
              {fillLabel(
                unlike.length === waitingCount ? t.acceptAll : parts > 1 ? t.acceptUnlikeHere : t.acceptUnlike,
                { count: unlike.length },
              )}
            </Button>
          </p>
        </form>
      )}
      {parts > 1 && <Extent inbox={inbox} />}
      <ul className="item-list">
        {items.map((item) => (
          <InboxItemCard key={item.id} item={item} plan={plan} mayDecide={mayDecide} isOpen={isOpen} />
        ))}
      </ul>
      <Pager part={inbox.part} parts={parts} href={(part) => `?part=${part}`} />
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

/** Which items of a long sending are shown. */
function Extent({ inbox: { items, part, itemCount } }: { inbox: Pick<InboxRequest, 'items' | 'part' | 'itemCount'> }) {
  const t = useLabels(inboxLabels)
  const from = (part - 1) * ITEMS_OF_PART + 1
  return <p className="hint">{fillLabel(t.extent, { from, to: from + items.length - 1, count: itemCount })}</p>
}
