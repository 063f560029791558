import { AppError } from '#src/domain/errors.ts'
import { authorise } from '#src/domain/permissions.ts'
import { checkProjectInPlan } from '#src/features/checks/checks.commands.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { BLANK_FIELDS } from '#src/features/projects/projects.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/new-project.ts'
import { projectFormLabels } from '../project-form.labels.ts'
import { ProjectForm } from '../views/project-form.tsx'
import { actOnForm, formOf, formStandsAlone } from './form-action.ts'

/** The group in which a project is added may stand in the address: ?strategyNo=&strategy=&programme= */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const { officeCode } = params
  const fiscalYear = Number(params.fiscalYear)
  const place = { officeCode, fiscalYear }
  const form = { ...formOf(BLANK_FIELDS, 0) }
  const search = new URL(request.url).searchParams
  for (const field of ['strategyNo', 'strategy', 'tactic', 'programme'] as const)
    form.input = { ...form.input, [field]: search.get(field) ?? '' }
  try {
    authorise(app.actor, 'project.edit', officeCode)
    const { divisions } = await checkProjectInPlan(app, officeCode, fiscalYear, null)
    return { place, form, divisions }
  } catch (error) {
    if (error instanceof AppError && context.get(formStandsAlone)) return { place, form, divisions: [] }
    throw error
  }
}

export const action = ({ request, params, context }: Route.ActionArgs) => {
  const place = { officeCode: params.officeCode, fiscalYear: Number(params.fiscalYear), projectId: null }
  return actOnForm(contextOf(context), context, place, request)
}

export default function NewProject({ loaderData: { place, form, divisions }, actionData }: Route.ComponentProps) {
  const t = useLabels(projectFormLabels)
  const plan = `/offices/${place.officeCode}/${place.fiscalYear}`
  const state = actionData ?? form
  return (
    <Page title={t.newTitle} lead={fillLabel(t.lead, { year: place.fiscalYear })}>
      <PlanNav officeCode={place.officeCode} fiscalYear={place.fiscalYear} current={null} />
      <ProjectForm
        state={state}
        divisions={divisions}
        isNew
        signInAddress={`/sign-in?next=${encodeURIComponent(`${plan}/table`)}`}
        tableAddress={`${plan}/table`}
      />
    </Page>
  )
}
