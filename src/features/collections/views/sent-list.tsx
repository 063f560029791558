import { formatBaht } from '#src/domain/money.ts'
import { FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import { barsOf, type MonthSet } from '#src/domain/month-set.ts'
import { budgetOf } from '#src/domain/project.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { agencyLabels, ITEM_STATUS_LABELS } from '../agency.labels.ts'
import type { SentItem } from '../agency-answers.ts'
import type { ItemContent, ItemStatus } from '#src/features/items/items.ts'

/** "ม.ค.–มี.ค., มิ.ย." */
export const monthsText = (months: MonthSet): string =>
  barsOf(months)
    .map(({ first, last }) =>
      [...new Set([first, last])].map((month) => FISCAL_MONTHS_SHORT[month - 1] ?? '').join('–'),
    )
    .join(', ')

/** Place, amount and months of a project in one line. */
export function ItemFacts({ item }: { item: ItemContent }) {
  const t = useLabels(agencyLabels)
  const budget = budgetOf(item)
  const parts = [
    item.place,
    budget === null ? null : fillLabel(t.baht, { amount: formatBaht(budget) }),
    monthsText(item.months) || null,
  ]
  return <p className="item-facts">{parts.filter((part) => part !== null).join(' · ')}</p>
}

/** What became of an item, in a word. */
export function ItemStatusTag({ status }: { status: ItemStatus }) {
  const t = useLabels(ITEM_STATUS_LABELS)
  return <span className={`item-status item-status-${status}`}>{t[status]}</span>
}

/** What an agency sent, each with what became of it. */
export function SentList({ items, token, isLive }: { items: readonly SentItem[]; token: string; isLive: boolean }) {
  const t = useLabels(agencyLabels)
  return (
    <ul className="item-list">
      {items.map((item) => (
        <li key={item.id}>
          <p className="item-head">
            <ItemStatusTag status={item.status} />
            {item.isCorrected && <span className="quiet"> {t.corrected}</span>}
          </p>
          <p className="item-name">{item.name}</p>
          <ItemFacts item={item} />
          {item.joined !== null && (
            <p>
              {fillLabel(item.joined.partners.length > 0 ? t.joinedWith : t.joinedAs, {
                name: item.joined.name,
                partners: item.joined.partners.join(', '),
              })}
            </p>
          )}
          {item.remark !== null && (
            <p className="item-remark">
              <strong>{t.remark}:</strong> {item.remark}
            </p>
          )}
          {isLive && item.isOpen && (
            <p>
              <a href={`/a/${token}/projects/${item.id}`} aria-label={fillLabel(t.correctOf, { name: item.name })}>
                {t.correct}
              </a>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
