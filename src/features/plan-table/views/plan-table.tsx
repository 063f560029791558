import { useEffect, useRef, useState, useSyncExternalStore, type ClipboardEvent, type ReactNode } from 'react'
import { columnOfField, COLUMNS, columnIndex } from '#src/features/projects/table/columns.ts'
import type { Stop } from '#src/features/projects/table/edit-queue.ts'
import { queryOfView } from '#src/features/projects/table/view-address.ts'
import { Notice } from '#src/web/components/notice.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { tableLabels } from '../plan-table.labels.ts'
import { CellEditor, type Leave } from './cell-editor.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import { FilterBar } from './filter-bar.tsx'
import { PhoneList } from './phone-list.tsx'
import { PlanGrid } from './plan-grid.tsx'
import { SaveState, SaveTrouble } from './save-state.tsx'
import { HelpDialog, ProblemPanel } from './side-panels.tsx'
import { SimilarDialog, SimilarMark } from './similar-hint.tsx'
import type { TableData } from './table-data.ts'
import { Toolbar } from './toolbar.tsx'
import { useGridCursor } from './use-grid-cursor.ts'
import { useGridKeys } from './use-grid-keys.ts'
import { useGridPointer } from './use-grid-pointer.ts'
import { usePlanData } from './use-plan-data.ts'
import { HEAD_ROWS, useRowWindow } from './use-row-window.ts'
import { useSimilar } from './use-similar.ts'
import { useTableActions } from './use-table-actions.ts'
import { DepartmentsDialog, FundsDialog, MonthsDialog } from './value-dialogs.tsx'

/** The cell that is being edited, by its row. */
type Editing = { key: string; column: number; typed: string | null }
type Open = 'help' | 'months' | 'problems' | 'similar' | null

/** The plan as a table that is edited in place; on narrow screens as a list. */
export function PlanTable({ data }: { data: TableData }) {
  const t = useLabels(tableLabels)
  const box = useRef<HTMLDivElement>(null)
  const plan = usePlanData(data)
  const { rows, state, store, view } = plan
  const window_ = useRowWindow(rows, box)
  const grid = useGridCursor(rows, { box, show: window_.show })
  const actions = useTableActions(data, plan, grid)
  const [editing, setEditing] = useState<Editing | null>(null)
  const [open, setOpen] = useState<Open>(null)
  const similar = useSimilar(data, state)
  const isLive = useIsLive()
  const isNarrow = useIsNarrow()
  const address = `/offices/${data.office.code}/${data.fiscalYear}`
  const stop = state.queue.stop
  const firstEdit = state.queue.edits[0]

  const edit = (typed: string | null): void => {
    const project = actions.projectAt(grid.cursor.row)
    const column = COLUMNS[grid.cursor.column]
    if (project && column && column.id !== 'no' && column.month === null && actions.mayEdit && project.mayEdit)
      setEditing({ key: project.id, column: grid.cursor.column, typed })
  }
  const close = (leave: Leave): void => {
    setEditing(null)
    const { row, column } = grid.cursor
    const step = { stay: [0, 0], down: [1, 0], right: [0, 1], left: [0, -1] }[leave]
    const to = {
      row: Math.min(rows.length - 1, row + (step[0] ?? 0)),
      column: Math.max(0, Math.min(COLUMNS.length - 1, column + (step[1] ?? 0))),
    }
    // A click elsewhere has moved the focus already.
    if (leave !== 'stay') grid.go(to)
  }
  const add = (): void => {
    const id = actions.add()
    if (id !== null) setEditing({ key: id, column: columnIndex('name'), typed: null })
  }
  useFollowNewRow(editing, grid)
  const editRefused = (id: string, at: number): void => {
    const row = grid.indexOf.get(id)
    if (row === undefined) return
    // The focus is the editor's: a cell that took it later would close it.
    grid.go({ row, column: at }, { focus: false })
    setEditing({ key: id, column: at, typed: null })
  }
  const find = (): void => document.querySelector<HTMLInputElement>('#plan-search')?.focus()
  const pointer = useGridPointer({ actions, grid, box, edit })
  const onKeyDown = useGridKeys({
    actions,
    grid,
    rowCount: rows.length,
    box,
    edit,
    add,
    find,
    help: () => setOpen('help'),
  })
  const isText = (event: ClipboardEvent): boolean =>
    event.target instanceof HTMLElement && event.target.closest('input:not([type=checkbox]), textarea, dialog') !== null
  const clipboard = {
    onCopy: (event: ClipboardEvent) => {
      if (isText(event)) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', actions.copy())
    },
    onCut: (event: ClipboardEvent) => {
      if (isText(event)) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', actions.copy())
      actions.clear()
    },
    onPaste: (event: ClipboardEvent) => {
      if (isText(event)) return
      event.preventDefault()
      actions.paste(event.clipboardData.getData('text/plain'))
    },
  }

  const edited = editing && rows.find((row) => row.type === 'project' && row.key === editing.key)
  const project = edited?.type === 'project' ? edited.project : null
  const column = editing && COLUMNS[editing.column]
  const isInPlace = project && column && !['budget', 'fund', 'departments'].includes(column.id)
  const done = (): void => {
    setEditing(null)
    grid.refocus()
  }
  const editor: ReactNode = isInPlace && (
    <CellEditor
      key={`${editing.key} ${editing.column}`}
      project={project}
      column={column}
      typed={editing.typed}
      refusal={refusalOf(stop, project.id, editing.column)}
      words={plan.words}
      cancel={done}
      save={(text, leave) => {
        const wrong = actions.type(project, editing.column, text)
        if (wrong === null) close(leave)
        return wrong
      }}
    />
  )
  const findings = [...plan.findings.values()].flat()
  const query = queryOfView(view).toString()

  return (
    <div className="plan-editor" data-ready={plan.isWhole || undefined}>
      {data.editing !== 'yes' && <Notice tone="info" title={data.editing === 'locked' ? t.locked : t.readOnly} />}
      <FilterBar view={view} words={plan.words} isLive={isLive} change={plan.changeView} />
      {isLive ? (
        <Toolbar
          actions={actions}
          words={plan.words}
          canUndo={state.history.done.length > 0}
          canRedo={state.history.undone.length > 0}
          findingCount={findings.length}
          blockingCount={findings.filter(({ severity }) => severity === 'blocking').length}
          printAddress={`${address}/table/print${query && `?${query}`}`}
          sheetsAddress={`${address}/sheets`}
          open={setOpen}
          add={add}
        />
      ) : (
        <p className="plan-static">
          {fillLabel(t.noScript, { shown: Math.min(HEAD_ROWS, data.rowCount), count: data.rowCount })}{' '}
          <a href={`${address}/table/print${query && `?${query}`}`}>{t.allRows}</a>
        </p>
      )}
      {isLive && (
        <SaveState state={state} toast={actions.toast} undo={actions.undo}>
          <SimilarMark found={similar} open={() => setOpen('similar')} />
        </SaveState>
      )}
      <SaveTrouble state={state} store={store} edit={editRefused} />
      {rows.length === 0 && <p className="plan-empty">{state.projects.length === 0 ? t.empty : t.emptyView}</p>}
      {(!isNarrow || !isLive) && (
        // The keys and the mouse are those of the cells in it, which have the focus.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- as the comment above says
        <div className="plan-main" onKeyDown={onKeyDown} {...pointer.on} {...clipboard}>
          <PlanGrid
            {...{ rows, ...window_, cursor: grid.cursor, block: grid.block, selected: actions.selected }}
            rowCount={plan.rowCount}
            findings={plan.findings}
            painted={pointer.painted}
            editor={isInPlace ? { key: editing.key, column: editing.column, node: editor } : null}
            levelLabel={data.levelLabel}
            shown={plan.shown}
            whole={plan.whole}
            mayDrag={actions.mayMove}
            dropAt={pointer.dropAt}
            scroller={box}
          />
          {open === 'problems' && (
            <ProblemPanel
              findings={plan.findings}
              projects={state.projects}
              close={() => setOpen(null)}
              go={(id, to) => {
                const row = grid.indexOf.get(id)
                if (row !== undefined) grid.go({ row, column: to })
              }}
            />
          )}
        </div>
      )}
      {(isNarrow || !isLive) && (
        <PhoneList rows={rows} address={address} levelLabel={data.levelLabel} most={isLive ? rows.length : HEAD_ROWS} />
      )}
      {project && (column?.id === 'budget' || column?.id === 'fund') && (
        <FundsDialog
          project={project}
          typed={column.id === 'budget' ? (editing?.typed ?? null) : null}
          close={done}
          save={(fields) => {
            actions.set(project, fields)
            done()
          }}
        />
      )}
      {project && column?.id === 'departments' && (
        <DepartmentsDialog
          project={project}
          known={[...new Set([...data.divisions, ...plan.words.departments])]}
          close={done}
          save={(fields) => {
            actions.set(project, fields)
            done()
          }}
        />
      )}
      {open === 'months' && (
        <MonthsDialog
          count={actions.selected.size}
          close={() => setOpen(null)}
          save={(months) => {
            actions.setMonthsOfSelected(months)
            setOpen(null)
          }}
        />
      )}
      {open === 'similar' && similar && <SimilarDialog found={similar} address={address} close={() => setOpen(null)} />}
      {open === 'help' && <HelpDialog close={() => setOpen(null)} />}
      {stop?.type === 'conflict' && firstEdit && (
        <ConflictDialog key={firstEdit.editId} conflicts={stop.conflicts} edit={firstEdit} store={store} />
      )}
    </div>
  )
}

/** Why the server did not take what stands in a cell; null when it did, or has not been asked. */
function refusalOf(stop: Stop | null, projectId: string, column: number): string | null {
  if (stop?.type !== 'refused') return null
  const own = stop.problems.filter(({ field }) => field.startsWith(`${projectId}.`))
  return own.find(({ field }) => columnOfField(field.slice(projectId.length + 1)) === column)?.message ?? null
}

/** A row that was just added gets the focus as soon as it is there. */
function useFollowNewRow(editing: Editing | null, grid: ReturnType<typeof useGridCursor>): void {
  const row = editing ? grid.indexOf.get(editing.key) : undefined
  useEffect(() => {
    if (editing && row !== undefined && row !== grid.cursor.row)
      grid.go({ row, column: editing.column }, { focus: false })
  })
}

const never = (): (() => void) => () => undefined

/** False on the server and until the page's scripts are at work. */
const useIsLive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

/** The same width stands in plan-phone.css. */
const NARROW = '(max-width: 43.75rem)'

function onWidth(listener: () => void): () => void {
  const narrow = matchMedia(NARROW)
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

/** Screens too narrow for a table. */
const useIsNarrow = (): boolean =>
  useSyncExternalStore(
    onWidth,
    () => matchMedia(NARROW).matches,
    () => false,
  )
