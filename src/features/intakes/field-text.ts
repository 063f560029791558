import { FISCAL_MONTHS_ENGLISH, FISCAL_MONTHS_SHORT, KIND_LABELS, NO_BUDGET_LABELS } from '#src/domain/labels.ts'
import { formatBaht } from '#src/domain/money.ts'
import { barsOf, type MonthSet } from '#src/domain/month-set.ts'
import type { ProjectContent } from '#src/domain/project.ts'
import type { ContentField } from './intake-diff.ts'

type Language = 'th' | 'en'

/** Unbroken bars in words: "ต.ค.–ธ.ค., มี.ค."; '' for no month. */
export function monthsText(months: MonthSet, language: Language): string {
  const names = language === 'en' ? FISCAL_MONTHS_ENGLISH : FISCAL_MONTHS_SHORT
  return barsOf(months)
    .map(({ first, last }) =>
      first === last ? names[first - 1] : `${names[first - 1] ?? ''}–${names[last - 1] ?? ''}`,
    )
    .join(', ')
}

/** Money in words: "500,000 (เทศบัญญัติ)", several with +; the reason where there is none. */
export function fundsText(content: Pick<ProjectContent, 'funds' | 'noBudgetReason'>, language: Language): string {
  if (content.funds.length === 0) {
    return content.noBudgetReason === null ? '' : NO_BUDGET_LABELS[content.noBudgetReason][language]
  }
  return content.funds
    .map(({ source, amountSatang }) => {
      const amount = amountSatang === null ? '' : formatBaht(amountSatang)
      return source === null ? amount : `${amount} (${source})`.trim()
    })
    .join(' + ')
}

const TEXTS: Record<ContentField, (content: ProjectContent, language: Language) => string | null> = {
  name: (content) => content.name,
  kind: (content, language) => KIND_LABELS[content.kind][language],
  activity: (content) => content.activity,
  target: (content) => content.target,
  funds: fundsText,
  place: (content) => content.place,
  departments: (content) => content.departments.join(', '),
  months: (content, language) => monthsText(content.months, language),
  strategy: ({ strategyNo, strategy }) => [strategyNo, strategy].filter((part) => part !== null).join('. '),
  tactic: (content) => content.tactic,
  programme: (content) => content.programme ?? content.programmeRaw,
  note: (content) => content.note,
}

/** A field of a project as people read it; "–" when it is empty. */
export const fieldText = (content: ProjectContent, field: ContentField, language: Language): string =>
  TEXTS[field](content, language) || '–'
