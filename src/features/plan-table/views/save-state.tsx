import type { ReactNode } from 'react'
import { columnOfField } from '#src/features/projects/table/columns.ts'
import { Button } from '#src/web/components/button.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { saveLabels, tableLabels, toolbarLabels } from '../plan-table.labels.ts'
import type { PlanState, PlanStore } from './plan-store.ts'
import type { Toast } from './use-table-actions.ts'

/** The cell that a problem is about: "<project>.<field>", or the name of the project where it is about the whole. */
function cellOf(field: string): [projectId: string, column: number] {
  const [projectId = '', name = 'name'] = field.split('.')
  return [projectId, columnOfField(name)]
}

/** Whether everything is saved: one line, read out when it changes. */
export function SaveState({
  state,
  toast,
  undo,
  children,
}: {
  state: PlanState
  toast: Toast | null
  undo: () => void
  /** What else belongs into the line. */
  children?: ReactNode
}) {
  const t = useLabels(saveLabels)
  const table = useLabels(tableLabels)
  const tools = useLabels(toolbarLabels)
  const { queue, isComplete, hasFailed, savedCount } = state
  const saving = queue.stop !== null ? '' : queue.edits.length > 0 ? t.saving : savedCount > 0 ? t.saved : ''
  const loading = hasFailed ? table.loadFailed : isComplete ? '' : table.loading
  return (
    <p className="plan-state">
      <span role="status">{[loading, saving, toast?.text ?? ''].filter(Boolean).join(' · ')}</span>
      {toast?.canUndo === true && (
        <button type="button" className="link-button" onClick={undo}>
          {tools.undo}
        </button>
      )}
      {children}
    </p>
  )
}

/** What keeps edits from being saved, and what to do about it. */
export function SaveTrouble({
  state,
  store,
  edit,
}: {
  state: PlanState
  store: PlanStore
  /** Opens a cell whose value was refused. */
  edit: (projectId: string, column: number) => void
}) {
  const t = useLabels(saveLabels)
  const { stop, edits } = state.queue
  return (
    <>
      {!state.isKept && <Notice tone="warning" title={t.notKept} />}
      {stop?.type === 'unreachable' && (
        <Notice tone="warning" title={fillLabel(t.unreachable, { count: edits.length })}>
          <Button type="button" tone="secondary" onClick={store.retryNow}>
            {t.retry}
          </Button>
        </Notice>
      )}
      {stop?.type === 'signed-out' && (
        <Notice tone="error" title={fillLabel(t.signedOut, { count: edits.length })}>
          {/* Another tab, so that this one keeps what has not been sent. */}
          <a className="button button-primary" href="/sign-in" target="_blank" rel="noopener">
            {t.signIn}
          </a>{' '}
          <Button type="button" tone="secondary" onClick={store.retryNow}>
            {t.retry}
          </Button>
        </Notice>
      )}
      {stop?.type === 'other-person' && (
        <Notice tone="error" title={fillLabel(t.otherPerson, { count: edits.length })}>
          <Button type="button" tone="secondary" onClick={store.retryNow}>
            {t.retry}
          </Button>
        </Notice>
      )}
      {stop?.type === 'refused' && (
        <Notice tone="error" title={`${t.refusedTitle}: ${stop.message}`}>
          <ul>
            {stop.problems.map(({ field, message }) => (
              <li key={field + message}>
                <button type="button" className="link-button" onClick={() => edit(...cellOf(field))}>
                  {message}
                </button>
              </li>
            ))}
          </ul>
          <Button type="button" tone="danger" onClick={() => store.giveUp()}>
            {t.giveUp}
          </Button>{' '}
          <Button type="button" tone="secondary" onClick={() => store.retryRefused()}>
            {t.retry}
          </Button>
        </Notice>
      )}
    </>
  )
}
