import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { ProgressBox } from '#src/features/steps/progress.ts'
import { officeLabels } from '../home.labels.ts'

/** The seven boxes of the flow chart in one line: done, now, to come, each said by a word and a sign. */
export function FlowStrip({ boxes, href }: { boxes: readonly ProgressBox[]; href: string }) {
  const t = useLabels(officeLabels)
  const now = boxes.findIndex(({ state }) => state === 'now')
  const box = boxes[now]
  return (
    <>
      <p className="where-now">
        {box ? (
          <>
            <strong>{fillLabel(t.stepNow, { n: now + 1, act: box.act })}</strong>{' '}
            <span className="quiet">{fillLabel(t.stepActor, { actor: box.actorName })}</span>
          </>
        ) : (
          <strong>{t.allDone}</strong>
        )}
      </p>
      <ol className="strip">
        {boxes.map(({ id, act, state }, index) => (
          <li key={id} className={`strip-box strip-box-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="strip-mark" aria-hidden="true">
              {state === 'done' ? '✓' : index + 1}
            </span>
            <span className="strip-act">{act}</span>
            <span className="strip-state">{t[state]}</span>
          </li>
        ))}
      </ol>
      <p>
        <a href={href}>{t.toProgress}</a>
      </p>
    </>
  )
}
