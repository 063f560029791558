import { formatCount } from '#src/domain/money.ts'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { changeLabels, DEED_LABELS } from '../home.labels.ts'
import type { LatestChange } from '../latest-changes.ts'

/** Who did what, the latest first. */
export function ChangeList({ changes }: { changes: readonly LatestChange[] }) {
  const t = useLabels(changeLabels)
  const language = useLanguage()
  if (changes.length === 0) return <p className="quiet">{t.none}</p>
  return (
    <ul className="change-list">
      {changes.map((change) => (
        <li key={change.key}>
          <span className="change-what">
            {DEED_LABELS[change.action]?.[language] ?? t.other} <ChangedProjects change={change} />
          </span>
          <span className="quiet">
            {change.actor} ·{' '}
            <time dateTime={new Date(change.at).toISOString()}>{formatInstant(change.at, language)}</time>
          </span>
        </li>
      ))}
    </ul>
  )
}

function ChangedProjects({ change: { name, count } }: { change: LatestChange }) {
  const t = useLabels(changeLabels)
  if (count === 0) return null
  return count === 1 ? `“${name ?? '–'}”` : fillLabel(t.several, { name: name ?? '–', count: formatCount(count - 1) })
}
