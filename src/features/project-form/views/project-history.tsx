import type { HistoryEntry } from '#src/features/projects/project-history.ts'
import { changeTexts } from '#src/features/projects/views/change-value.ts'
import { projectFieldLabels } from '#src/features/projects/projects.labels.ts'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { formatInstant } from '#src/web/format-instant.ts'
import { useLanguage } from '#src/web/language.ts'
import { projectFormLabels } from '../project-form.labels.ts'

/** What was done to a project by hand, the latest first: when, by whom, and from what to what. */
export function ProjectHistory({
  entries,
  sourceFile,
}: {
  entries: readonly HistoryEntry[]
  sourceFile: string | null
}) {
  const t = useLabels(projectFormLabels)
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t.history}</h2>
      {entries.length === 0 && <p className="quiet">{t.historyEmpty}</p>}
      <ol className="history">
        {entries.map((entry) => (
          <li key={`${entry.editId} ${entry.action}`}>
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
      {sourceFile !== null && <p className="quiet">{fillLabel(t.fromFile, { file: sourceFile })}</p>}
    </section>
  )
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const t = useLabels(projectFormLabels)
  const names = useLabels(projectFieldLabels)
  const language = useLanguage()
  return (
    <>
      <p>
        <strong>{t[entry.action]}</strong> {entry.actor}{' '}
        <time className="quiet" dateTime={new Date(entry.at).toISOString()}>
          {formatInstant(entry.at, language)}
        </time>
        {entry.isUndone && <span className="quiet"> ({t.isUndone})</span>}
      </p>
      {entry.changes.length > 0 && (
        <dl className="changes">
          {entry.changes.map((change) => {
            const { from, to } = changeTexts(change, language)
            return (
              <div key={change.field}>
                <dt>{names[change.field]}</dt>
                <dd>
                  <span className="visually-hidden">{t.from} </span>
                  <del>{from === '' ? t.none : from}</del> <span aria-hidden="true">→</span>{' '}
                  <span className="visually-hidden">{t.to} </span>
                  <ins>{to === '' ? t.none : to}</ins>
                </dd>
              </div>
            )
          })}
        </dl>
      )}
    </>
  )
}
