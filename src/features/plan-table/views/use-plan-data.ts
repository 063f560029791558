import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { queryOfView, type TableView } from '#src/features/projects/table/view-address.ts'
import { wordsOf } from '#src/features/projects/table/plan-words.ts'
import { buildModel, type TableModel, type ViewRow } from '#src/features/projects/table/view-model.ts'
import { PlanStore, type PlanState } from './plan-store.ts'
import { QueueStorage } from './queue-storage.ts'
import { restClient } from './rest-client.ts'
import type { TableData } from './table-data.ts'
import { NO_FINDINGS, useFindings, type FindingsByProject } from './use-findings.ts'

/** The plan, what is shown of it, and what the check says, kept up to date. */
export function usePlanData(data: TableData) {
  const [store] = useState(() => storeFor(data))
  const state = useSyncExternalStore(store.subscribe, store.state, store.state)
  const [view, setView] = useState(data.view)
  const [pinned, setPinned] = useState<ReadonlySet<string>>(new Set())
  const findings = useFindings(data, state)
  const { rows, rowCount, shown, whole, isWhole } = useModel(data, state, { view, findings, pinned })
  const words = useMemo(() => (state.isComplete ? wordsOf(state.projects) : data.words), [data.words, state])
  useTraffic(store)
  const changeView = useCallback((change: Partial<TableView>) => {
    setPinned(new Set())
    setView((now) => {
      const next = { ...now, ...change }
      const query = queryOfView(next).toString()
      window.history.replaceState(window.history.state, '', query === '' ? location.pathname : `?${query}`)
      return next
    })
  }, [])
  const pin = (id: string): void => setPinned((now) => new Set([...now, id]))
  return { store, state, view, changeView, pin, rows, rowCount, shown, whole, isWhole, findings, words }
}

function storeFor({ office, fiscalYear, owner, head }: TableData): PlanStore {
  const rest = restClient(`/api/v1/offices/${office.code}/plans/${fiscalYear}`, owner)
  const first = head.flatMap((row) => (row.type === 'project' ? [row.project] : []))
  const storage = typeof localStorage === 'undefined' ? null : localStorage
  return new PlanStore(
    rest,
    storage && new QueueStorage(storage, `${owner}/${office.code}/${fiscalYear}`, Date.now()),
    first,
  )
}

/** Until all projects are here, the rows that the server drew (not `isWhole`), with what has been edited in them. */
function useModel(
  data: TableData,
  state: PlanState,
  { view, findings, pinned }: { view: TableView; findings: FindingsByProject; pinned: ReadonlySet<string> },
): TableModel & { rowCount: number; isWhole: boolean } {
  // Only the filter by findings looks at them: without it a new check is no reason to make the rows anew.
  const looked = view.problem === null ? NO_FINDINGS : findings
  return useMemo(() => {
    // A view of the findings that was asked for with the page has been narrowed by the server: it stands until the check has run here.
    const awaitsCheck = looked === NO_FINDINGS && view === data.view && view.problem !== null
    if (!state.isComplete || awaitsCheck) {
      const byId = new Map(state.projects.map((project) => [project.id, project]))
      const rows = data.head.map((row): ViewRow => {
        const project = row.type === 'project' ? byId.get(row.key) : undefined
        return row.type === 'project' && project ? { ...row, project } : row
      })
      return { rows, rowCount: data.rowCount, shown: data.shown, whole: data.whole, isWhole: false }
    }
    const severities = (id: string) => (looked.get(id) ?? []).map(({ severity }) => severity)
    const model = buildModel(state.projects, view, severities, pinned)
    return { ...model, rowCount: model.rows.length, isWhole: true }
  }, [data, state.projects, state.isComplete, view, looked, pinned])
}

/** Starts the traffic, tries again when there is hope, and warns who leaves with something unsent. */
function useTraffic(store: PlanStore): void {
  useEffect(() => {
    store.start()
    const warn = (event: BeforeUnloadEvent): void => {
      if (store.state().queue.edits.length > 0) event.preventDefault()
    }
    const seen = (): void => {
      if (!document.hidden) store.retryNow()
    }
    window.addEventListener('online', store.retryNow)
    window.addEventListener('focus', store.retryNow)
    document.addEventListener('visibilitychange', seen)
    window.addEventListener('beforeunload', warn)
    return () => {
      store.stop()
      window.removeEventListener('online', store.retryNow)
      window.removeEventListener('focus', store.retryNow)
      document.removeEventListener('visibilitychange', seen)
      window.removeEventListener('beforeunload', warn)
    }
  }, [store])
}
