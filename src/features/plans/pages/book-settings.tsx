import { data, Form, redirect } from 'react-router'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import { sentTexts, shownTexts, type FormTexts } from '#src/domain/form-conflict.ts'
import { OPTIONAL_COLUMN_LABELS, ROW_ORDER_LABELS } from '#src/domain/labels.ts'
import { officeTypeOf, officeWords } from '#src/domain/office-types.ts'
import { LEVEL_LABELS, OPTIONAL_COLUMNS, ROW_ORDERS } from '#src/domain/plan.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { FormBase } from '#src/web/components/conflict.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { SelectField, TextField } from '#src/web/components/field.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formVersion } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/book-settings.ts'
import { settingsLabels } from '../book.labels.ts'
import { configurePlan, openPlan } from '../plans.commands.ts'
import { planSettingsInput } from '../plans.schema.ts'
import { columnsIn, inputFromTexts, SETTING_FIELDS, textsOfSettings, type SettingField } from '../settings-texts.ts'
import { PlanNav } from '../views/plan-nav.tsx'
import { SettingsConflict } from '../views/settings-conflict.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { office, plan } = await openPlan(contextOf(context), params.officeCode, Number(params.fiscalYear))
  const type = officeTypeOf(office.name)
  return {
    officeCode: office.dlaCode,
    fiscalYear: plan.fiscalYear,
    address: `/offices/${office.dlaCode}/${plan.fiscalYear}`,
    officeName: office.name,
    executiveTitle: type === null ? '' : officeWords(type).executive.text,
    saved: { texts: textsOfSettings(plan), version: plan.version },
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const sent = { ...sentTexts(form, SETTING_FIELDS), version: formVersion(form) }
  const parsed = planSettingsInput.safeParse({ ...inputFromTexts(sent.typed), version: sent.version })
  if (!parsed.success) throw brokenForm()
  const target = { officeCode: params.officeCode, fiscalYear: Number(params.fiscalYear) }
  try {
    await configurePlan(contextOf(context), target, parsed.data)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    return data({ sent, problems: error.problems }, { status: error.code === 'conflict' ? 409 : 422 })
  }
  return redirect(`/offices/${target.officeCode}/${target.fiscalYear}/book`)
}

export default function BookSettings({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(settingsLabels)
  const { address, officeName, executiveTitle, saved } = loaderData
  const { texts, base, version, conflicts } = shownTexts(saved, actionData?.sent ?? null)
  const problems = actionData?.problems ?? []
  return (
    <Page title={`${t.title} ${officeName}`} lead={t.lead}>
      <PlanNav officeCode={loaderData.officeCode} fiscalYear={loaderData.fiscalYear} current="book" />
      <Form method="post">
        <input type="hidden" name="version" value={version} />
        <FormBase texts={base} />
        {conflicts && <SettingsConflict conflicts={conflicts} />}
        <ErrorSummary problems={problems} fieldIds={{ announcementDate: 'announcementDate' }} />
        <AnnouncementFields {...{ texts, executiveTitle, problems }} />
        <LookFields texts={texts} />
        <p className="form-actions">
          <Button>{t.save}</Button>
          <ButtonLink href={`${address}/book`}>{t.cancel}</ButtonLink>
        </p>
      </Form>
    </Page>
  )
}

function AnnouncementFields({
  texts,
  executiveTitle,
  problems,
}: {
  texts: FormTexts<SettingField>
  executiveTitle: string
  problems: readonly Problem[]
}) {
  const t = useLabels(settingsLabels)
  return (
    <fieldset>
      <legend>{t.announcementTitle}</legend>
      <TextField label={t.announcementNumber} name="announcementNumber" defaultValue={texts.announcementNumber} />
      <TextField
        label={t.announcementDate}
        hint={t.dateHint}
        id="announcementDate"
        name="announcementDate"
        defaultValue={texts.announcementDate}
        error={problems.find((problem) => problem.field === 'announcementDate')?.message}
      />
      <TextField label={t.signatoryName} name="signatoryName" defaultValue={texts.signatoryName} />
      <TextField
        label={t.signatoryPosition}
        hint={fillLabel(t.positionHint, { title: executiveTitle })}
        name="signatoryPosition"
        defaultValue={texts.signatoryPosition}
      />
    </fieldset>
  )
}

function LookFields({ texts }: { texts: FormTexts<SettingField> }) {
  const t = useLabels(settingsLabels)
  const language = useLanguage()
  const columns = columnsIn(texts.optionalColumns)
  return (
    <fieldset>
      <legend>{t.bookTitle}</legend>
      <TextField label={t.preparedBy} name="preparedBy" defaultValue={texts.preparedBy} />
      <SelectField label={t.digits} name="digits" defaultValue={texts.digits}>
        <option value="thai">{t.thai}</option>
        <option value="arabic">{t.arabic}</option>
      </SelectField>
      <SelectField label={t.rowOrder} name="rowOrder" defaultValue={texts.rowOrder}>
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
            <input type="checkbox" name="optionalColumns" value={column} defaultChecked={columns.includes(column)} />{' '}
            {OPTIONAL_COLUMN_LABELS[column][language]}
          </label>
        ))}
      </fieldset>
      <SelectField label={t.regulation} name="regulation" defaultValue={texts.regulation}>
        <option value="2559">{t.regulation2559}</option>
        <option value="2561">{t.regulation2561}</option>
      </SelectField>
      <SelectField label={t.levelLabel} name="levelLabel" defaultValue={texts.levelLabel}>
        {LEVEL_LABELS.map((label) => (
          <option key={label}>{label}</option>
        ))}
      </SelectField>
    </fieldset>
  )
}
