import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT, KIND_LABELS, NO_BUDGET_LABELS } from '#src/domain/labels.ts'
import { formatBaht } from '#src/domain/money.ts'
import { barsOf, type MonthSet } from '#src/domain/month-set.ts'
import type { FundRow } from '#src/domain/project.ts'
import type { Language } from '#src/web/language.ts'
import type { FieldChange } from '../projects.ts'

/** Both values of a changed field as people read them, '' for none. */
export function changeTexts(change: FieldChange, language: Language): { from: string; to: string } {
  switch (change.field) {
    case 'kind':
      return { from: KIND_LABELS[change.from][language], to: KIND_LABELS[change.to][language] }
    case 'funds':
      return { from: fundsText(change.from), to: fundsText(change.to) }
    case 'months':
      return { from: monthsText(change.from, language), to: monthsText(change.to, language) }
    case 'noBudgetReason':
      return {
        from: change.from === null ? '' : NO_BUDGET_LABELS[change.from][language],
        to: change.to === null ? '' : NO_BUDGET_LABELS[change.to][language],
      }
    case 'villages':
    case 'departments':
      return { from: change.from.join(', '), to: change.to.join(', ') }
    case 'name':
    case 'activity':
    case 'target':
    case 'place':
    case 'strategyNo':
    case 'strategy':
    case 'tactic':
    case 'programme':
    case 'note':
    case 'agencyLetter':
      return { from: String(change.from ?? ''), to: String(change.to ?? '') }
  }
}

const fundsText = (funds: readonly FundRow[]): string =>
  funds
    .map(({ source, amountSatang }) =>
      [amountSatang === null ? null : formatBaht(amountSatang), source].filter(Boolean).join(' '),
    )
    .join('\n')

/** A bar in words: "ต.ค.–ธ.ค., มี.ค."; '' for none. */
export function monthsText(months: MonthSet, language: Language): string {
  const names = language === 'th' ? FISCAL_MONTHS_SHORT : FISCAL_MONTHS_ENGLISH
  return barsOf(months)
    .map(({ first, last }) =>
      first === last ? names[first - 1] : `${names[first - 1] ?? ''}–${names[last - 1] ?? ''}`,
    )
    .join(', ')
}
