import type { TypedConflict } from '#src/domain/form-conflict.ts'
import { ConflictChoice } from '#src/web/components/conflict.tsx'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { AGENCY_KINDS } from '../agencies.ts'
import { AGENCY_KIND_LABELS, agencyLabels } from '../agencies.labels.ts'
import { IN_USE, type AgencyField } from '../agency-texts.ts'

/** Fields of an agency that two people changed: both values, and a choice for each. */
export function AgencyConflict({ conflicts }: { conflicts: readonly TypedConflict<AgencyField>[] }) {
  const t = useLabels(agencyLabels)
  const language = useLanguage()
  const shown = (field: AgencyField, text: string): string => {
    if (field === 'isActive') return text === IN_USE ? t.used : t.unused
    const kind = field === 'kind' ? AGENCY_KINDS.find((one) => one === text) : undefined
    return kind === undefined ? text : AGENCY_KIND_LABELS[kind][language]
  }
  return (
    <ConflictChoice
      lines={conflicts.map(({ field, theirs, mine }) => ({
        field,
        name: t[field],
        theirs: shown(field, theirs),
        mine: shown(field, mine),
      }))}
    />
  )
}
