import { data, Form } from 'react-router'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/calendar-address.ts'
import { feedPath } from '../calendar.ts'
import { endCalendarFeed, makeCalendarFeed, openCalendarFeed } from '../calendar.commands.ts'
import { calendarLabels } from '../calendar.labels.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { office, madeAt } = await openCalendarFeed(contextOf(context), params.officeCode)
  return { officeCode: office.dlaCode, officeName: office.name, madeAt }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const app = contextOf(context)
  const form = await request.formData()
  if (form.get('do') === 'end') {
    await endCalendarFeed(app, params.officeCode)
    return data({ address: null }, { headers: NO_STORE })
  }
  const token = await makeCalendarFeed(app, params.officeCode)
  const site = app.siteUrl ?? new URL(request.url).origin
  return data({ address: site + feedPath(token) }, { headers: NO_STORE })
}

const NO_STORE = { 'cache-control': 'no-store' }

/** The answer shows a secret: nothing keeps it. */
export const headers = ({ actionHeaders }: Route.HeadersArgs) => actionHeaders

export default function CalendarAddress({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(calendarLabels)
  const language = useLanguage()
  const { officeCode, officeName, madeAt } = loaderData
  return (
    <Page title={`${t.title} ${officeName}`} lead={t.lead}>
      {actionData && actionData.address === null && <Notice tone="success" title={t.ended} />}
      {actionData?.address && (
        <Notice tone="success" title={t.shownOnce}>
          <p>
            <code className="secret">{actionData.address}</code>
          </p>
          <p>{t.shownOnceHint}</p>
        </Notice>
      )}
      <p>{madeAt === null ? t.none : fillLabel(t.since, { when: formatInstant(madeAt, language) })}</p>
      <p className="quiet">{t.reminders}</p>
      <Form method="post">
        {madeAt !== null && <p className="hint">{t.makeAnewHint}</p>}
        <p className="form-actions">
          <Button name="do" value="make">
            {madeAt === null ? t.make : t.makeAnew}
          </Button>
          {madeAt !== null && (
            <Button tone="danger" name="do" value="end">
              {t.end}
            </Button>
          )}
          <ButtonLink href={`/offices/${officeCode}/account`}>{t.account}</ButtonLink>
        </p>
      </Form>
    </Page>
  )
}
