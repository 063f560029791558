import { data, redirect } from 'react-router'
import { AppError, brokenForm } from '#src/domain/errors.ts'
import { contextOf, pageRequestOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/password.ts'
import { choosePassword, openPasswordLink } from '../passwords.commands.ts'
import { passwordLabels } from '../people.labels.ts'
import { passwordInput } from '../people.schema.ts'
import { NewPasswordFields } from '../views/new-password-fields.tsx'
import { withCookies } from './with-cookies.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { name, username } = await openPasswordLink(contextOf(context), params.token)
  return { name, username }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const parsed = passwordInput.safeParse(Object.fromEntries(await request.formData()))
  if (!parsed.success) throw brokenForm()
  try {
    const username = await choosePassword(contextOf(context), params.token, parsed.data)
    const outcome = await pageRequestOf(context).sessions.signIn(username, parsed.data.password)
    return outcome.kind === 'done' ? redirect('/', { headers: withCookies(outcome.setCookies) }) : redirect('/sign-in')
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error
    return data({ problems: error.problems }, { status: 422 })
  }
}

export default function Password({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(passwordLabels)
  const problems = actionData?.problems ?? []
  return (
    <Page title={t.title} lead={fillLabel(t.lead, loaderData)}>
      <ErrorSummary problems={problems} fieldIds={{ password: 'password', repeated: 'repeated' }} />
      <form method="post" className="narrow-form">
        <input type="hidden" name="username" autoComplete="username" value={loaderData.username} />
        <NewPasswordFields problems={problems} />
        <p className="form-actions">
          <Button>{t.submit}</Button>
        </p>
      </form>
    </Page>
  )
}
