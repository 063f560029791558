import type { TypedConflict } from '#src/domain/form-conflict.ts'
import { OPTIONAL_COLUMN_LABELS, ROW_ORDER_LABELS } from '#src/domain/labels.ts'
import { OPTIONAL_COLUMNS, ROW_ORDERS } from '#src/domain/plan.ts'
import { ConflictChoice } from '#src/web/components/conflict.tsx'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { settingsLabels } from '../book.labels.ts'
import { columnsIn, type SettingField } from '../settings-texts.ts'

/** Settings of the book that two people changed: both values, as the form calls them, and a choice for each. */
export function SettingsConflict({ conflicts }: { conflicts: readonly TypedConflict<SettingField>[] }) {
  const t = useLabels(settingsLabels)
  const shown = useValueNames()
  const nameOf = (field: SettingField): string => (field === 'optionalColumns' ? t.columns : t[field])
  return (
    <ConflictChoice
      lines={conflicts.map(({ field, theirs, mine }) => ({
        field,
        name: nameOf(field),
        theirs: shown(field, theirs),
        mine: shown(field, mine),
      }))}
    />
  )
}

/** How the text of a field is read by people; what is no value of a field is said as it is. */
function useValueNames(): (field: SettingField, text: string) => string {
  const t = useLabels(settingsLabels)
  const language = useLanguage()
  const columnName = (text: string): string => {
    const column = OPTIONAL_COLUMNS.find((one) => one === text)
    return column ? OPTIONAL_COLUMN_LABELS[column][language] : text
  }
  const rowOrderName = (text: string): string => {
    const order = ROW_ORDERS.find((one) => one === text)
    return order ? ROW_ORDER_LABELS[order][language] : text
  }
  return (field, text) => {
    if (field === 'digits') return text === 'thai' ? t.thai : t.arabic
    if (field === 'regulation') return text === '2559' ? t.regulation2559 : t.regulation2561
    if (field === 'rowOrder') return rowOrderName(text)
    return field === 'optionalColumns' ? columnsIn(text).map(columnName).join(', ') : text
  }
}
