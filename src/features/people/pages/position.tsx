import { data, redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { shownTexts } from '#src/domain/form-conflict.ts'
import { authorise } from '#src/domain/permissions.ts'
import { contextOf } from '#src/web/app-context.ts'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/position.ts'
import { openPeople } from '../people.commands.ts'
import { peopleLabels } from '../people.labels.ts'
import { AddHolderForm, HolderTable } from '../views/holders.tsx'
import { textsOfPosition } from '../position-texts.ts'
import { PositionForm } from '../views/position-form.tsx'
import { actOnPosition } from './position-actions.ts'

/** The address of a position that is still to be made. */
const NEW = 'new'

export async function loader({ params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  authorise(app.actor, 'people.manage', params.officeCode)
  const { office, positions, holdings, divisions, accounts } = await openPeople(app, params.officeCode)
  const position = positions.find(({ id }) => id === params.positionId) ?? null
  if (position === null && params.positionId !== NEW) throw new AppError('not_found', 'ไม่พบตำแหน่งนี้')
  const own = holdings.filter(({ positionId }) => positionId === position?.id)
  const usable = divisions.filter(({ isActive, id }) => isActive || id === position?.divisionId)
  return { office, position, holdings: own, divisions: usable, accounts }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { officeCode, positionId } = params
  const app = contextOf(context)
  const outcome = await actOnPosition(app, officeCode, positionId === NEW ? null : positionId, await request.formData())
  if (outcome.problems.length > 0)
    return data({ ...outcome, linkAddress: null }, { status: outcome.isConflict ? 409 : 422 })
  if (outcome.done === 'saved' && positionId === NEW)
    return redirect(`/offices/${officeCode}/people/positions/${outcome.positionId ?? ''}?saved`)
  const origin = app.siteUrl ?? new URL(request.url).origin
  return data({ ...outcome, linkAddress: outcome.link && `${origin}/password/${outcome.link.token}` })
}

export default function PositionPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(peopleLabels)
  const { office, position, holdings, divisions, accounts } = loaderData
  const saved = { texts: textsOfPosition(position), version: position?.version ?? 1 }
  const shown = shownTexts(saved, actionData?.position ?? null)
  // Both sides of a conflict stand in the form itself.
  const problems = shown.conflicts === null ? (actionData?.problems ?? []) : []
  return (
    <Page title={position?.title ?? t.newTitle} lead={office.name}>
      <p>
        <a href={`/offices/${office.dlaCode}/people`}>{t.back}</a>
      </p>
      {actionData?.done === 'saved' && <Notice tone="success" title={t.saved} />}
      {actionData?.done === 'added' && <Notice tone="success" title={t.added} />}
      {actionData?.link && (
        <Notice tone="info" title={fillLabel(t.linkTitle, { name: actionData.link.name })}>
          <p>{fillLabel(t.linkText, { username: actionData.link.username })}</p>
          <p>
            <code className="one-time-link">{actionData.linkAddress}</code>
          </p>
        </Notice>
      )}
      <ErrorSummary problems={problems} fieldIds={FIELD_IDS} />
      <PositionForm divisions={divisions} shown={shown} />
      {position !== null && (
        <>
          <HolderTable holdings={holdings} accounts={accounts} />
          <AddHolderForm accounts={accounts} typed={actionData?.holder ?? {}} problems={problems} />
        </>
      )}
    </Page>
  )
}

const FIELD_IDS = Object.fromEntries(
  ['title', 'divisionId', 'name', 'username', 'fromDate', 'toDate', 'orderNumber'].map((field) => [field, field]),
)
