import type { Finding } from '#src/features/checks/checks.ts'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { projectFormLabels } from '../project-form.labels.ts'

/** What the checks say of this project; each leads to its field. */
export function ProjectFindings({ findings }: { findings: readonly Finding[] }) {
  const t = useLabels(projectFormLabels)
  const language = useLanguage()
  if (findings.length === 0) return null
  return (
    <section aria-labelledby="findings" className="findings">
      <h2 id="findings">{t.findings}</h2>
      <ul className="finding-lines">
        {findings.map(({ rule, severity, field, message }) => (
          <li key={rule}>
            <strong>{t[severity]}:</strong>{' '}
            {field === null ? message[language] : <a href={`#${field}`}>{message[language]}</a>}
          </li>
        ))}
      </ul>
    </section>
  )
}
