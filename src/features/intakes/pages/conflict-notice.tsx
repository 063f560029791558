import { Notice } from '#src/web/components/notice.tsx'
import { useLabels } from '#src/web/labels.ts'
import type { ContentField } from '../intake-diff.ts'
import { fieldLabels, itemFormLabels } from '../intakes.labels.ts'

/** A field in which what is saved now differs from what was typed. */
export type ConflictLine = { field: ContentField; saved: string; typed: string }

/** Two people edited one row: both values side by side, so that nothing is lost unseen. */
export function ConflictNotice({ lines }: { lines: readonly ConflictLine[] }) {
  const t = useLabels(itemFormLabels)
  const names = useLabels(fieldLabels)
  return (
    <Notice tone="warning" title={t.conflictTitle}>
      <p>{t.conflictText}</p>
      <div className="conflict-box">
        <table className="data-table conflict-table">
          <caption className="visually-hidden">{t.conflictTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{t.conflictField}</th>
              <th scope="col">{t.conflictSaved}</th>
              <th scope="col">{t.conflictTyped}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ field, saved, typed }) => (
              <tr key={field}>
                <th scope="row">{names[field]}</th>
                <td>{saved}</td>
                <td>{typed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Notice>
  )
}
