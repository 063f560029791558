import { formatBaht, formatCount } from '#src/domain/money.ts'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { DataTable } from '#src/web/components/data-table.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { ShareBar } from '#src/web/components/share-bar.tsx'
import { Steps } from '#src/web/components/steps.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { formatPercent } from '#src/render/percent.ts'
import type { SummaryGroup, SummaryLine } from '#src/render/plan-document.ts'
import type { Route } from './+types/plan.ts'
import { openPlan } from '../plans.commands.ts'
import { planLabels } from '../plans.labels.ts'
import { bookOf } from '../plans.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const fiscalYear = Number(params.fiscalYear)
  const view = await openPlan(app, params.officeCode, fiscalYear)
  const { office, projects } = view
  const book = bookOf(view, { digits: 'arabic' })
  const isAccepted = new URL(request.url).searchParams.has('accepted')
  return { office, fiscalYear, projectCount: projects.length, summary: book.partTwo.summary, isAccepted }
}

export default function Plan({ loaderData }: Route.ComponentProps) {
  const t = useLabels(planLabels)
  const { office, fiscalYear, projectCount, summary, isAccepted } = loaderData
  const address = `/offices/${office.dlaCode}/${fiscalYear}`
  return (
    <Page
      title={fillLabel(t.title, { year: fiscalYear })}
      lead={`${office.name} ${fillLabel(t.place, { amphoe: office.amphoe ?? '–', province: office.province ?? '' })}`}
    >
      <nav aria-label={t.stepsTitle}>
        <Steps steps={[t.stepImport, t.stepCheck, t.stepBook]} current={3} />
      </nav>
      {isAccepted && <Notice tone="success" title={fillLabel(t.acceptedNow, { count: formatCount(projectCount) })} />}
      {projectCount === 0 && <Notice tone="info" title={t.empty} />}
      <p className="form-actions">
        {projectCount > 0 && (
          <ButtonLink tone="primary" href={`${address}/book`}>
            {t.makeBook}
          </ButtonLink>
        )}
        {projectCount > 0 && <ButtonLink href={`${address}/book-settings`}>{t.settings}</ButtonLink>}
        <ButtonLink href={`/offices/${office.dlaCode}/imports?year=${fiscalYear}`}>{t.importAgain}</ButtonLink>
        <ButtonLink href={`${address}/imports`}>{t.imports}</ButtonLink>
      </p>
      <div className="after-actions">
        <h2>{t.sums}</h2>
        <Summary groups={summary.groups} total={summary.total} />
      </div>
    </Page>
  )
}

type Line = SummaryLine & { key: string; isGroup: boolean }

function Summary({ groups, total }: { groups: readonly SummaryGroup[]; total: SummaryLine }) {
  const t = useLabels(planLabels)
  const lines: Line[] = groups.flatMap((group) => [
    { ...group.subtotal, label: group.heading, key: group.heading, isGroup: true },
    ...group.lines.map((line) => ({ ...line, key: `${group.heading} ${line.label}`, isGroup: false })),
  ])
  return (
    <DataTable
      caption={t.sums}
      hideCaption
      nameColumn="group"
      rows={[...lines, { ...total, key: 'total', isGroup: true }]}
      keyOf={(line) => line.key}
      columns={[
        { key: 'group', label: t.group, cell: (line) => <LineName line={line} /> },
        { key: 'count', label: t.count, kind: 'number', cell: (line) => formatCount(line.projectCount) },
        { key: 'budget', label: t.budget, kind: 'number', cell: (line) => formatBaht(line.budgetSatang) },
        {
          key: 'share',
          label: t.share,
          cell: ({ budgetPercent }) => (
            <ShareBar hundredths={budgetPercent}>{formatPercent(budgetPercent, 'arabic')}</ShareBar>
          ),
        },
      ]}
    />
  )
}

function LineName({ line }: { line: Line }) {
  return line.isGroup ? <strong>{line.label}</strong> : <span className="sub-line">{line.label}</span>
}
