import { data, redirect } from 'react-router'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextArea, TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formFile, formText } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/paper.ts'
import { agencyLabels } from '../agency.labels.ts'
import { inboxLabels } from '../inbox.labels.ts'
import { openPaper, recordPaper } from '../paper.commands.ts'
import { paperLabels } from '../paper.labels.ts'
import type { TypedPaper } from '../paper.ts'
import { senderFrom } from '../sender-form.ts'
import { Refusal } from '../views/agency-head.tsx'
import { FileField } from '../views/file-field.tsx'
import { fieldIdsOf } from '../views/item-fields.tsx'
import { refusalOf } from './agency-form.ts'

type Params = { officeCode: string; fiscalYear: string; requestId: string }
const targetOf = ({ officeCode, fiscalYear, requestId }: Params) => ({
  officeCode,
  fiscalYear: Number(fiscalYear),
  requestId,
})

export async function loader({ params, context }: Route.LoaderArgs) {
  const { request, today } = await openPaper(contextOf(context), targetOf(params))
  const typed: TypedPaper = {
    senderName: '',
    senderPosition: '',
    senderPhone: '',
    letterNumber: '',
    letterDate: '',
    receivedOn: formatThaiDate(today),
    message: '',
    isNothing: false,
    nonce: crypto.randomUUID(),
  }
  return { name: request.name, round: request.round.title, typed }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const typed: TypedPaper = {
    ...senderFrom(form),
    receivedOn: formText(form, 'receivedOn'),
    message: formText(form, 'message'),
    isNothing: form.has('isNothing'),
    nonce: formText(form, 'nonce'),
  }
  const files = { scan: await formFile(form, 'scan'), sheet: await formFile(form, 'sheet') }
  const inbox = `/offices/${params.officeCode}/${params.fiscalYear}/collect/inbox/${params.requestId}?done=paper`
  try {
    const answerId = await recordPaper(contextOf(context), targetOf(params), typed, files)
    const isTypedNext = files.sheet === null && !typed.isNothing
    return redirect(
      isTypedNext
        ? `/offices/${params.officeCode}/${params.fiscalYear}/collect/paper/${params.requestId}/${answerId}`
        : inbox,
    )
  } catch (error) {
    const refusal = refusalOf(error)
    const hadFiles = files.scan !== null || files.sheet !== null
    return data({ ...refusal, typed, hadFiles }, { status: refusal.status })
  }
}

export default function Paper({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useLabels(paperLabels)
  const s = useLabels(agencyLabels)
  const back = useLabels(inboxLabels)
  const { name, round } = loaderData
  const typed = actionData?.typed ?? loaderData.typed
  const problems = actionData?.problems ?? []
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  const wired = (field: keyof TypedPaper & keyof typeof t, id: string = field) => ({
    id,
    name: field,
    label: t[field],
    defaultValue: String(typed[field]),
    error: errorOf(field),
  })
  const asSender = (field: 'senderName' | 'senderPosition' | 'senderPhone') => ({
    id: field,
    name: field,
    label: s[field],
    defaultValue: typed[field],
    error: errorOf(field),
  })
  return (
    <Page title={t.title} lead={fillLabel(t.lead, { name, round })}>
      <PlanNav officeCode={params.officeCode} fiscalYear={Number(params.fiscalYear)} current="collect" />
      <ErrorSummary problems={problems} fieldIds={fieldIdsOf(problems)} />
      {actionData && <Refusal message={actionData.message} />}
      {actionData?.hadFiles && <Notice tone="warning" title={t.filesAgain} />}
      <form method="post" encType="multipart/form-data" className="project-form">
        <input type="hidden" name="nonce" value={typed.nonce} />
        <fieldset>
          <legend>{t.letter}</legend>
          <TextField {...wired('letterNumber')} />
          <TextField hint={s.letterDateHint} {...wired('letterDate')} />
          <TextField required hint={t.receivedHint} {...wired('receivedOn')} />
          <FileField
            id="file"
            name="scan"
            label={t.scan}
            hint={t.scanHint}
            accept=".pdf,.png,.jpg,.jpeg"
            error={errorOf('file')}
          />
          <TextField {...asSender('senderName')} />
          <TextField {...asSender('senderPosition')} />
          <TextField inputMode="tel" {...asSender('senderPhone')} />
          <TextArea rows={2} {...wired('message')} />
        </fieldset>
        <fieldset>
          <legend>{t.projects}</legend>
          <FileField
            id="sheet"
            name="sheet"
            label={t.sheet}
            hint={t.sheetHint}
            accept=".xlsx,.xls,.ods,.csv,.docx"
            error={errorOf('sheet')}
          />
          <label className="choice">
            <input type="checkbox" name="isNothing" id="isNothing" defaultChecked={typed.isNothing} />
            <span>{t.isNothing}</span>
          </label>
        </fieldset>
        <p className="form-actions">
          <Button>{t.save}</Button>
          <ButtonLink href={`/offices/${params.officeCode}/${params.fiscalYear}/collect/inbox/${params.requestId}`}>
            {back.toInbox}
          </ButtonLink>
        </p>
      </form>
    </Page>
  )
}
