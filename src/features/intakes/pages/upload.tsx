import { data, redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { findOffice } from '#src/features/offices/offices.commands.ts'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { Page } from '#src/web/components/page.tsx'
import { Steps } from '#src/web/components/steps.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/upload.ts'
import { placeAddress, placeOf } from '../intake-place.ts'
import { openIntake } from '../intake-views.commands.ts'
import { uploadIntake } from '../intakes.commands.ts'
import { intakeLabels, uploadLabels } from '../intakes.labels.ts'
import { UploadForm, type UploadTarget } from './upload-form.tsx'

/** `/imports?office=CODE&year=2570`: a file for a plan that is there already. Without both: any file. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const search = new URL(request.url).searchParams
  const target: UploadTarget = { office: search.get('office') ?? '', year: search.get('year') ?? '' }
  const office = target.office === '' ? null : await findOffice(contextOf(context), target.office)
  return { target: office && target.year !== '' ? target : null, officeName: office?.name ?? null }
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const file = form.get('file')
  const target = { office: textOf(form, 'office'), year: textOf(form, 'year') }
  try {
    if (!(file instanceof File) || file.size === 0)
      throw new AppError('invalid', 'ยังไม่ได้เลือกไฟล์ หรือไฟล์ว่างเปล่า กรุณาเลือกไฟล์ Excel หรือ Word แล้วลองใหม่')
    const app = contextOf(context)
    const id = await uploadIntake(app, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
    const { items } = await openIntake(app, id)
    if (items.length === 0) return redirect(`/imports/${id}/columns`)
    const chosen = new URLSearchParams(Object.entries(target).filter(([, value]) => value !== ''))
    return redirect(placeAddress(id, placeOf(chosen)))
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'too_large')) throw error
    const refusal = { fileName: file instanceof File ? file.name : '', message: error.message }
    return data({ refusal, target: target.office === '' ? null : target }, { status: 422 })
  }
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

export default function Upload({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(uploadLabels)
  const step = useLabels(intakeLabels)
  const target = actionData?.target ?? loaderData.target
  const { officeName } = loaderData
  return (
    <Page
      title={t.importTitle}
      lead={officeName && target ? fillLabel(t.forPlan, { office: officeName, year: target.year }) : t.lead}
    >
      <nav aria-label={step.stepsTitle}>
        <Steps steps={[step.stepImport, step.stepCheck, step.stepBook]} current={1} />
      </nav>
      <UploadForm target={target} refusal={actionData?.refusal ?? null} />
      <p>
        <ButtonLink href={target ? `/offices/${target.office}/${target.year}` : '/'}>{t.back}</ButtonLink>
      </p>
    </Page>
  )
}
