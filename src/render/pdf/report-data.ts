import type { TableReport } from '#src/render/table-report.ts'
import { PAGE_ROOM } from './layout.ts'
import { breakLines, shortened } from './line-breaks.ts'
import { deepPrintable } from './printable.ts'

// These repeat the measures of the template (report.typ), in points.
const TABLE_SIZE = 9
const NOTE_SIZE = 10
const CELL_INSET = 3

/** What the template prints, its lines broken. `width` in points. */
export type ReportData = Pick<TableReport, 'title' | 'lead' | 'officeName' | 'rows' | 'notes'> & {
  date: { year: number; month: number; day: number }
  columns: { heading: string; width: number }[]
}

/** The report as the template reads it. @param createdAt becomes the date of the file */
export function reportData(raw: TableReport, createdAt: Date): ReportData {
  const report = deepPrintable(raw)
  const shares = report.columns.reduce((sum, { share }) => sum + share, 0)
  const widths = report.columns.map(({ share }) => (PAGE_ROOM * share) / shares)
  const inCell = (text: string, at: number, bold: boolean): string =>
    linesOf(text, { width: (widths[at] ?? 0) - 2 * CELL_INSET, size: TABLE_SIZE, bold })
  return {
    date: { year: createdAt.getUTCFullYear(), month: createdAt.getUTCMonth() + 1, day: createdAt.getUTCDate() },
    title: shortened(report.title),
    lead: report.lead,
    officeName: shortened(report.officeName),
    columns: report.columns.map(({ heading }, at) => ({ heading: inCell(heading, at, true), width: widths[at] ?? 0 })),
    rows: report.rows.map((cells) => widths.map((_, at) => inCell(cells[at] ?? '', at, false))),
    notes: report.notes.map((note) => linesOf(note, { width: PAGE_ROOM, size: NOTE_SIZE })),
  }
}

const linesOf = (text: string, room: { width: number; size: number; bold?: boolean }): string =>
  text
    .split('\n')
    .map((paragraph) => breakLines(paragraph, room).join('\n'))
    .join('\n')
