import { AppError } from '#src/domain/errors.ts'
import { may } from '#src/domain/permissions.ts'
import { isEditable } from '#src/domain/plan-status.ts'
import { checkProjectInPlan } from '#src/features/checks/checks.commands.ts'
import { hintsFor } from '#src/features/duplicates/hints.commands.ts'
import { SimilarNotice } from '#src/features/duplicates/views/similar-notice.tsx'
import { openProjectPlace } from '#src/features/development/placing.commands.ts'
import { ProjectPlace } from '#src/features/development/views/project-place.tsx'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { openProject, projectHistory } from '#src/features/projects/project-views.commands.ts'
import { PROJECT_FIELDS, type LiveProject, type ProjectFields } from '#src/features/projects/projects.ts'
import { remarksOf } from '#src/features/steps/remarks.commands.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/project.ts'
import { projectFormLabels } from '../project-form.labels.ts'
import { HiddenFields, ProjectForm, type FormState } from '../views/project-form.tsx'
import { ProjectFindings } from '../views/project-findings.tsx'
import { ProjectHistory } from '../views/project-history.tsx'
import { ProjectRemarks } from '../views/project-remarks.tsx'
import { ProjectSummary } from '../views/project-summary.tsx'
import { actOnForm, formOf, formStandsAlone } from './form-action.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const { officeCode, projectId } = params
  const fiscalYear = Number(params.fiscalYear)
  const search = new URL(request.url).searchParams
  const place = { officeCode, fiscalYear, projectId }
  try {
    const view = await openProject(app, officeCode, fiscalYear, projectId)
    const { findings, divisions } = await checkProjectInPlan(app, officeCode, fiscalYear, view.project)
    return {
      place,
      view: {
        ...view,
        isLocked: !isEditable(view.status),
        form: formOf(fieldsOnly(view.project), view.project.version),
        findings,
        development: placeOf(await openProjectPlace(app, officeCode, fiscalYear, view.project), place),
        hints: view.allowed.edit ? await hintsFor(app, officeCode, fiscalYear, view.project) : [],
        divisions,
        history: await projectHistory(app, officeCode, fiscalYear, projectId),
        remarks: await remarksOf(app, officeCode, fiscalYear, projectId),
        mayRemark: may(app.actor, 'remark.write', officeCode),
      },
      done: search.has('saved') ? ('saved' as const) : search.has('remarked') ? ('remarkSaved' as const) : null,
    }
  } catch (error) {
    // The form of someone whose session is over, or whose project was deleted meanwhile, is shown again with what was typed.
    if (error instanceof AppError && context.get(formStandsAlone)) return { place, view: null, done: null }
    throw error
  }
}

/** Where the project stands in the development plan, as its section shows it. */
function placeOf(
  found: Awaited<ReturnType<typeof openProjectPlace>>,
  { fiscalYear, projectId }: { fiscalYear: number; projectId: string },
) {
  if (found === null) return null
  const { placing, standing, near, mayChoose } = found
  const current = placing?.current ?? null
  const others = near.filter(({ item }) => item.id !== current?.id)
  return {
    projectId,
    fiscalYear,
    standing,
    current,
    edition: placing?.edition ?? null,
    version: placing?.version ?? 0,
    reason: placing?.reason ?? '',
    near: [
      ...(current ? [{ item: current, edition: placing?.edition ?? '', percent: null }] : []),
      ...others.map(({ item, edition, score }) => ({ item, edition, percent: Math.round(score * 100) })),
    ],
    mayChoose,
  }
}

const fieldsOnly = (project: LiveProject): ProjectFields =>
  Object.fromEntries(PROJECT_FIELDS.map((field) => [field, project[field]])) as ProjectFields

export const action = ({ request, params, context }: Route.ActionArgs) => {
  const { officeCode, projectId } = params
  return actOnForm(
    contextOf(context),
    context,
    { officeCode, fiscalYear: Number(params.fiscalYear), projectId },
    request,
  )
}

export default function Project({ loaderData: { place, view, done }, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(projectFormLabels)
  const state = refused ?? view?.form
  const plan = `/offices/${place.officeCode}/${place.fiscalYear}`
  const name = view?.project.name ?? refused?.base.name ?? ''
  return (
    <Page title={name === '' ? t.nameless : name} lead={fillLabel(t.lead, { year: place.fiscalYear })}>
      <PlanNav officeCode={place.officeCode} fiscalYear={place.fiscalYear} current={null} />
      {done !== null && refused === undefined && <Notice tone="success" title={t[done]} />}
      {view && <SimilarNotice hints={view.hints} plan={plan} />}
      {view && <ProjectFindings findings={view.findings} />}
      {state && (refused !== undefined || view === null || view.allowed.edit) && (
        <ProjectForm
          // A refusal starts the form anew with what was typed.
          key={refused ? `${state.nonce} refused` : state.nonce}
          state={state}
          divisions={view?.divisions ?? []}
          isNew={false}
          signInAddress={`/sign-in?next=${encodeURIComponent(`${plan}/table`)}`}
          tableAddress={`${plan}/table`}
        />
      )}
      {view && !view.allowed.edit && refused === undefined && (
        <>
          <Notice tone="info" title={view.isLocked ? t.locked : t.otherDivision} />
          <ProjectSummary project={view.project} />
        </>
      )}
      {view && <ProjectPlace place={view.development} office={`/offices/${place.officeCode}`} />}
      {view && state && (
        <>
          <ProjectRemarks
            remarks={view.remarks}
            hidden={<HiddenFields state={state} />}
            mayRemark={view.mayRemark}
            typed={state.remark}
            error={state.problems.find(({ field }) => field === 'text')?.message}
          />
          <ProjectHistory entries={view.history} sourceFile={view.sourceFile} />
          {view.allowed.edit && <DeleteForm state={view.form} />}
        </>
      )}
    </Page>
  )
}

function DeleteForm({ state }: { state: FormState }) {
  const t = useLabels(projectFormLabels)
  return (
    <form method="post" className="form-actions discard">
      <HiddenFields state={state} />
      <details>
        <summary>{t.deleteAsk}</summary>
        <p>{t.deleteNote}</p>
        <Button tone="danger" name="intent" value="delete">
          {t.delete}
        </Button>
      </details>
    </form>
  )
}
