import { ButtonLink } from '#src/web/components/button.tsx'
import { ProblemList } from '#src/web/components/error-summary.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Move } from '../progress.ts'
import { progressLabels } from '../steps.labels.ts'
import { StepForm, type RefusedStep } from './step-form.tsx'

/** What the person may do now: a form each. What the plan is not ready for is told with its reason, and has no button. */
export function Moves({
  moves,
  lastSeq,
  address,
  refused,
}: {
  moves: readonly Move[]
  lastSeq: number
  address: string
  refused: RefusedStep | undefined
}) {
  const t = useLabels(progressLabels)
  // What moves forward stands first; the table has returns before it.
  const ordered = [
    ...moves.filter((move) => !move.transition.isReturn),
    ...moves.filter((move) => move.transition.isReturn),
  ]
  return (
    <section className="progress-part" aria-labelledby="act-title">
      <h2 id="act-title">{t.actTitle}</h2>
      {ordered.length === 0 && <p>{t.actNone}</p>}
      {ordered.map((move) => (
        <OneMove
          key={move.transition.action}
          {...{ move, lastSeq, address }}
          refused={refused?.action === move.transition.action ? refused : undefined}
        />
      ))}
    </section>
  )
}

function OneMove({
  move: { transition, problems },
  lastSeq,
  address,
  refused,
}: {
  move: Move
  lastSeq: number
  address: string
  refused: RefusedStep | undefined
}) {
  const t = useLabels(progressLabels)
  const language = useLanguage()
  if (problems.length > 0)
    return (
      <Notice tone="warning" title={fillLabel(t.notYet, { verb: transition.verb[language] })}>
        <ProblemList problems={problems} />
        <p>
          <a href={`${address}/checks`}>{t.toChecks}</a>
        </p>
      </Notice>
    )
  if (transition.action === 'announce')
    return (
      <p>
        <ButtonLink tone="primary" href={`${address}/announce`}>
          {t.toAnnounce}
        </ButtonLink>
      </p>
    )
  return <StepForm transition={transition} expectedSeq={lastSeq} address={address} refused={refused} />
}
