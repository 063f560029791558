import { changedFields } from '#src/features/projects/projects.ts'
import { changeTexts } from '#src/features/projects/views/change-value.ts'
import { projectFieldLabels } from '#src/features/projects/projects.labels.ts'
import { ConflictChoice } from '#src/web/components/conflict.tsx'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { FieldConflict } from '../conflict.ts'
import { projectFormLabels } from '../project-form.labels.ts'

/** Two people changed fields of one project: both values side by side, and a choice for each. */
export function ProjectConflict({ conflicts }: { conflicts: readonly FieldConflict[] }) {
  const t = useLabels(projectFormLabels)
  const names = useLabels(projectFieldLabels)
  const language = useLanguage()
  const lines = conflicts.flatMap(({ field, theirs, mine }) => {
    const change = changedFields(theirs, mine).find((one) => one.field === field)
    if (!change) return []
    const { from, to } = changeTexts(change, language)
    return [{ field, name: names[field], theirs: from, mine: to }]
  })
  return <ConflictChoice title={t.conflictTitle} lines={lines} />
}
