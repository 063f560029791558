import { data, Form, redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { sentTexts } from '#src/domain/form-conflict.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/new-project.ts'
import { saveDevelopmentProject } from '../development-edits.commands.ts'
import { openDevelopment } from '../development.commands.ts'
import { editionText } from '../development.ts'
import { developmentLabels, developmentProjectLabels } from '../development.labels.ts'
import { blankTexts, fieldsIn, inputFromTexts } from '../project-texts.ts'
import { yearsOf } from '../totals.ts'
import { projectFieldIds, ProjectFields } from '../views/project-fields.tsx'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const search = new URL(request.url).searchParams
  const { plan, editions, mayManage, office } = await openDevelopment(contextOf(context), params.officeCode, search)
  const address = `/offices/${office.dlaCode}/development`
  if (!plan || !mayManage) throw redirect(address)
  return {
    address,
    plan,
    newId: crypto.randomUUID(),
    years: yearsOf(plan),
    editions: editions.map((one) => ({ id: one.id, name: editionText(one) })),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const { typed } = sentTexts(form, fieldsIn(form))
  const editionId = typed['editionId'] ?? ''
  const place = { officeCode: params.officeCode, planId: formText(form, 'plan'), editionId }
  const target = { ...place, id: formText(form, 'newId'), version: 0 }
  try {
    const id = await saveDevelopmentProject(contextOf(context), target, inputFromTexts(typed))
    return redirect(`/offices/${params.officeCode}/development/projects/${id}?saved`)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error
    return data({ typed, problems: error.problems }, { status: 422 })
  }
}

export default function NewDevelopmentProject({ loaderData: view, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(developmentProjectLabels)
  const common = useLabels(developmentLabels)
  const { plan, years, editions } = view
  return (
    <Page title={t.newTitle} lead={fillLabel(t.lead, { first: plan.firstYear, last: plan.lastYear })}>
      <ErrorSummary problems={refused?.problems ?? []} fieldIds={projectFieldIds(years)} />
      <Form method="post">
        <input type="hidden" name="plan" value={plan.id} />
        <input type="hidden" name="newId" value={view.newId} />
        <ProjectFields
          texts={refused?.typed ?? blankTexts(editions.at(-1)?.id ?? '')}
          years={years}
          editions={editions}
          problems={refused?.problems ?? []}
        />
        <p className="form-actions">
          <Button>{t.save}</Button>
          <ButtonLink href={`${view.address}?plan=${plan.id}`}>{common.backToPlan}</ButtonLink>
        </p>
      </Form>
    </Page>
  )
}
