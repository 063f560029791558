import { formatBaht, formatCount } from '#src/domain/money.ts'
import { toArabicDigits } from '#src/domain/thai-text.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Page } from '#src/web/components/page.tsx'
import { Pager } from '#src/web/components/pager.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import '../../../web/styles/public.css'
import type { Route } from './+types/public-plan.ts'
import { publicLabels } from '../public.labels.ts'
import { publicPath, ROWS_A_PAGE } from '../publications.ts'
import { openPublicPlan } from '../published.commands.ts'
import type { FundSum, PublishedFilter } from '../published.queries.ts'
import { publicHref } from '../views/public-address.ts'
import { BudgetBars, QrPicture, type ChartPart } from '../views/public-bars.tsx'
import { AnnouncementFacts, Downloads } from '../views/public-facts.tsx'
import { PublicFilter } from '../views/public-filter.tsx'
import { PublicTable } from '../views/public-table.tsx'

/** The filter of an address; what cannot be read does not filter. */
function filterOf(search: URLSearchParams): PublishedFilter {
  const village = Number(search.get('village') ?? '')
  return {
    text: search.get('q') ?? '',
    village: Number.isInteger(village) && village > 0 && village < 10_000 ? village : null,
    department: search.get('department') || null,
    programme: search.get('programme') || null,
  }
}

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const search = new URL(request.url).searchParams
  const filter = filterOf(search)
  const page = Math.max(1, Number.parseInt(search.get('page') ?? '1', 10) || 1)
  const view = await openPublicPlan(contextOf(context), params.officeCode, Number(params.fiscalYear), filter, page)
  return { view, filter, page }
}

export default function PublicPlan({ loaderData: { view, filter, page } }: Route.ComponentProps) {
  const t = useLabels(publicLabels)
  const language = useLanguage()
  const { plan, summary, funds, choices, files, publicAddress, found } = view
  const address = publicPath(plan.officeCode, plan.fiscalYear)
  const chosen = { q: filter.text, village: filter.village, department: filter.department, programme: filter.programme }
  const strategies = summary.groups.map(({ heading, subtotal }): ChartPart => ({
    ...subtotal,
    label: toArabicDigits(heading),
    hundredths: subtotal.budgetPercent,
  }))
  const place = [
    plan.amphoe && fillLabel(t.amphoe, { name: plan.amphoe }),
    plan.province && fillLabel(t.province, { name: plan.province }),
  ]
  return (
    <Page
      title={fillLabel(t.title, { year: plan.fiscalYear })}
      lead={[plan.officeName, ...place].filter(Boolean).join(' ')}
      wide
    >
      <div className="public-front">
        <AnnouncementFacts plan={plan} />
        {publicAddress !== null && <QrPicture modules={publicAddress.modules} label={t.qr} />}
      </div>
      <Downloads address={address} files={files} sha256={plan.sha256} />
      <div className="public-charts">
        <BudgetBars title={t.byStrategy} parts={strategies} />
        <BudgetBars title={t.byFund} parts={fundParts(funds, t.noSource)} />
      </div>
      <section id="list" aria-labelledby="list-title">
        <h2 id="list-title">{t.list}</h2>
        <PublicFilter address={address} filter={filter} choices={choices} />
        <p>
          {found.count === 0
            ? t.foundNone
            : fillLabel(t.found, { count: formatCount(found.count), budget: formatBaht(found.budgetSatang) })}
        </p>
        {found.projects.length > 0 && <PublicTable address={address} projects={found.projects} />}
        <Pager
          part={page}
          parts={Math.ceil(found.count / ROWS_A_PAGE)}
          href={(other) => `${publicHref(address, language, { ...chosen, page: other === 1 ? null : other })}#list`}
        />
      </section>
      <p>
        <a href={publicHref('/p', language)}>{t.allPlans}</a>
      </p>
    </Page>
  )
}

function fundParts(funds: readonly FundSum[], unnamed: string): ChartPart[] {
  const all = Math.max(
    1,
    funds.reduce((sum, { budgetSatang }) => sum + budgetSatang, 0),
  )
  return funds.map(({ source, projectCount, budgetSatang }) => ({
    label: source ?? unnamed,
    projectCount,
    budgetSatang,
    hundredths: Math.round((budgetSatang / all) * 10_000),
  }))
}
