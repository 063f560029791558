import { componentLabels, useLabels } from '../labels.ts'

/** Where one stands in a piece of work. `current` counts from 1; one more than there are steps means all are done. */
export function Steps({ steps, current }: { steps: readonly string[]; current: number }) {
  const t = useLabels(componentLabels)
  return (
    <ol className="steps">
      {steps.map((step, index) => {
        const state = index + 1 < current ? 'done' : index + 1 === current ? 'current' : 'ahead'
        return (
          <li key={step} className={`step step-${state}`} aria-current={state === 'current' ? 'step' : undefined}>
            <span className="step-mark" aria-hidden="true">
              {state === 'done' ? '✓' : index + 1}
            </span>
            <span>{step}</span>
            {state === 'done' && <span className="visually-hidden"> ({t.stepDone})</span>}
          </li>
        )
      })}
    </ol>
  )
}
