import type { RecognisedWarning } from '#src/intake/recognised.ts'
import { Notice } from '#src/web/components/notice.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { ItemProblem, Severity } from '../intake-problems.ts'
import { intakeLabels } from '../intakes.labels.ts'
import { warningText } from '../warning-text.ts'
import { PlaceInFile } from './item-table.tsx'

/** How many lines of each list are shown above the table; the rest stand in it. */
const LINES_SHOWN = 12

const count = (problems: readonly ItemProblem[], severity: Severity): number =>
  problems.filter((problem) => problem.severity === severity).length

/** What the officer should look at: first what the file itself says, then the shortcomings of rows, each with a link to its row. */
export function ProblemPanel({
  problems,
  warnings,
  nameOf,
}: {
  problems: readonly ItemProblem[]
  warnings: readonly RecognisedWarning[]
  nameOf: ReadonlyMap<string, string>
}) {
  const t = useLabels(intakeLabels)
  if (problems.length === 0 && warnings.length === 0) return <Notice tone="success" title={t.noProblems} />
  const errors = count(problems, 'error')
  const title = fillLabel(t.problemCounts, {
    errors,
    warnings: count(problems, 'warning') + warnings.length,
    advice: count(problems, 'advice'),
  })
  const listed = problems.filter((problem) => problem.severity !== 'advice')
  return (
    <Notice tone={errors > 0 ? 'error' : 'warning'} title={title}>
      <Warnings warnings={warnings} />
      {listed.length > 0 && <h3>{t.fromRows}</h3>}
      <ul className="problem-list">
        {listed.slice(0, LINES_SHOWN).map((problem) => (
          <li key={`${problem.itemId} ${problem.rule}`}>
            <a href={`#row-${problem.itemId}`}>{nameOf.get(problem.itemId) || '–'}</a>: {problem.message}
          </li>
        ))}
      </ul>
      {listed.length > LINES_SHOWN && <p>{fillLabel(t.moreProblems, { count: listed.length - LINES_SHOWN })}</p>}
    </Notice>
  )
}

/** Codes that the rules of the rows say again, and keep up to date while rows are edited. */
const SAID_BY_ROWS: ReadonlySet<RecognisedWarning['code']> = new Set([
  'budget-missing',
  'months-missing',
  'programme-missing',
  'programme-unknown',
  'possible-duplicate',
])

/** The warnings that only the file can tell. */
export const fileWarnings = (warnings: readonly RecognisedWarning[]): RecognisedWarning[] =>
  warnings.filter((warning) => !SAID_BY_ROWS.has(warning.code))

function Warnings({ warnings }: { warnings: readonly RecognisedWarning[] }) {
  const t = useLabels(intakeLabels)
  if (warnings.length === 0) return null
  return (
    <>
      <h3>{t.fromFile}</h3>
      <ul className="problem-list">
        {warnings.map((warning) => (
          <li key={JSON.stringify(warning)}>
            <WarningPlace warning={warning} />
            {warningText(warning)}
          </li>
        ))}
      </ul>
    </>
  )
}

function WarningPlace({ warning: { where } }: { warning: RecognisedWarning }) {
  const { sheet, table, row } = where
  if (row !== undefined)
    return (
      <strong>
        <PlaceInFile
          reference={{ row, ...(sheet !== undefined && { sheet }), ...(table !== undefined && { table }) }}
        />
        {': '}
      </strong>
    )
  return sheet === undefined || sheet === '' ? null : <strong>{`“${sheet}”: `}</strong>
}
