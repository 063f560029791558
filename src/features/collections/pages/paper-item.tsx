import { data, redirect } from 'react-router'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/paper-item.ts'
import { BLANK_ITEM } from '#src/features/items/items.ts'
import { typedFrom, typedOf } from '../item-form.ts'
import { addPaperItem, openPaper } from '../paper.commands.ts'
import { paperLabels } from '../paper.labels.ts'
import { Refusal } from '../views/agency-head.tsx'
import { fieldIdsOf, ItemFields } from '../views/item-fields.tsx'
import { refusalOf } from './agency-form.ts'

type Params = { officeCode: string; fiscalYear: string; requestId: string }
const targetOf = ({ officeCode, fiscalYear, requestId }: Params) => ({
  officeCode,
  fiscalYear: Number(fiscalYear),
  requestId,
})

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const opened = await openPaper(contextOf(context), targetOf(params))
  const { name, round } = opened.request
  return {
    name,
    round: round.title,
    itemId: crypto.randomUUID(),
    typed: typedOf({ ...BLANK_ITEM, departments: [name] }),
    isNext: new URL(request.url).searchParams.has('next'),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const typed = typedFrom(form, typedOf(BLANK_ITEM))
  const itemId = formText(form, 'item')
  const { officeCode, fiscalYear, requestId, answerId } = params
  try {
    await addPaperItem(contextOf(context), targetOf(params), { answerId, itemId, typed })
  } catch (error) {
    const refusal = refusalOf(error)
    return data({ ...refusal, typed, itemId }, { status: refusal.status })
  }
  const collect = `/offices/${officeCode}/${fiscalYear}/collect`
  const isMore = formText(form, 'do') === 'another'
  return redirect(
    isMore ? `${collect}/paper/${requestId}/${answerId}?next` : `${collect}/inbox/${requestId}?done=paper`,
  )
}

export default function PaperItem({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useLabels(paperLabels)
  const { name, round, isNext } = loaderData
  const problems = actionData?.problems ?? []
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  return (
    <Page title={t.itemTitle} lead={fillLabel(t.lead, { name, round })}>
      <PlanNav officeCode={params.officeCode} fiscalYear={Number(params.fiscalYear)} current="collect" />
      {!actionData && <Notice tone="success" title={isNext ? t.itemSaved : t.saved} />}
      <ErrorSummary problems={problems} fieldIds={fieldIdsOf(problems)} />
      {actionData && <Refusal message={actionData.message} />}
      <form method="post" className="project-form">
        <input type="hidden" name="item" value={actionData?.itemId ?? loaderData.itemId} />
        <ItemFields typed={actionData?.typed ?? loaderData.typed} errorOf={errorOf} asked="office" />
        <p className="form-actions">
          <Button name="do" value="add">
            {t.addItem}
          </Button>
          <Button name="do" value="another" tone="secondary">
            {t.addAnother}
          </Button>
          <ButtonLink
            href={`/offices/${params.officeCode}/${params.fiscalYear}/collect/inbox/${params.requestId}?done=paper`}
          >
            {t.done}
          </ButtonLink>
        </p>
      </form>
    </Page>
  )
}
