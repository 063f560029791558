import { formatBaht } from '#src/domain/money.ts'
import { monthsText } from '#src/features/projects/views/change-value.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { caseLabels, casesPageLabels } from '../cases.labels.ts'
import { likenessOf, type CaseWork, type DuplicateCase } from '../cases.ts'
import { reasonText, type Reason } from '#src/features/works/reasons.ts'
import { originText } from './report-texts.ts'

/** A work of a case in a few lines. `href`: of its project, when it is one of this plan. */
export function WorkFacts({ work, title, href }: { work: CaseWork; title: string; href: string | null }) {
  const t = useLabels(casesPageLabels)
  const language = useLanguage()
  const lines: [string, string][] = [
    [t.place, work.place ?? ''],
    [t.budget, work.budgetSatang === null ? '' : fillLabel(t.baht, { amount: formatBaht(work.budgetSatang) })],
    [t.months, monthsText(work.months, language)],
    [t.departments, work.departments.join(', ')],
  ]
  return (
    <div className="case-work">
      <p className="case-side">
        <span>{title}</span> <span className="quiet">{originText(work, language)}</span>
      </p>
      <p className="case-name">{href === null ? work.name : <a href={href}>{work.name}</a>}</p>
      <dl className="case-facts">
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value === '' ? <span className="quiet">{t.unknown}</span> : value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** How alike two works are, in words, and why. */
export function CaseReasons({ found }: { found: Pick<DuplicateCase, 'score' | 'reasons' | 'against'> }) {
  const t = useLabels(casesPageLabels)
  const words = useLabels(caseLabels)
  const likeness = likenessOf(found.score)
  return (
    <div className="case-why">
      <p className={`case-likeness case-likeness-${likeness}`}>
        <span aria-hidden="true">{SIGNS[likeness]} </span>
        {words[likeness]}
      </p>
      <ReasonList title={t.why} reasons={found.reasons} sign="✓" />
      <ReasonList title={t.against} reasons={found.against} sign="✕" />
    </div>
  )
}

const SIGNS = { high: '●●●', medium: '●●○', low: '●○○' } as const

function ReasonList({ title, reasons, sign }: { title: string; reasons: readonly Reason[]; sign: string }) {
  const language = useLanguage()
  if (reasons.length === 0) return null
  return (
    <>
      <p className="case-reasons-title">{title}</p>
      <ul className="case-reasons">
        {reasons.map((reason) => (
          <li key={reason.code}>
            <span aria-hidden="true">{sign} </span>
            {reasonText(reason, language)}
          </li>
        ))}
      </ul>
    </>
  )
}
