import { projectFieldLabels } from '#src/features/projects/projects.labels.ts'
import type { FieldChange } from '#src/features/projects/projects.ts'
import { changeTexts } from '#src/features/projects/views/change-value.ts'
import { Notice } from '#src/web/components/notice.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { ReviewConflict, RowReview } from '../review-rows.ts'
import type { SheetChoices } from '../sheet-edits.ts'
import { reviewLabels } from '../sheets.labels.ts'

/** Cells that both sides changed: the three values side by side, and a choice for each. */
export function Conflicts({
  rows,
  choices,
  address,
}: {
  rows: readonly RowReview[]
  choices: SheetChoices
  address: string
}) {
  const t = useLabels(reviewLabels)
  const found = rows.filter(({ conflicts }) => conflicts.length > 0)
  const count = found.reduce((sum, { conflicts }) => sum + conflicts.length, 0)
  if (count === 0) return null
  const title = fillLabel(t.conflictsTitle, { count })
  return (
    <div>
      <h2>{title}</h2>
      <Notice tone="warning" title={t.conflictsText} />
      <p>
        <label className="sheet-choice">
          <input type="checkbox" name="takeAll" value="yes" defaultChecked={choices.takeAll} /> {t.takeAll}
        </label>
      </p>
      {/* A box that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as the comment above says */}
      <section className="table-box" aria-label={title} tabIndex={0}>
        <table className="data-table stack-table change-table">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              {[t.field, t.base, t.theirs, t.ours, t.choice].map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          {found.map((row) => (
            <tbody key={row.projectId}>
              <tr className="change-name">
                <th scope="rowgroup" colSpan={5}>
                  <a href={`${address}/projects/${row.projectId}`}>{row.name}</a>
                </th>
              </tr>
              {row.conflicts.map((conflict) => (
                <ConflictRow key={conflict.field} row={row} conflict={conflict} choices={choices} />
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </div>
  )
}

function ConflictRow({ row, conflict, choices }: { row: RowReview; conflict: ReviewConflict; choices: SheetChoices }) {
  const t = useLabels(reviewLabels)
  const names = useLabels(projectFieldLabels)
  const language = useLanguage()
  const { field, base, theirs, ours, where } = conflict
  // The values are those of the field; the union cannot be followed through a variable field.
  const ways = changeTexts({ field, from: base, to: theirs } as FieldChange, language)
  const now = changeTexts({ field, from: ours, to: ours } as FieldChange, language)
  const id = `${row.projectId}.${field}`
  return (
    <tr>
      <th scope="row" data-label={t.field}>
        {names[field]}
        <span className="quiet sheet-where">{where}</span>
      </th>
      <td data-label={t.base}>{ways.from}</td>
      <td data-label={t.theirs}>{ways.to}</td>
      <td data-label={t.ours}>{now.from}</td>
      <td data-label={t.choice}>
        <label className="sheet-choice">
          <input
            type="checkbox"
            name="take"
            value={id}
            defaultChecked={choices.take.includes(id)}
            aria-label={fillLabel(t.takeOf, { field: names[field], name: row.name })}
          />{' '}
          {t.take}
        </label>
      </td>
    </tr>
  )
}
