import { formatThaiDate } from '#src/domain/thai-date.ts'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { ProgressBox } from '../progress.ts'
import type { StepRecord } from '../steps.queries.ts'
import { progressLabels } from '../steps.labels.ts'

/**
 * The flow chart of ข้อ 26 as it stands today: the actors on the left, the seven boxes on the right, each with its state in words, so that
 * nothing hangs on colour. A plain ordered list underneath.
 */
export function FlowProgress({ boxes }: { boxes: readonly ProgressBox[] }) {
  const t = useLabels(progressLabels)
  const next = boxes.findIndex(({ state }) => state === 'ahead')
  return (
    <section className="progress-part" aria-labelledby="flow-title">
      <h2 id="flow-title">{t.flowTitle}</h2>
      <p className="quiet">{t.flowLaw}</p>
      <ol className="way">
        {boxes.map((box, index) => (
          <FlowBox
            key={box.id}
            box={box}
            isNext={index === next}
            opensActor={index === 0 || boxes[index - 1]?.actor !== box.actor}
          />
        ))}
      </ol>
    </section>
  )
}

const MARKS: Record<ProgressBox['state'], string> = { done: '✓', now: '▶', ahead: '○' }

function FlowBox({ box, isNext, opensActor }: { box: ProgressBox; isNext: boolean; opensActor: boolean }) {
  const t = useLabels(progressLabels)
  const state = { done: t.stateDone, now: t.stateNow, ahead: isNext ? t.stateNext : t.stateAhead }[box.state]
  return (
    <li
      className={`way-row way-${box.state}${opensActor ? ' way-opens' : ''}`}
      aria-current={box.state === 'now' ? 'step' : undefined}
    >
      <p className="way-who">
        <span className={opensActor ? undefined : 'visually-hidden'}>{box.actorName}</span>
      </p>
      <div className="way-box">
        <p className="way-act">{box.act}</p>
        <p className="way-state">
          <span aria-hidden="true">{MARKS[box.state]} </span>
          {state}
        </p>
        {box.finishedBy && <Finished step={box.finishedBy} />}
      </div>
    </li>
  )
}

function Finished({ step }: { step: StepRecord }) {
  const t = useLabels(progressLabels)
  const language = useLanguage()
  return (
    <>
      <p className="way-note">{fillLabel(t.doneBy, { who: step.actor, at: formatInstant(step.at, language) })}</p>
      {step.resolutionDate !== null && (
        <p className="way-note">
          {fillLabel(t.resolution, {
            number: step.resolutionNumber ?? '–',
            date: formatThaiDate(step.resolutionDate, 'short'),
          })}
        </p>
      )}
    </>
  )
}
