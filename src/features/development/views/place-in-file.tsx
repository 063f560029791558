import { fillLabel, useLabels } from '#src/web/labels.ts'
import { importLabels } from '../imports.labels.ts'

/** Where a file has something: sheet or table, and row from 1. */
export type PlaceRef = { sheet?: string; table?: number; row?: number }

/** Sheet and row in words. */
export function PlaceInFile({ where: { sheet, table, row } }: { where: PlaceRef }) {
  const t = useLabels(importLabels)
  if (sheet !== undefined)
    return row === undefined ? fillLabel(t.sheet, { sheet }) : fillLabel(t.sheetRow, { sheet, row })
  if (table !== undefined)
    return row === undefined ? fillLabel(t.table, { table }) : fillLabel(t.tableRow, { table, row })
  return row === undefined ? '' : fillLabel(t.row, { row })
}
