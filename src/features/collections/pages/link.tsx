import { data, redirect } from 'react-router'
import { addDays, dateInThailand, formatThaiDate } from '#src/domain/thai-date.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText } from '#src/web/form-text.ts'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/link.ts'
import { inboxLabels, linkLabels } from '../inbox.labels.ts'
import { linkFor, openLink, prolongLink, renewLink, revokeLink } from '../links.commands.ts'
import { Refusal } from '../views/agency-head.tsx'
import { refusalOf } from './agency-form.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const { officeCode, fiscalYear, requestId } = params
  const { name, link, isOpen } = await openLink(app, officeCode, Number(fiscalYear), requestId)
  const url = new URL(request.url)
  return {
    name,
    isOpen,
    isDone: url.searchParams.has('done'),
    link: link && {
      address: `${app.siteUrl ?? url.origin}${link.path}`,
      lastDay: formatThaiDate(addDays(dateInThailand(link.expiresAt), -1)),
      lastOpenedAt: link.lastOpenedAt,
    },
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const app = contextOf(context)
  const { officeCode, fiscalYear, requestId } = params
  const form = await request.formData()
  const what = formText(form, 'do')
  const expiresOn = formText(form, 'expiresOn')
  try {
    if (what === 'renew') await renewLink(app, officeCode, requestId)
    else if (what === 'revoke') await revokeLink(app, officeCode, requestId)
    else if (what === 'prolong') await prolongLink(app, officeCode, requestId, expiresOn)
    else await linkFor(app, officeCode, requestId)
  } catch (error) {
    const refusal = refusalOf(error)
    return data({ ...refusal, expiresOn }, { status: refusal.status })
  }
  return redirect(`/offices/${officeCode}/${fiscalYear}/collect/link/${requestId}?done`)
}

export default function Link({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useLabels(linkLabels)
  const back = useLabels(inboxLabels)
  const { name, link, isOpen, isDone } = loaderData
  const problems = actionData?.problems ?? []
  return (
    <Page title={fillLabel(t.title, { name })} lead={t.lead}>
      <PlanNav officeCode={params.officeCode} fiscalYear={Number(params.fiscalYear)} current="collect" />
      {isDone && !actionData && <Notice tone="success" title={t.done} />}
      <ErrorSummary problems={problems} fieldIds={{ expiresOn: 'expiresOn' }} />
      {actionData && <Refusal message={actionData.message} />}
      {link === null ? (
        <>
          <p>{isOpen ? t.none : t.closed}</p>
          {isOpen && (
            <form method="post">
              <Button name="do" value="make">
                {t.make}
              </Button>
            </form>
          )}
        </>
      ) : (
        <LiveLink
          link={link}
          error={problems.find(({ field }) => field === 'expiresOn')?.message}
          expiresOn={actionData?.expiresOn ?? link.lastDay}
        />
      )}
      <p className="form-actions">
        <ButtonLink href={`/offices/${params.officeCode}/${params.fiscalYear}/collect/inbox/${params.requestId}`}>
          {back.toInbox}
        </ButtonLink>
      </p>
    </Page>
  )
}

type LiveLinkProps = {
  link: { address: string; lastDay: string; lastOpenedAt: Date | null }
  expiresOn: string
  error: string | undefined
}

function LiveLink({ link: { address, lastDay, lastOpenedAt }, expiresOn, error }: LiveLinkProps) {
  const t = useLabels(linkLabels)
  const language = useLanguage()
  const opened =
    lastOpenedAt === null ? t.neverOpened : fillLabel(t.opened, { at: formatInstant(lastOpenedAt, language) })
  return (
    <>
      <TextField label={t.address} id="address" readOnly defaultValue={address} />
      <p>
        {fillLabel(t.until, { day: lastDay })} · {opened}
      </p>
      <form method="post">
        <TextField
          label={t.expiresOn}
          hint={t.expiresHint}
          id="expiresOn"
          name="expiresOn"
          required
          defaultValue={expiresOn}
          error={error}
        />
        <p className="form-actions">
          <Button name="do" value="prolong" tone="secondary">
            {t.prolong}
          </Button>
        </p>
      </form>
      <section aria-labelledby="renew" className="link-renew">
        <h2 id="renew">{t.renewTitle}</h2>
        <p>{t.renewText}</p>
        <form method="post">
          <p className="item-actions">
            <Button name="do" value="renew" tone="secondary">
              {t.renew}
            </Button>
            <Button name="do" value="revoke" tone="danger">
              {t.revoke}
            </Button>
          </p>
        </form>
      </section>
    </>
  )
}
