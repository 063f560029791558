/** The cell with the focus. Columns count from 0; `row` is the index among the shown rows. */
export type Cursor = { row: number; column: number }

/** A block of cells from the cell where it began to the cell with the focus. */
export type Block = { anchor: Cursor; focus: Cursor }

/** How large the table is; `page`: rows that a page key goes on by. */
export type GridSize = { rows: number; columns: number; page: number }
/** A key that was pressed. */
export type MoveKey = { key: string; ctrl: boolean }

/** Where a key leads; null when it does not move. Never out of the table. */
export function moved({ row, column }: Cursor, { key, ctrl }: MoveKey, size: GridSize): Cursor | null {
  const to = (nextRow: number, nextColumn: number): Cursor => ({
    row: clamp(nextRow, size.rows - 1),
    column: clamp(nextColumn, size.columns - 1),
  })
  switch (key) {
    case 'ArrowUp':
      return to(ctrl ? 0 : row - 1, column)
    case 'ArrowDown':
      return to(ctrl ? size.rows : row + 1, column)
    case 'ArrowLeft':
      return to(row, ctrl ? 0 : column - 1)
    case 'ArrowRight':
      return to(row, ctrl ? size.columns : column + 1)
    case 'Home':
      return to(ctrl ? 0 : row, 0)
    case 'End':
      return to(ctrl ? size.rows : row, size.columns)
    case 'PageUp':
      return to(row - size.page, column)
    case 'PageDown':
      return to(row + size.page, column)
    default:
      return null
  }
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value))

/** The edges of a block, all included. */
export type Edges = { top: number; bottom: number; left: number; right: number }

/** The edges of a block, whichever corner it began at. */
export const edgesOf = ({ anchor, focus }: Block): Edges => ({
  top: Math.min(anchor.row, focus.row),
  bottom: Math.max(anchor.row, focus.row),
  left: Math.min(anchor.column, focus.column),
  right: Math.max(anchor.column, focus.column),
})

/** The columns of a row that a block covers; null when it covers none, or is the focused cell alone. */
export function coveredColumns(block: Block | null, row: number): { left: number; right: number } | null {
  if (block === null) return null
  const { top, bottom, left, right } = edgesOf(block)
  return row < top || row > bottom || (top === bottom && left === right) ? null : { left, right }
}
