import { data } from 'react-router'
import { AppError, type Problem } from '#src/domain/errors.ts'
import type { Context } from '#src/context.ts'
import { contextOf, pageRequestOf, type Sessions } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/account.ts'
import { openOwnAccount, recordPasswordChange, renameSelf } from '../passwords.commands.ts'
import { accountLabels } from '../people.labels.ts'
import { passwordProblems } from '../people.ts'
import { NewPasswordFields } from '../views/new-password-fields.tsx'
import { withCookies } from './with-cookies.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { name, username } = await openOwnAccount(contextOf(context), params.officeCode)
  return { name, username }
}

type Outcome = { done: 'name' | 'password' | null; problems: readonly Problem[]; setCookies: readonly string[] }

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const app = contextOf(context)
  try {
    const outcome =
      form.get('do') === 'name'
        ? await changeName(app, params.officeCode, form)
        : await changePassword(app, params.officeCode, form, pageRequestOf(context).sessions)
    const { setCookies, ...shown } = outcome
    return data(shown, { status: shown.done === null ? 422 : 200, headers: withCookies(setCookies) })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error
    return data({ done: null, problems: error.problems }, { status: 422 })
  }
}

async function changeName(app: Context, officeCode: string, form: FormData): Promise<Outcome> {
  await renameSelf(app, officeCode, formText(form, 'name'))
  return { done: 'name', problems: [], setCookies: [] }
}

async function changePassword(app: Context, officeCode: string, form: FormData, sessions: Sessions): Promise<Outcome> {
  const [current = '', password = '', repeated = ''] = ['current', 'password', 'repeated'].map((name) =>
    formText(form, name),
  )
  const { username } = await openOwnAccount(app, officeCode)
  const problems = passwordProblems(password, repeated, username)
  if (problems.length > 0) return { done: null, problems, setCookies: [] }
  const outcome = await sessions.changePassword(current, password)
  if (outcome.kind === 'done') {
    await recordPasswordChange(app, officeCode)
    return { done: 'password', problems: [], setCookies: outcome.setCookies }
  }
  const message =
    outcome.kind === 'wrong'
      ? accountLabels.currentWrong.th
      : fillLabel(accountLabels.tooMany.th, { seconds: outcome.retrySeconds })
  return { done: null, problems: [{ field: 'current', rule: outcome.kind, message }], setCookies: [] }
}

export default function Account({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(accountLabels)
  const problems = actionData?.problems ?? []
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  return (
    <Page title={t.title} lead={fillLabel(t.lead, { username: loaderData.username })}>
      {actionData?.done === 'name' && <Notice tone="success" title={t.nameSaved} />}
      {actionData?.done === 'password' && <Notice tone="success" title={t.passwordSaved} />}
      <ErrorSummary problems={problems} fieldIds={FIELD_IDS} />
      <form method="post">
        <fieldset>
          <legend>{t.nameTitle}</legend>
          <input type="hidden" name="do" value="name" />
          <TextField
            label={t.name}
            hint={t.nameHint}
            error={errorOf('name')}
            id="name"
            name="name"
            required
            defaultValue={loaderData.name}
            autoComplete="name"
          />
          <p className="form-actions">
            <Button>{t.saveName}</Button>
          </p>
        </fieldset>
      </form>
      <form method="post">
        <fieldset>
          <legend>{t.passwordTitle}</legend>
          <input type="hidden" name="do" value="password" />
          <TextField
            label={t.current}
            error={errorOf('current')}
            id="current"
            name="current"
            type="password"
            required
            autoComplete="current-password"
          />
          <NewPasswordFields problems={problems} />
          <p className="form-actions">
            <Button>{t.savePassword}</Button>
          </p>
        </fieldset>
      </form>
      <p className="form-actions">
        <ButtonLink href="account/calendar">{t.calendar}</ButtonLink>
        <ButtonLink href="account/keys">{t.keys}</ButtonLink>
      </p>
    </Page>
  )
}

const FIELD_IDS = Object.fromEntries(['name', 'current', 'password', 'repeated'].map((field) => [field, field]))
