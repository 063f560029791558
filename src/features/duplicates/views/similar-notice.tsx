import { Notice } from '#src/web/components/notice.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { hintLabels } from '../cases.labels.ts'
import type { Hint } from '../hints.ts'
import { reasonText } from '#src/features/works/reasons.ts'
import { originText } from './report-texts.ts'

/** Says that a project may be there already, with the reasons and where to decide. Nothing when there is nothing to say. @param plan its address */
export function SimilarNotice({ hints, plan }: { hints: readonly Hint[]; plan: string }) {
  const t = useLabels(hintLabels)
  const language = useLanguage()
  if (hints.length === 0) return null
  return (
    <Notice tone="warning" title={fillLabel(t.title, { count: hints.length })}>
      <ul className="similar-list">
        {hints.map((hint) => (
          <li key={`${hint.orgId} ${hint.id}`}>
            <a href={hint.caseId === null ? `${plan}/duplicates` : `${plan}/duplicates/${hint.caseId}`}>{hint.name}</a>{' '}
            <span className="quiet">
              {originText(hint, language)} ·{' '}
              {hint.reasons
                .slice(0, 3)
                .map((reason) => reasonText(reason, language))
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
