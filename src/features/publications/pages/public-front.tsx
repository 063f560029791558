import { formatBaht, formatCount } from '#src/domain/money.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button } from '#src/web/components/button.tsx'
import { DataTable } from '#src/web/components/data-table.tsx'
import { TextField } from '#src/web/components/field.tsx'
import { Page } from '#src/web/components/page.tsx'
import { Pager } from '#src/web/components/pager.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import '../../../web/styles/public.css'
import type { Route } from './+types/public-front.ts'
import { publicLabels } from '../public.labels.ts'
import { publicPath, ROWS_A_PAGE } from '../publications.ts'
import { listPublic } from '../published.commands.ts'
import { publicHref } from '../views/public-address.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const search = new URL(request.url).searchParams
  const text = search.get('q') ?? ''
  const page = Math.max(1, Number.parseInt(search.get('page') ?? '1', 10) || 1)
  return { text, page, ...(await listPublic(contextOf(context), text, page)) }
}

export default function PublicFront({ loaderData: { text, page, plans, count } }: Route.ComponentProps) {
  const t = useLabels(publicLabels)
  const language = useLanguage()
  return (
    <Page title={t.frontTitle} lead={t.frontLead}>
      <form method="get" action="/p" role="search" className="public-filter">
        {language === 'en' && <input type="hidden" name="lang" value="en" />}
        <TextField label={t.frontSearch} hint={t.frontSearchHint} id="q" name="q" type="search" defaultValue={text} />
        <p className="form-actions">
          <Button>{t.search}</Button>
        </p>
      </form>
      <p>
        {count > 0 ? fillLabel(t.frontCount, { count: formatCount(count) }) : text === '' ? t.frontNone : t.frontEmpty}
      </p>
      {plans.length > 0 && (
        <DataTable
          caption={t.frontTitle}
          hideCaption
          nameColumn="office"
          rows={plans}
          keyOf={(plan) => `${plan.officeCode} ${plan.fiscalYear}`}
          columns={[
            {
              key: 'office',
              label: t.office,
              cell: (plan) => (
                <a href={publicHref(publicPath(plan.officeCode, plan.fiscalYear), language)}>{plan.officeName}</a>
              ),
            },
            { key: 'place', label: t.place, cell: (plan) => [plan.amphoe, plan.province].filter(Boolean).join(' ') },
            { key: 'year', label: t.year, kind: 'number', cell: (plan) => plan.fiscalYear },
            { key: 'announced', label: t.announcedOn, cell: (plan) => formatThaiDate(plan.announcedOn, 'short') },
            { key: 'projects', label: t.projects, kind: 'number', cell: (plan) => formatCount(plan.projectCount) },
            { key: 'budget', label: t.budget, kind: 'number', cell: (plan) => formatBaht(plan.budgetSatang) },
          ]}
        />
      )}
      <Pager
        part={page}
        parts={Math.ceil(count / ROWS_A_PAGE)}
        href={(other) => publicHref('/p', language, { q: text, page: other === 1 ? null : other })}
      />
    </Page>
  )
}
