import { data, redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { sentTexts } from '#src/domain/form-conflict.ts'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText, formVersion } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/project.ts'
import { cancelDevelopmentProject, saveDevelopmentProject } from '../development-edits.commands.ts'
import { openDevelopmentProject } from '../development.commands.ts'
import { datedEdition, isStanding } from '../development.ts'
import { developmentLabels, developmentProjectLabels } from '../development.labels.ts'
import { fieldsIn, inputFromTexts, textsOfProject } from '../project-texts.ts'
import { yearsOf } from '../totals.ts'
import { CancelForm, EditForm, rowVersion, type RefusedEdit } from '../views/project-edit.tsx'
import { LinkedProjects, ProjectHistory } from '../views/project-history.tsx'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const view = await openDevelopmentProject(contextOf(context), params.officeCode, params.projectId)
  const { office, plan, project, editions, history, linked, mayManage } = view
  const named = new Map(editions.map((edition) => [edition.id, datedEdition(edition)]))
  const years = yearsOf(plan)
  const standing = history.at(-1) ?? project
  return {
    address: `/offices/${office.dlaCode}/development`,
    office: `/offices/${office.dlaCode}`,
    plan,
    years,
    project,
    standing: {
      id: standing.id,
      version: standing.version,
      texts: textsOfProject(standing, years),
      isCancelled: standing.isCancelled,
    },
    editions: editions.map(({ id }) => ({ id, name: named.get(id) ?? '' })),
    history: history.map((row) => ({ ...row, edition: named.get(row.editionId) ?? '' })),
    linked,
    newId: crypto.randomUUID(),
    mayManage,
    mayEdit: mayManage && isStanding(project),
    isSaved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const app = contextOf(context)
  const form = await request.formData()
  const { officeCode, projectId } = params
  const version = formVersion(form)
  const sent = sentTexts(form, fieldsIn(form))
  const editionId = sent.typed['editionId'] ?? ''
  const target = { officeCode, planId: formText(form, 'plan'), id: projectId, version, editionId }
  const isCancelling = formText(form, 'intent') === 'cancel'
  const note = formText(form, 'note')
  try {
    if (isCancelling) await cancelDevelopmentProject(app, { ...target, note })
    const id = isCancelling ? projectId : await saveDevelopmentProject(app, target, inputFromTexts(sent.typed))
    return redirect(`/offices/${officeCode}/development/projects/${id}?saved`)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    const { message, problems, code } = error
    const edit = isCancelling ? null : { ...sent, version: rowVersion(projectId, version) }
    const refused: RefusedEdit & { note: string } = { message, problems, edit, note: isCancelling ? note : '' }
    return data(refused, { status: code === 'conflict' ? 409 : 422 })
  }
}

export default function DevelopmentProjectPage({ loaderData: view, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(developmentProjectLabels)
  const common = useLabels(developmentLabels)
  const { project, plan, years, address } = view
  return (
    <Page title={project.name} lead={fillLabel(t.lead, { first: plan.firstYear, last: plan.lastYear })}>
      {view.isSaved && !refused && <Notice tone="success" title={common.saved} />}
      {refused && (
        <Notice tone="error" title={refused.message}>
          {refused.edit && <a href="#edit">{t.toEdit}</a>}
        </Notice>
      )}
      <Facts view={view} />
      <h2>{t.history}</h2>
      <ProjectHistory history={view.history} years={years} current={project.id} address={address} />
      <h2>{t.linked}</h2>
      <LinkedProjects linked={view.linked} office={view.office} />
      {(view.mayEdit || (view.mayManage && refused?.edit)) && <EditForm view={view} refused={refused ?? null} />}
      {view.mayEdit && <CancelForm view={view} note={refused?.note ?? ''} />}
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
