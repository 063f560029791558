import { data, redirect } from 'react-router'
import { contextOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/inbox-item.ts'
import { correctItem } from '../inbox.commands.ts'
import { inboxLabels } from '../inbox.labels.ts'
import { openInboxItem } from '../inbox-views.commands.ts'
import { BLANK_ITEM, type ItemContent } from '#src/features/items/items.ts'
import { typedFrom, typedOf } from '../item-form.ts'
import { Refusal } from '../views/agency-head.tsx'
import { ItemComparison } from '../views/item-comparison.tsx'
import { fieldIdsOf, ItemFields } from '../views/item-fields.tsx'
import { refusalOf } from './agency-form.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { officeCode, requestId, itemId } = params
  const target = { requestId, itemId }
  const { senderName, item } = await openInboxItem(contextOf(context), officeCode, Number(params.fiscalYear), target)
  return { senderName, version: item.version, typed: typedOf(item) }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { officeCode, fiscalYear, requestId, itemId } = params
  const form = await request.formData()
  const version = Number(formText(form, 'version'))
  const typed = typedFrom(form, typedOf(BLANK_ITEM))
  try {
    await correctItem(contextOf(context), officeCode, Number(fiscalYear), { itemId, version }, typed)
  } catch (error) {
    const refusal = refusalOf(error)
    const current = refusal.current as (ItemContent & { version: number }) | null
    const shown = current && { typed: typedOf(current), version: current.version }
    return data({ ...refusal, current: shown, version, typed }, { status: refusal.status })
  }
  return redirect(`/offices/${officeCode}/${fiscalYear}/collect/inbox/${requestId}?done=correct#item-${itemId}`)
}

export default function InboxItemPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useLabels(inboxLabels)
  const { senderName } = loaderData
  const problems = actionData?.problems ?? []
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  const typed = actionData?.typed ?? loaderData.typed
  // After a conflict the form stands on what is there now: saving it again is meant.
  const version = actionData?.current?.version ?? actionData?.version ?? loaderData.version
  return (
    <Page title={t.itemTitle} lead={fillLabel(t.itemLead, { name: senderName })}>
      <ErrorSummary problems={problems} fieldIds={fieldIdsOf(problems)} />
      {actionData && <Refusal message={actionData.message} />}
      {actionData?.current && <ItemComparison standing={actionData.current.typed} typed={typed} asked="office" />}
      <form method="post" className="project-form">
        <input type="hidden" name="version" value={version} />
        <ItemFields typed={typed} errorOf={errorOf} asked="office" />
        <p className="form-actions">
          <Button>{t.save}</Button>
          <a
            className="button button-secondary"
            href={`/offices/${params.officeCode}/${params.fiscalYear}/collect/inbox/${params.requestId}`}
          >
            {t.toInbox}
          </a>
        </p>
      </form>
    </Page>
  )
}
