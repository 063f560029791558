import { formatBaht } from '#src/domain/money.ts'
import { formatPercent } from '#src/render/percent.ts'
import type { Digits } from '#src/domain/thai-text.ts'
import type { FlowChart, SummaryTable } from '#src/render/plan-document.ts'
import { Phrases } from '#src/web/components/phrases.tsx'
import { useLabels } from '#src/web/labels.ts'
import { bookLabels } from '../book.labels.ts'

/** Budget by strategy as bars. Every bar has its number beside it; the table of form ผด.01 says the same in full. */
export function BudgetChart({ summary, digits }: { summary: SummaryTable; digits: Digits }) {
  const t = useLabels(bookLabels)
  const largest = Math.max(1, ...summary.groups.map((group) => group.subtotal.budgetSatang))
  return (
    <figure className="budget-chart">
      <figcaption>{t.chartTitle}</figcaption>
      <dl>
        {summary.groups.map((group) => (
          <div key={group.heading}>
            <dt>{group.heading}</dt>
            <dd>
              <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect className="chart-ground" width="100" height="6" />
                <rect width={(group.subtotal.budgetSatang / largest) * 100} height="6" />
              </svg>
              <span>
                {formatBaht(group.subtotal.budgetSatang, digits)} {t.baht} ({t.percent}{' '}
                {formatPercent(group.subtotal.budgetPercent, digits)})
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  )
}

const STEP_HEIGHT = 64
const GAP = 26
const ACTOR_WIDTH = 300
const STEP_LEFT = 330
const STEP_WIDTH = 330
const WIDTH = 680

/** The seven steps by actor: who on the left, what on the right, from top to bottom. */
export function FlowDiagram({ flow }: { flow: FlowChart }) {
  const height = flow.steps.length * (STEP_HEIGHT + GAP) - GAP + 4
  const top = (index: number): number => 2 + index * (STEP_HEIGHT + GAP)
  return (
    <figure className="flow-chart">
      <figcaption>
        {flow.title} <span className="quiet">({flow.clause})</span>
      </figcaption>
      {/* The list below says the same, for screen readers and phones. */}
      <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
        {actorBands(flow).map((band) => (
          <g key={band.from}>
            <rect
              className="flow-actor"
              x="2"
              y={top(band.from)}
              width={ACTOR_WIDTH}
              height={top(band.to) + STEP_HEIGHT - top(band.from)}
              rx="6"
            />
            <foreignObject
              x="10"
              y={top(band.from)}
              width={ACTOR_WIDTH - 16}
              height={top(band.to) + STEP_HEIGHT - top(band.from)}
            >
              <p className="flow-text">
                <Phrases text={band.actor} />
              </p>
            </foreignObject>
          </g>
        ))}
        {flow.steps.map((step, index) => (
          <g key={step.act}>
            <rect className="flow-step" x={STEP_LEFT} y={top(index)} width={STEP_WIDTH} height={STEP_HEIGHT} rx="6" />
            <foreignObject x={STEP_LEFT + 8} y={top(index)} width={STEP_WIDTH - 16} height={STEP_HEIGHT}>
              <p className="flow-text">
                <Phrases text={step.act} />
              </p>
            </foreignObject>
            {index > 0 && (
              <path
                className="flow-arrow"
                d={`M${STEP_LEFT + STEP_WIDTH / 2} ${top(index) - GAP}v${GAP - 8}m-7 0h14l-7 8z`}
              />
            )}
          </g>
        ))}
      </svg>
      <ol className="flow-list">
        {flow.steps.map((step) => (
          <li key={step.act}>
            <span className="flow-list-actor">
              <Phrases text={step.actor} />
            </span>{' '}
            <Phrases text={step.act} />
          </li>
        ))}
      </ol>
    </figure>
  )
}

/** Consecutive steps of one actor share a band. */
function actorBands(flow: FlowChart): { actor: string; from: number; to: number }[] {
  const bands: { actor: string; from: number; to: number }[] = []
  flow.steps.forEach(({ actor }, index) => {
    const open = bands.at(-1)
    if (open?.actor === actor) open.to = index
    else bands.push({ actor, from: index, to: index })
  })
  return bands
}
