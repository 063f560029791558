import { data, Form, redirect } from 'react-router'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextArea } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText } from '#src/web/form-text.ts'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/thread.ts'
import { closeThread, readThread, writeMessage } from '../coordination.commands.ts'
import { coordinationLabels } from '../coordination.labels.ts'
import type { AgencyLink, Thread } from '../coordination.ts'
import { messageInput, outcomeInput } from '../coordination.schema.ts'
import { MessageList } from '../views/message-list.tsx'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const view = await readThread(contextOf(context), params.officeCode, params.threadId)
  const search = new URL(request.url).searchParams
  return {
    officeCode: view.office.dlaCode,
    thread: view.thread,
    messages: view.messages,
    link: view.link,
    mayWrite: view.mayWrite,
    messageId: crypto.randomUUID(),
    said: search.has('sent') ? ('sent' as const) : search.has('closed') ? ('closed' as const) : null,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const app = contextOf(context)
  const { officeCode, threadId } = params
  const address = `/offices/${officeCode}/coordination/${threadId}`
  const isClosing = formText(form, 'intent') === 'close'
  try {
    if (isClosing) await closeThread(app, officeCode, threadId, inputOf(outcomeInput, form, ['version', 'outcome']))
    else await writeMessage(app, officeCode, threadId, inputOf(messageInput, form, ['messageId', 'text']))
    return redirect(isClosing ? `${address}?closed` : `${address}?sent`)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    if (error.code === 'invalid' && error.problems.length === 0) throw error
    const refused = {
      message: error.message,
      text: formText(form, 'text'),
      outcome: formText(form, 'outcome'),
      problems: error.problems,
    }
    return data(refused, { status: error.code === 'conflict' ? 409 : 422 })
  }
}

/** @throws AppError 'invalid' for a form that none of our pages made */
function inputOf<Input>(
  schema: { safeParse: (value: unknown) => { success: true; data: Input } | { success: false } },
  form: FormData,
  names: readonly string[],
): Input {
  const parsed = schema.safeParse(Object.fromEntries(names.map((name) => [name, formText(form, name)])))
  if (!parsed.success) throw brokenForm()
  return parsed.data
}

export default function ThreadPage({ loaderData: page, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(coordinationLabels)
  const { thread } = page
  return (
    <Page title={thread.subject} lead={fillLabel(t.with, { party: thread.with.name })}>
      <p>
        <a href={`/offices/${page.officeCode}/coordination`}>{t.back}</a>
      </p>
      {page.said !== null && <Notice tone="success" title={t[page.said]} />}
      {refused?.problems.length === 0 && <Notice tone="error" title={refused.message} />}
      <ErrorSummary problems={refused?.problems ?? []} fieldIds={{ text: 'talk-text', outcome: 'talk-outcome' }} />
      <About thread={thread} />
      {thread.with.kind === 'agency' && thread.closedAt === null && (
        <WhereAgencyReads link={page.link} officeCode={page.officeCode} />
      )}
      {thread.outcome !== null && <Closed thread={thread} />}
      <h2>{t.messages}</h2>
      <MessageList messages={page.messages} />
      {page.mayWrite && thread.closedAt === null && (
        <Answer thread={thread} messageId={page.messageId} refused={refused} />
      )}
    </Page>
  )
}

function About({ thread }: { thread: Thread }) {
  const t = useLabels(coordinationLabels)
  const language = useLanguage()
  const lines: [string, string][] = [
    [t.ownWork, thread.ownWork],
    [t.otherWork, thread.otherWork],
    [t.opened, fillLabel(t.openedBy, { who: thread.openedBy, at: formatInstant(thread.openedAt, language) })],
  ]
  return (
    <dl className="case-facts talk-about">
      {lines
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

function WhereAgencyReads({ link, officeCode }: { link: AgencyLink | null; officeCode: string }) {
  const t = useLabels(coordinationLabels)
  if (link === null) return <Notice tone="warning" title={t.agencyNoLink} />
  return (
    <p>
      {t.agencyReads}{' '}
      <a href={`/offices/${officeCode}/${link.fiscalYear}/collect/link/${link.requestId}`}>{t.agencyLink}</a>
    </p>
  )
}

function Closed({ thread }: { thread: Thread }) {
  const t = useLabels(coordinationLabels)
  const language = useLanguage()
  return (
    <Notice tone="info" title={fillLabel(t.closedNotice, { outcome: thread.outcome ?? '' })}>
      <p className="quiet">
        {fillLabel(t.openedBy, {
          who: thread.closedBy ?? '–',
          at: thread.closedAt === null ? '–' : formatInstant(thread.closedAt, language),
        })}
      </p>
    </Notice>
  )
}

type AnswerFacts = {
  thread: Thread
  messageId: string
  refused: { text: string; outcome: string; problems: readonly Problem[] } | undefined
}

function Answer({ thread, messageId, refused }: AnswerFacts) {
  const t = useLabels(coordinationLabels)
  const errorOf = (field: string) => refused?.problems.find((one) => one.field === field)?.message
  return (
    <>
      <Form method="post" className="talk-answer">
        <input type="hidden" name="intent" value="post" />
        <input type="hidden" name="messageId" value={messageId} />
        <TextArea
          id="talk-text"
          name="text"
          label={fillLabel(t.write, { party: thread.with.name })}
          hint={t.bothSee}
          required
          rows={4}
          defaultValue={refused?.text}
          error={errorOf('text')}
        />
        <p className="form-actions">
          <Button>{t.send}</Button>
        </p>
      </Form>
      <details className="case-decision" open={errorOf('outcome') !== undefined}>
        <summary>
          <span className="case-decision-title">{t.closeTitle}</span>
        </summary>
        <Form method="post">
          <input type="hidden" name="intent" value="close" />
          <input type="hidden" name="version" value={thread.version} />
          <TextArea
            id="talk-outcome"
            name="outcome"
            label={t.outcome}
            hint={t.outcomeHint}
            required
            defaultValue={refused?.outcome}
            error={errorOf('outcome')}
          />
          <p className="form-actions">
            <Button tone="secondary">{t.close}</Button>
          </p>
        </Form>
      </details>
    </>
  )
}
