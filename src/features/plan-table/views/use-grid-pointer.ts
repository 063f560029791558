import { useRef, useState, type FocusEvent, type MouseEvent, type PointerEvent, type RefObject } from 'react'
import { hasMonth } from '#src/domain/month-set.ts'
import { withMonth } from '#src/features/projects/table/cell-edit.ts'
import { COLUMNS } from '#src/features/projects/table/columns.ts'
import type { Cursor } from '#src/features/projects/table/grid-cursor.ts'
import type { useGridCursor } from './use-grid-cursor.ts'
import type { TableActions } from './use-table-actions.ts'

type Drag =
  | { type: 'months'; row: number; key: string; from: number; isOn: boolean; months: number }
  | { type: 'cells' }
  | { type: 'rows'; ids: string[]; at: number | null }

type Pointer = {
  actions: TableActions
  grid: ReturnType<typeof useGridCursor>
  box: RefObject<HTMLDivElement | null>
  edit: (typed: string | null) => void
}

/** What the mouse, pen or finger does on cells: months are painted, blocks drawn, rows dragged by their handle. */
export function useGridPointer({ actions, grid, edit }: Pointer) {
  const drag = useRef<Drag | null>(null)
  const again = useRef(false)
  const lastChosen = useRef(0)
  const [painted, setPainted] = useState<{ key: string; months: number } | null>(null)
  const [dropAt, setDropAt] = useState<number | null>(null)

  const onPointerDown = (event: PointerEvent): void => {
    const at = cellOf(event.target)
    if (event.button !== 0 || at === null || isInEditor(event.target)) return
    const project = actions.projectAt(at.row)
    // A second click edits; the first only brings the focus.
    const hasFocus = document.activeElement instanceof HTMLElement && isWithin(event.target, document.activeElement)
    again.current = hasFocus && grid.cursor.row === at.row && grid.cursor.column === at.column && !event.shiftKey
    const month = COLUMNS[at.column]?.month ?? null
    if (isGrip(event.target) && project && actions.mayMove) {
      drag.current = { type: 'rows', ids: [project.id], at: null }
      event.preventDefault()
    } else if (project && month !== null && !event.shiftKey && event.pointerType !== 'touch') {
      if (!actions.mayEdit || !project.mayEdit) return grid.go(at)
      const isOn = !hasMonth(project.months, month)
      const months = withMonth(project.months, month, isOn)
      drag.current = { type: 'months', row: at.row, key: project.id, from: month, isOn, months }
      setPainted({ key: project.id, months })
      grid.go(at)
      event.preventDefault()
    } else if (!isCheckbox(event.target)) {
      drag.current = event.pointerType === 'touch' ? null : { type: 'cells' }
      grid.go(at, { extend: event.shiftKey })
    }
  }

  const onPointerMove = (event: PointerEvent): void => {
    const now = drag.current
    if (now === null || event.buttons === 0) return
    const at = cellOf(document.elementFromPoint(event.clientX, event.clientY))
    if (at === null) return
    if (now.type === 'rows') {
      now.at = at.row
      setDropAt(at.row)
    } else if (now.type === 'months') paintTo(now, at)
    else if (at.row !== grid.cursor.row || at.column !== grid.cursor.column) grid.go(at, { extend: true, focus: false })
  }

  const paintTo = (now: Extract<Drag, { type: 'months' }>, at: Cursor): void => {
    const month = COLUMNS[at.column]?.month ?? null
    const project = actions.projectAt(now.row)
    if (month === null || !project) return
    let months = project.months
    for (let one = Math.min(now.from, month); one <= Math.max(now.from, month); one++)
      months = withMonth(months, one, now.isOn)
    now.months = months
    setPainted({ key: now.key, months })
  }

  const onPointerUp = (): void => {
    const now = drag.current
    drag.current = null
    setPainted(null)
    setDropAt(null)
    if (now?.type === 'rows' && now.at !== null) actions.dropAt(now.ids, now.at)
    const project = now?.type === 'months' ? actions.projectAt(now.row) : null
    if (now?.type === 'months' && project) actions.setMonths(project, now.months)
  }

  const onClick = (event: MouseEvent): void => {
    const at = cellOf(event.target)
    if (at === null || isInEditor(event.target)) return
    const project = actions.projectAt(at.row)
    const month = COLUMNS[at.column]?.month ?? null
    if (isCheckbox(event.target)) {
      actions.toggleSelected(event.shiftKey ? lastChosen.current : at.row, at.row)
      lastChosen.current = at.row
    } else if (event.ctrlKey || event.metaKey) actions.toggleSelected(at.row, at.row)
    else if (isTouch(event) && month !== null && project?.mayEdit && actions.mayEdit)
      actions.setMonths(project, withMonth(project.months, month, !hasMonth(project.months, month)))
    else if (again.current && month === null && project) edit(null)
  }

  // Screen readers and tests put the focus on a cell without a key or the mouse.
  const onFocus = (event: FocusEvent): void => {
    const at = event.target instanceof Element && event.target.matches('[data-column]') ? cellOf(event.target) : null
    const isHere = at?.row === grid.cursor.row && (at.column === grid.cursor.column || isGroup(event.target))
    if (at !== null && !isHere) grid.go(at, { focus: false })
  }

  return {
    painted,
    dropAt,
    on: { onFocus, onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp, onClick },
  }
}

/** The cell that an element stands in; null outside of the rows. */
function cellOf(target: EventTarget | null): Cursor | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
  const row = cell?.closest<HTMLElement>('tr[data-row]')
  return cell && row ? { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) } : null
}

const isGroup = (target: EventTarget): boolean => within(target, '.plan-group')
const isWithin = (target: EventTarget, cell: HTMLElement): boolean =>
  cell.matches('[data-column]') && target instanceof Node && cell.contains(target)
const within = (target: EventTarget, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null
const isInEditor = (target: EventTarget): boolean => within(target, '.cell-editor, dialog')
const isCheckbox = (target: EventTarget): boolean => within(target, 'input[type=checkbox]')
const isGrip = (target: EventTarget): boolean => within(target, '.plan-grip')
const isTouch = ({ nativeEvent }: MouseEvent): boolean =>
  nativeEvent instanceof globalThis.PointerEvent && nativeEvent.pointerType === 'touch'
