import { Notice } from '#src/web/components/notice.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { SheetFactsNow } from '../reading-facts.ts'
import type { SheetNotice } from '../sheet-review.ts'
import { noticeLabels } from '../sheets.labels.ts'

/** What a person should know of the file before deciding. */
export function SheetNotices({
  notices,
  facts,
}: {
  notices: readonly SheetNotice[]
  facts: Pick<SheetFactsNow, 'newerAt' | 'appliedBefore'>
}) {
  const t = useLabels(noticeLabels)
  const language = useLanguage()
  const lines = [
    ...(facts.appliedBefore ? [fillLabel(t.before, { at: formatInstant(facts.appliedBefore, language) })] : []),
    ...(facts.newerAt ? [fillLabel(t.newer, { at: formatInstant(facts.newerAt, language) })] : []),
    ...notices.map((notice) => {
      const list = 'headings' in notice ? notice.headings : 'where' in notice ? notice.where : []
      const text = fillLabel(t[notice.code], { list: list.join(', '), count: 'count' in notice ? notice.count : 0 })
      return 'sheet' in notice && notice.sheet !== '' ? `${notice.sheet}: ${text}` : text
    }),
  ]
  if (lines.length === 0) return null
  return (
    <Notice tone="warning">
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}
