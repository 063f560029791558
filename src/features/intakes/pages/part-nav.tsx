import { Link } from 'react-router'
import { formatCount } from '#src/domain/money.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { intakeLabels } from '../intakes.labels.ts'

/** Leads through the parts of a long table; nothing where there is one part. */
export function PartNav({
  part,
  partCount,
  first,
  last,
  rowCount,
  label,
  addressOf,
}: {
  part: number
  partCount: number
  first: number
  last: number
  rowCount: number
  label: string
  addressOf: (part: number) => string
}) {
  const t = useLabels(intakeLabels)
  if (partCount === 1) return null
  return (
    <nav className="part-nav" aria-label={label}>
      <span>
        {fillLabel(t.partOf, { first: formatCount(first), last: formatCount(last), count: formatCount(rowCount) })}
      </span>
      <ol>
        {Array.from({ length: partCount }, (_, index) => index + 1).map((number) => (
          <li key={number}>
            <Link
              to={`${addressOf(number)}#table-title`}
              aria-label={fillLabel(t.part, { n: number })}
              aria-current={number === part ? 'page' : undefined}
            >
              {number}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
