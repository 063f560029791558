import { data, redirect } from 'react-router'
import { formatBaht } from '#src/domain/money.ts'
import { budgetOf } from '#src/domain/project.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { changedFields } from '#src/features/projects/projects.ts'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/duplicate.ts'
import { openCase } from '../cases.commands.ts'
import { caseLabels, casesPageLabels, decideLabels } from '../cases.labels.ts'
import { DECISIONS_OF } from '../cases.ts'
import { CHOICE_NAMES, CHOICES, type Choice } from '../joining.ts'
import { Decided, projectHref } from '../views/case-card.tsx'
import { CompareWorks } from '../views/compare-works.tsx'
import { ConflictNotice } from '../views/conflict-notice.tsx'
import {
  JoinForm,
  KeepBothForm,
  MergeForm,
  NotSameForm,
  ReferForm,
  TakeBackForm,
  type FormFacts,
} from '../views/decision-forms.tsx'
import { CaseReasons, WorkFacts } from '../views/work-facts.tsx'
import { decideByForm, refusedBy } from './case-action.ts'

/** Whose inbox the case was opened from, and is come back to; null for anything else. */
function inboxOf(request: Request): string | null {
  const id = new URL(request.url).searchParams.get('inbox')
  return id !== null && isUuid(id) ? id : null
}

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const view = await openCase(contextOf(context), params.officeCode, Number(params.fiscalYear), params.caseId)
  const { left, right, office, ...rest } = view
  const both = left && right ? { left: left.fields, right: right.fields } : null
  const changed = both ? changedFields(both.left, both.right).map(({ field }) => field) : []
  const money = both ? [budgetOf(both.left), budgetOf(both.right)] : []
  return {
    ...rest,
    officeCode: office.dlaCode,
    both,
    leftVersion: left?.version ?? 0,
    rightVersion: right?.version ?? 0,
    isGone: { left: left === null, right: right === null },
    differing: CHOICE_NAMES.filter((choice: Choice) => CHOICES[choice].some((field) => changed.includes(field))),
    total:
      money.every((amount) => amount !== null) && money.length > 0 ? money.reduce((sum, one) => sum + one, 0) : null,
    decisionId: crypto.randomUUID(),
    inbox: inboxOf(request),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const fiscalYear = Number(params.fiscalYear)
  const address = `/offices/${params.officeCode}/${fiscalYear}/duplicates`
  try {
    const place = { officeCode: params.officeCode, fiscalYear, caseId: params.caseId }
    const { status, threadId } = await decideByForm(contextOf(context), place, form)
    const { search } = new URL(request.url)
    const inbox = inboxOf(request)
    if (status === 'open') return redirect(`${address}/${params.caseId}${search}`)
    if (status === 'referred') return redirect(`/offices/${params.officeCode}/coordination/${threadId}`)
    return redirect(
      inbox === null
        ? `${address}?done=${status}`
        : `/offices/${params.officeCode}/${fiscalYear}/collect/inbox/${inbox}?done=decided`,
    )
  } catch (error) {
    const refused = refusedBy(error, form)
    return data(refused, { status: refused.conflict === null ? 422 : 409 })
  }
}

export default function Duplicate({ loaderData: page, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(decideLabels)
  const words = useLabels(caseLabels)
  const list = useLabels(casesPageLabels)
  const { found, officeCode, fiscalYear } = page
  const plan = `/offices/${officeCode}/${fiscalYear}`
  return (
    <Page title={t.title} lead={words[found.kind]}>
      <PlanNav officeCode={officeCode} fiscalYear={fiscalYear} current="duplicates" />
      <p>
        {page.inbox === null ? (
          <a href={`${plan}/duplicates`}>{t.back}</a>
        ) : (
          <a href={`${plan}/collect/inbox/${page.inbox}`}>{t.backToInbox}</a>
        )}
      </p>
      {refused && <ConflictNotice refused={refused} />}
      {found.status !== 'open' && (
        <Notice tone="info" title={fillLabel(t.standing, { what: words[found.status] })}>
          <Decided found={found} />
          {found.threadId !== null && (
            <p>
              <a href={`/offices/${officeCode}/coordination/${found.threadId}`}>{t.thread}</a>
            </p>
          )}
        </Notice>
      )}
      {found.status === 'open' && <Decided found={found} />}
      <div className="case-works">
        {(['left', 'right'] as const).map((side) => (
          <div key={side}>
            <WorkFacts
              work={found[side]}
              title={side === 'left' ? list.one : list.other}
              href={projectHref(plan, found[side], page.isGone[side])}
            />
            {page.isGone[side] && found.status === 'open' && <p className="quiet">{t.gone}</p>}
          </div>
        ))}
      </div>
      <CaseReasons found={found} />
      {page.both && <CompareWorks {...page.both} />}
      <Decisions page={page} refused={refused} />
    </Page>
  )
}

type PageData = Route.ComponentProps['loaderData']

function Decisions({ page, refused }: { page: PageData; refused: FormFacts['refused'] }) {
  const t = useLabels(decideLabels)
  const { found, mayDecide, mayEdit, both, partyName } = page
  if (!mayDecide) return <p className="quiet">{t.mayNot}</p>
  const { decisionId, leftVersion, rightVersion, differing } = page
  const facts: FormFacts = { found, decisionId, leftVersion, rightVersion, differing, partyName, refused }
  const isOne = found.status === 'merged' || found.status === 'joint'
  return (
    <section aria-labelledby="decide-title" className="case-decisions">
      <h2 id="decide-title">{t.chooseTitle}</h2>
      {!mayEdit && <Notice tone="info" title={t.locked} />}
      {!isOne &&
        DECISIONS_OF[found.kind].map((decision) => {
          switch (decision) {
            case 'merged':
              return mayEdit && both && <MergeForm key={decision} facts={facts} />
            case 'joint':
              return (
                mayEdit &&
                both && (
                  <JoinForm key={decision} facts={facts} total={page.total === null ? null : formatBaht(page.total)} />
                )
              )
            case 'kept':
              return <KeepBothForm key={decision} facts={facts} />
            case 'not-duplicate':
              return <NotSameForm key={decision} facts={facts} />
            case 'referred':
              return partyName !== null && <ReferForm key={decision} facts={facts} party={partyName} />
          }
        })}
      {found.status !== 'open' && (mayEdit || !isOne) && <TakeBackForm facts={facts} />}
      {found.threadId !== null && (
        <p className="form-actions">
          <ButtonLink href={`/offices/${page.officeCode}/coordination/${found.threadId}`}>{t.thread}</ButtonLink>
        </p>
      )}
    </section>
  )
}
