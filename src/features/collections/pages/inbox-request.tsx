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
import { ITEMS_OF_PAGE, unlikeOthers, type InboxRequest } from '../inbox.ts'
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

/** The page that an address asks for; the first for anything that is none. */
function pageIn(request: Request): number {
  const page = Number(new URL(request.url).searchParams.get('page') ?? '1')
  return Number.isSafeInteger(page) && page > 0 ? page : 1
}

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { officeCode, requestId } = params
  const { office, ...inbox } = await openInboxRequest(
    contextOf(context),
    officeCode,
    Number(params.fiscalYear),
    requestId,
    pageIn(request),
  )
  const said = new URL(request.url).searchParams.get('done')
  const done = said !== null && Object.hasOwn(DONE, said) ? DONE[said as keyof typeof DONE] : null
  return { officeCode, officeName: office.name, inbox, done }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { officeCode, fiscalYear, requestId } = params
  try {
    const done = await actOnInbox(contextOf(context), officeCode, Number(fiscalYear), await request.formData())
    const page = pageIn(request)
    const query = `?done=${done}${page > 1 ? `&page=${page}` : ''}`
    return redirect(`/offices/${officeCode}/${fiscalYear}/collect/inbox/${requestId}${query}`)
  } catch (error) {
    const refusal = refusalOf(error)
    return data(refusal, { status: refusal.status })
  }
}

export default function InboxRequestPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(inboxLabels)
  const { officeCode, officeName, inbox, done } = loaderData
  const { request, fiscalYear, items, answers, files, isOpen, mayDecide, waitingCount, pageCount } = inbox
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
                unlike.length === waitingCount ? t.acceptAll : pageCount > 1 ? t.acceptUnlikeHere : t.acceptUnlike,
                { count: unlike.length },
              )}
            </Button>
          </p>
        </form>
      )}
      <ItemPages inbox={inbox} />
      <ul className="item-list">
        {items.map((item) => (
          <InboxItemCard key={item.id} item={item} plan={plan} mayDecide={mayDecide} isOpen={isOpen} />
        ))}
      </ul>
      <ItemPages inbox={inbox} />
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

/** Leads through the pages of a long sending. */
function ItemPages({ inbox }: { inbox: Pick<InboxRequest, 'items' | 'page' | 'pageCount' | 'itemCount'> }) {
  const t = useLabels(inboxLabels)
  const { items, page, pageCount, itemCount } = inbox
  if (pageCount === 1) return null
  const from = (page - 1) * ITEMS_OF_PAGE + 1
  return (
    <nav className="part-nav" aria-label={t.pages}>
      {page > 1 && <a href={`?page=${page - 1}`}>{t.previous}</a>}
      <span>{fillLabel(t.pageOf, { from, to: from + items.length - 1, count: itemCount })}</span>
      {page < pageCount && <a href={`?page=${page + 1}`}>{t.next}</a>}
    </nav>
  )
}
