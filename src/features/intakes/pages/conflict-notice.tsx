import { ConflictTable } from '#src/web/components/conflict.tsx'
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
    <ConflictTable
      title={t.conflictTitle}
      text={t.conflictText}
      lines={lines.map((line) => ({ ...line, name: names[line.field] }))}
      cell={({ saved, typed }, side) => (side === 'theirs' ? saved : typed)}
    />
  )
}
