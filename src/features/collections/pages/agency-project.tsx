import { data, redirect } from 'react-router'
import { contextOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { formText } from '#src/web/form-text.ts'
import { useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/agency-project.ts'
import { openAgency, openSentItem, sendProject } from '../agency-answers.commands.ts'
import { agencyLabels } from '../agency.labels.ts'
import { BLANK_ITEM, type ItemContent } from '#src/features/items/items.ts'
import { typedFrom, typedOf, type TypedItem } from '../item-form.ts'
import { senderFrom } from '../sender-form.ts'
import { AgencyBack, AgencyEnded, AgencyPage, Refusal } from '../views/agency-head.tsx'
import { ItemComparison } from '../views/item-comparison.tsx'
import { fieldIdsOf, ItemFields } from '../views/item-fields.tsx'
import { SenderFields } from '../views/sender-fields.tsx'
import { refusalOf } from './agency-form.ts'

const NEW = 'new'

/** The form of a new project, or of one that was sent and may still be corrected. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const { token, itemId } = params
  if (itemId === NEW) {
    const view = await openAgency(app, token, false)
    return formData(view, { id: crypto.randomUUID(), version: 0, content: BLANK_ITEM, remark: null, isOpen: true })
  }
  const { view, item } = await openSentItem(app, token, itemId)
  return formData(view, { ...item, content: item })
}

type Opened = { id: string; version: number; content: ItemContent; remark: string | null; isOpen: boolean }

const formData = (view: Awaited<ReturnType<typeof openAgency>>, opened: Opened) => {
  const { content, ...item } = opened
  return data({ view, item: { ...item, typed: typedOf(content) } }, { status: view.standing === 'live' ? 200 : 410 })
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const typed = typedFrom(form, typedOf(BLANK_ITEM))
  const sender = senderFrom(form)
  const sent = {
    itemId: formText(form, 'item').toLowerCase(),
    version: Number(formText(form, 'version')),
    typed,
    sender,
  }
  try {
    await sendProject(contextOf(context), params.token, sent)
  } catch (error) {
    const refusal = refusalOf(error)
    const current = refusal.current as (ItemContent & { version: number }) | null
    const shown = current && { content: current, version: current.version }
    return data({ ...refusal, current: shown, sent }, { status: refusal.status })
  }
  return redirect(`/a/${params.token}?sent=project`)
}

export default function AgencyProject({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useLabels(agencyLabels)
  const { view, item } = loaderData
  if (view.standing !== 'live' && !actionData) return <AgencyEnded asked={view} />
  const isNew = params.itemId === NEW
  const problems = actionData?.problems ?? []
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  const typed: TypedItem = actionData?.sent.typed ?? item.typed
  // After a conflict the form stands on what is there now: sending it again is meant.
  const version = actionData?.current?.version ?? actionData?.sent.version ?? item.version
  return (
    <AgencyPage title={isNew ? t.newTitle : t.correctTitle} lead={view.agencyName}>
      <AgencyBack token={params.token} />
      <ErrorSummary problems={problems} fieldIds={fieldIdsOf(problems)} />
      {actionData && <Refusal message={actionData.message} />}
      {actionData?.current && (
        <ItemComparison standing={typedOf(actionData.current.content)} typed={typed} asked="agency" />
      )}
      {item.remark !== null && (
        <p className="item-remark">
          <strong>{t.remark}:</strong> {item.remark}
        </p>
      )}
      {!item.isOpen && !actionData ? (
        <p>{t.decidedTitle}</p>
      ) : (
        <form method="post" className="project-form">
          <input type="hidden" name="item" value={actionData?.sent.itemId ?? item.id} />
          <input type="hidden" name="version" value={version} />
          <ItemFields typed={typed} errorOf={errorOf} asked="agency" />
          <SenderFields typed={actionData?.sent.sender ?? view.sender} errorOf={errorOf} />
          <p className="form-actions">
            <Button>{isNew ? t.send : t.sendCorrected}</Button>
          </p>
        </form>
      )}
    </AgencyPage>
  )
}
