import { formatCount } from '#src/domain/money.ts'
import { Notice } from '#src/web/components/notice.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Severity } from '../intake-problems.ts'
import { intakeLabels } from '../intakes.labels.ts'
import type { FileWarning } from '../warning-text.ts'
import { placeInFile } from './place-in-file.ts'

/** One kind of shortcoming, with links to its first rows. */
export type ProblemLine = {
  rule: string
  severity: Severity
  message: string
  count: number
  /** `edit`: where its form opens at the field in question. */
  rows: { id: string; name: string; edit: string }[]
  /** The table with these rows alone. */
  show: string
}

/** How many places of one warning are named. */
const PLACES_SHOWN = 20

/** The text for each severity, by its name in the table of texts. */
export const SEVERITY_LABELS = {
  error: 'severityError',
  warning: 'severityWarning',
  advice: 'severityAdvice',
} as const satisfies Record<Severity, keyof typeof intakeLabels>

/** What the officer should look at: each kind of shortcoming once with its rows, and what the file itself says. */
export function ProblemPanel({
  problems,
  warnings,
  columnsAddress,
}: {
  problems: readonly ProblemLine[]
  warnings: readonly FileWarning[]
  /** Where columns are named by hand. */
  columnsAddress: string
}) {
  const t = useLabels(intakeLabels)
  if (problems.length === 0 && warnings.length === 0) return <Notice tone="success" title={t.noProblems} />
  const count = (severity: Severity): number =>
    problems.filter((problem) => problem.severity === severity).reduce((sum, problem) => sum + problem.count, 0)
  const errors = count('error')
  const toCheck = count('warning') + warnings.length
  const tone = errors > 0 ? 'error' : toCheck > 0 ? 'warning' : 'info'
  const counts: [string, number][] = [
    [t.errorCount, errors],
    [t.warningCount, toCheck],
    [t.adviceCount, count('advice')],
  ]
  const title = counts.flatMap(([text, n]) => (n === 0 ? [] : fillLabel(text, { count: formatCount(n) }))).join(' · ')
  return (
    <Notice tone={tone} title={title}>
      <ul className="problem-groups">
        {problems.map((problem) => (
          <ProblemItem key={problem.rule} problem={problem} />
        ))}
        {warnings.map((warning) => (
          <WarningItem key={warning.text} warning={warning} columnsAddress={columnsAddress} />
        ))}
      </ul>
    </Notice>
  )
}

function ProblemItem({ problem }: { problem: ProblemLine }) {
  const t = useLabels(intakeLabels)
  const more = problem.count - problem.rows.length
  return (
    <li>
      <details>
        <summary>
          <strong className={`severity severity-${problem.severity}`}>{t[SEVERITY_LABELS[problem.severity]]}</strong>{' '}
          <strong>{fillLabel(t.problemRows, { count: formatCount(problem.count) })}</strong> {problem.message}
        </summary>
        <ul className="problem-list">
          {problem.rows.map((row) => (
            <li key={row.id}>
              <a href={row.edit}>{row.name || t.nameless}</a>
            </li>
          ))}
          {more > 0 && <li>{fillLabel(t.moreRows, { count: formatCount(more) })}</li>}
        </ul>
        <p>
          <a href={problem.show}>{fillLabel(t.showOnly, { count: formatCount(problem.count) })}</a>
        </p>
      </details>
    </li>
  )
}

function WarningItem({
  warning: { text, code, places },
  columnsAddress,
}: {
  warning: FileWarning
  columnsAddress: string
}) {
  const t = useLabels(intakeLabels)
  const toColumns = code === 'table-unread' ? t.nameColumns : code === 'columns-by-hand' ? t.renameColumns : null
  const line = (
    <>
      <strong className="severity severity-file">{t.fromFile}</strong> {text}{' '}
      {toColumns !== null && <a href={columnsAddress}>{toColumns}</a>}
    </>
  )
  // What leads elsewhere is never folded: a link in the line that unfolds would be pressed for it.
  if (places.length <= 1 || toColumns !== null)
    return (
      <li className="problem-plain">
        {line}{' '}
        {places.length > 0 && (
          <span className="quiet">({places.map((place) => placeInFile(place, t)).join(', ')})</span>
        )}
      </li>
    )
  return (
    <li>
      <details>
        <summary>
          {line} <span className="quiet">{fillLabel(t.places, { count: formatCount(places.length) })}</span>
        </summary>
        <p className="problem-places">
          {places
            .slice(0, PLACES_SHOWN)
            .map((place) => placeInFile(place, t))
            .join(', ')}
          {places.length > PLACES_SHOWN && ' …'}
        </p>
      </details>
    </li>
  )
}
