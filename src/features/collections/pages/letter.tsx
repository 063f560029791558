import { data, redirect } from 'react-router'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextArea, TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText } from '#src/web/form-text.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/letter.ts'
import { letterLabels } from '../collections.labels.ts'
import { openLetter, type LetterView } from '../letters.commands.ts'
import { makeLinks, saveLetter } from '../round-changes.commands.ts'
import { MissingLinks } from '../views/missing-links.tsx'
import { letterInput, type LetterInput } from '../rounds.schema.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const view = await openLetter(contextOf(context), params.officeCode, Number(params.fiscalYear), params.roundId)
  return { ...view, isSaved: new URL(request.url).searchParams.has('saved') }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { officeCode, fiscalYear, roundId } = params
  const app = contextOf(context)
  const form = await request.formData()
  if (formText(form, 'do') === 'links') {
    await makeLinks(app, officeCode, Number(fiscalYear), roundId)
    return redirect(`/offices/${officeCode}/${fiscalYear}/collect/${roundId}/letter?saved`)
  }
  const parsed = letterInput.safeParse(Object.fromEntries(form))
  if (!parsed.success) throw brokenForm()
  try {
    // What is as usual is not kept, so that it follows the year, the due date and who signs.
    const { usual } = await openLetter(app, officeCode, Number(fiscalYear), roundId)
    await saveLetter(app, officeCode, Number(fiscalYear), roundId, withoutUsual(parsed.data, usual))
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    const problems: readonly Problem[] =
      error.problems.length > 0 ? error.problems : [{ field: 'form', rule: error.code, message: error.message }]
    return data({ problems, typed: parsed.data }, error.code === 'conflict' ? 409 : 422)
  }
  return redirect(`/offices/${officeCode}/${fiscalYear}/collect/${roundId}/letter?saved`)
}

const OWN_FIELDS = ['body', 'signatoryName', 'signatoryPosition', 'contactLine'] as const

const withoutUsual = (input: LetterInput, usual: LetterView['usual']): LetterInput => ({
  ...input,
  ...Object.fromEntries(
    OWN_FIELDS.map((field) => [field, input[field].replace(/\r\n/g, '\n') === usual[field] ? '' : input[field]]),
  ),
})

function inputOf({ letter, usual, round }: LetterView): LetterInput {
  return {
    number: letter.number ?? '',
    date: letter.date === null ? '' : formatThaiDate(letter.date),
    body: letter.body ?? usual.body,
    signatoryName: letter.signatoryName ?? usual.signatoryName,
    signatoryPosition: letter.signatoryPosition ?? usual.signatoryPosition,
    contactLine: letter.contactLine ?? usual.contactLine,
    version: round.version,
  }
}

export default function LetterPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(letterLabels)
  const { office, plan, round, recipients, hasLinks, isClosed, isSaved } = loaderData
  const address = `/offices/${office.dlaCode}/${plan.fiscalYear}/collect/${round.id}`
  return (
    <Page title={t.title} lead={t.lead}>
      <PlanNav officeCode={office.dlaCode} fiscalYear={plan.fiscalYear} current="collect" />
      {isSaved && !actionData && <Notice tone="success" title={t.saved} />}
      {!hasLinks && (
        <Notice tone="warning" title={t.noAddress}>
          <p>{t.noAddressSet}</p>
          <p>{t.noAddressMeanwhile}</p>
        </Notice>
      )}
      {hasLinks && !isClosed && (
        <MissingLinks names={recipients.filter(({ link }) => link === null).map(({ name }) => name)} />
      )}
      {isClosed && <Notice tone="warning" title={t.closed} />}
      <LetterForm input={actionData?.typed ?? inputOf(loaderData)} problems={actionData?.problems ?? []} />
      {!isClosed && <Files recipients={recipients} address={`${address}/letter-file`} />}
      <p className="quiet">{t.afterwards}</p>
      <p className="form-actions">
        <ButtonLink href={address}>{t.back}</ButtonLink>
      </p>
    </Page>
  )
}

function LetterForm({ input, problems }: { input: LetterInput; problems: readonly Problem[] }) {
  const t = useLabels(letterLabels)
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  const text = (name: 'number' | 'date' | 'signatoryName' | 'signatoryPosition') => ({
    label: t[name],
    id: name,
    name,
    maxLength: 300,
    defaultValue: input[name],
    error: errorOf(name),
  })
  return (
    <form method="post" className="letter-form">
      <ErrorSummary problems={problems} fieldIds={{ date: 'date' }} />
      <input type="hidden" name="version" value={input.version} />
      <TextField {...text('number')} hint={t.numberHint} />
      <TextField {...text('date')} hint={t.dateHint} />
      <TextArea
        label={t.body}
        hint={t.bodyHint}
        id="body"
        name="body"
        rows={12}
        maxLength={6000}
        defaultValue={input.body}
      />
      <TextField {...text('signatoryName')} />
      <TextField {...text('signatoryPosition')} />
      <TextArea
        label={t.contactLine}
        id="contactLine"
        name="contactLine"
        rows={2}
        maxLength={300}
        defaultValue={input.contactLine}
      />
      <p className="form-actions">
        <Button>{t.save}</Button>
      </p>
    </form>
  )
}

function Files({ recipients, address }: { recipients: LetterView['recipients']; address: string }) {
  const t = useLabels(letterLabels)
  return (
    <section aria-labelledby="files-title">
      <h2 id="files-title">{t.files}</h2>
      {recipients.length === 0 && <p>{t.nobody}</p>}
      {recipients.length > 0 && (
        <>
          <p className="form-actions">
            <span>{t.all}</span>
            <ButtonLink tone="primary" href={`${address}/docx`} download>
              {t.word}
            </ButtonLink>
            <ButtonLink tone="primary" href={`${address}/pdf`} download>
              {t.pdf}
            </ButtonLink>
          </p>
          <h3>{t.each}</h3>
          <ul className="letter-list">
            {recipients.map(({ id, name }) => (
              <li key={id}>
                {name} <FileLink href={`${address}/docx?to=${id}`} label={t.word} name={name} />{' '}
                <FileLink href={`${address}/pdf?to=${id}`} label={t.pdf} name={name} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function FileLink({ href, label, name }: { href: string; label: string; name: string }) {
  const t = useLabels(letterLabels)
  return (
    <a href={href} download>
      {label}
      <span className="visually-hidden"> {fillLabel(t.ofName, { name })}</span>
    </a>
  )
}
