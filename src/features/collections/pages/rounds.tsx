import { data, redirect } from 'react-router'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { formText } from '#src/web/form-text.ts'
import type { Route } from './+types/rounds.ts'
import { roundListLabels } from '../collections.labels.ts'
import { createRound } from '../round-changes.commands.ts'
import { readRoundForm } from '../round-form.ts'
import { openRounds } from '../rounds.commands.ts'
import type { CollectionRequest, Round, RoundCounts } from '../rounds.ts'
import type { RoundInput } from '../rounds.schema.ts'
import { RoundFields, type RoundFormValues } from '../views/round-form.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  const view = await openRounds(contextOf(context), params.officeCode, Number(params.fiscalYear))
  return { ...view, newId: crypto.randomUUID() }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const input = readRoundForm(form, formText(form, 'id'))
  if (!input) throw brokenForm()
  const { officeCode, fiscalYear } = params
  try {
    const roundId = await createRound(contextOf(context), officeCode, Number(fiscalYear), input)
    return redirect(`/offices/${officeCode}/${fiscalYear}/collect/${roundId}`)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    const problems: readonly Problem[] =
      error.problems.length > 0 ? error.problems : [{ field: 'form', rule: error.code, message: error.message }]
    return data({ problems, typed: input }, error.code === 'conflict' ? 409 : 422)
  }
}

type Loaded = Route.ComponentProps['loaderData']

export default function Rounds({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(roundListLabels)
  const { office, plan, rounds, own, mayManage } = loaderData
  const address = `/offices/${office.dlaCode}/${plan.fiscalYear}/collect`
  const hasOpen = rounds.some(({ closedAt }) => closedAt === null)
  return (
    <Page title={fillLabel(t.title, { year: plan.fiscalYear })} lead={t.lead}>
      <PlanNav officeCode={office.dlaCode} fiscalYear={plan.fiscalYear} current="collect" />
      {own.length > 0 && <OwnPart own={own} address={address} />}
      <section aria-labelledby="rounds-title">
        <h2 id="rounds-title">{t.roundsTitle}</h2>
        {rounds.length === 0 ? <p>{t.none}</p> : <RoundList rounds={rounds} address={address} />}
      </section>
      {mayManage && !hasOpen && (
        <NewRound loaded={loaderData} typed={actionData?.typed ?? null} problems={actionData?.problems ?? []} />
      )}
      {mayManage && hasOpen && (
        <>
          <ErrorSummary problems={actionData?.problems ?? []} />
          <p className="quiet">{t.oneAtATime}</p>
        </>
      )}
      <p className="quiet">{t.law}</p>
      <p className="form-actions">
        {rounds.length > 0 && <ButtonLink href={`${address}/inbox`}>{t.inbox}</ButtonLink>}
        <ButtonLink href={`/offices/${office.dlaCode}/agencies?year=${plan.fiscalYear}`}>{t.agencies}</ButtonLink>
        {(mayManage || own.length > 0) && (
          <ButtonLink href={`/offices/${office.dlaCode}/${plan.fiscalYear}/sheets`}>{t.sheets}</ButtonLink>
        )}
        <ButtonLink href={`/offices/${office.dlaCode}/${plan.fiscalYear}/neighbours`}>{t.neighbours}</ButtonLink>
      </p>
    </Page>
  )
}

function OwnPart({ own, address }: { own: readonly CollectionRequest[]; address: string }) {
  const t = useLabels(roundListLabels)
  return (
    <section className="card" aria-labelledby="own-title">
      <h2 id="own-title">{t.ownTitle}</h2>
      {own.map(({ id, name, answeredAt, round }) => (
        <p key={id}>
          {round.title} <span className="quiet">{fillLabel(t.due, { date: formatThaiDate(round.dueOn) })}</span>
          <br />
          <ButtonLink tone={answeredAt === null ? 'primary' : 'secondary'} href={`${address}/answer/${id}`}>
            {fillLabel(answeredAt === null ? t.answerAs : t.answerAgain, { name })}
          </ButtonLink>
        </p>
      ))}
    </section>
  )
}

function RoundList({ rounds, address }: { rounds: readonly (Round & RoundCounts)[]; address: string }) {
  const t = useLabels(roundListLabels)
  return (
    <ul className="round-list">
      {rounds.map(({ id, title, dueOn, closedAt, asked, answered }) => (
        <li key={id} className="card">
          <h3>
            <a href={`${address}/${id}`}>{title}</a>
            {closedAt !== null && <span className="quiet"> ({t.closed})</span>}
          </h3>
          <p>
            {fillLabel(t.facts, { answered, asked })}
            <br />
            <span className="quiet">{fillLabel(t.due, { date: formatThaiDate(dueOn) })}</span>
          </p>
          <progress value={answered} max={Math.max(asked, 1)} aria-label={fillLabel(t.facts, { answered, asked })} />
        </li>
      ))}
    </ul>
  )
}

/** Everybody is ticked at first: leaving somebody out is the exception. */
function valuesOf({ askable, usual }: Loaded, typed: RoundInput | null): RoundFormValues {
  return {
    title: typed?.title ?? usual.title,
    dueOn: typed?.dueOn ?? usual.dueOn,
    contactLine: typed?.contactLine ?? usual.contactLine,
    divisions: askable.divisions.map(({ id, name }) => ({
      id,
      name,
      isTicked: typed?.divisionIds.includes(id) ?? true,
    })),
    agencies: askable.agencies.map(({ id, name }) => ({ id, name, isTicked: typed?.agencyIds.includes(id) ?? true })),
  }
}

function NewRound({
  loaded,
  typed,
  problems,
}: {
  loaded: Loaded
  typed: RoundInput | null
  problems: readonly Problem[]
}) {
  const t = useLabels(roundListLabels)
  const isFirst = loaded.rounds.length === 0
  return (
    <details className="new-round" open={isFirst || typed !== null}>
      <summary>{isFirst ? t.openTitle : t.openNew}</summary>
      <form method="post">
        <ErrorSummary problems={problems} fieldIds={{ title: 'title', dueOn: 'dueOn', asked: 'asked' }} />
        <input type="hidden" name="id" value={typed?.id ?? loaded.newId} />
        <RoundFields
          values={valuesOf(loaded, typed)}
          problems={problems}
          officeCode={loaded.office.dlaCode}
          fiscalYear={loaded.plan.fiscalYear}
        />
        <p className="form-actions">
          <Button>{t.open}</Button>
        </p>
      </form>
    </details>
  )
}
