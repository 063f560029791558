import type { GridCell, GridMerge, GridSheet } from '#src/intake/grid.ts'

/** A cell that lies under a merged one. `origin`: the cell that holds the text. */
export type Covered = { origin: GridCell; isSameRow: boolean; isSameColumn: boolean }

/** Tells of each cell of a sheet which merged cell covers it; null where none does, also for the cell that holds the text. */
export function coveredBy({ merges, rows }: Pick<GridSheet, 'merges' | 'rows'>) {
  const byRow = new Map<number, GridMerge[]>()
  for (const merge of merges)
    for (let row = merge.firstRow; row <= merge.lastRow; row++) {
      const there = byRow.get(row)
      if (there) there.push(merge)
      else byRow.set(row, [merge])
    }
  return (row: number, column: number): Covered | null => {
    const merge = byRow.get(row)?.find((each) => column >= each.firstColumn && column <= each.lastColumn)
    if (!merge) return null
    const [isSameRow, isSameColumn] = [row === merge.firstRow, column === merge.firstColumn]
    if (isSameRow && isSameColumn) return null
    const origin = rows.get(merge.firstRow)?.cells.get(merge.firstColumn)
    return { origin: origin ?? { text: '' }, isSameRow, isSameColumn }
  }
}
