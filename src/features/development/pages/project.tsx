import { data, Form, redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { DataTable } from '#src/web/components/data-table.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/project.ts'
import { cancelDevelopmentProject, openDevelopmentProject, saveDevelopmentProject } from '../development.commands.ts'
import { datedEdition, isStanding } from '../development.ts'
import { developmentLabels, developmentProjectLabels } from '../development.labels.ts'
import type { ProjectInput } from '../development.schema.ts'
import { yearsOf } from '../totals.ts'
import { projectFieldIds, ProjectFields } from '../views/project-fields.tsx'
import { LinkedProjects, ProjectHistory } from '../views/project-history.tsx'
import { inputOf, projectInput } from './project-form.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const view = await openDevelopmentProject(contextOf(context), params.officeCode, params.projectId)
  const { office, plan, project, editions, history, linked, mayManage } = view
  const named = new Map(editions.map((edition) => [edition.id, datedEdition(edition)]))
  return {
    address: `/offices/${office.dlaCode}/development`,
    office: `/offices/${office.dlaCode}`,
    plan,
    years: yearsOf(plan),
    project,
    input: inputOf(project),
    editions: editions.map(({ id }) => ({ id, name: named.get(id) ?? '' })),
    history: history.map((row) => ({ ...row, edition: named.get(row.editionId) ?? '' })),
    linked,
    mayEdit: mayManage && isStanding(project),
    isSaved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const app = contextOf(context)
  const form = await request.formData()
  const { officeCode, projectId } = params
  const target = {
    officeCode,
    planId: formText(form, 'plan'),
    id: projectId,
    version: Number(formText(form, 'version')),
    editionId: formText(form, 'editionId'),
  }
  const input = projectInput(form)
  try {
    if (formText(form, 'intent') === 'cancel') {
      await cancelDevelopmentProject(app, { ...target, note: formText(form, 'note') })
      return redirect(`/offices/${officeCode}/development/projects/${projectId}?saved`)
    }
    const id = await saveDevelopmentProject(app, target, input)
    return redirect(`/offices/${officeCode}/development/projects/${id}?saved`)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    const isConflict = error.code === 'conflict'
    const { message, problems } = error
    return data(
      { input, editionId: target.editionId, isConflict, message, problems },
      { status: isConflict ? 409 : 422 },
    )
  }
}

export default function DevelopmentProjectPage({ loaderData: view, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(developmentProjectLabels)
  const common = useLabels(developmentLabels)
  const { project, plan, years, address } = view
  return (
    <Page title={project.name} lead={fillLabel(t.lead, { first: plan.firstYear, last: plan.lastYear })}>
      {view.isSaved && !refused && <Notice tone="success" title={common.saved} />}
      {refused?.isConflict && <Conflict stored={view.input} typed={refused.input} />}
      <Facts view={view} />
      <h2>{t.history}</h2>
      <ProjectHistory history={view.history} years={years} current={project.id} address={address} />
      <h2>{t.linked}</h2>
      <LinkedProjects linked={view.linked} office={view.office} />
      {view.mayEdit && <EditForms view={view} refused={refused} />}
      <p className="form-actions">
        <ButtonLink href={`${address}?plan=${plan.id}`}>{common.backToPlan}</ButtonLink>
      </p>
    </Page>
  )
}

type View = Route.ComponentProps['loaderData']

function Facts({ view: { project } }: { view: View }) {
  const t = useLabels(developmentProjectLabels)
  const common = useLabels(developmentLabels)
  const facts: [string, string | null][] = [
    [common.form, project.no === null ? project.form : `${project.form} · ${common.no} ${project.no}`],
    [common.strategy, [project.strategyNo, project.strategy].filter((part) => part !== null).join('. ') || null],
    [t.tactic, project.tactic],
    [common.programme, project.programme],
    [t.objective, project.objective],
    [t.target, project.target],
    [t.indicator, project.indicator],
    [t.expectedResult, project.expectedResult],
    [common.department, project.departments.join(', ') || null],
    [t.note, project.note],
  ]
  return (
    <dl className="development-facts" aria-label={t.facts}>
      {facts.map(([label, text]) =>
        text === null ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

type Refused = NonNullable<Route.ComponentProps['actionData']>

function EditForms({ view, refused }: { view: View; refused: Refused | undefined }) {
  const t = useLabels(developmentProjectLabels)
  const { plan, project, years, editions } = view
  const hidden = (
    <>
      <input type="hidden" name="plan" value={plan.id} />
      <input type="hidden" name="version" value={project.version} />
    </>
  )
  return (
    <>
      <details open={refused !== undefined} className="card">
        <summary>{t.editTitle}</summary>
        <p className="quiet">{t.editNote}</p>
        <ErrorSummary problems={refused?.problems ?? []} fieldIds={projectFieldIds(years)} />
        <Form method="post">
          {hidden}
          <ProjectFields
            input={refused?.input ?? view.input}
            years={years}
            editions={editions}
            editionId={refused?.editionId ?? project.editionId}
            problems={refused?.problems ?? []}
          />
          <p className="form-actions">
            <Button>{t.save}</Button>
          </p>
        </Form>
      </details>
      <Form method="post" className="form-actions discard">
        {hidden}
        <details>
          <summary>{t.cancelTitle}</summary>
          <SelectField label={t.edition} id="cancel-edition" name="editionId" defaultValue={editions.at(-1)?.id ?? ''}>
            {editions.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField label={t.cancelNote} id="cancel-note" name="note" />
          <Button tone="danger" name="intent" value="cancel">
            {t.cancel}
          </Button>
        </details>
      </Form>
    </>
  )
}

/** Both sides of a conflict, field by field. */
function Conflict({ stored, typed }: { stored: ProjectInput; typed: ProjectInput }) {
  const t = useLabels(developmentProjectLabels)
  const common = useLabels(developmentLabels)
  const labels: Record<string, string> = { ...common, ...t, departments: common.department }
  const flat = ({ budgets, ...input }: ProjectInput): [string, string][] => [
    ...Object.entries(input),
    ...Object.entries(budgets).map(([year, amount]): [string, string] => [fillLabel(t.budgetOf, { year }), amount]),
  ]
  const before = new Map(flat(stored))
  const rows = flat(typed).filter(([field, value]) => (before.get(field) ?? '') !== value)
  return (
    <Notice tone="warning" title={t.conflict}>
      <p>{t.conflictNote}</p>
      <DataTable
        caption={t.conflict}
        hideCaption
        nameColumn="field"
        rows={rows}
        keyOf={([field]) => field}
        columns={[
          { key: 'field', label: t.field, cell: ([field]) => labels[field] ?? field },
          { key: 'stored', label: t.stored, cell: ([field]) => before.get(field) ?? '' },
          { key: 'typed', label: t.typed, cell: ([, value]) => value },
        ]}
      />
    </Notice>
  )
}
