import { data, Form, redirect } from 'react-router'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/posting.ts'
import { openPosting, recordPosting } from '../posting.commands.ts'
import type { PostingDuties } from '../publications.ts'
import { postingLabels } from '../publications.labels.ts'
import { postingInput, type PostingInput } from '../publications.schema.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const view = await openPosting(contextOf(context), params.officeCode, Number(params.fiscalYear))
  const { publication } = view
  const typed = (date: string | null): string => (date === null ? '' : formatThaiDate(date))
  return {
    ...view,
    fiscalYear: Number(params.fiscalYear),
    input: { postedOn: typed(publication.postedOn), postedUntil: typed(publication.postedUntil) },
    isSaved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const parsed = postingInput.safeParse(Object.fromEntries(await request.formData()))
  if (!parsed.success) throw brokenForm()
  try {
    await recordPosting(contextOf(context), params.officeCode, Number(params.fiscalYear), parsed.data)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error
    return data({ input: parsed.data, problems: error.problems }, 422)
  }
  return redirect(`/offices/${params.officeCode}/${params.fiscalYear}/posting?saved`)
}

export default function PostingPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(postingLabels)
  const { office, fiscalYear, publication, duties, tampering, mayRecord, isSaved } = loaderData
  const address = `/offices/${office.dlaCode}/${fiscalYear}`
  return (
    <Page title={fillLabel(t.title, { year: fiscalYear })} lead={office.name}>
      <PlanNav officeCode={office.dlaCode} fiscalYear={fiscalYear} current="announce" />
      {isSaved && !actionData && <Notice tone="success" title={t.saved} />}
      {tampering.length > 0 ? (
        <Notice tone="error" title={t.tampered}>
          <p>{fillLabel(t.tamperedText, { parts: tampering.join(', ') })}</p>
        </Notice>
      ) : (
        <p className="quiet">✓ {t.sound}</p>
      )}
      <p>{fillLabel(t.announcedOn, { date: formatThaiDate(publication.announcedOn) })}</p>
      <Duties duties={duties} />
      {mayRecord ? (
        <PostingForm input={actionData?.input ?? loaderData.input} problems={actionData?.problems ?? []} />
      ) : (
        <p className="quiet">{t.readOnly}</p>
      )}
      <p>
        <ButtonLink href={`${address}/announce`}>{t.toAnnouncement}</ButtonLink>
      </p>
    </Page>
  )
}

function Duties({ duties }: { duties: PostingDuties }) {
  const t = useLabels(postingLabels)
  const state = (isKept: boolean | null, otherwise: string): string =>
    isKept === null ? t.open : isKept ? `✓ ${t.kept}` : `! ${otherwise}`
  const keep =
    duties.keepUntil === null ? t.keepUnknown : fillLabel(t.keepUntil, { date: formatThaiDate(duties.keepUntil) })
  return (
    <section aria-labelledby="duties">
      <h2 id="duties">{t.duties}</h2>
      <ul>
        <li>
          {fillLabel(t.postBy, { date: formatThaiDate(duties.postBy) })} –{' '}
          <strong>{state(duties.isPostedInTime, t.late)}</strong>
        </li>
        <li>
          {keep} – <strong>{state(duties.isKeptLongEnough, t.short)}</strong>
        </li>
      </ul>
      <p className="quiet">{t.law}</p>
    </section>
  )
}

function PostingForm({ input, problems }: { input: PostingInput; problems: readonly Problem[] }) {
  const t = useLabels(postingLabels)
  const errorOf = (field: keyof PostingInput) => problems.find((problem) => problem.field === field)?.message
  const field = (name: keyof PostingInput) => ({ id: name, name, defaultValue: input[name], error: errorOf(name) })
  return (
    <Form method="post">
      <ErrorSummary problems={problems} fieldIds={{ postedOn: 'postedOn', postedUntil: 'postedUntil' }} />
      <TextField label={t.postedOn} {...field('postedOn')} />
      <TextField label={t.postedUntil} hint={t.untilHint} {...field('postedUntil')} />
      <p className="form-actions">
        <Button>{t.save}</Button>
      </p>
    </Form>
  )
}
