import { lawContext } from '#src/domain/law/law-context.ts'
import { PLAN_STEPS } from '#src/domain/law/procedure.ts'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { may } from '#src/domain/permissions.ts'
import { isEditable } from '#src/domain/plan-status.ts'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { DataTable } from '#src/web/components/data-table.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { ShareBar } from '#src/web/components/share-bar.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { formatPercent } from '#src/render/percent.ts'
import type { SummaryGroup, SummaryLine } from '#src/render/plan-document.ts'
import type { Route } from './+types/plan.ts'
import { openPlan } from '../plans.commands.ts'
import { planLabels } from '../plans.labels.ts'
import { bookOf, planForBook, type PlanView } from '../plans.ts'
import { PlanNav } from '../views/plan-nav.tsx'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = contextOf(context)
  const { officeCode } = params
  const fiscalYear = Number(params.fiscalYear)
  const view = await openPlan(app, officeCode, fiscalYear)
  const { office, plan, projects } = view
  const isOpen = isEditable(plan.status)
  return {
    office,
    fiscalYear,
    step: stepOf(view),
    statusSince: plan.statusSince,
    projectCount: projects.length,
    summary: bookOf(view, { digits: 'arabic' }).partTwo.summary,
    isAccepted: new URL(request.url).searchParams.has('accepted'),
    mayImport: isOpen && may(app.actor, 'intake.upload', officeCode),
    maySeeImports: may(app.actor, 'intake.read', officeCode),
    mayConfigure: may(app.actor, 'plan.configure', officeCode),
  }
}

/** The box of the flow chart that is to be done now, in the words of the office; null when all are done. */
function stepOf({ office, plan }: PlanView): { number: number; act: string } | null {
  const index = PLAN_STEPS.findIndex(({ id }) => id === plan.status)
  const step = PLAN_STEPS[index]
  return step ? { number: index + 1, act: step.act(lawContext(planForBook(office, plan, []))) } : null
}

export default function Plan({ loaderData }: Route.ComponentProps) {
  const t = useLabels(planLabels)
  const { office, fiscalYear, projectCount, summary, isAccepted } = loaderData
  const place = { amphoe: office.amphoe ?? '–', province: office.province ?? '' }
  return (
    <Page title={fillLabel(t.title, { year: fiscalYear })} lead={`${office.name} ${fillLabel(t.place, place)}`}>
      <PlanNav officeCode={office.dlaCode} fiscalYear={fiscalYear} current="overview" />
      {isAccepted && <Notice tone="success" title={fillLabel(t.acceptedNow, { count: formatCount(projectCount) })} />}
      <Standing {...loaderData} />
      {projectCount === 0 && <Notice tone="info" title={t.empty} />}
      <Actions {...loaderData} address={`/offices/${office.dlaCode}/${fiscalYear}`} />
      <div className="after-actions">
        <h2>{t.sums}</h2>
        <Summary groups={summary.groups} total={summary.total} />
      </div>
    </Page>
  )
}

type Loaded = Route.ComponentProps['loaderData']

/** Where the plan is on its way, and since when. */
function Standing({ step, statusSince }: Pick<Loaded, 'step' | 'statusSince'>) {
  const t = useLabels(planLabels)
  const language = useLanguage()
  return (
    <p className="where-now">
      <strong>{step ? fillLabel(t.stepNow, { n: step.number, act: step.act }) : t.announced}</strong>{' '}
      {statusSince && <span className="quiet">{fillLabel(t.since, { at: formatInstant(statusSince, language) })}</span>}
    </p>
  )
}

type ActionsProps = Pick<
  Loaded,
  'office' | 'fiscalYear' | 'projectCount' | 'mayImport' | 'maySeeImports' | 'mayConfigure'
>

function Actions({ address, ...page }: ActionsProps & { address: string }) {
  const t = useLabels(planLabels)
  return (
    <p className="form-actions">
      <ButtonLink tone="primary" href={`${address}/table`}>
        {t.table}
      </ButtonLink>
      {page.projectCount > 0 && <ButtonLink href={`${address}/book`}>{t.makeBook}</ButtonLink>}
      {page.mayConfigure && <ButtonLink href={`${address}/book-settings`}>{t.settings}</ButtonLink>}
      <ButtonLink href={`${address}/deadlines`}>{t.deadlines}</ButtonLink>
      {page.mayConfigure && <ButtonLink href={`${address}/checks#totals`}>{t.fundTotals}</ButtonLink>}
      {page.mayImport && (
        <ButtonLink href={`/offices/${page.office.dlaCode}/imports?year=${page.fiscalYear}`}>
          {t.importAgain}
        </ButtonLink>
      )}
      {page.maySeeImports && <ButtonLink href={`${address}/imports`}>{t.imports}</ButtonLink>}
    </p>
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
