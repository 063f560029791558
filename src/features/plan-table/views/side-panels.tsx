import { useLabels, fillLabel } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Finding } from '#src/features/checks/checks.ts'
import { columnOfField } from '#src/features/projects/table/columns.ts'
import type { LiveProject } from '#src/features/projects/projects.ts'
import { helpLabels, saveLabels, toolbarLabels } from '../plan-table.labels.ts'
import { Modal } from './modal.tsx'
import type { FindingsByProject } from './use-findings.ts'

/** Most findings that the list shows at once; the filter by findings shows all of their rows. */
const MOST = 300

/** What the check found, worst first; each leads to its cell. */
export function ProblemPanel({
  findings,
  projects,
  go,
  close,
}: {
  findings: FindingsByProject
  projects: readonly LiveProject[]
  go: (projectId: string, column: number) => void
  close: () => void
}) {
  const t = useLabels(toolbarLabels)
  const save = useLabels(saveLabels)
  const language = useLanguage()
  const nameOf = new Map(projects.map(({ id, name }) => [id, name]))
  const all = ['', ...nameOf.keys()].flatMap((id) => findings.get(id) ?? [])
  const bySeverity = (['blocking', 'warning', 'advice'] as const).flatMap((severity) =>
    all.filter((one) => one.severity === severity),
  )
  const text = ({ message, law }: Finding): string => message[language] + (law === null ? '' : ` (${law})`)
  return (
    <aside className="plan-problems" aria-label={fillLabel(t.problems, { count: all.length })}>
      <div className="plan-problems-head">
        <h2>{fillLabel(t.problems, { count: all.length })}</h2>
        <button type="button" className="modal-close" aria-label={save.close} onClick={close}>
          ✕
        </button>
      </div>
      <ul>
        {bySeverity.slice(0, MOST).map((one, index) => (
          // One project may break one rule twice.
          // oxlint-disable-next-line react/no-array-index-key -- as the comment above says
          <li key={`${one.rule} ${one.projectId} ${index}`}>
            <span className={`plan-badge plan-badge-${one.severity}`}>{t[one.severity]}</span>{' '}
            {one.projectId === null ? (
              text(one)
            ) : (
              <button
                type="button"
                className="link-button"
                onClick={() => go(one.projectId ?? '', columnOfField(one.field))}
              >
                {nameOf.get(one.projectId)}: {text(one)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </aside>
  )
}

/** Every key of the table. */
export function HelpDialog({ close }: { close: () => void }) {
  const t = useLabels(helpLabels)
  const lines = [
    [t.keysMove, t.move],
    [t.keysEdit, t.edit],
    [t.keysMonth, t.month],
    [t.keysExtend, t.extend],
    [t.keysCopy, t.copy],
    [t.keysUndo, t.undo],
    [t.keysRow, t.row],
    [t.keysFind, t.find],
  ] as const
  return (
    <Modal title={t.title} onClose={close}>
      <dl className="key-list">
        {lines.map(([keys, text]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
