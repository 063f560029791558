import { data, redirect } from 'react-router'
import { AppError, type Problem } from '#src/domain/errors.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { ProblemList } from '#src/web/components/error-summary.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { formText, formTexts } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/sheet-import.ts'
import { NO_CHOICES, type SheetChoices } from '../sheet-edits.ts'
import { applySheet, discardSheet, openSheetImport, undoSheet, type SheetTarget } from '../sheet-imports.commands.ts'
import { reviewLabels, sheetsLabels } from '../sheets.labels.ts'
import { ReviewForm } from '../views/review-form.tsx'
import { SheetNotices } from '../views/sheet-notices.tsx'

const targetOf = (params: Route.LoaderArgs['params']): SheetTarget => ({
  officeCode: params.officeCode,
  fiscalYear: Number(params.fiscalYear),
  importId: params.importId,
})

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const target = targetOf(params)
  const view = await openSheetImport(contextOf(context), target)
  return { ...target, ...view, isUndone: new URL(request.url).searchParams.has('undone') }
}

/** Applies the file, puts it away, or takes back what applying it did. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const [app, target] = [contextOf(context), targetOf(params)]
  const sheets = `/offices/${target.officeCode}/${target.fiscalYear}/sheets`
  const choices = choicesFrom(form)
  try {
    switch (formText(form, 'intent')) {
      case 'discard':
        await discardSheet(app, target)
        return redirect(sheets)
      case 'undo':
        await undoSheet(app, target)
        return redirect(`${sheets}/${target.importId}?undone`)
      default:
        await applySheet(app, target, { fingerprint: formText(form, 'fingerprint'), choices })
        return redirect(`${sheets}/${target.importId}`)
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'not_found' || error.code === 'unauthenticated') throw error
    const { message, problems } = error
    return data(
      { message, problems: [...problems] as Problem[], choices },
      { status: error.code === 'conflict' ? 409 : 422 },
    )
  }
}

const choicesFrom = (form: FormData): SheetChoices => ({
  takeAll: formText(form, 'takeAll') !== '',
  take: formTexts(form, 'take'),
  remove: formTexts(form, 'remove'),
  restore: formTexts(form, 'restore'),
  skip: formTexts(form, 'skip'),
  add: formTexts(form, 'add'),
})

export default function SheetImport({ loaderData: page, actionData: refusal }: Route.ComponentProps) {
  const t = useLabels(reviewLabels)
  const { officeCode, fiscalYear, sheet, officeName } = page
  const sheets = `/offices/${officeCode}/${fiscalYear}/sheets`
  const lead = fillLabel(t.lead, { file: sheet.fileName, office: officeName, year: fiscalYear })
  return (
    <Page title={t.title} lead={lead} wide>
      <PlanNav officeCode={officeCode} fiscalYear={fiscalYear} current="table" />
      <Source page={page} />
      {refusal && (
        <Notice tone="error" title={t.refused}>
          <p>{refusal.message}</p>
          <ProblemList problems={refusal.problems} />
        </Notice>
      )}
      {sheet.status === 'draft' ? (
        <>
          <SheetNotices notices={page.review.notices} facts={page.facts} />
          <ReviewForm
            review={page.review}
            choices={refusal?.choices ?? NO_CHOICES}
            fingerprint={page.fingerprint}
            address={`/offices/${officeCode}/${fiscalYear}`}
          />
        </>
      ) : (
        <Closed page={page} />
      )}
      <p>
        <a href={sheets}>{t.back}</a>
      </p>
    </Page>
  )
}

function Source({ page: { facts } }: { page: Route.ComponentProps['loaderData'] }) {
  const t = useLabels(reviewLabels)
  const { wholePlan } = useLabels(sheetsLabels)
  const language = useLanguage()
  if (!facts.given) return null
  const { at, actor, divisionName } = facts.given
  return (
    <p className="quiet">
      {fillLabel(t.source, { at: formatInstant(at, language), by: actor, whose: divisionName ?? wholePlan })}
    </p>
  )
}

function Closed({ page }: { page: Route.ComponentProps['loaderData'] }) {
  const t = useLabels(reviewLabels)
  const { toTable } = useLabels(sheetsLabels)
  const language = useLanguage()
  const { sheet, officeCode, fiscalYear, isUndone } = page
  if (sheet.status === 'discarded' || sheet.appliedAt === null) return <Notice tone="info" title={t.discardedTitle} />
  if (isUndone)
    return (
      <Notice tone="success" title={t.undone}>
        <p>{t.undoneText}</p>
      </Notice>
    )
  return (
    <>
      <Notice tone="success" title={fillLabel(t.appliedTitle, { at: formatInstant(sheet.appliedAt, language) })}>
        <p>
          {t.appliedText} <a href={`/offices/${officeCode}/${fiscalYear}/table`}>{toTable}</a>
        </p>
      </Notice>
      <form method="post">
        <p className="form-actions">
          <Button tone="secondary" name="intent" value="undo">
            {t.undo}
          </Button>
        </p>
      </form>
    </>
  )
}
