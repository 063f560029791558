import { data, Form, redirect } from 'react-router'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import { sentTexts, shownTexts, type ShownTexts } from '#src/domain/form-conflict.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ConflictChoice, FormBase } from '#src/web/components/conflict.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/deadlines.ts'
import { openDeadlines, recordFinishDates } from '../deadlines.commands.ts'
import { deadlineLabels, deadlinePageLabels } from '../deadlines.labels.ts'
import type { FinishDates } from '../deadlines.queries.ts'
import { finishDatesInput } from '../deadlines.schema.ts'
import { DeadlineList } from '../views/deadline-list.tsx'

const FIELDS = ['budgetAnnouncedOn', 'budgetReference', 'finishExtendedTo', 'finishExtensionOrder'] as const
type Field = (typeof FIELDS)[number]
type Texts = ShownTexts<Field>['texts']

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const view = await openDeadlines(contextOf(context), params.officeCode, Number(params.fiscalYear))
  const { office, fiscalYear, version, deadlines, entered, isBudgetKept, mayRecord } = view
  return {
    officeCode: office.dlaCode,
    officeName: office.name,
    fiscalYear,
    deadlines,
    isBudgetKept,
    mayRecord,
    saved: { texts: textsOf(entered), version },
    isSaved: new URL(request.url).searchParams.has('saved'),
  }
}

const dateText = (isoDate: string | null): string => (isoDate === null ? '' : formatThaiDate(isoDate))

const textsOf = (entered: FinishDates): Texts => ({
  budgetAnnouncedOn: dateText(entered.budgetAnnouncedOn),
  budgetReference: entered.budgetReference ?? '',
  finishExtendedTo: dateText(entered.finishExtendedTo),
  finishExtensionOrder: entered.finishExtensionOrder ?? '',
})

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const sent = sentTexts(form, FIELDS)
  const parsed = finishDatesInput.safeParse({ ...sent.typed, version: form.get('version') })
  if (!parsed.success) throw brokenForm()
  const target = { officeCode: params.officeCode, fiscalYear: Number(params.fiscalYear) }
  try {
    await recordFinishDates(contextOf(context), target, parsed.data)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    const refused = { ...sent, version: parsed.data.version }
    return data({ refused, problems: error.problems }, { status: error.code === 'conflict' ? 409 : 422 })
  }
  return redirect(`/offices/${target.officeCode}/${target.fiscalYear}/deadlines?saved`)
}

export default function Deadlines({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(deadlinePageLabels)
  const titles = useLabels(deadlineLabels)
  const { officeCode, officeName, fiscalYear, deadlines, mayRecord, isSaved } = loaderData
  return (
    <Page title={fillLabel(t.title, { year: fiscalYear })} lead={`${officeName} · ${t.lead}`}>
      <PlanNav officeCode={officeCode} fiscalYear={fiscalYear} current={null} />
      {isSaved && !actionData && <Notice tone="success" title={t.saved} />}
      <h2>{titles.listTitle}</h2>
      <DeadlineList deadlines={deadlines} />
      {mayRecord && (
        <DatesForm
          shown={shownTexts(loaderData.saved, actionData?.refused ?? null)}
          problems={actionData?.problems ?? []}
          budgetAddress={loaderData.isBudgetKept ? `/offices/${officeCode}/${fiscalYear}/budget` : null}
        />
      )}
      <p className="form-actions">
        <ButtonLink href={`/offices/${officeCode}/${fiscalYear}`}>{t.back}</ButtonLink>
        <ButtonLink href={`/offices/${officeCode}/holidays`}>{t.holidays}</ButtonLink>
        <ButtonLink href={`/offices/${officeCode}/account/calendar`}>{t.calendar}</ButtonLink>
      </p>
    </Page>
  )
}

/** `budgetAddress`: where the dates of the budget are changed; null: here. */
type FormProps = {
  shown: ShownTexts<Field>
  problems: readonly Problem[]
  budgetAddress: string | null
}

function DatesForm({ shown, problems, budgetAddress }: FormProps) {
  const t = useLabels(deadlinePageLabels)
  const field = (name: Field) => ({
    label: t[name],
    id: name,
    name,
    defaultValue: shown.texts[name],
    error: problems.find((problem) => problem.field === name)?.message,
  })
  return (
    <Form method="post">
      <input type="hidden" name="version" value={shown.version} />
      <FormBase texts={shown.base} />
      {shown.conflicts && <ConflictChoice lines={shown.conflicts.map((line) => ({ ...line, name: t[line.field] }))} />}
      <ErrorSummary problems={problems} fieldIds={Object.fromEntries(FIELDS.map((name) => [name, name]))} />
      <fieldset>
        <legend>{t.budgetTitle}</legend>
        <TextField {...field('budgetAnnouncedOn')} hint={t.dateHint} readOnly={budgetAddress !== null} />
        <TextField {...field('budgetReference')} readOnly={budgetAddress !== null} />
        {budgetAddress !== null && (
          <p className="hint">
            {t.budgetKept} <a href={budgetAddress}>{t.toBudget}</a>
          </p>
        )}
      </fieldset>
      <fieldset>
        <legend>{t.extensionTitle}</legend>
        <p className="hint">{t.extensionHint}</p>
        <TextField {...field('finishExtendedTo')} hint={t.dateHint} />
        <TextField {...field('finishExtensionOrder')} />
      </fieldset>
      <p className="form-actions">
        <Button>{t.save}</Button>
      </p>
    </Form>
  )
}
