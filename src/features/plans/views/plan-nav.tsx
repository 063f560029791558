import { PageMenu } from '#src/web/components/menu.tsx'
import { useLabels } from '#src/web/labels.ts'
import { planNavLabels } from '../plan-nav.labels.ts'

/** The page of a plan that is open. */
export type PlanPage =
  | 'overview'
  | 'collect'
  | 'development'
  | 'table'
  | 'budget'
  | 'duplicates'
  | 'checks'
  | 'progress'
  | 'book'
  | 'announce'

const PLACES: readonly [PlanPage, string][] = [
  ['overview', ''],
  ['collect', '/collect'],
  ['development', '/development'],
  ['table', '/table'],
  ['budget', '/budget'],
  ['duplicates', '/duplicates'],
  ['checks', '/checks'],
  ['progress', '/progress'],
  ['book', '/book'],
  ['announce', '/announce'],
]

/** Leads between the pages of one plan; stands under the heading of each of them. */
export function PlanNav({
  officeCode,
  fiscalYear,
  current,
}: {
  officeCode: string
  fiscalYear: number
  current: PlanPage | null
}) {
  const t = useLabels(planNavLabels)
  return (
    <PageMenu
      id="plan-pages"
      className="tabs page-menu"
      label={t.nav}
      more={t.more}
      links={PLACES.map(([page, place]) => ({
        key: page,
        href: `/offices/${officeCode}/${fiscalYear}${place}`,
        label: t[page],
        isCurrent: page === current,
      }))}
    />
  )
}
