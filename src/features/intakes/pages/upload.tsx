import { data, redirect } from 'react-router'
import { formFile, formText } from '#src/web/form-text.ts'
import { AppError } from '#src/domain/errors.ts'
import { authorise } from '#src/domain/permissions.ts'
import { officeWith } from '#src/features/offices/offices.commands.ts'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { Page } from '#src/web/components/page.tsx'
import { Steps } from '#src/web/components/steps.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/upload.ts'
import { intakeAddress, placeAddress, placeOf } from '../intake-place.ts'
import { openIntake } from '../intake-views.commands.ts'
import { uploadIntake } from '../intakes.commands.ts'
import { intakeLabels, uploadLabels } from '../intakes.labels.ts'
import { uploadedFile } from '../uploaded-file.ts'
import { UploadForm } from '../views/upload-form.tsx'

/** `?year=2570`: a file for the plan of that year. Without: any file of this office. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { actor } = contextOf(context)
  const { officeCode } = params
  authorise(actor, 'intake.upload', officeCode)
  const office = await officeWith(contextOf(context), officeCode)
  const year = new URL(request.url).searchParams.get('year') ?? ''
  return { target: { officeCode, year: /^\d{4}$/.test(year) ? year : '' }, officeName: office.name }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { officeCode } = params
  const form = await request.formData()
  const year = formText(form, 'year')
  try {
    const app = contextOf(context)
    const target = { officeCode, intakeId: await uploadIntake(app, officeCode, await uploadedFile(form)) }
    const { items } = await openIntake(app, target)
    if (items.length === 0) return redirect(`${intakeAddress(target)}/columns`)
    return redirect(placeAddress(target, placeOf(new URLSearchParams(year === '' ? {} : { year }))))
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'too_large')) throw error
    const refusal = { fileName: (await formFile(form, 'file'))?.name ?? '', message: error.message }
    return data({ refusal, year }, { status: 422 })
  }
}

export default function Upload({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(uploadLabels)
  const step = useLabels(intakeLabels)
  const { officeName } = loaderData
  const target = actionData ? { ...loaderData.target, year: actionData.year } : loaderData.target
  const office = `/offices/${target.officeCode}`
  return (
    <Page
      title={t.importTitle}
      lead={target.year === '' ? t.lead : fillLabel(t.forPlan, { office: officeName, year: target.year })}
    >
      <nav aria-label={step.stepsTitle}>
        <Steps steps={[step.stepImport, step.stepCheck, step.stepBook]} current={1} />
      </nav>
      <UploadForm target={target} refusal={actionData?.refusal ?? null} />
      <p>
        <ButtonLink href={target.year === '' ? office : `${office}/${target.year}`}>{t.back}</ButtonLink>
      </p>
    </Page>
  )
}
