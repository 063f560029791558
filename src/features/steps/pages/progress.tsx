import { openDeadlines } from '#src/features/deadlines/deadlines.commands.ts'
import { DeadlineList } from '#src/features/deadlines/views/deadline-list.tsx'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/progress.ts'
import { openProgress, type Progress } from '../progress.commands.ts'
import { progressLabels, remarkLabels } from '../steps.labels.ts'
import { transitionOf } from '../transitions.ts'
import { ChangesSince } from '../views/change-table.tsx'
import { FlowProgress } from '../views/flow-progress.tsx'
import { Moves } from '../views/moves.tsx'
import { RemarkForm, RemarkList } from '../views/remark-list.tsx'
import { Standing } from '../views/standing.tsx'
import { UnsettledNotice } from '../views/unsettled-notice.tsx'
import { StepHistory } from '../views/step-history.tsx'
import { actOnPlan } from './progress-actions.ts'

/** So many changed projects are shown. */
const MOST_CHANGES = 200

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const fiscalYear = Number(params.fiscalYear)
  const progress = await openProgress(app, params.officeCode, fiscalYear)
  const { deadlines } = await openDeadlines(app, params.officeCode, fiscalYear)
  const search = new URL(request.url).searchParams
  const { projects, submission, plan, office } = progress
  return {
    ...progress,
    office: { name: office.name },
    plan: { status: plan.status, statusSince: plan.statusSince },
    projects: progress.mayRemark ? projects.map(({ id, name }) => ({ id, name })) : [],
    submission: submission && {
      at: submission.at,
      count: submission.changes.length,
      changes: submission.changes.slice(0, MOST_CHANGES),
    },
    deadlines: deadlines.filter(({ state }) => state !== 'done').slice(0, 1),
    address: `/offices/${params.officeCode}/${fiscalYear}`,
    officeCode: params.officeCode,
    fiscalYear,
    said: (['done', 'remarked', 'resolved'] as const).find((word) => search.has(word)) ?? null,
  }
}

export const action = ({ request, params, context }: Route.ActionArgs) =>
  actOnPlan(contextOf(context), { officeCode: params.officeCode, fiscalYear: Number(params.fiscalYear) }, request)

export default function ProgressPage({ loaderData: page, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(progressLabels)
  const { address, officeCode, fiscalYear } = page
  return (
    <Page title={t.title} lead={fillLabel(t.lead, { year: fiscalYear, office: page.office.name })}>
      <PlanNav officeCode={officeCode} fiscalYear={fiscalYear} current="progress" />
      <Said said={page.said} steps={page.steps} />
      {refused?.kind === 'conflict' && <Notice tone="error" title={refused.message} />}
      {page.isReturned && <Returned remarks={page.remarks} />}
      <Standing boxes={page.boxes} since={page.plan.statusSince} inTurn={page.inTurn} />
      {page.unsettled && <UnsettledNotice unsettled={page.unsettled} address={address} />}
      <Moves
        moves={page.moves}
        lastSeq={page.lastSeq}
        address={address}
        refused={refused?.kind === 'step' ? refused : undefined}
      />
      <p className="form-actions">
        <a href={`${address}/progress/review`}>{t.toReview}</a>
      </p>
      {page.deadlines.length > 0 && (
        <section className="progress-part" aria-labelledby="deadline-title">
          <h2 id="deadline-title">{t.deadlineTitle}</h2>
          <DeadlineList deadlines={page.deadlines} planAddress={address} />
        </section>
      )}
      <FlowProgress boxes={page.boxes} />
      <Remarks page={page} refused={refused?.kind === 'remark' ? refused : undefined} />
      <ChangesSince submission={page.submission} address={address} />
      <StepHistory steps={page.steps} address={address} />
    </Page>
  )
}

function Said({ said, steps }: { said: 'done' | 'remarked' | 'resolved' | null; steps: Progress['steps'] }) {
  const t = useLabels(progressLabels)
  const language = useLanguage()
  const last = steps.at(-1)
  if (said === 'remarked') return <Notice tone="success" title={t.remarkAdded} />
  if (said === 'resolved') return <Notice tone="success" title={t.remarkResolved} />
  if (said !== 'done' || !last) return null
  return <Notice tone="success" title={fillLabel(t.done, { what: transitionOf(last.action).done[language] })} />
}

function Returned({ remarks }: { remarks: Progress['remarks'] }) {
  const t = useLabels(remarkLabels)
  const count = remarks.filter(({ resolvedAt }) => resolvedAt === null).length
  return (
    <Notice tone="warning" title={fillLabel(t.returned, { count })}>
      <p>
        <a href="#remarks">{t.title}</a>
      </p>
    </Notice>
  )
}

type RemarksOfPage = Pick<
  Route.ComponentProps['loaderData'],
  'remarks' | 'address' | 'mayResolve' | 'mayRemark' | 'projects'
>

function Remarks({ page, refused }: { page: RemarksOfPage; refused: Parameters<typeof RemarkForm>[0]['refused'] }) {
  const t = useLabels(remarkLabels)
  return (
    <section className="progress-part" aria-labelledby="remarks">
      <h2 id="remarks" tabIndex={-1}>
        {t.title}
      </h2>
      <RemarkList remarks={page.remarks} address={page.address} mayResolve={page.mayResolve} />
      {page.mayRemark && <RemarkForm projects={page.projects} address={page.address} refused={refused} />}
    </section>
  )
}
