import { redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { formatCount } from '#src/domain/money.ts'
import { PlanNav } from '#src/features/plans/views/plan-nav.tsx'
import { contextOf } from '#src/web/app-context.ts'
import { formTexts } from '#src/web/form-text.ts'
import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/checks.ts'
import { compareFunds } from '../checks.ts'
import { openChecks, saveFundTotals } from '../checks.commands.ts'
import { checksLabels } from '../checks.labels.ts'
import { findingsByRule, type SeverityFindings } from '../findings-by-rule.ts'
import { FindingsOfSeverity } from '../views/findings-list.tsx'
import { FundTotals } from '../views/fund-totals.tsx'

/** So many lines of a rule are shown before one asks for all. */
const MOST_LINES = 20

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const search = new URL(request.url).searchParams
  const only = search.get('rule')
  const view = await openChecks(contextOf(context), params.officeCode, Number(params.fiscalYear))
  return {
    officeCode: params.officeCode,
    fiscalYear: view.plan.fiscalYear,
    officeName: view.office.name,
    projectCount: view.projects.length,
    groups: findingsByRule(view.findings, view.projects, { only, mostLines: MOST_LINES }),
    only,
    totals: view.checked.fundTotals,
    compared: compareFunds(view.checked),
    mayConfigure: view.mayConfigure,
    hasBudget: view.checked.budget !== undefined,
    isSaved: search.has('saved'),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData()
  const amounts = formTexts(form, 'amount')
  const rows = formTexts(form, 'source').map((source, index) => ({ source, amount: amounts[index] ?? '' }))
  try {
    await saveFundTotals(contextOf(context), params.officeCode, Number(params.fiscalYear), rows)
  } catch (error) {
    // What was typed is shown again, with what is wrong.
    if (error instanceof AppError && error.code === 'invalid') return { rows, problems: error.problems }
    throw error
  }
  return redirect(`/offices/${params.officeCode}/${params.fiscalYear}/checks?saved#totals`)
}

export default function Checks({ loaderData: page, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(checksLabels)
  const plan = `/offices/${page.officeCode}/${page.fiscalYear}`
  const isWell = page.groups.every(({ count }) => count === 0)
  return (
    <Page
      title={t.title}
      lead={fillLabel(t.lead, {
        year: page.fiscalYear,
        office: page.officeName,
        count: formatCount(page.projectCount),
      })}
    >
      <PlanNav officeCode={page.officeCode} fiscalYear={page.fiscalYear} current="checks" />
      <ErrorSummary
        problems={refused?.problems ?? []}
        fieldIds={Object.fromEntries((refused?.problems ?? []).map(({ field }) => [field, field.replaceAll('.', '-')]))}
      />
      {isWell ? <Notice tone="success" title={t.allWell} /> : <Verdict groups={page.groups} />}
      {page.only !== null && (
        <p>
          <a href={`${plan}/checks`}>{t.showAllRules}</a>
        </p>
      )}
      {page.groups.map((group) => (
        <FindingsOfSeverity key={group.severity} group={group} plan={plan} isAlone={page.only !== null} />
      ))}
      <FundTotals
        rows={refused?.rows ?? null}
        problems={refused?.problems ?? []}
        totals={page.totals}
        compared={page.compared}
        mayConfigure={page.mayConfigure}
        isSaved={page.isSaved && refused === undefined}
        budgetAddress={page.hasBudget ? `${plan}/budget/tie-out` : null}
      />
    </Page>
  )
}

function Verdict({ groups }: { groups: readonly SeverityFindings[] }) {
  const t = useLabels(checksLabels)
  const blocking = groups.find(({ severity }) => severity === 'blocking')?.count ?? 0
  return (
    <>
      {blocking > 0 ? (
        <Notice tone="warning" title={fillLabel(t.mayNotSubmit, { count: formatCount(blocking) })} />
      ) : (
        <Notice tone="info" title={t.maySubmit} />
      )}
      <dl className="facts">
        {groups.map(({ severity, count }) => (
          <div key={severity}>
            <dt>{t[severity]}</dt>
            <dd>{count === 0 ? 0 : <a href={`#${severity}`}>{formatCount(count)}</a>}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
