import type { Label } from '#src/domain/labels.ts'
import { formatCount } from '#src/domain/money.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Severity } from '../checks.ts'
import { checksLabels } from '../checks.labels.ts'
import type { FindingLine, RuleFindings, SeverityFindings } from '../findings-by-rule.ts'

const MARKS: Record<Severity, string> = { blocking: '✕', warning: '!', advice: 'i' }

/** The findings of one severity, rule by rule. `isAlone`: one rule was asked for, so it is open. */
export function FindingsOfSeverity({
  group,
  plan,
  isAlone,
}: {
  group: SeverityFindings
  plan: string
  isAlone: boolean
}) {
  const t = useLabels(checksLabels)
  const { severity, rules } = group
  if (rules.length === 0) return null
  const notes = { blocking: t.blockingNote, warning: t.warningNote, advice: t.adviceNote }
  return (
    <section aria-labelledby={severity} className={`findings findings-${severity}`}>
      <h2 id={severity}>
        <span className="finding-mark" aria-hidden="true">
          {MARKS[severity]}
        </span>
        {t[severity]} <span className="quiet">({fillLabel(t.itemCount, { count: formatCount(group.count) })})</span>
      </h2>
      <p className="quiet">
        {notes[severity]} · <a href={`${plan}/table?problem=${severity}`}>{t.inTable}</a>
      </p>
      {rules.map((rule) => (
        <RuleBlock key={rule.rule} rule={rule} plan={plan} isOpen={isAlone || severity === 'blocking'} />
      ))}
    </section>
  )
}

function RuleBlock({ rule, plan, isOpen }: { rule: RuleFindings; plan: string; isOpen: boolean }) {
  const t = useLabels(checksLabels)
  const language = useLanguage()
  return (
    <details className="finding-rule" id={rule.rule} open={isOpen}>
      <summary>
        <strong>{rule.title[language]}</strong>{' '}
        <span className="quiet">{fillLabel(t.itemCount, { count: formatCount(rule.count) })}</span>
      </summary>
      <p className="hint">
        {rule.reason[language]}
        {rule.law !== null && ` (${fillLabel(t.law, { law: rule.law })})`}
      </p>
      <ul className="finding-lines">
        {rule.lines.map((line) => (
          <li key={`${line.projectId} ${line.message.th}`}>
            <Line rule={rule.rule} line={line} plan={plan} />
          </li>
        ))}
      </ul>
      {rule.lines.length < rule.count && (
        <p>
          <a href={`${plan}/checks?rule=${rule.rule}`}>{fillLabel(t.more, { count: formatCount(rule.count) })}</a>
        </p>
      )}
    </details>
  )
}

/** Where what the plan as a whole lacks is entered. */
const ENTERED_AT: Readonly<Record<string, string>> = {
  'budget-announcement-missing': '/deadlines',
  'fund-totals-missing': '/checks#totals',
  'plan-over-fund-total': '/checks#totals',
  'plan-under-fund-total': '/checks#totals',
}

/** Rules that are answered by saying where a project stands in the development plan: its near matches are listed there. */
const PLACED: readonly string[] = [
  'not-in-development-plan',
  'above-development-plan',
  'development-plan-other-year',
  'development-plan-cancelled',
]

function Line({ rule, line, plan }: { rule: string; line: FindingLine; plan: string }) {
  const t = useLabels(checksLabels)
  const language = useLanguage()
  const message: Label = line.message
  const place = ENTERED_AT[rule]
  if (line.projectId === null)
    return place === undefined ? message[language] : <a href={plan + place}>{message[language]}</a>
  return (
    <>
      <a href={`${plan}/projects/${line.projectId}${line.field === null ? '' : `#${line.field}`}`}>
        {line.projectName === '' || line.projectName === null ? t.nameless : line.projectName}
      </a>
      <br />
      {message[language]}
      {PLACED.includes(rule) && (
        <>
          {' '}
          <a href={`${plan}/development?open=${line.projectId}#p-${line.projectId}`}>{t.toPlacing}</a>
        </>
      )}
    </>
  )
}
