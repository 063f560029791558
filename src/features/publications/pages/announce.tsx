import type { ReactNode } from 'react'
import { data, Form, redirect } from 'react-router'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { signatoryPositionOf } from '#src/features/people/signatory.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import '../../../web/styles/public.css'
import type { Route } from './+types/announce.ts'
import { announceLabels } from '../publications.labels.ts'
import { announcePlan, openAnnouncement, type AnnouncementView } from '../publications.commands.ts'
import { announcementInput } from '../publications.schema.ts'
import { Announced, WhatIsFrozen } from '../views/announcement-parts.tsx'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const view = await openAnnouncement(contextOf(context), params.officeCode, Number(params.fiscalYear))
  return { ...view, prefilled: prefilled(view), isDone: new URL(request.url).searchParams.has('announced') }
}

type Fields = { number: string; announcedOn: string; signatoryName: string; signatoryPosition: string }

/** What is known already: the settings of the book, else the day and who holds the executive's position. */
const prefilled = ({ plan, signatory, today }: AnnouncementView): Fields => ({
  number: plan.announcementNumber ?? '',
  announcedOn: formatThaiDate(plan.announcementDate ?? today),
  signatoryName: plan.signatoryName ?? signatory?.name ?? '',
  signatoryPosition: plan.signatoryPosition ?? (signatory ? signatoryPositionOf(signatory) : ''),
})

export async function action({ request, params, context }: Route.ActionArgs) {
  const parsed = announcementInput.safeParse(Object.fromEntries(await request.formData()))
  if (!parsed.success) throw brokenForm()
  try {
    await announcePlan(contextOf(context), params.officeCode, Number(params.fiscalYear), parsed.data)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    const { code, message, problems } = error
    return data(
      { input: parsed.data, problems, conflict: code === 'conflict' ? message : null },
      code === 'conflict' ? 409 : 422,
    )
  }
  return redirect(`/offices/${params.officeCode}/${params.fiscalYear}/announce?announced`)
}

export default function Announce({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(announceLabels)
  const { office, plan, publication, isDone } = loaderData
  const address = `/offices/${office.dlaCode}/${plan.fiscalYear}`
  return (
    <Page title={fillLabel(publication ? t.doneTitle : t.title, { year: plan.fiscalYear })} lead={office.name}>
      <PlanNav officeCode={office.dlaCode} fiscalYear={plan.fiscalYear} current="announce" />
      {isDone && publication && <Notice tone="success" title={t.done} />}
      {actionData?.conflict && (
        <Notice tone="warning" title={t.conflict}>
          <p>{actionData.conflict}</p>
        </Notice>
      )}
      {publication ? (
        <Announced view={loaderData} publication={publication} address={address} />
      ) : (
        <NotAnnounced view={loaderData} address={address}>
          <LetterForm
            plan={plan}
            signatory={loaderData.signatory}
            input={actionData?.input ?? loaderData.prefilled}
            problems={actionData?.problems ?? []}
          />
        </NotAnnounced>
      )}
    </Page>
  )
}

function NotAnnounced({ view, address, children }: { view: AnnouncementView; address: string; children: ReactNode }) {
  const t = useLabels(announceLabels)
  const isReady = view.plan.status === 'announce'
  return (
    <>
      {!isReady && (
        <Notice tone="info" title={t.notYet}>
          <p>
            {t.notYetText} <a href={`${address}/progress`}>{t.toProgress}</a>
          </p>
        </Notice>
      )}
      {isReady && !view.mayAnnounce && (
        <Notice tone="info" title={t.notYours}>
          <p>{t.notYoursText}</p>
        </Notice>
      )}
      <WhatIsFrozen view={view} />
      <p>
        <ButtonLink href={`${address}/book`}>{t.preview}</ButtonLink>
      </p>
      {view.mayAnnounce && children}
    </>
  )
}

type LetterFormProps = Pick<AnnouncementView, 'plan' | 'signatory'> & { input: Fields; problems: readonly Problem[] }

function LetterForm({ plan, signatory, input, problems }: LetterFormProps) {
  const t = useLabels(announceLabels)
  const errorOf = (field: keyof Fields) => problems.find((problem) => problem.field === field)?.message
  const field = (name: keyof Fields) => ({ id: name, name, defaultValue: input[name], error: errorOf(name) })
  const order = signatory?.isActing ? fillLabel(t.actingHint, { order: signatory.actingOrder ?? '–' }) : undefined
  return (
    <Form method="post" className="after-actions">
      <ErrorSummary
        problems={problems}
        fieldIds={{
          announcedOn: 'announcedOn',
          signatoryName: 'signatoryName',
          signatoryPosition: 'signatoryPosition',
        }}
      />
      <input type="hidden" name="version" value={plan.version} />
      <input type="hidden" name="changeCount" value={plan.changeCount} />
      <fieldset>
        <legend>{t.letterTitle}</legend>
        <TextField label={t.number} hint={t.numberHint} {...field('number')} />
        <TextField label={t.announcedOn} hint={t.dateHint} required {...field('announcedOn')} />
        <TextField label={t.signatoryName} hint={t.signatoryNameHint} required {...field('signatoryName')} />
        <TextField label={t.signatoryPosition} hint={order} required {...field('signatoryPosition')} />
      </fieldset>
      <p className="form-actions">
        <Button>{t.announce}</Button>
      </p>
    </Form>
  )
}
