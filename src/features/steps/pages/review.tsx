import { formatBaht, formatCount } from '#src/domain/money.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { formatPercent } from '#src/render/percent.ts'
import { contextOf } from '#src/web/app-context.ts'
import { DataTable } from '#src/web/components/data-table.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/review.ts'
import { openProgress } from '../progress.commands.ts'
import { reviewSums, type ReviewSums } from '../review.ts'
import { progressLabels, remarkLabels, reviewLabels } from '../steps.labels.ts'
import { ChangesSince } from '../views/change-table.tsx'
import { Moves } from '../views/moves.tsx'
import { RemarkList } from '../views/remark-list.tsx'
import { Standing } from '../views/standing.tsx'

/** Changed projects shown to one who has five minutes. */
const MOST_CHANGES = 20

export async function loader({ params, context }: Route.LoaderArgs) {
  const fiscalYear = Number(params.fiscalYear)
  const progress = await openProgress(contextOf(context), params.officeCode, fiscalYear)
  const { submission, plan } = progress
  return {
    officeCode: params.officeCode,
    officeName: progress.office.name,
    fiscalYear,
    address: `/offices/${params.officeCode}/${fiscalYear}`,
    sums: reviewSums(progress.projects),
    statusSince: plan.statusSince,
    boxes: progress.boxes,
    inTurn: progress.inTurn,
    moves: progress.moves,
    lastSeq: progress.lastSeq,
    mayResolve: progress.mayResolve,
    remarks: progress.remarks.filter(({ resolvedAt }) => resolvedAt === null),
    submission: submission && {
      at: submission.at,
      count: submission.changes.length,
      changes: submission.changes.slice(0, MOST_CHANGES),
    },
  }
}

export default function Review({ loaderData: page }: Route.ComponentProps) {
  const t = useLabels(reviewLabels)
  const tp = useLabels(progressLabels)
  const { address, officeCode, fiscalYear, sums } = page
  return (
    <Page title={t.title} lead={fillLabel(tp.lead, { year: fiscalYear, office: page.officeName })}>
      <PlanNav officeCode={officeCode} fiscalYear={fiscalYear} current="progress" />
      <Figures sums={sums} remarkCount={page.remarks.length} changeCount={page.submission?.count ?? null} />
      <Standing boxes={page.boxes} since={page.statusSince} inTurn={page.inTurn} />
      <ByStrategy sums={sums} />
      <Largest sums={sums} address={address} />
      <ChangesSince submission={page.submission} address={address} />
      <OpenRemarks page={page} />
      <Moves moves={page.moves} lastSeq={page.lastSeq} address={address} refused={undefined} />
      <p className="form-actions">
        <a href={`${address}/book`}>{t.toBook}</a>
        <a href={`${address}/progress`}>{t.toProgress}</a>
      </p>
    </Page>
  )
}

function Figures({
  sums,
  remarkCount,
  changeCount,
}: {
  sums: ReviewSums
  remarkCount: number
  changeCount: number | null
}) {
  const t = useLabels(reviewLabels)
  const figures: [string, string][] = [
    [t.projects, formatCount(sums.projectCount)],
    [t.budget, formatBaht(sums.budgetSatang)],
    [t.openRemarks, formatCount(remarkCount)],
    ...(changeCount === null ? [] : ([[t.changes, formatCount(changeCount)]] satisfies [string, string][])),
  ]
  return (
    <dl className="review-figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function ByStrategy({ sums }: { sums: ReviewSums }) {
  const t = useLabels(reviewLabels)
  return (
    <div className="progress-part">
      <h2>{t.byStrategy}</h2>
      <DataTable
        caption={t.byStrategy}
        hideCaption
        nameColumn="name"
        rows={sums.byStrategy}
        keyOf={({ key }) => key}
        columns={[
          { key: 'name', label: t.strategy, cell: ({ name }) => name ?? t.noStrategy },
          { key: 'count', label: t.projects, kind: 'number', cell: (sum) => formatCount(sum.projectCount) },
          { key: 'budget', label: t.budget, kind: 'number', cell: (sum) => formatBaht(sum.budgetSatang) },
          { key: 'share', label: t.share, cell: ({ share }) => <Share hundredths={share} /> },
        ]}
      />
    </div>
  )
}

/** A share as a bar and as its number, so that neither colour nor length is the only sign. */
function Share({ hundredths }: { hundredths: number }) {
  return (
    <span className="share">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width={hundredths / 100} height="8" />
      </svg>
      {formatPercent(hundredths, 'arabic')}
    </span>
  )
}

function Largest({ sums, address }: { sums: ReviewSums; address: string }) {
  const t = useLabels(reviewLabels)
  if (sums.largest.length === 0) return null
  return (
    <section className="progress-part" aria-labelledby="largest-title">
      <h2 id="largest-title">{t.largest}</h2>
      <ol className="review-largest">
        {sums.largest.map(({ id, name, budgetSatang }) => (
          <li key={id}>
            <a href={`${address}/projects/${id}`}>{name}</a> <span className="number">{formatBaht(budgetSatang)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

type RemarksOfPage = Pick<Route.ComponentProps['loaderData'], 'remarks' | 'address' | 'mayResolve'>

function OpenRemarks({ page }: { page: RemarksOfPage }) {
  const t = useLabels(remarkLabels)
  return (
    <section className="progress-part" aria-labelledby="remarks-title">
      <h2 id="remarks-title">{t.title}</h2>
      <RemarkList remarks={page.remarks} address={page.address} mayResolve={page.mayResolve} />
    </section>
  )
}
