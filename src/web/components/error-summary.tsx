import type { Problem } from '#src/domain/errors.ts'
import { componentLabels, useLabels } from '../labels.ts'
import { Notice } from './notice.tsx'

/** Every shortcoming of a form at once, above it; each leads to its field. `fieldIds` maps a problem's field to the id of its input. */
export function ErrorSummary({
  problems,
  fieldIds = {},
}: {
  problems: readonly Problem[]
  fieldIds?: Record<string, string>
}) {
  const t = useLabels(componentLabels)
  if (problems.length === 0) return null
  return (
    <Notice tone="error" title={t.problems}>
      <ProblemList problems={problems} fieldIds={fieldIds} />
    </Notice>
  )
}

/** The problems alone, each with its clause where a law asks for it. */
export function ProblemList({
  problems,
  fieldIds = {},
}: {
  problems: readonly Problem[]
  fieldIds?: Record<string, string>
}) {
  if (problems.length === 0) return null
  return (
    <ul className="problem-list">
      {problems.map((problem) => {
        const id = fieldIds[problem.field]
        const text = problem.law === undefined ? problem.message : `${problem.message} (${problem.law})`
        return (
          <li key={`${problem.field} ${problem.rule} ${problem.message}`}>
            {id === undefined ? text : <a href={`#${id}`}>{text}</a>}
          </li>
        )
      })}
    </ul>
  )
}
