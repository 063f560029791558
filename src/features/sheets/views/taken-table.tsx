import { projectFieldLabels } from '#src/features/projects/projects.labels.ts'
import type { FieldChange } from '#src/features/projects/projects.ts'
import { changeTexts } from '#src/features/projects/views/change-value.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { RowReview } from '../review-rows.ts'
import { reviewLabels } from '../sheets.labels.ts'

/** So many projects are shown with their changes. */
const MOST = 200

type Rows = { rows: readonly RowReview[]; address: string }

/** What the file changes without asking: nobody else touched it. */
export function Taken({ rows, address }: Rows) {
  const t = useLabels(reviewLabels)
  const found = rows.filter(({ taken }) => taken.length > 0)
  return (
    <Changes
      title={t.takenTitle}
      found={found.map((row) => ({ ...row, changes: row.taken }))}
      address={address}
      note={null}
    />
  )
}

/** What the person may not change. */
export function Refused({ rows, address }: Rows) {
  const t = useLabels(reviewLabels)
  const found = rows.filter(({ refused }) => refused.length > 0)
  return (
    <Changes
      title={t.refusedTitle}
      found={found.map((row) => ({ ...row, changes: row.refused }))}
      address={address}
      note={t.refusedText}
    />
  )
}

type ChangedRow = Pick<RowReview, 'projectId' | 'name' | 'where'> & { changes: readonly FieldChange[] }

function Changes({
  title,
  found,
  address,
  note,
}: {
  title: string
  found: readonly ChangedRow[]
  address: string
  note: string | null
}) {
  const t = useLabels(reviewLabels)
  if (found.length === 0) return null
  return (
    <div>
      <h2>{title}</h2>
      {note !== null && <p>{note}</p>}
      {/* A box that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as the comment above says */}
      <section className="table-box" aria-label={title} tabIndex={0}>
        <table className="data-table stack-table change-table">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t.field}</th>
              <th scope="col">{t.before}</th>
              <th scope="col">{t.after}</th>
            </tr>
          </thead>
          {found.slice(0, MOST).map((row) => (
            <tbody key={row.projectId}>
              <tr className="change-name">
                <th scope="rowgroup" colSpan={3}>
                  <a href={`${address}/projects/${row.projectId}`}>{row.name}</a>{' '}
                  <span className="quiet">{row.where}</span>
                </th>
              </tr>
              {row.changes.map((change) => (
                <ChangedField key={change.field} change={change} />
              ))}
            </tbody>
          ))}
        </table>
      </section>
      {found.length > MOST && <p>{fillLabel(t.more, { count: found.length - MOST })}</p>}
    </div>
  )
}

function ChangedField({ change }: { change: FieldChange }) {
  const t = useLabels(reviewLabels)
  const names = useLabels(projectFieldLabels)
  const { from, to } = changeTexts(change, useLanguage())
  return (
    <tr>
      <th scope="row">{names[change.field]}</th>
      <td data-label={t.before}>{from}</td>
      <td data-label={t.after}>{to}</td>
    </tr>
  )
}
