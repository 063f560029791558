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
    <nav className="tabs" aria-label={t.nav}>
      <ul>
        {PLACES.map(([page, place]) => (
          <li key={page}>
            <a
              href={`/offices/${officeCode}/${fiscalYear}${place}`}
              aria-current={page === current ? 'page' : undefined}
            >
              {t[page]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
