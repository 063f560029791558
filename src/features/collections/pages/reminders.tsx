import { data, redirect } from 'react-router'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText } from '#src/web/form-text.ts'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/reminders.ts'
import { reminderLabels } from '../collections.labels.ts'
import {
  noteReminders,
  openReminders,
  sendReminders,
  type Remindable,
  type RemindersSent,
} from '../reminders.commands.ts'
import { readTargets } from '../reminder-targets.ts'
import { makeLinks } from '../round-changes.commands.ts'
import { RequestStateMark } from '../views/board-table.tsx'
import { CopyText } from '../views/copy-text.tsx'
import { MissingLinks } from '../views/missing-links.tsx'

/** Copying is offered by a button; without scripts the text is chosen by hand. */
export const handle = { script: true }

export async function loader({ params, context }: Route.LoaderArgs) {
  return openReminders(contextOf(context), params.officeCode, Number(params.fiscalYear), params.roundId)
}

type Outcome = { sent: RemindersSent | null; problems: readonly Problem[] }

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const { officeCode, fiscalYear, roundId } = params
  if (formText(form, 'do') === 'links') {
    await makeLinks(contextOf(context), officeCode, Number(fiscalYear), roundId)
    return redirect(`/offices/${officeCode}/${fiscalYear}/collect/${roundId}/reminders`)
  }
  const targets = readTargets(form.getAll('target'))
  if (targets === null) throw brokenForm()
  const remind = formText(form, 'do') === 'mail' ? sendReminders : noteReminders
  try {
    const sent = await remind(contextOf(context), officeCode, Number(fiscalYear), { roundId, targets })
    return data<Outcome>({ sent, problems: [] })
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'unavailable')) throw error
    return data<Outcome>({ sent: null, problems: [{ field: 'form', rule: error.code, message: error.message }] }, 422)
  }
}

export default function Reminders({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(reminderLabels)
  const { office, plan, round, remindable, today, mayMail, hasSite } = loaderData
  const address = `/offices/${office.dlaCode}/${plan.fiscalYear}/collect/${round.id}`
  return (
    <Page title={t.title} lead={round.title}>
      <PlanNav officeCode={office.dlaCode} fiscalYear={plan.fiscalYear} current="collect" />
      <ErrorSummary problems={actionData?.problems ?? []} />
      {actionData?.sent && <SentNotice outcome={actionData.sent} />}
      {!mayMail && <Notice tone="info" title={t.noMail} />}
      {hasSite && (
        <MissingLinks names={remindable.filter(({ hasAddress }) => !hasAddress).map(({ row }) => row.name)} />
      )}
      {remindable.length === 0 && <Notice tone="success" title={t.none} />}
      {remindable.length > 0 && (
        <form method="post">
          {remindable.map((one) => (
            <OneReminder key={one.row.id} one={one} today={today} mayMail={mayMail} />
          ))}
          <p className="form-actions">
            {mayMail && (
              <Button name="do" value="mail">
                {t.sendMail}
              </Button>
            )}
            <Button tone="secondary" name="do" value="note">
              {t.note}
            </Button>
          </p>
        </form>
      )}
      <p className="form-actions">
        <ButtonLink href={address}>{t.back}</ButtonLink>
      </p>
    </Page>
  )
}

function SentNotice({ outcome: { sent, skipped, refused } }: { outcome: RemindersSent }) {
  const t = useLabels(reminderLabels)
  return (
    <Notice tone={refused.length > 0 ? 'warning' : 'success'} title={fillLabel(t.sent, { sent })}>
      {skipped > 0 && <p>{fillLabel(t.skipped, { skipped })}</p>}
      {refused.length > 0 && (
        <>
          <p>{t.refused}</p>
          <ul>
            {refused.map(({ name, reason }) => (
              <li key={name}>
                {name}: {reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}

function OneReminder({ one, today, mayMail }: { one: Remindable; today: string; mayMail: boolean }) {
  const t = useLabels(reminderLabels)
  const language = useLanguage()
  const { row, email, reminder, last } = one
  const target = `${row.id}:${row.reminderCount}`
  const at = last && formatInstant(last.at, language)
  return (
    <section className="card reminder" aria-label={row.name}>
      <p className="choices">
        <label>
          <input type="checkbox" name="target" value={target} defaultChecked={mayMail && email !== null} />{' '}
          <strong>{row.name}</strong>
        </label>{' '}
        <RequestStateMark row={row} today={today} />
      </p>
      {mayMail && row.agencyId !== null && (
        <p className="quiet">{email === null ? t.noEmail : fillLabel(t.mailTo, { email })}</p>
      )}
      {last && last.failure === null && <p className="quiet">✓ {fillLabel(t.last, { at: at ?? '' })}</p>}
      {last && last.failure !== null && (
        <p className="request-late">! {fillLabel(t.failed, { at: at ?? '', reason: last.failure })}</p>
      )}
      <CopyText id={`text-${row.id}`} label={fillLabel(t.text, { name: row.name })} text={reminder.text} />
    </section>
  )
}
