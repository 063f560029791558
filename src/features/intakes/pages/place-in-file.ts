import type { SourceRef } from '#src/domain/project.ts'
import { fillLabel } from '#src/web/labels.ts'
import type { intakeLabels } from '../intakes.labels.ts'

type Texts = Pick<Record<keyof typeof intakeLabels, string>, 'sheetOnly' | 'sheetRow' | 'tableRow' | 'plainRow'>

/** Where in the office's file something stands: “ชีต “ผด.02” แถว 12”. A place without a row is a whole sheet. */
export function placeInFile({ sheet = '', table, row }: Partial<SourceRef>, t: Texts): string {
  if (row === undefined) return fillLabel(t.sheetOnly, { sheet })
  if (sheet !== '') return fillLabel(t.sheetRow, { sheet, row })
  return table === undefined ? fillLabel(t.plainRow, { row }) : fillLabel(t.tableRow, { table, row })
}
