import { Notice } from '#src/web/components/notice.tsx'
import { useLabels } from '#src/web/labels.ts'
import { budgetLabels, chooseLabels } from '../budgets.labels.ts'

/** No line waits: all have their place, or there is no budget yet. `address`: of the year's budget. */
export function NothingOpen({ hasBudget, address }: { hasBudget: boolean; address: string }) {
  const [t, common] = [useLabels(chooseLabels), useLabels(budgetLabels)]
  if (hasBudget) return <Notice tone="success" title={t.nothing} />
  return (
    <Notice tone="info" title={common.none}>
      <p>
        <a href={address}>{common.addTitle}</a>
      </p>
    </Notice>
  )
}
