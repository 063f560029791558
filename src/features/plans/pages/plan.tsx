import { formatBaht, formatCount } from '#src/domain/money.ts'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { DataTable } from '#src/web/components/data-table.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { Steps } from '#src/web/components/steps.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { SummaryGroup, SummaryLine } from '#src/render/plan-document.ts'
import type { Route } from './+types/plan.ts'
import { makeBook, openPlan } from '../plans.commands.ts'
import { planLabels } from '../plans.labels.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const fiscalYear = Number(params.fiscalYear)
  const { office, projects } = await openPlan(app, params.officeCode, fiscalYear)
  const book = await makeBook(app, params.officeCode, fiscalYear, { digits: 'arabic' })
  return { office, fiscalYear, projectCount: projects.length, summary: book.partTwo.summary }
}

export default function Plan({ loaderData: { office, fiscalYear, projectCount, summary } }: Route.ComponentProps) {
  const t = useLabels(planLabels)
  const address = `/offices/${office.dlaCode}/${fiscalYear}`
  return (
    <Page
      title={`${fillLabel(t.title, { year: fiscalYear })} ${office.name}`}
      lead={fillLabel(t.place, { amphoe: office.amphoe ?? '', province: office.province ?? '' })}
    >
      <nav aria-label={t.stepsTitle}>
        <Steps steps={[t.stepImport, t.stepCheck, t.stepBook]} current={3} />
      </nav>
      {projectCount === 0 && <Notice tone="info" title={t.empty} />}
      <p className="form-actions">
        {projectCount > 0 && (
          <ButtonLink tone="primary" href={`${address}/book`}>
            {t.makeBook}
          </ButtonLink>
        )}
        <ButtonLink href={`${address}/imports`}>{t.imports}</ButtonLink>
        <ButtonLink href="/">{t.importAgain}</ButtonLink>
      </p>
      <section aria-labelledby="sums-title">
        <h2 id="sums-title">{t.sums}</h2>
        <Summary groups={summary.groups} total={summary.total} />
      </section>
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
        { key: 'group', label: t.group, cell: (line) => (line.isGroup ? <strong>{line.label}</strong> : line.label) },
        { key: 'count', label: t.count, kind: 'number', cell: (line) => formatCount(line.projectCount) },
        { key: 'budget', label: t.budget, kind: 'number', cell: (line) => formatBaht(line.budgetSatang) },
        { key: 'share', label: t.share, cell: (line) => <Share hundredths={line.budgetPercent} /> },
      ]}
    />
  )
}

/** A share as a bar and as its number, so that neither colour nor length is the only sign. */
function Share({ hundredths }: { hundredths: number }) {
  const width = Math.min(100, hundredths / 100)
  return (
    <span className="share">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width={width} height="8" />
      </svg>
      {(hundredths / 100).toFixed(2)}
    </span>
  )
}
