import { formatBaht, formatCount } from '#src/domain/money.ts'
import { Notice } from '#src/web/components/notice.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import type { Unsettled } from '../progress.ts'
import { progressLabels } from '../steps.labels.ts'

/** What should be settled before the draft is handed over, each with where that is done; nothing when all is. `address` of the plan. */
export function UnsettledNotice({
  unsettled: { waitingAnswers, offBudget },
  address,
}: {
  unsettled: Unsettled
  address: string
}) {
  const t = useLabels(progressLabels)
  if (waitingAnswers === 0 && offBudget === null) return null
  return (
    <Notice tone="warning" title={t.unsettled}>
      <ul>
        {waitingAnswers > 0 && (
          <li>
            <a href={`${address}/collect/inbox`}>
              {fillLabel(t.waitingAnswers, { count: formatCount(waitingAnswers) })}
            </a>
          </li>
        )}
        {offBudget && (
          <li>
            <a href={`${address}/budget/tie-out`}>
              {offBudget.differenceSatang === 0
                ? t.offBudgetZero
                : fillLabel(t.offBudget, { amount: formatBaht(Math.abs(offBudget.differenceSatang)) })}
            </a>
          </li>
        )}
      </ul>
      <p>{t.unsettledText}</p>
    </Notice>
  )
}
