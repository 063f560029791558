import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { queryOfNeighbours, type NeighbourFilter } from '../neighbour-filter.ts'
import { neighbourPageLabels } from '../neighbours.labels.ts'
import { nearText } from './neighbour-words.ts'

type Around = {
  code: string
  name: string
  km: number | null
  isSameAmphoe: boolean
  isProvince: boolean
  announced: number | null
}

/** The offices around with what they have announced for the year. */
export function OfficesAround({
  offices,
  filter,
  fiscalYear,
}: {
  offices: readonly Around[]
  filter: NeighbourFilter
  fiscalYear: number
}) {
  const t = useLabels(neighbourPageLabels)
  const language = useLanguage()
  if (offices.length === 0) return null
  return (
    <details className="neighbour-section">
      <summary>{t.around}</summary>
      <ul className="neighbour-offices">
        {offices.map((one) => (
          <li key={one.code}>
            {one.announced === null ? (
              one.name
            ) : (
              <a href={queryOfNeighbours({ ...filter, show: 'all', office: one.code, page: 1 })}>{one.name}</a>
            )}
            <span className="quiet">
              {' '}
              · {nearText(one, language)} ·{' '}
              {one.announced === null ? t.notAnnounced : fillLabel(t.announced, { count: one.announced })}
            </span>{' '}
            {one.announced !== null && (
              <a href={`/p/${one.code}/${fiscalYear}`}>
                {t.public}
                <span className="visually-hidden"> {one.name}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
