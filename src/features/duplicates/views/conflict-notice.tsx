import { ErrorSummary } from '#src/web/components/error-summary.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { caseLabels, decideLabels } from '../cases.labels.ts'
import { CASE_STATUSES } from '../cases.ts'

/** A decision that was not taken: both sides where somebody was first, else what is to be corrected. */
export function ConflictNotice({
  refused: { message, to, reason, problems, conflict },
}: {
  refused: {
    message: string
    to: string
    reason: string
    problems: Parameters<typeof ErrorSummary>[0]['problems']
    conflict: { status: string | null; reason: string | null; by: string | null; at: string | null } | null
  }
}) {
  const t = useLabels(decideLabels)
  const words = useLabels(caseLabels)
  const language = useLanguage()
  if (conflict === null)
    return <ErrorSummary problems={problems} fieldIds={{ reason: `${to}-reason`, text: `${to}-reason` }} />
  const said = (status: string | null, why: string | null): string => {
    const known = CASE_STATUSES.find((one) => one === status)
    return [known === undefined ? '' : words[known], why ?? ''].filter((part) => part !== '').join(' – ')
  }
  return (
    <Notice tone="error" title={message}>
      {conflict.status !== null && (
        <p>{fillLabel(t.conflictDecided, { what: said(conflict.status, conflict.reason) })}</p>
      )}
      {conflict.by !== null && (
        <p>
          {fillLabel(t.conflictBy, {
            who: conflict.by,
            at: conflict.at === null ? '–' : formatInstant(conflict.at, language),
          })}
        </p>
      )}
      <p>{fillLabel(t.conflictMine, { what: said(to, reason) })}</p>
      <p>{t.conflictNext}</p>
    </Notice>
  )
}
