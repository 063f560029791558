import type { KeyboardEvent, RefObject } from 'react'
import { COLUMNS } from '#src/features/projects/table/columns.ts'
import { moved } from '#src/features/projects/table/grid-cursor.ts'
import type { useGridCursor } from './use-grid-cursor.ts'
import { pageOf } from './use-row-window.ts'
import type { TableActions } from './use-table-actions.ts'

type Keys = {
  actions: TableActions
  grid: ReturnType<typeof useGridCursor>
  rowCount: number
  box: RefObject<HTMLDivElement | null>
  edit: (typed: string | null) => void
  add: () => void
  find: () => void
  help: () => void
}

/** What the keys do while a cell has the focus. Letters with Ctrl go by their place on the keyboard: Thai layouts have others there. */
export const useGridKeys =
  (keys: Keys) =>
  (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.target.closest('input:not([type=checkbox]), textarea, dialog'))
      return
    const isDone =
      event.ctrlKey || event.metaKey ? withCtrl(keys, event) : event.altKey ? withAlt(keys, event) : plain(keys, event)
    if (isDone || move(keys, event)) event.preventDefault()
  }

function withCtrl({ actions, find }: Keys, { code, shiftKey }: KeyboardEvent): boolean {
  if (code === 'KeyZ') {
    if (shiftKey) actions.redo()
    else actions.undo()
  } else if (code === 'KeyY') actions.redo()
  else if (code === 'KeyA') actions.selectAll()
  else if (code === 'KeyF') find()
  else return false
  return true
}

function withAlt({ actions }: Keys, { key }: KeyboardEvent): boolean {
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return false
  actions.moveByOne(key === 'ArrowUp' ? -1 : 1)
  return true
}

function plain(keys: Keys, event: KeyboardEvent): boolean {
  const { actions, grid, edit } = keys
  const column = COLUMNS[grid.cursor.column]
  const project = actions.projectAt(grid.cursor.row)
  const { key, shiftKey } = event
  if (key === 'Insert') keys.add()
  else if (key === 'F1' || key === '?') keys.help()
  else if (key === 'Escape') {
    grid.clearBlock()
    actions.setSelected(new Set())
  } else if (project && key === ' ' && (shiftKey || column?.id === 'no'))
    actions.toggleSelected(grid.cursor.row, grid.cursor.row)
  else if (project && (column?.month ?? null) !== null && (key === ' ' || key === 'Enter')) {
    if (actions.mayEdit && project.mayEdit) actions.toggleMonths()
  } else if (project && (key === 'Enter' || key === 'F2')) edit(null)
  else if (key === 'Delete' || key === 'Backspace') {
    if (actions.selected.size > 0 && column?.id === 'no') actions.deleteSelected()
    else actions.clear()
  } else if (project && key.length === 1 && key !== ' ' && column?.month === null) edit(key)
  else return false
  return true
}

function move({ grid, rowCount, box }: Keys, event: KeyboardEvent): boolean {
  const size = { rows: rowCount, columns: COLUMNS.length, page: pageOf(box.current) }
  const to = moved(grid.cursor, { key: event.key, ctrl: event.ctrlKey || event.metaKey }, size)
  if (to === null) return false
  grid.go(to, { extend: event.shiftKey })
  return true
}
