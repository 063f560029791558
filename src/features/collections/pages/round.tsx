import { data, redirect } from 'react-router'
import { AppError, type Problem } from '#src/domain/errors.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText } from '#src/web/form-text.ts'
import { formatDay } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/round.ts'
import { roundLabels } from '../collections.labels.ts'
import { withPhones } from '../phone-numbers.ts'
import { openRound, openRounds } from '../rounds.commands.ts'
import { BoardTable } from '../views/board-table.tsx'
import { EditRound, SentForm } from '../views/round-actions.tsx'
import type { RoundFormValues, Tick } from '../views/round-form.tsx'
import { doRoundAction } from './round-action.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const [app, year] = [contextOf(context), Number(params.fiscalYear)]
  const view = await openRound(app, params.officeCode, year, params.roundId)
  const { askable } = await openRounds(app, params.officeCode, year)
  return { ...view, askable, isSaved: new URL(request.url).searchParams.has('saved') }
}

type Refused = {
  on: 'sent' | 'round'
  problems: readonly Problem[]
  typed: { title: string; dueOn: string; contactLine: string; asked: string[] }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const { officeCode, roundId } = params
  const place = { officeCode, fiscalYear: Number(params.fiscalYear), roundId }
  try {
    await doRoundAction(contextOf(context), place, form)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    const problems =
      error.problems.length > 0 ? error.problems : [{ field: 'form', rule: error.code, message: error.message }]
    const asked = [...form.getAll('division'), ...form.getAll('agency')].map(String)
    const text = (name: string) => formText(form, name)
    const typed = { title: text('title'), dueOn: text('dueOn'), contactLine: text('contactLine'), asked }
    const on = formText(form, 'do') === 'sent' ? 'sent' : 'round'
    return data<Refused>({ on, problems, typed }, error.code === 'conflict' ? 409 : 422)
  }
  return redirect(`/offices/${officeCode}/${params.fiscalYear}/collect/${roundId}?saved`)
}

const SENT_FORM = 'sent-form'

export default function RoundPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(roundLabels)
  const { office, plan, round, rows, today, mayManage, mayDecide, isSaved } = loaderData
  const address = `/offices/${office.dlaCode}/${plan.fiscalYear}/collect`
  const isOpen = round.closedAt === null
  const hasPhone = withPhones(round.letter.contactLine ?? plan.preparedBy ?? '').some(({ tel }) => tel !== null)
  const refused = (on: Refused['on']) => (actionData?.on === on ? actionData.problems : [])
  const board = { today, address, mayManage: mayManage || mayDecide }
  const divisions = rows.filter(({ divisionId }) => divisionId !== null)
  const waiting = rows.reduce((sum, { waitingCount }) => sum + waitingCount, 0)
  const agencies = rows.filter(({ agencyId }) => agencyId !== null)
  return (
    <Page wide title={round.title} lead={<Lead loaded={loaderData} />}>
      <PlanNav officeCode={office.dlaCode} fiscalYear={plan.fiscalYear} current="collect" />
      {isSaved && !actionData && <Notice tone="success" title={t.saved} />}
      {agencies.length > 0 && isOpen && mayManage && !hasPhone && <Notice tone="warning" title={t.noContact} />}
      <RoundLinks address={address} roundId={round.id} isOpen={isOpen} mayManage={mayManage} waiting={waiting} />
      {divisions.length > 0 && <BoardTable title={t.divisions} rows={divisions} formId={null} {...board} />}
      {agencies.length > 0 && (
        <BoardTable title={t.agencies} rows={agencies} formId={mayManage && isOpen ? SENT_FORM : null} {...board} />
      )}
      {mayManage && isOpen && agencies.length > 0 && <SentForm formId={SENT_FORM} problems={refused('sent')} />}
      {mayManage && (
        <EditRound
          round={round}
          values={valuesOf(loaderData, actionData?.on === 'round' ? actionData.typed : null)}
          problems={refused('round')}
          officeCode={office.dlaCode}
        />
      )}
      <p className="form-actions">
        <ButtonLink href={address}>{t.back}</ButtonLink>
      </p>
    </Page>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function Lead({ loaded: { round, counts } }: { loaded: Loaded }) {
  const t = useLabels(roundLabels)
  const language = useLanguage()
  const answered = counts.asked - counts.unanswered
  return (
    <>
      {fillLabel(t.facts, { answered, asked: counts.asked })} ·{' '}
      {fillLabel(t.due, { date: formatThaiDate(round.dueOn) })}
      {counts.late > 0 && <strong className="request-late"> ! {fillLabel(t.lateCount, { count: counts.late })}</strong>}
      {round.closedAt !== null && <> · {fillLabel(t.closed, { at: formatDay(round.closedAt, language) })}</>}
    </>
  )
}

function RoundLinks({
  address,
  roundId,
  isOpen,
  mayManage,
  waiting,
}: {
  address: string
  roundId: string
  isOpen: boolean
  mayManage: boolean
  /** Projects that came in and nobody has decided on. */
  waiting: number
}) {
  const t = useLabels(roundLabels)
  return (
    <p className="form-actions">
      {mayManage && isOpen && (
        <ButtonLink tone={waiting > 0 ? 'secondary' : 'primary'} href={`${address}/${roundId}/letter`}>
          {t.letter}
        </ButtonLink>
      )}
      <ButtonLink href={`${address}/${roundId}/missing`}>{t.missing}</ButtonLink>
      {mayManage && isOpen && <ButtonLink href={`${address}/${roundId}/reminders`}>{t.remind}</ButtonLink>}
      <ButtonLink tone={waiting > 0 ? 'primary' : 'secondary'} href={`${address}/inbox`}>
        {t.inbox}
        {waiting > 0 && ` (${fillLabel(t.waiting, { count: waiting })})`}
      </ButtonLink>
    </p>
  )
}

/** Those who are asked are ticked, and whoever may be asked besides is offered; who has answered stays. */
function valuesOf({ round, plan, rows, askable }: Loaded, typed: Refused['typed'] | null): RoundFormValues {
  const asked = rows.map(({ divisionId, agencyId, name, answeredAt }) => {
    return { id: divisionId ?? agencyId ?? '', isDivision: divisionId !== null, name, isFixed: answeredAt !== null }
  })
  const known = new Set(asked.map(({ id }) => id))
  const ticks = (isDivision: boolean, others: readonly { id: string; name: string }[]): Tick[] =>
    [
      ...asked.filter((one) => one.isDivision === isDivision),
      ...others.filter(({ id }) => !known.has(id)).map((one) => ({ ...one, isFixed: false })),
    ].map(({ id, name, isFixed }) => ({
      id,
      name,
      isFixed,
      isTicked: isFixed || (typed ? typed.asked.includes(id) : known.has(id)),
    }))
  return {
    title: typed?.title ?? round.title,
    dueOn: typed?.dueOn ?? formatThaiDate(round.dueOn),
    contactLine: typed?.contactLine ?? round.letter.contactLine ?? plan.preparedBy ?? '',
    divisions: ticks(true, askable.divisions),
    agencies: ticks(false, askable.agencies),
  }
}
