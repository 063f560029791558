import { data, Form, redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { DataTable } from '#src/web/components/data-table.tsx'
import { ProblemList } from '#src/web/components/error-summary.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/plan-intakes.ts'
import { undoIntake } from '../intake-acceptance.commands.ts'
import { listPlanIntakes } from '../intake-views.commands.ts'
import { planIntakesLabels } from '../intakes.labels.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { officeCode } = params
  const fiscalYear = Number(params.fiscalYear)
  const intakes = await listPlanIntakes(contextOf(context), officeCode, fiscalYear)
  const undoneId = new URL(request.url).searchParams.get('undone')
  const undone = intakes.find(({ id, status }) => id === undoneId && status === 'undone')?.fileName ?? null
  return { officeCode, fiscalYear, intakes, undone }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const app = contextOf(context)
  const { officeCode } = params
  const fiscalYear = Number(params.fiscalYear)
  const intakeId = (await request.formData()).get('undo')
  const intakes = await listPlanIntakes(app, officeCode, fiscalYear)
  const intake = intakes.find((one) => one.id === intakeId)
  if (!intake) throw new AppError('not_found', 'ไม่พบการนำเข้านี้')
  try {
    await undoIntake(app, { officeCode, intakeId: intake.id })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'conflict') return data({ message: error.message, problems: error.problems }, { status: 409 })
    // A second click finds it undone, which is what was asked for.
    const now = (await listPlanIntakes(app, officeCode, fiscalYear)).find(({ id }) => id === intake.id)
    if (now?.status !== 'undone') throw error
  }
  return redirect(`/offices/${officeCode}/${fiscalYear}/imports?undone=${intake.id}`)
}

export default function PlanIntakes({ loaderData, actionData }: Route.ComponentProps) {
  const { officeCode, fiscalYear, intakes, undone } = loaderData
  const t = useLabels(planIntakesLabels)
  const language = useLanguage()
  const title = fillLabel(t.title, { year: fiscalYear })
  return (
    <Page title={title} lead={t.undoNote}>
      <PlanNav {...{ officeCode, fiscalYear }} current={null} />
      {undone !== null && <Notice tone="success" title={fillLabel(t.undoneNow, { file: undone })} />}
      {actionData && (
        <Notice tone="error" title={actionData.message}>
          <ProblemList problems={actionData.problems} />
        </Notice>
      )}
      {intakes.length === 0 ? (
        <p className="quiet">{t.none}</p>
      ) : (
        <DataTable
          caption={title}
          hideCaption
          nameColumn="file"
          rows={intakes}
          keyOf={(intake) => intake.id}
          columns={[
            { key: 'file', label: t.file, cell: (intake) => intake.fileName },
            {
              key: 'at',
              label: t.importedAt,
              cell: (intake) => intake.acceptedAt && formatInstant(intake.acceptedAt, language),
            },
            {
              key: 'state',
              label: t.state,
              cell: (intake) =>
                intake.undoneAt === null
                  ? t.accepted
                  : fillLabel(t.undone, { date: formatInstant(intake.undoneAt, language) }),
            },
            {
              key: 'undo',
              label: t.undo,
              cell: ({ id, fileName, status }) => status === 'accepted' && <UndoForm id={id} fileName={fileName} />,
            },
          ]}
        />
      )}
      <p>
        <ButtonLink href={`/offices/${officeCode}/${fiscalYear}`}>{t.backToPlan}</ButtonLink>
      </p>
    </Page>
  )
}

/** Asks a second time, without scripts: what it takes away may be the work of a whole office. */
function UndoForm({ id, fileName }: { id: string; fileName: string }) {
  const t = useLabels(planIntakesLabels)
  return (
    <details className="undo-import">
      <summary aria-label={fillLabel(t.undoOf, { file: fileName })}>{t.undo}…</summary>
      <p>{fillLabel(t.undoSure, { file: fileName })}</p>
      <Form method="post">
        <Button tone="danger" name="undo" value={id}>
          {t.undoNow}
        </Button>
      </Form>
    </details>
  )
}
