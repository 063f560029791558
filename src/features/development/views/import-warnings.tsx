import { formatBaht, formatCount } from '#src/domain/money.ts'
import type { DevelopmentWarning } from '#src/intake/recognised-development.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { importLabels, WARNING_TITLES } from '../imports.labels.ts'
import { PlaceInFile } from './place-in-file.tsx'

/** Places shown of each kind of warning. */
const SHOWN = 20

/** What to look at in a file, by kind, each place with sheet and row as the file has them. */
export function ImportWarnings({ warnings }: { warnings: readonly DevelopmentWarning[] }) {
  const t = useLabels(importLabels)
  const language = useLanguage()
  if (warnings.length === 0) return <p>{t.noProblems}</p>
  return [...Map.groupBy(warnings, ({ code }) => code)].map(([code, found]) => (
    <details key={code} open={code === 'total-mismatch' || code === 'table-unread'}>
      <summary>
        {WARNING_TITLES[code][language]} ({formatCount(found.length)})
      </summary>
      <ul>
        {found.slice(0, SHOWN).map((warning, index) => (
          // Two warnings may say the very same.
          // oxlint-disable-next-line react/no-array-index-key -- as the comment above says
          <li key={index}>
            <WarningLine warning={warning} />
          </li>
        ))}
        {found.length > SHOWN && <li>{fillLabel(t.more, { count: formatCount(found.length - SHOWN) })}</li>}
      </ul>
    </details>
  ))
}

function WarningLine({ warning }: { warning: DevelopmentWarning }) {
  const t = useLabels(importLabels)
  const { where, found, taken, fiscalYear, printedSatang, sumSatang, printed, counted, code } = warning
  const figures =
    printedSatang !== undefined && sumSatang !== undefined
      ? fillLabel(t.both, { printed: formatBaht(printedSatang), sum: formatBaht(sumSatang) })
      : printed !== undefined && counted !== undefined
        ? fillLabel(t.both, { printed: formatCount(printed), sum: formatCount(counted) })
        : null
  const words =
    code === 'programme-spelling' && found && taken ? fillLabel(t.takenAs, { found, taken }) : (found ?? taken)
  const parts = [words, fiscalYear === undefined ? null : fillLabel(t.ofYear, { year: fiscalYear }), figures]
  return (
    <>
      <strong>
        <PlaceInFile where={where} />
      </strong>{' '}
      {parts.filter((part) => part !== null && part !== undefined).join(' · ')}
    </>
  )
}
