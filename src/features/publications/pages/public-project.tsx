import { formatBaht } from '#src/domain/money.ts'
import { KIND_LABELS } from '#src/domain/labels.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import '../../../web/styles/public.css'
import type { Route } from './+types/public-project.ts'
import { publicLabels } from '../public.labels.ts'
import { publicPath } from '../publications.ts'
import { openPublicProject } from '../published.commands.ts'
import type { PublishedProject } from '../published-projects.ts'
import { publicHref } from '../views/public-address.ts'
import { MonthsBar } from '../views/public-bars.tsx'

export const loader = ({ params, context }: Route.LoaderArgs) =>
  openPublicProject(contextOf(context), params.officeCode, Number(params.fiscalYear), params.projectId)

export default function PublicProject({ loaderData: { plan, project } }: Route.ComponentProps) {
  const t = useLabels(publicLabels)
  const language = useLanguage()
  const place = fillLabel(t.title, { year: plan.fiscalYear })
  return (
    <Page title={project.name} lead={`${place} ${plan.officeName}`}>
      <dl className="public-facts">
        {useFacts(project).map(([term, words]) =>
          words === '' ? null : (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{words}</dd>
            </div>
          ),
        )}
        <div>
          <dt>{t.months}</dt>
          <dd>
            <MonthsBar months={project.months} />
          </dd>
        </div>
      </dl>
      <p>
        <a href={publicHref(publicPath(plan.officeCode, plan.fiscalYear), language)}>{t.toPlan}</a>
      </p>
    </Page>
  )
}

/** Everything of the project as terms and their words; '' = nothing is known. */
function useFacts(project: PublishedProject): [string, string][] {
  const t = useLabels(publicLabels)
  const language = useLanguage()
  const amount = project.budgetSatang === null ? project.noBudgetText : formatBaht(project.budgetSatang)
  const funds = project.funds.map(({ source, amountSatang }) =>
    [source ?? t.noSource, amountSatang === null ? '' : formatBaht(amountSatang)].join(' ').trim(),
  )
  return [
    [t.strategy, project.strategy ?? ''],
    [t.programme, project.programme],
    [t.form, fillLabel(t.formNumber, { form: project.form, number: project.number })],
    [t.kind, KIND_LABELS[project.kind][language]],
    [t.activity, project.activity ?? ''],
    [t.target, project.target ?? ''],
    [t.budget, amount],
    [t.fund, funds.join(', ')],
    [t.where, project.place ?? ''],
    [t.village, project.villages.join(', ')],
    [t.department, project.departments.join(', ')],
    [t.note, project.note ?? ''],
  ]
}
