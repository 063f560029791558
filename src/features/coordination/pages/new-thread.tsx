import { data, Form, redirect } from 'react-router'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { SelectField, TextArea, TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText } from '#src/web/form-text.ts'
import { useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/new-thread.ts'
import { openNewThread, startThread } from '../coordination.commands.ts'
import { coordinationLabels } from '../coordination.labels.ts'
import { MAX_SUBJECT } from '../coordination.ts'
import { threadInput } from '../coordination.schema.ts'

const FIELDS = ['with', 'subject', 'ownWork', 'otherWork', 'text'] as const
type Typed = Record<(typeof FIELDS)[number], string>

/** `?agency=ID` or `?office=CODE` and `?work=NAME` fill in what is known already. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { office, ...offered } = await openNewThread(contextOf(context), params.officeCode)
  const { searchParams: known } = new URL(request.url)
  const [agency, other] = [known.get('agency'), known.get('office')]
  const typed: Typed = {
    with: agency ? `agency:${agency}` : other ? `office:${other}` : '',
    subject: '',
    ownWork: known.get('work') ?? '',
    otherWork: '',
    text: '',
  }
  return { officeCode: office.dlaCode, ...offered, typed, threadId: crypto.randomUUID() }
}

/** "agency:ID" or "office:CODE". */
function partyFrom(value: string): { agencyId: string } | { officeCode: string } {
  const [kind, id = ''] = value.split(':')
  return kind === 'agency' ? { agencyId: id } : { officeCode: id }
}

const NOBODY: Problem = { field: 'with', rule: 'party-missing', message: 'กรุณาเลือกหน่วยงานที่จะประสาน' }

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const typed = Object.fromEntries(FIELDS.map((name) => [name, formText(form, name)])) as Typed
  const threadId = formText(form, 'threadId')
  try {
    if (typed.with === '') throw new AppError('invalid', NOBODY.message, [NOBODY])
    const parsed = threadInput.safeParse({ ...typed, threadId, with: partyFrom(typed.with) })
    if (!parsed.success) throw brokenForm()
    const { id } = await startThread(contextOf(context), params.officeCode, parsed.data)
    return redirect(`/offices/${params.officeCode}/coordination/${id}?sent`)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    const { message, problems, code } = error
    return data({ message, problems, typed, threadId }, { status: code === 'conflict' ? 409 : 422 })
  }
}

export default function NewThread({ loaderData: page, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(coordinationLabels)
  const back = `/offices/${page.officeCode}/coordination`
  const problems = refused?.problems ?? []
  const typed = refused?.typed ?? page.typed
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message
  const wired = (name: keyof Typed) => ({ id: name, name, defaultValue: typed[name], error: errorOf(name) })
  return (
    <Page title={t.beginTitle} lead={t.beginLead}>
      <ErrorSummary problems={problems} fieldIds={Object.fromEntries(FIELDS.map((field) => [field, field]))} />
      {refused && problems.length === 0 && <Notice tone="error" title={refused.message} />}
      <Form method="post" className="project-form">
        <input type="hidden" name="threadId" value={refused?.threadId ?? page.threadId} />
        <PartyField {...wired('with')} page={page} />
        <TextField required maxLength={MAX_SUBJECT} label={t.subject} hint={t.subjectHint} {...wired('subject')} />
        <TextField
          maxLength={MAX_SUBJECT}
          list="works"
          label={t.ownWorkField}
          hint={t.ownWorkHint}
          {...wired('ownWork')}
        />
        <datalist id="works">
          {page.works.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <TextField maxLength={MAX_SUBJECT} label={t.otherWorkField} {...wired('otherWork')} />
        <TextArea required rows={5} label={t.firstMessage} hint={t.bothSee} {...wired('text')} />
        <p className="form-actions">
          <Button>{t.beginSend}</Button>
          <ButtonLink href={back}>{t.back}</ButtonLink>
        </p>
      </Form>
    </Page>
  )
}

type PartyFieldProps = {
  id: string
  name: string
  defaultValue: string
  error: string | undefined
  page: Route.ComponentProps['loaderData']
}

function PartyField({ page: { agencies, offices, officeCode }, ...wired }: PartyFieldProps) {
  const t = useLabels(coordinationLabels)
  const groups = [
    { label: t.partyAgencies, options: agencies.map(({ id, name }) => ({ value: `agency:${id}`, name })) },
    { label: t.partyOffices, options: offices.map(({ code, name }) => ({ value: `office:${code}`, name })) },
  ].filter(({ options }) => options.length > 0)
  return (
    <>
      <SelectField required label={t.party} {...wired}>
        <option value="">{t.chooseParty}</option>
        {groups.map(({ label, options }) => (
          <optgroup key={label} label={label}>
            {options.map(({ value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      {groups.length === 0 && (
        <p>
          {t.noParty} <a href={`/offices/${officeCode}/agencies`}>{t.toAgencies}</a>
        </p>
      )}
    </>
  )
}
