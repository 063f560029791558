import { changedFields } from '#src/features/projects/projects.ts'
import { changeTexts } from '#src/features/projects/views/change-value.ts'
import { projectFieldLabels } from '#src/features/projects/projects.labels.ts'
import { Notice } from '#src/web/components/notice.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { FieldConflict } from '../conflict.ts'
import { projectFormLabels } from '../project-form.labels.ts'

/** Two people changed one field: both values side by side, and a choice for each. */
export function ConflictChoice({ conflicts }: { conflicts: readonly FieldConflict[] }) {
  const t = useLabels(projectFormLabels)
  const names = useLabels(projectFieldLabels)
  const language = useLanguage()
  const lines = conflicts.flatMap(({ field, theirs, mine }) => {
    const change = changedFields(theirs, mine).find((one) => one.field === field)
    return change ? [{ field, ...changeTexts(change, language) }] : []
  })
  return (
    <Notice tone="warning" title={t.conflictTitle}>
      <p>{t.conflictText}</p>
      <div className="conflict-box">
        <table className="data-table conflict-table stack-table">
          <caption className="visually-hidden">{t.conflictTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{t.conflictField}</th>
              <th scope="col">{t.conflictSaved}</th>
              <th scope="col">{t.conflictTyped}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ field, from, to }) => (
              <tr key={field}>
                <th scope="row">{names[field]}</th>
                <td data-label={t.conflictSaved}>
                  <Choice
                    field={field}
                    value="theirs"
                    text={from}
                    label={fillLabel(t.useTheirs, { field: names[field] })}
                  />
                </td>
                <td data-label={t.conflictTyped}>
                  <Choice field={field} value="mine" text={to} label={fillLabel(t.useMine, { field: names[field] })} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Notice>
  )
}

type ChoiceProps = { field: string; value: 'theirs' | 'mine'; text: string; label: string }

function Choice({ field, value, text, label }: ChoiceProps) {
  const t = useLabels(projectFormLabels)
  return (
    <label className="choice">
      <input type="radio" name={`choose-${field}`} value={value} defaultChecked={value === 'mine'} aria-label={label} />
      <span>{text === '' ? t.none : text}</span>
    </label>
  )
}
