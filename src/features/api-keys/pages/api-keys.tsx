import { data, Form } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/api-keys.ts'
import { createApiKey, openApiKeys, revokeApiKey } from '../api-keys.commands.ts'
import { apiKeyLabels } from '../api-keys.labels.ts'
import { isKeyAlive } from '../api-keys.ts'
import { KeyForm } from '../views/key-form.tsx'
import { KeyTable } from '../views/key-table.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const { office, keys, allowedScopes } = await openApiKeys(app, params.officeCode)
  const now = app.now()
  return {
    officeCode: office.dlaCode,
    officeName: office.name,
    allowedScopes,
    keys: keys.map((key) => ({ ...key, isAlive: isKeyAlive(key, now) })),
  }
}

const NO_STORE = { 'cache-control': 'no-store' }

export async function action({ request, params, context }: Route.ActionArgs) {
  const app = contextOf(context)
  const form = await request.formData()
  const name = form.get('name')
  const revoked = form.get('revoke')
  if (typeof revoked === 'string') {
    await revokeApiKey(app, params.officeCode, revoked)
    return data({ kind: 'revoked' } as const, { headers: NO_STORE })
  }
  const input = {
    name: typeof name === 'string' ? name : '',
    scopes: form.getAll('scopes').filter((scope) => typeof scope === 'string'),
    days: Number(form.get('days')),
  }
  try {
    const key = await createApiKey(app, params.officeCode, input)
    return data({ kind: 'made', key } as const, { headers: NO_STORE })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error
    return data({ kind: 'invalid', input, problems: error.problems } as const, { status: 422 })
  }
}

/** The answer shows a secret: nothing keeps it. */
export const headers = ({ actionHeaders }: Route.HeadersArgs) => actionHeaders

export default function ApiKeys({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(apiKeyLabels)
  const { officeCode, officeName, keys, allowedScopes } = loaderData
  return (
    <Page title={`${t.title} ${officeName}`} lead={t.lead}>
      <p>
        <a href="/api/docs">{t.docs}</a>
      </p>
      {actionData?.kind === 'revoked' && <Notice tone="success" title={t.revoked} />}
      {actionData?.kind === 'made' && (
        <Notice tone="success" title={t.shownOnce}>
          <p>
            <code className="secret">{actionData.key}</code>
          </p>
          <p>{t.shownOnceHint}</p>
        </Notice>
      )}
      <h2>{t.listTitle}</h2>
      {keys.length === 0 ? <p>{t.empty}</p> : <KeyTable keys={keys} />}
      <Form method="post">
        <KeyForm
          allowedScopes={allowedScopes}
          input={actionData?.kind === 'invalid' ? actionData.input : { name: '', scopes: ['read'], days: 90 }}
          problems={actionData?.kind === 'invalid' ? actionData.problems : []}
        />
      </Form>
      <p className="form-actions">
        <ButtonLink href={`/offices/${officeCode}/account`}>{t.account}</ButtonLink>
      </p>
    </Page>
  )
}
