import { data, redirect } from 'react-router'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { formText, formTexts } from '#src/web/form-text.ts'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/division-answer.ts'
import type { Answer } from '../answers.ts'
import { answerAsDivision, openDivisionAnswer, type DivisionAnswer } from '../division-answers.commands.ts'
import { readTicks } from '../division-answers.ts'
import { divisionAnswerLabels } from '../division-answers.labels.ts'
import { typedFrom, typedOf, type TypedItem } from '../item-form.ts'
import { BLANK_ITEM } from '#src/features/items/items.ts'
import { ChoiceList } from '../views/choice-list.tsx'
import { ItemFields } from '../views/item-fields.tsx'

const BLANK = typedOf({ ...BLANK_ITEM, kind: 'project' })

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { officeCode, fiscalYear, requestId } = params
  const view = await openDivisionAnswer(contextOf(context), officeCode, Number(fiscalYear), requestId)
  const saved = new URL(request.url).searchParams.get('saved')
  return { ...view, saved, clientIds: [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()] as const }
}

type Refused = { problems: readonly Problem[]; ticked: string[]; typed: TypedItem | null }

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const answer = readAnswer(form)
  if (!answer) throw brokenForm()
  const { officeCode, fiscalYear, requestId } = params
  try {
    const target = { requestId, answer }
    const count = await answerAsDivision(contextOf(context), officeCode, Number(fiscalYear), target)
    const saved = answer.kind === 'nothing' ? 'nothing' : count
    return redirect(`/offices/${officeCode}/${fiscalYear}/collect/answer/${requestId}?saved=${saved}`)
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    const problems =
      error.problems.length > 0 ? error.problems : [{ field: 'form', rule: error.code, message: error.message }]
    const typed = answer.kind === 'own' ? answer.typed : null
    const refused: Refused = { problems, ticked: formTexts(form, 'choice'), typed }
    return data(refused, error.code === 'conflict' ? 409 : 422)
  }
}

function readAnswer(form: FormData): DivisionAnswer | null {
  const clientId = formText(form, 'clientId')
  if (!isUuid(clientId)) return null
  const kind = formText(form, 'do')
  if (kind === 'nothing') return { kind, clientId }
  if (kind === 'own') return { kind, clientId, typed: typedFrom(form, BLANK) }
  const chosen = kind === 'choose' ? readTicks(form.getAll('choice')) : null
  return chosen && { kind: 'choose', clientId, chosen }
}

export default function DivisionAnswerPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useLabels(divisionAnswerLabels)
  const { office, plan, request, division, locked, saved, answers } = loaderData
  const address = `/offices/${office.dlaCode}/${plan.fiscalYear}`
  return (
    <Page title={fillLabel(t.title, { name: division })} lead={t.lead}>
      <PlanNav officeCode={office.dlaCode} fiscalYear={plan.fiscalYear} current="collect" />
      {saved !== null && !actionData && (
        <Notice
          tone="success"
          title={saved === 'nothing' ? t.savedNothing : fillLabel(t.saved, { count: Number(saved) || 0 })}
        />
      )}
      <p>{fillLabel(t.due, { date: formatThaiDate(request.round.dueOn) })}</p>
      {locked !== null && <Notice tone="warning" title={locked === 'round' ? t.lockedRound : t.lockedPlan} />}
      {answers.length > 0 && <AnswerList answers={answers} />}
      {locked === null && <Forms loaded={loaderData} refused={actionData ?? null} />}
      <p className="form-actions">
        <ButtonLink href={`${address}/table`}>{t.toTable}</ButtonLink>
        <ButtonLink href={`${address}/collect`}>{t.back}</ButtonLink>
      </p>
    </Page>
  )
}

function AnswerList({ answers }: { answers: readonly Answer[] }) {
  const t = useLabels(divisionAnswerLabels)
  const language = useLanguage()
  return (
    <section aria-labelledby="answers-title">
      <h2 id="answers-title">{t.answers}</h2>
      <ul>
        {answers.map(({ id, at, recordedBy, nothingToReport, sent }) => (
          <li key={id}>
            {fillLabel(nothingToReport ? t.answerNothing : t.answerOf, {
              at: formatInstant(at, language),
              by: recordedBy,
              count: sent.projects.length,
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Forms({ loaded, refused }: { loaded: Route.ComponentProps['loaderData']; refused: Refused | null }) {
  const t = useLabels(divisionAnswerLabels)
  const { choices, clientIds } = loaded
  const [chooseId, ownId, nothingId] = clientIds
  const typed = refused?.typed ?? null
  const problems = refused?.problems ?? []
  const ticked = new Set(refused?.ticked)
  const isAnyOffered = [choices.budget, choices.development, choices.lastYear].some((list) =>
    list.some(({ takenBy }) => takenBy === null),
  )
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message
  const fieldIds = typed ? Object.fromEntries(problems.map(({ field }) => [field, field.replaceAll('.', '-')])) : {}
  return (
    <>
      <ErrorSummary problems={problems} fieldIds={fieldIds} />
      <form method="post">
        <input type="hidden" name="clientId" value={chooseId} />
        <ChoiceList source="budget" choices={choices.budget} ticked={ticked} />
        <ChoiceList source="development" choices={choices.development} ticked={ticked} />
        <ChoiceList source="last-year" choices={choices.lastYear} ticked={ticked} />
        {isAnyOffered && (
          <p className="form-actions">
            <Button name="do" value="choose">
              {t.choose}
            </Button>
          </p>
        )}
      </form>
      <details className="new-round" open={typed !== null || !isAnyOffered}>
        <summary>{t.own}</summary>
        <form method="post">
          <input type="hidden" name="clientId" value={ownId} />
          <ItemFields typed={typed ?? BLANK} errorOf={errorOf} asked="agency" />
          <p className="form-actions">
            <Button name="do" value="own">
              {t.addOwn}
            </Button>
          </p>
        </form>
      </details>
      <details className="new-round">
        <summary>{t.nothingTitle}</summary>
        <form method="post">
          <input type="hidden" name="clientId" value={nothingId} />
          <Button tone="secondary" name="do" value="nothing">
            {t.nothing}
          </Button>
        </form>
      </details>
    </>
  )
}
