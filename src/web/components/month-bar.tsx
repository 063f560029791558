import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import { FISCAL_MONTHS, hasMonth, type MonthSet } from '#src/domain/month-set.ts'
import { componentLabels, useLabels } from '../labels.ts'
import { useLanguage } from '../language.ts'

/**
 * Twelve cells of a table row, October to September, with bars across the months of a project. `isStrip`: the cells carry the names of
 * their months, for tables whose rows become cards on phones.
 */
export function MonthBarCells({ months, isStrip = false }: { months: MonthSet; isStrip?: boolean }) {
  const t = useLabels(componentLabels)
  const names = useLanguage() === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  return FISCAL_MONTHS.map((month) => {
    const strip = isStrip ? { 'data-label': names[month - 1] } : {}
    if (!hasMonth(months, month)) return <td key={month} className="month" {...strip} />
    const starts = !hasMonth(months, month - 1) || month === 1
    const ends = !hasMonth(months, month + 1) || month === 12
    return (
      <td
        key={month}
        className={`month month-on${starts ? ' month-first' : ''}${ends ? ' month-last' : ''}`}
        {...strip}
      >
        <span className="visually-hidden">{t.monthOn}</span>
      </td>
    )
  })
}
