import { formatBaht } from '#src/domain/money.ts'
import type { TableReport } from '#src/render/table-report.ts'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, labelsIn } from '#src/web/labels.ts'
import type { Language } from '#src/web/language.ts'
import type { CaseReport } from '../case-report.ts'
import { caseLabels, casesPageLabels, reportLabels } from '../cases.labels.ts'
import type { CaseWork, DuplicateCase } from '../cases.ts'
import { reasonText } from '#src/features/works/reasons.ts'

/** Where a work comes from, in words. */
export function originText(
  { source, fiscalYear, officeName }: Pick<CaseWork, 'source' | 'fiscalYear' | 'officeName'>,
  language: Language,
): string {
  const t = labelsIn(casesPageLabels, language)
  if (source === 'answer') return t.fromAnswer
  const year = fiscalYear ?? ''
  return source === 'published'
    ? fillLabel(t.fromOffice, { year, office: officeName })
    : fillLabel(t.fromPlan, { year })
}

/** What the report says of a work beside its name. */
export function workText(work: CaseWork, language: Language): string {
  const { baht } = labelsIn(casesPageLabels, language)
  const amount = work.budgetSatang === null ? '' : fillLabel(baht, { amount: formatBaht(work.budgetSatang) })
  const parts = [amount, work.place ?? '', work.departments.join(', '), originText(work, language)]
  return parts.filter((part) => part !== '').join(' · ')
}

/** One line of the report, column by column; '–' where nobody has decided. */
export function reportLine(one: DuplicateCase, language: Language) {
  const isOpen = one.status === 'open'
  const t = labelsIn(reportLabels, language)
  // In words: not every font of an office has marks for it.
  const why = [
    ...one.reasons.map((reason) => fillLabel(t.alike, { what: reasonText(reason, language) })),
    ...one.against.map((reason) => fillLabel(t.apart, { what: reasonText(reason, language) })),
  ]
  return {
    left: { name: one.left.name, facts: workText(one.left, language) },
    right: { name: one.right.name, facts: workText(one.right, language) },
    why: why.join('\n'),
    decision: labelsIn(caseLabels, language)[one.status],
    reason: isOpen ? '–' : (one.reason ?? '–'),
    by: isOpen ? '–' : (one.decidedBy ?? '–'),
    at: isOpen || one.decidedAt === null ? '–' : formatInstant(one.decidedAt, language),
  }
}

/** How many there are of each decision, in one line. */
export function summaryText({ counts }: Pick<CaseReport, 'counts'>, language: Language): string {
  const t = labelsIn(reportLabels, language)
  const words = labelsIn(caseLabels, language)
  const parts = counts.map(({ status, count }) => fillLabel(t.count, { what: words[status], count }))
  return parts.length === 0 ? t.empty : fillLabel(t.summary, { parts: parts.join(' · ') })
}

/** The report as the writers of Word and PDF take it. */
export function reportDocument(
  report: CaseReport,
  { officeName, fiscalYear, at }: { officeName: string; fiscalYear: number; at: Date },
  language: Language,
): TableReport {
  const t = labelsIn(reportLabels, language)
  const shares: [string, number][] = [
    [t.no, 4],
    [t.one, 22],
    [t.other, 22],
    [t.why, 20],
    [t.decision, 12],
    [t.reason, 14],
    [t.by, 13],
    [t.at, 9],
  ]
  return {
    title: t.title,
    lead: fillLabel(t.lead, { office: officeName, year: fiscalYear }),
    officeName,
    columns: shares.map(([heading, share]) => ({ heading, share })),
    rows: report.rows.map((one, index) => {
      const { left, right, why, decision, reason, by, at: decided } = reportLine(one, language)
      return [
        String(index + 1),
        `${left.name}\n${left.facts}`,
        `${right.name}\n${right.facts}`,
        why,
        decision,
        reason,
        by,
        decided,
      ]
    }),
    notes: [
      summaryText(report, language),
      ...(report.pastLeftOut > 0 ? [t.pastLeftOut] : []),
      fillLabel(t.printedAt, { at: formatInstant(at, language) }),
    ],
  }
}
