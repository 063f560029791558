import { data, redirect } from 'react-router'
import { contextOf, pageRequestOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/sign-in.ts'
import { ownAddress } from '../own-address.ts'
import { signInLabels } from '../sign-in.labels.ts'
import { withCookies } from './with-cookies.ts'

export function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = contextOf(context)
  const next = ownAddress(new URL(request.url).searchParams.get('next'))
  if (actor.memberships.length > 0) throw redirect(next)
  return { next, hasNoOffice: actor.userId !== null }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const [username, password, next] = ['username', 'password', 'next'].map((name) => formText(form, name))
  const outcome = await pageRequestOf(context).sessions.signIn(username ?? '', password ?? '')
  if (outcome.kind === 'done') return redirect(ownAddress(next ?? null), { headers: withCookies(outcome.setCookies) })
  return data({ outcome, username: username ?? '' }, { status: outcome.kind === 'wrong' ? 422 : 429 })
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(signInLabels)
  const outcome = actionData?.outcome
  return (
    <Page title={t.title} lead={t.lead}>
      {loaderData.hasNoOffice && (
        <Notice tone="warning" title={t.noOffice}>
          <p>{t.noOfficeText}</p>
        </Notice>
      )}
      {outcome?.kind === 'wrong' && (
        <Notice tone="error" title={t.wrong}>
          <p>{t.wrongText}</p>
        </Notice>
      )}
      {outcome?.kind === 'too-many' && (
        <Notice tone="error" title={t.tooMany}>
          <p>{fillLabel(t.tooManyText, { seconds: outcome.retrySeconds })}</p>
        </Notice>
      )}
      <form method="post" className="narrow-form">
        <input type="hidden" name="next" value={loaderData.next} />
        <TextField
          label={t.username}
          name="username"
          required
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={actionData?.username ?? ''}
        />
        <TextField label={t.password} name="password" type="password" required autoComplete="current-password" />
        <p className="form-actions">
          <Button>{t.submit}</Button>
        </p>
      </form>
      <p className="quiet">{t.forgotten}</p>
    </Page>
  )
}
