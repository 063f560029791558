import { formatBaht, formatCount } from '#src/domain/money.ts'
import { percentOf } from '#src/domain/percent.ts'
import { formatPercent } from '#src/render/percent.ts'
import { DataTable } from '#src/web/components/data-table.tsx'
import { ShareBar } from '#src/web/components/share-bar.tsx'
import { useLabels } from '#src/web/labels.ts'
import { officeLabels } from '../home.labels.ts'
import type { PlanSum } from '../plan-sum.ts'

/** Sums of a plan as bars with their numbers. `whole`: of what the shares are, in satang. */
export function PlanSums({
  title,
  nameLabel,
  unnamed,
  sums,
}: {
  title: string
  nameLabel: string
  unnamed: string
  sums: readonly PlanSum[]
}) {
  const t = useLabels(officeLabels)
  const whole = sums.reduce((sum, { budgetSatang }) => sum + Math.max(0, budgetSatang), 0)
  return (
    <>
      <h3>{title}</h3>
      <DataTable
        caption={title}
        hideCaption
        nameColumn="name"
        rows={sums}
        keyOf={({ label }) => label ?? ''}
        columns={[
          { key: 'name', label: nameLabel, cell: ({ label }) => label ?? unnamed },
          { key: 'count', label: t.count, kind: 'number', cell: ({ projectCount }) => formatCount(projectCount) },
          { key: 'budget', label: t.budget, kind: 'number', cell: ({ budgetSatang }) => formatBaht(budgetSatang) },
          {
            key: 'share',
            label: t.share,
            cell: ({ budgetSatang }) => {
              const share = percentOf(Math.max(0, budgetSatang), whole)
              return <ShareBar hundredths={share}>{formatPercent(share, 'arabic')}</ShareBar>
            },
          },
        ]}
      />
    </>
  )
}
