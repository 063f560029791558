import { FISCAL_MONTHS, hasMonth, type MonthSet } from '#src/domain/month-set.ts'
import { componentLabels, useLabels } from '../labels.ts'

/** Twelve cells of a table row, October to September, with bars across the months of a project. */
export function MonthBarCells({ months }: { months: MonthSet }) {
  const t = useLabels(componentLabels)
  return FISCAL_MONTHS.map((month) => {
    if (!hasMonth(months, month)) return <td key={month} className="month" />
    const starts = !hasMonth(months, month - 1) || month === 1
    const ends = !hasMonth(months, month + 1) || month === 12
    return (
      <td key={month} className={`month month-on${starts ? ' month-first' : ''}${ends ? ' month-last' : ''}`}>
        <span className="visually-hidden">{t.monthOn}</span>
      </td>
    )
  })
}
