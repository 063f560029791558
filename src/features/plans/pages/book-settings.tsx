import { data, Form, redirect } from 'react-router'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import { OPTIONAL_COLUMN_LABELS, ROW_ORDER_LABELS } from '#src/domain/labels.ts'
import { officeTypeOf, officeWords } from '#src/domain/office-types.ts'
import { LEVEL_LABELS, OPTIONAL_COLUMNS, ROW_ORDERS } from '#src/domain/plan.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/book-settings.ts'
import { settingsLabels } from '../book.labels.ts'
import { configurePlan, openPlan } from '../plans.commands.ts'
import type { Plan } from '../plans.queries.ts'
import { planSettingsInput, type PlanSettingsInput } from '../plans.schema.ts'
import { PlanNav } from '../views/plan-nav.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { office, plan } = await openPlan(contextOf(context), params.officeCode, Number(params.fiscalYear))
  const type = officeTypeOf(office.name)
  return {
    officeCode: office.dlaCode,
    fiscalYear: plan.fiscalYear,
    address: `/offices/${office.dlaCode}/${plan.fiscalYear}`,
    officeName: office.name,
    executiveTitle: type === null ? '' : officeWords(type).executive.text,
    version: plan.version,
    input: inputOf(plan),
  }
}

const inputOf = (plan: Plan): PlanSettingsInput => ({
  version: plan.version,
  regulation: plan.regulation,
  levelLabel: plan.levelLabel,
  preparedBy: plan.preparedBy ?? '',
  announcementNumber: plan.announcementNumber ?? '',
  announcementDate: plan.announcementDate === null ? '' : formatThaiDate(plan.announcementDate),
  signatoryName: plan.signatoryName ?? '',
  signatoryPosition: plan.signatoryPosition ?? '',
  digits: plan.digits,
  rowOrder: plan.rowOrder,
  optionalColumns: plan.optionalColumns,
})

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const parsed = planSettingsInput.safeParse({
    ...Object.fromEntries(form),
    optionalColumns: form.getAll('optionalColumns'),
  })
  if (!parsed.success) throw brokenForm()
  const target = { officeCode: params.officeCode, fiscalYear: Number(params.fiscalYear) }
  try {
    await configurePlan(contextOf(context), target, parsed.data)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    const isConflict = error.code === 'conflict'
    return data({ input: parsed.data, problems: error.problems, isConflict }, { status: isConflict ? 409 : 422 })
  }
  return redirect(`/offices/${target.officeCode}/${target.fiscalYear}/book`)
}

export default function BookSettings({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(settingsLabels)
  const { address, officeName, executiveTitle, version } = loaderData
  const input = actionData?.input ?? loaderData.input
  const problems = actionData?.problems ?? []
  return (
    <Page title={`${t.title} ${officeName}`} lead={t.lead}>
      <PlanNav officeCode={loaderData.officeCode} fiscalYear={loaderData.fiscalYear} current="book" />
      <Form method="post">
        <input type="hidden" name="version" value={version} />
        {actionData?.isConflict === true && <Notice tone="warning" title={t.conflict} />}
        <ErrorSummary problems={problems} fieldIds={{ announcementDate: 'announcementDate' }} />
        <AnnouncementFields {...{ input, executiveTitle, problems }} />
        <LookFields input={input} />
        <p className="form-actions">
          <Button>{t.save}</Button>
          <ButtonLink href={`${address}/book`}>{t.cancel}</ButtonLink>
        </p>
      </Form>
    </Page>
  )
}

function AnnouncementFields({
  input,
  executiveTitle,
  problems,
}: {
  input: PlanSettingsInput
  executiveTitle: string
  problems: readonly Problem[]
}) {
  const t = useLabels(settingsLabels)
  return (
    <fieldset>
      <legend>{t.announcementTitle}</legend>
      <TextField label={t.announcementNumber} name="announcementNumber" defaultValue={input.announcementNumber} />
      <TextField
        label={t.announcementDate}
        hint={t.dateHint}
        id="announcementDate"
        name="announcementDate"
        defaultValue={input.announcementDate}
        error={problems.find((problem) => problem.field === 'announcementDate')?.message}
      />
      <TextField label={t.signatoryName} name="signatoryName" defaultValue={input.signatoryName} />
      <TextField
        label={t.signatoryPosition}
        hint={fillLabel(t.positionHint, { title: executiveTitle })}
        name="signatoryPosition"
        defaultValue={input.signatoryPosition}
      />
    </fieldset>
  )
}

function LookFields({ input }: { input: PlanSettingsInput }) {
  const t = useLabels(settingsLabels)
  const language = useLanguage()
  return (
    <fieldset>
      <legend>{t.bookTitle}</legend>
      <TextField label={t.preparedBy} name="preparedBy" defaultValue={input.preparedBy} />
      <SelectField label={t.digits} name="digits" defaultValue={input.digits}>
        <option value="thai">{t.thai}</option>
        <option value="arabic">{t.arabic}</option>
      </SelectField>
      <SelectField label={t.rowOrder} name="rowOrder" defaultValue={input.rowOrder}>
        {ROW_ORDERS.map((order) => (
          <option key={order} value={order}>
            {ROW_ORDER_LABELS[order][language]}
          </option>
        ))}
      </SelectField>
      <fieldset className="choices">
        <legend>{t.columns}</legend>
        {OPTIONAL_COLUMNS.map((column) => (
          <label key={column}>
            <input
              type="checkbox"
              name="optionalColumns"
              value={column}
              defaultChecked={input.optionalColumns.includes(column)}
            />{' '}
            {OPTIONAL_COLUMN_LABELS[column][language]}
          </label>
        ))}
      </fieldset>
      <SelectField label={t.regulation} name="regulation" defaultValue={input.regulation}>
        <option value="2559">{t.regulation2559}</option>
        <option value="2561">{t.regulation2561}</option>
      </SelectField>
      <SelectField label={t.levelLabel} name="levelLabel" defaultValue={input.levelLabel}>
        {LEVEL_LABELS.map((label) => (
          <option key={label}>{label}</option>
        ))}
      </SelectField>
    </fieldset>
  )
}
