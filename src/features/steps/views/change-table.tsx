import { projectFieldLabels } from '#src/features/projects/projects.labels.ts'
import { changeTexts } from '#src/features/projects/views/change-value.ts'
import { formatInstant } from '#src/web/format-instant.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { changeLabels } from '../steps.labels.ts'
import type { ProjectChangeSince } from '../submitted-changes.ts'

/** What `changesSince` found, cut to what one reads at one sitting. */
export type ShownChanges = { at: Date; count: number; changes: readonly ProjectChangeSince[] }

/** What changed since the draft was submitted: one group of rows a project, one row a field, before and after. */
export function ChangesSince({ submission, address }: { submission: ShownChanges | null; address: string }) {
  const t = useLabels(changeLabels)
  const language = useLanguage()
  return (
    <div className="progress-part">
      <h2>{t.title}</h2>
      {submission === null ? (
        <p>{t.notSubmitted}</p>
      ) : (
        <>
          <p className="quiet">{fillLabel(t.since, { at: formatInstant(submission.at, language) })}</p>
          {submission.count === 0 ? <p>{t.none}</p> : <ChangeTable changes={submission.changes} address={address} />}
          {submission.count > submission.changes.length && (
            <p>{fillLabel(t.more, { count: submission.count - submission.changes.length })}</p>
          )}
        </>
      )}
    </div>
  )
}

function ChangeTable({ changes, address }: { changes: readonly ProjectChangeSince[]; address: string }) {
  const t = useLabels(changeLabels)
  return (
    // A box that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as the comment above says
    <section className="table-box" aria-label={t.title} tabIndex={0}>
      <table className="data-table stack-table change-table">
        <caption className="visually-hidden">{t.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.before}</th>
            <th scope="col">{t.after}</th>
          </tr>
        </thead>
        {changes.map((change) => (
          <ChangedProject key={change.projectId} change={change} address={address} />
        ))}
      </table>
    </section>
  )
}

function ChangedProject({ change, address }: { change: ProjectChangeSince; address: string }) {
  const t = useLabels(changeLabels)
  const { projectId, name, kind } = change
  return (
    <tbody>
      <tr className="change-name">
        <th scope="rowgroup" colSpan={3}>
          {kind === 'removed' ? <del>{name}</del> : <a href={`${address}/projects/${projectId}`}>{name}</a>}
          {kind === 'added' && <span className="change-kind"> + {t.added}</span>}
          {kind === 'removed' && <span className="change-kind"> − {t.removed}</span>}
        </th>
      </tr>
      {change.changes.map((field) => (
        <ChangedField key={field.field} change={field} />
      ))}
    </tbody>
  )
}

function ChangedField({ change }: { change: ProjectChangeSince['changes'][number] }) {
  const t = useLabels(changeLabels)
  const names = useLabels(projectFieldLabels)
  const { from, to } = changeTexts(change, useLanguage())
  return (
    <tr>
      <th scope="row">{names[change.field]}</th>
      <td data-label={t.before}>
        <del>{from || t.empty}</del>
      </td>
      <td data-label={t.after}>
        <ins>{to || t.empty}</ins>
      </td>
    </tr>
  )
}
