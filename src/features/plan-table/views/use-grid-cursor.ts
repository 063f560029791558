import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { Block, Cursor } from '#src/features/projects/table/grid-cursor.ts'
import type { ViewRow } from '#src/features/projects/table/view-model.ts'
import { cellAt } from './plan-grid.tsx'
import { showSideways } from './use-row-window.ts'

/** `row`: where the row stood when it got the focus. */
type Place = { key: string; column: number; row: number }

/**
 * The cell with the focus and the block that begins elsewhere. They hold on to the row itself, so that they stay with it when rows are
 * added, sorted or filtered; where the row is gone, to its place.
 */
export function useGridCursor(
  rows: readonly ViewRow[],
  { box, show }: { box: RefObject<HTMLDivElement | null>; show: (row: number) => void },
) {
  const indexOf = useMemo(() => new Map(rows.map((row, index) => [row.key, index])), [rows])
  const [active, setActive] = useState<Place>({ key: firstKey(rows), column: 1, row: 0 })
  const [anchor, setAnchor] = useState<Place | null>(null)
  const wantsFocus = useRef(false)
  const row = indexOf.get(active.key) ?? Math.min(active.row, Math.max(0, rows.length - 1))
  const cursor: Cursor = { row, column: active.column }
  const anchorRow = anchor && indexOf.get(anchor.key)
  const block: Block | null =
    anchor && typeof anchorRow === 'number'
      ? { anchor: { row: anchorRow, column: anchor.column }, focus: cursor }
      : null

  // With the drawing of the cell itself, and not later: the next key may come before the next frame.
  useLayoutEffect(() => {
    if (wantsFocus.current && focusCell(box.current, cursor)) wantsFocus.current = false
  })

  /** Makes a cell the focused one, and brings it into sight. */
  const go = (to: Cursor, { extend = false, focus = true } = {}): void => {
    const key = rows[to.row]?.key
    if (key === undefined) return
    setAnchor(extend ? (anchor ?? active) : null)
    setActive({ key, ...to })
    show(to.row)
    wantsFocus.current = focus
  }
  return {
    cursor,
    block,
    go,
    indexOf,
    clearBlock: () => setAnchor(null),
    refocus: () => {
      wantsFocus.current = true
    },
  }
}

/** False when the cell is not drawn yet. */
function focusCell(box: HTMLElement | null, to: Cursor): boolean {
  const cell = box && cellAt(box, to)
  if (!box || !cell) return false
  cell.focus({ preventScroll: true })
  showSideways(box, cell)
  return true
}

const firstKey = (rows: readonly ViewRow[]): string =>
  (rows.find((row) => row.type === 'project') ?? rows[0])?.key ?? ''
